"""The shapes of a page that may be a point or comma of a figure, and its shaded areas."""

from collections.abc import Iterator, Sequence

from pipeline.extract.pdfium import calls as batch
from pipeline.extract.pdfium import library as pdfium
from pipeline.extract.pdfium.calls import Matrix, Sides
from pipeline.extract.pdfium.page_state import PageState, product
from pipeline.extract.pdfium.path_objects import LINE
from pipeline.extract.picture.grey_picture import Shapes
from pipeline.model.page import Box

LARGEST_POINT = 4.0
"""Points: a point or comma of 14 points takes up a quarter of its size."""
DEEPEST = 12
"""Forms inside forms: a file may nest them without end. What is deeper is not looked at."""

SLANTING = -1
"""The kind of a path that is one slanting line; no page object has it."""
LEVEL = 1.0
"""Points that the ends of a line differ in height, or across, before it slants."""

Drawn = tuple[int, Box]
"""A kind of page object, and the box around it."""


def shapes_of(page: int) -> Shapes:
    """The boxes of small paths and pictures of a page, and of shaded areas."""
    pdfium.page_box(page, pdfium.floats.at)
    left, head, right, foot = pdfium.floats.first(4)
    sheet = PageState(left, head, Box(0, 0, right - left, head - foot))
    drawn = list(_drawn(sheet, batch.on_page(page), None, 0))
    return Shapes(
        tuple(box for kind, box in drawn if kind != pdfium.SHADING and _is_small(box)),
        tuple(box for kind, box in drawn if kind == pdfium.SHADING),
        tuple(box for kind, box in drawn if kind == SLANTING),
    )


def _is_small(box: Box) -> bool:
    return max(box.x1 - box.x0, box.bottom - box.top) <= LARGEST_POINT


def _slants(sides: Sides, width: float) -> bool:
    """Whether a line slants; PDFium adds its width on every side."""
    x0, y0, x1, y1 = sides
    return min(x1 - x0, y1 - y0) - 2 * width > LEVEL


def _drawn(
    sheet: PageState, objects: Sequence[int], matrix: Matrix | None, depth: int
) -> Iterator[Drawn]:
    """Everything drawn that is not text."""
    kinds = list(map(pdfium.kind_of, objects))
    others = [
        (one, kind)
        for one, kind in zip(objects, kinds, strict=True)
        if kind not in {pdfium.TEXT, pdfium.FORM}
    ]
    for (one, kind), sides in zip(others, batch.bounds([one for one, _ in others]), strict=True):
        box = sheet.box(sides, matrix)
        yield kind, box
        if kind == pdfium.PATH and _slants(sides, 0.0) and pdfium.count_segments(one) == LINE:
            (width,) = batch.widths([one])
            if _slants(sides, width):
                yield SLANTING, box
    for one, kind in zip(objects, kinds, strict=True):
        if kind == pdfium.FORM and depth < DEEPEST:
            (own,) = batch.matrices([one])
            yield from _drawn(sheet, batch.in_form(one), product(own, matrix), depth + 1)
