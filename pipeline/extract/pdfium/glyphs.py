"""A text page of PDFium → its letters, and the text objects in which PDFium finds no letter."""

import re
from collections.abc import Iterable, Iterator, Sequence
from itertools import repeat

from pipeline.extract.errors import NeedsReferenceReader
from pipeline.extract.page.characters import SAME_PLACE
from pipeline.extract.pdfium import calls as batch
from pipeline.extract.pdfium import library as pdfium
from pipeline.extract.pdfium.calls import Sides
from pipeline.extract.pdfium.page_state import Drawn, PageState
from pipeline.model.page import Box, TextRun

HYPHENS = "\ufffe\x02"
"""The two codes by which PDFium writes a hyphen at the end of a line."""
SPACE = re.compile(" ")


class Letters:
    """The letters of one text page, by number from 0."""

    def __init__(self, text_page: int) -> None:
        self._page = text_page
        self.count = max(0, pdfium.count_characters(text_page))
        self.text = _text_of_page(text_page, self.count)

    def sides(self, numbers: Sequence[int]) -> list[float]:
        """Left, top, right and bottom of each of these letters, as high as their font.

        In the PDF's own coordinates: top > bottom. All in one flat list, four for each letter.
        FPDFText_GetLooseCharBox is as high as the font, and wide as the advance, so that letters of
        one word touch; FPDFText_GetCharBox would be the ink.
        """
        count = len(numbers)
        at = pdfium.floats.long(4 * count)
        places = range(at, at + 16 * count, 16)
        # PDFium writes an FS_RECTF (left, top, right, bottom: four floats) at each 16th byte.
        for _ in map(pdfium.character_box, repeat(self._page), numbers, places):
            pass
        return pdfium.floats.first(4 * count)

    def objects(self, numbers: Sequence[int]) -> list[int]:
        """The text object that draws each of these letters; raises NeedsReferenceReader where none does."""
        objects: list[int] = list(map(pdfium.text_object, repeat(self._page), numbers))
        if None in objects:
            raise NeedsReferenceReader("replaced")
        return objects

    def generated(self) -> set[int]:
        """The numbers of the spaces that are not in the PDF: PDFium sees them in a gap."""
        spaces = [match.start() for match in SPACE.finditer(self.text)]
        answers = map(pdfium.is_generated, repeat(self._page), spaces)
        return {
            number for number, is_generated in zip(spaces, answers, strict=True) if is_generated
        }

    def visible(self) -> int:
        """How many of them are neither spaces nor codes without a glyph."""
        return sum(letter > " " and not letter.isspace() for letter in self.text)

    def unmapped(self) -> set[int]:
        """The numbers of the letters of which the PDF does not say how they read."""
        answers = map(pdfium.is_unmapped, repeat(self._page), range(self.count))
        return {number for number, answer in enumerate(answers) if answer == 1}

    def any_unmapped(self, numbers: Iterable[int]) -> bool:
        """Whether the PDF does not say how one of these letters reads."""
        return any(map(pdfium.is_unmapped, repeat(self._page), numbers))


def _text_of_page(page: int, count: int) -> str:
    """The text with one letter for each number."""
    written = pdfium.text_between(page, 0, count, pdfium.wholes.long(count + 1))
    text = pdfium.wholes.content(2 * count).decode("utf-16-le", "replace")
    if len(text) == count == written - 1:
        return text
    # Where letters and numbers do not match (PDFium leaves out control characters), letter by letter:
    # slower, but each number has its own.
    return "".join(map(chr, map(pdfium.code_point, repeat(page), range(count))))


NO_WIDTH = 0.01
"""Points. What takes up less leaves no ink."""
SPACE_WIDTH = 0.25
"""Of the font size: the width of a space that is drawn by itself, of which PDFium gives no box.

As wide as the space of Times."""


def left_over(sheet: PageState, used: set[int]) -> Iterator[Drawn]:
    """The spaces among the objects that are not `used`; what is drawn once more is left out.

    Of a font that is not in the PDF, PDFium may know no ink of any letter.

    Raises:
        NeedsReferenceReader: there is other text among them.
    """
    lone = list(sheet.types.keys() - used)
    wide: list[tuple[int, Sides]] = []
    for one, sides in zip(lone, batch.bounds(lone), strict=True):
        _, x, top, bottom, size = sheet.types[one]
        if sides[2] - sides[0] >= NO_WIDTH:
            wide.append((one, sides))
        elif not pdfium.is_embedded(pdfium.font_of(one)):
            raise NeedsReferenceReader("font_missing")
        elif size > 0:
            yield one, 0, TextRun(" ", Box(x, top, x + SPACE_WIDTH * size, bottom), size)
    if wide:
        _check_drawn_before(sheet, wide, batch.bounds(list(used)))


def _check_drawn_before(
    sheet: PageState, wide: Sequence[tuple[int, Sides]], used: Sequence[Sides]
) -> None:
    """Accept text without letters only where other text has the same box: it was drawn twice for bold."""
    for one, sides in wide:
        reach = SAME_PLACE * sheet.types[one][-1]
        if not any(
            all(abs(a - b) <= reach for a, b in zip(sides, other, strict=True)) for other in used
        ):
            raise NeedsReferenceReader("dropped")
