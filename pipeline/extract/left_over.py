"""Text objects PDFium finds no letter in: spaces, text drawn once more, and text it passes over."""

from collections.abc import Iterator, Sequence

from pipeline.extract import batch, pdfium
from pipeline.extract.batch import Sides
from pipeline.extract.characters import SAME_PLACE
from pipeline.extract.sheet import Drawn, Sheet
from pipeline.extract.unsure import Unsure
from pipeline.model.page import Box, Character

NO_WIDTH = 0.01
"""Points. What takes up less leaves no ink."""
SPACE_WIDTH = 0.25
"""Of the font size: the width of a space that is drawn by itself."""


def left_over(sheet: Sheet, used: set[int]) -> Iterator[Drawn]:
    """The spaces among the objects that are not `used`; what is drawn once more is left out.

    Of a font that is not in the PDF, PDFium may know no ink of any letter.

    Raises:
        Unsure: there is other text among them.
    """
    lone = list(sheet.types.keys() - used)
    wide: list[tuple[int, Sides]] = []
    for one, sides in zip(lone, batch.bounds(lone), strict=True):
        _, x, top, bottom, size = sheet.types[one]
        if sides[2] - sides[0] >= NO_WIDTH:
            wide.append((one, sides))
        elif not pdfium.is_embedded(pdfium.font_of(one)):
            raise Unsure("font_missing")
        elif size > 0:
            yield one, 0, Character(" ", Box(x, top, x + SPACE_WIDTH * size, bottom), size)
    if wide:
        _check_drawn_before(sheet, wide, batch.bounds(list(used)))


def _check_drawn_before(
    sheet: Sheet, wide: Sequence[tuple[int, Sides]], used: Sequence[Sides]
) -> None:
    """Take text without letters only where other text lies on its place: it was made bold so."""
    for one, sides in wide:
        reach = SAME_PLACE * sheet.types[one][-1]
        if not any(
            all(abs(a - b) <= reach for a, b in zip(sides, other, strict=True)) for other in used
        ):
            raise Unsure("dropped")
