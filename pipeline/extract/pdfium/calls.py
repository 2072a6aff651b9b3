"""PDFium objects of one page → one property of each, in order.

Python's share of a call costs more than PDFium's work, so one `map` calls PDFium for all of them
and one `struct` unpacks all answers.
"""

from collections.abc import Callable, Sequence
from itertools import repeat
from struct import Struct
from typing import Any

from pipeline.extract.pdfium import library as pdfium

Matrix = tuple[float, float, float, float, float, float]
"""a, b, c, d, e, f: maps x, y to ax + cy + e, bx + dy + f (ISO 32000-1, 8.3.4)."""
Sides = tuple[float, float, float, float]
"""Left, bottom, right, top in the PDF's own coordinates: y grows upwards, so top > bottom."""
Ink = tuple[int, int, int]
"""Red, green, blue from 0 to 255."""
Point = tuple[float, float]

BYTES = 4
"""The size of each number PDFium writes: a C float or unsigned int."""
SIX_REALS, FOUR_REALS, TWO_REALS, TWO_WHOLES = map(Struct, ("6f", "4f", "2f", "2I"))
THREE_OF_FOUR_WHOLES = Struct("3I4x")
"""Red, green, blue and opacity, which is skipped."""


def _addresses(row: pdfium.Row, count: int, width: int) -> list[range]:
    """For each of the `width` numbers of an answer, the addresses for `count` objects."""
    at, step = row.long(count * width), BYTES * width
    return [range(start, start + step * count, step) for start in range(at, at + step, BYTES)]


def _call_all(calls: Any) -> None:  # noqa: ANN401  a map of calls
    # A map runs only as it is consumed; the loop is C code, as `list` would be, but keeps nothing.
    for _ in calls:
        pass


def matrices(objects: Sequence[int]) -> list[Matrix]:
    """Their matrices."""
    count = len(objects)
    _call_all(map(pdfium.matrix_of, objects, _addresses(pdfium.floats, count, 6)[0]))
    return pdfium.floats.groups(SIX_REALS, count)


def bounds(objects: Sequence[int]) -> list[Sides]:
    """The boxes around them.

    Of a stroke, PDFium adds its whole line width on every side and end, and 0.5 to a hairline
    (measured: a line 2 wide at y = 100 reaches from 98 to 102).
    """
    count = len(objects)
    _call_all(map(pdfium.bounds_of, objects, *_addresses(pdfium.floats, count, 4)))
    return pdfium.floats.groups(FOUR_REALS, count)


def font_sizes(objects: Sequence[int]) -> list[float]:
    """The font sizes of text objects, before their matrix."""
    count = len(objects)
    _call_all(map(pdfium.font_size, objects, _addresses(pdfium.floats, count, 1)[0]))
    return pdfium.floats.first(count)


def widths(objects: Sequence[int]) -> list[float]:
    """The line widths of paths, before their matrix."""
    count = len(objects)
    _call_all(map(pdfium.stroke_width, objects, _addresses(pdfium.floats, count, 1)[0]))
    return pdfium.floats.first(count)


def inks(objects: Sequence[int], colour_of: Callable[..., int]) -> list[Ink]:
    """The colours that fill or stroke them. Of a pattern PDFium answers white."""
    count = len(objects)
    _call_all(map(colour_of, objects, *_addresses(pdfium.wholes, count, 4)))
    return pdfium.wholes.groups(THREE_OF_FOUR_WHOLES, count)


def modes(paths: Sequence[int]) -> list[tuple[int, int]]:
    """For each path how it is filled (0: not) and whether it is stroked."""
    count = len(paths)
    _call_all(map(pdfium.draw_mode, paths, *_addresses(pdfium.wholes, count, 2)))
    return pdfium.wholes.groups(TWO_WHOLES, count)


def points(segments: Sequence[int]) -> list[Point]:
    """The end points of path segments, before the matrix of their path."""
    count = len(segments)
    _call_all(map(pdfium.segment_point, segments, *_addresses(pdfium.floats, count, 2)))
    return pdfium.floats.groups(TWO_REALS, count)


def on_page(page: int) -> list[int]:
    """The objects of a page."""
    count = pdfium.count_objects(page)
    return list(map(pdfium.page_object, repeat(page, count), range(count)))


def in_form(form: int) -> list[int]:
    """The objects of a form, which is a drawing within the drawing."""
    count = pdfium.count_form_objects(form)
    return list(map(pdfium.form_object, repeat(form, count), range(count)))
