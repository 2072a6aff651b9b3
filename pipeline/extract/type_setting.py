"""Text objects → how their letters are set, and whether a person can see them."""

from collections.abc import Iterable, Sequence
from itertools import repeat

from pipeline.extract import batch, pdfium
from pipeline.extract.batch import Matrix
from pipeline.extract.colours import WHITE
from pipeline.extract.sheet import Sheet, product
from pipeline.extract.sight import INVISIBLE_MODES
from pipeline.model.page import Box

ASCENT = 0.88
"""Of the font size: how far Japanese type stands over its foot. What fonts say of themselves
differs from program to program, and is often wrong."""
SLOPE = 0.01
"""Of the font size: a line that climbs more is turned."""
PALEST = 255 * WHITE
"""From here on each part of a colour is white to the eye."""
FILLED = 0
"""The text rendering mode that only fills the letters."""


def note_texts(sheet: Sheet, texts: Sequence[tuple[int, Box]], matrix: Matrix | None) -> None:
    """Note text objects, each with where it can be seen, in the order drawn."""
    objects = [one for one, _ in texts]
    matrices = batch.matrices(objects)
    if matrix is not None:
        matrices = [product(own, matrix) for own in matrices]
    left, head = sheet.left, sheet.head
    order = len(sheet.types)
    sizes = [
        d * font if a > 0 and abs(b) <= SLOPE * a else 0.0
        for (a, b, _, d, _, _), font in zip(matrices, batch.font_sizes(objects), strict=True)
    ]
    for one, (_, _, _, _, x, y), size in zip(objects, matrices, sizes, strict=True):
        top = head - y - ASCENT * size
        sheet.types[one] = (order, x - left, top, top + size, size)
        order += 1
    _note_sight(sheet, objects)
    if any(clip is not sheet.page for _, clip in texts):
        sheet.clipped.update((one, clip) for one, clip in texts if clip is not sheet.page)
    for one, marks in zip(objects, map(pdfium.count_marks, objects), strict=True):
        if marks > 0 and any(map(_has_other_text, map(pdfium.mark_of, repeat(one), range(marks)))):
            sheet.replaced.add(one)
    sheet.fonts.update(map(pdfium.font_of, objects))


def _note_sight(sheet: Sheet, objects: Sequence[int]) -> None:
    modes = list(map(pdfium.render_mode, objects))
    if not INVISIBLE_MODES.isdisjoint(modes):
        sheet.unseen.update(one for one, mode in zip(objects, modes, strict=True) if mode in INVISIBLE_MODES)  # fmt: skip
    inks = batch.inks(objects, pdfium.fill_colour)
    if any(min(ink) >= PALEST for ink in set(inks)):
        sheet.white.update(
            one
            for one, mode, ink in zip(objects, modes, inks, strict=True)
            if mode == FILLED and min(ink) >= PALEST
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
