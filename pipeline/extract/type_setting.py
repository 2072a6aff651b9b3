"""Text objects → how their letters are set, and whether a person can see them."""

from collections.abc import Iterable, Sequence
from itertools import chain, repeat

from pipeline.extract import batch, pdfium
from pipeline.extract.batch import Matrix
from pipeline.extract.colours import WHITE
from pipeline.extract.sheet import Sheet, product
from pipeline.extract.sight import INVISIBLE_MODES

ASCENT = 0.88
"""Of the font size: how far Japanese type stands over its foot. What fonts say of themselves
differs from program to program, and is often wrong."""
SLOPE = 0.01
"""Of the font size: a line that climbs more is turned."""
PALEST = 255 * WHITE
"""From here on each part of a colour is white to the eye."""
FILLED = 0
"""The text rendering mode that only fills the letters."""


def note_texts(sheet: Sheet, objects: Sequence[int], matrix: Matrix | None) -> None:
    """Note text objects in the order drawn."""
    matrices = batch.matrices(objects)
    if matrix is not None:
        matrices = [product(own, matrix) for own in matrices]
    left, head, types = sheet.left, sheet.head, sheet.types
    told = zip(objects, matrices, batch.font_sizes(objects), strict=True)
    for order, (one, (a, b, _, d, x, y), font_size) in enumerate(told, start=len(types)):
        size = d * font_size if a > 0 and abs(b) <= SLOPE * a else 0.0
        top = head - y - ASCENT * size
        types[one] = (order, x - left, top, top + size, size)
    _note_sight(sheet, objects)
    sheet.replaced |= _replaced(objects)


def _replaced(objects: Sequence[int]) -> set[int]:
    """The objects for which the PDF gives another text than their glyphs have.

    Letters drawn in a row have their marks in common: each mark is asked once.
    """
    counts = list(map(pdfium.count_marks, objects))
    if max(counts, default=0) <= 0:
        return set()
    owners = list(chain.from_iterable(map(repeat, objects, counts)))
    marks = list(map(pdfium.mark_of, owners, chain.from_iterable(map(range, counts))))
    telling = set(filter(_has_other_text, set(marks)))
    return {one for one, mark in zip(owners, marks, strict=True) if mark in telling}


def _note_sight(sheet: Sheet, objects: Sequence[int]) -> None:
    modes = list(map(pdfium.render_mode, objects))
    if not INVISIBLE_MODES.isdisjoint(modes):
        sheet.unseen.update(one for one, mode in zip(objects, modes, strict=True) if mode in INVISIBLE_MODES)  # fmt: skip
    inks = batch.inks(objects, pdfium.fill_colour)
    white = {ink for ink in set(inks) if min(ink) >= PALEST}
    if white:
        sheet.white.update(
            one
            for one, mode, ink in zip(objects, modes, inks, strict=True)
            if mode == FILLED and ink in white
        )


def _has_other_text(mark: int) -> bool:
    return bool(pdfium.mark_text(mark, b"ActualText", None, 0, pdfium.wholes.at))


def all_have_height(fonts: Iterable[int]) -> bool:
    """Whether PDFium knows how high the letters of each font are, and so how wide."""
    for font in fonts:
        pdfium.ascent_of(font, 1.0, pdfium.floats.at)
        pdfium.descent_of(font, 1.0, pdfium.floats.at + batch.BYTES)
        ascent, descent = pdfium.floats.first(2)
        if ascent == descent:
            return False
    return True
