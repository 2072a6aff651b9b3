"""One thing asked of many PDFium objects at a time: the calls cost more than the work.

Every function takes objects of one page, in any number, and gives one answer for each, in order.
"""

from collections.abc import Callable, Sequence
from itertools import repeat
from typing import Any

from pipeline.extract import pdfium

Matrix = tuple[float, float, float, float, float, float]
"""Places what is drawn (ISO 32000-1, 8.3.4)."""
Sides = tuple[float, float, float, float]
"""Left, bottom, right, top in the PDF's own measure: top is more than bottom."""
Ink = tuple[int, int, int]
"""Red, green, blue from 0 to 255."""
Point = tuple[float, float]

BYTES = 4
"""Of each number PDFium writes."""


def _rows(count: int, width: int, row: tuple[Any, int]) -> tuple[Any, list[range]]:
    """A row of numbers, `width` for each object, and for each of them its places in memory."""
    numbers, at = row
    step = BYTES * width
    return numbers, [range(start, start + step * count, step) for start in range(at, at + step, BYTES)]  # fmt: skip


def _run(calls: Any) -> None:  # noqa: ANN401  a map of calls
    for _ in calls:
        pass


def matrices(objects: Sequence[int]) -> list[Matrix]:
    """Their matrices."""
    row, places = _rows(len(objects), 6, pdfium.floats(6 * len(objects)))
    _run(map(pdfium.matrix_of, objects, places[0]))
    numbers = iter(row[:])
    return list(zip(*[numbers] * 6, strict=True))


def bounds(objects: Sequence[int]) -> list[Sides]:
    """The boxes around them, half their line width around it."""
    row, places = _rows(len(objects), 4, pdfium.floats(4 * len(objects)))
    _run(map(pdfium.bounds_of, objects, *places))
    numbers = iter(row[:])
    return list(zip(*[numbers] * 4, strict=True))


def font_sizes(objects: Sequence[int]) -> list[float]:
    """The font sizes of text objects, before their matrix."""
    row, places = _rows(len(objects), 1, pdfium.floats(len(objects)))
    _run(map(pdfium.font_size, objects, places[0]))
    sizes: list[float] = row[:]
    return sizes


def inks(objects: Sequence[int], colour_of: Callable[..., int]) -> list[Ink]:
    """The colours that fill or stroke them. PDFium says white of a pattern."""
    row, places = _rows(len(objects), 4, pdfium.wholes(4 * len(objects)))
    _run(map(colour_of, objects, *places))
    numbers = row[:]
    return list(zip(numbers[::4], numbers[1::4], numbers[2::4], strict=True))


def widths(objects: Sequence[int]) -> list[float]:
    """The line widths of paths, before their matrix."""
    row, places = _rows(len(objects), 1, pdfium.floats(len(objects)))
    _run(map(pdfium.stroke_width, objects, places[0]))
    numbers: list[float] = row[:]
    return numbers


def modes(paths: Sequence[int]) -> list[tuple[int, int]]:
    """Of each path how it is filled (0: not) and whether it is stroked."""
    row, places = _rows(len(paths), 2, pdfium.wholes(2 * len(paths)))
    _run(map(pdfium.draw_mode, paths, *places))
    numbers = iter(row[:])
    return list(zip(numbers, numbers, strict=True))


def points(segments: Sequence[int]) -> list[Point]:
    """Where the segments of a path lead to, before its matrix."""
    row, places = _rows(len(segments), 2, pdfium.floats(2 * len(segments)))
    _run(map(pdfium.segment_point, segments, *places))
    numbers = iter(row[:])
    return list(zip(numbers, numbers, strict=True))


def on_page(page: int) -> list[int]:
    """The objects of a page."""
    count = pdfium.count_objects(page)
    return list(map(pdfium.page_object, repeat(page, count), range(count)))


def in_form(form: int) -> list[int]:
    """The objects of a form, which is a drawing within the drawing."""
    count = pdfium.count_form_objects(form)
    return list(map(pdfium.form_object, repeat(form, count), range(count)))
