"""Small shapes in cells → those that are decimal points or commas drawn between two digits."""

from bisect import bisect_left
from collections.abc import Iterator, Sequence

from pipeline.extract.page.geometry import holds
from pipeline.extract.picture.drawn_signs import NEAR, POINT, is_inside
from pipeline.extract.picture.ink import letter_boxes
from pipeline.model.page import Box, PageContent, PrintedCell, TextRun

HIGHEST_POINT, LOWEST_POINT = 0.6, 1.05
"""Of the font size, from the top of the em box: where the middle of a point or comma is."""
MOST_POINTS = 2
"""In one cell: more small shapes among digits are a dotted line."""


def points_between_digits(
    content: PageContent, cells: Sequence[PrintedCell], shapes: Sequence[Box]
) -> Iterator[Box]:
    """Small shapes between two digits of a cell, at the height of a point, where the text has none."""
    by_top = sorted(shapes, key=_top)
    for cell in cells if shapes else ():
        first = bisect_left(by_top, cell.box.top, key=_top)
        last = bisect_left(by_top, cell.box.bottom, key=_top)
        own = [one for one in by_top[first:last] if is_inside(one, cell.box)]
        if own and len(own) <= MOST_POINTS:
            runs = [one for one in content.text_runs if holds(cell.box, one.box) and one.upright]
            yield from (one for one in own if _is_point(one, runs))


def _top(box: Box) -> float:
    return box.top


def _is_point(shape: Box, runs: Sequence[TextRun]) -> bool:
    across, height = (shape.x0 + shape.x1) / 2, (shape.top + shape.bottom) / 2
    line = [
        one
        for one in runs
        if HIGHEST_POINT * one.size <= height - one.box.top <= LOWEST_POINT * one.size
        and max(shape.x1 - shape.x0, shape.bottom - shape.top) <= POINT * one.size
    ]
    letters = [
        (letter, box, one.size)
        for one in line
        for letter, box in zip(one.text, letter_boxes(one), strict=True)
    ]
    if any(box.x0 <= across <= box.x1 and not letter.isdecimal() for letter, box, _ in letters):
        return False
    digits = [
        ((box.x0 + box.x1) / 2 - across, size)
        for letter, box, size in letters
        if letter.isdecimal()
    ]
    return any(-NEAR * size <= gap < 0 for gap, size in digits) and any(
        0 < gap <= NEAR * size for gap, size in digits
    )
