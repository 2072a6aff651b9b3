"""Cells and the rest of a page → the places of its lines of text."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

import cv2
import numpy as np
from numpy.typing import NDArray

from pipeline.extract.scan.raster import Dots, Ink, Raster, dark_on_light, ink_of, page_ink
from pipeline.model.page import Box

INSIDE = 1.5
"""Points from the rule round a cell to its text: half of the thickest common rule, and its blur."""
SPECK = 0.6
"""Points. A spot of ink that is smaller both ways is dirt: the full stop of 6 point type is 0.7."""
APART = 1.1
"""Of the height of a line: a wider gap in a cell parts two figures. Of a line of digits this is 0.8 of
the font size; between full-width digits are up to 0.7, and a full-width space leaves 1.1."""
BESIDE = 2.1
"""Of the height of a line outside tables: a wider gap parts two, as between letters of a text."""
CUT_REACH = 0.3
"""Of a line: so far from its even share a cut may lie."""
LOWEST, HIGHEST = 3.0, 60.0
"""Points between which a line of text outside tables is high."""


def lines_in_cell(raster: Raster, cell: Box, usual: float | None = None) -> list[Box]:
    """The lines of text in a cell, from top to bottom, in points.

    With `usual`, how high a line of the page is, what is as high as several is cut into so many.
    """
    left, top, right, bottom = in_dots(raster, cell, -INSIDE)
    if right - left < 3 or bottom - top < 3:
        return []
    ink = without_specks(ink_of(dark_on_light(raster.dots[top:bottom, left:right])), raster.scale)
    ink = _without_remains_of_rules(ink)
    found = [
        (x0 + left, y0 + top, x1 + left, y1 + top)
        for band in _joined_marks(_spans(_any(ink, axis=1)))
        for y0, y1 in _cut(ink, band, usual * raster.scale if usual else None)
        for x0, x1 in _pieces(ink[y0:y1], y1 - y0)
    ]
    return [Box(*(at / raster.scale for at in one)) for one in found]


def lines_outside(raster: Raster, cells: Sequence[Box]) -> list[Box]:
    """The lines of text outside all these cells, in points."""
    ink = page_ink(raster.dots)
    for cell in cells:
        left, top, right, bottom = in_dots(raster, cell, INSIDE)
        ink[top:bottom, left:right] = False
    marks = without_specks(ink, raster.scale).astype(np.uint8)
    reach = max(3, int(6 * raster.scale))
    smeared = cv2.morphologyEx(marks, cv2.MORPH_CLOSE, np.ones((1, reach), np.uint8))
    count, _, boxes, _ = cv2.connectedComponentsWithStats(smeared, connectivity=8)
    found = []
    for left, top, wide, high, _ in boxes[1:count].tolist():
        if high / raster.scale <= HIGHEST:
            ends = (left, top, left + wide, top + high)
            found.append(Box(*(at / raster.scale for at in ends)))
    whole = [box for box in _whole_lines(found) if box.bottom - box.top >= LOWEST]
    return sorted(whole, key=lambda box: (box.top, box.x0))


def _whole_lines(boxes: Sequence[Box]) -> Iterator[Box]:
    """The boxes, those that share a height and all but touch as one."""
    left = sorted(boxes)
    while left:
        first = left.pop(0)
        for one in list(left):
            high = max(first.bottom - first.top, one.bottom - one.top)
            shared = min(first.bottom, one.bottom) - max(first.top, one.top)
            least = min(first.bottom - first.top, one.bottom - one.top)
            if shared >= least / 2 and one.x0 - first.x1 <= BESIDE * high:
                left.remove(one)
                first = Box(
                    min(first.x0, one.x0),
                    min(first.top, one.top),
                    max(first.x1, one.x1),
                    max(first.bottom, one.bottom),
                )
        yield first


def in_dots(raster: Raster, box: Box, more: float = 0.0) -> tuple[int, int, int, int]:
    """Left, top, right and bottom of a box, so many points larger, on the picture."""
    height, width = raster.dots.shape
    scale = raster.scale
    return (
        max(0, round(scale * (box.x0 - more))),
        max(0, round(scale * (box.top - more))),
        min(width, round(scale * (box.x1 + more))),
        min(height, round(scale * (box.bottom + more))),
    )


def crop(raster: Raster, box: Box) -> Dots:
    """The dots of a line, dark on light, with paper round it: a letter at the very edge is not read.

    The paper is 0.4 of the height at both ends and 0.15 above and below.
    """
    left, top, right, bottom = in_dots(raster, box, 0.4)
    dots = dark_on_light(raster.dots[top:bottom, left:right])
    beside, above = round(0.4 * (bottom - top)) + 1, round(0.15 * (bottom - top)) + 1
    paper = int(np.median(dots[dots >= np.median(dots)]))
    return np.pad(dots, ((above, above), (beside, beside)), constant_values=paper)


def without_specks(ink: Ink, scale: float) -> Ink:
    """The ink without the spots that are too small for any sign."""
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    least = SPECK * scale
    keep = np.array([False] + [max(wide, high) >= least for _, _, wide, high, _ in boxes[1:count]])
    return np.asarray(keep[labels], np.bool_)


def _without_remains_of_rules(ink: Ink) -> Ink:
    """The ink of a cell without thin ink along its edges: a bit of a rule reads as a minus."""
    height, width = ink.shape
    count, labels, boxes, _ = cv2.connectedComponentsWithStats(ink.astype(np.uint8), connectivity=8)
    keep = np.ones(count, np.bool_)
    for number, (left, top, wide, high, _) in enumerate(boxes[1:count].tolist(), start=1):
        at_side = left == 0 or left + wide == width
        at_end = top == 0 or top + high == height
        keep[number] = not ((at_side and wide <= 3) or (at_end and high <= 3))
    keep[0] = False
    return np.asarray(keep[labels], np.bool_)


def _any(ink: Ink, axis: int) -> NDArray[np.bool_]:
    """Whether there is ink in each row (axis 1) or column (axis 0)."""
    return np.asarray(ink.any(axis=axis), np.bool_)


def _spans(marks: NDArray[np.bool_]) -> list[tuple[int, int]]:
    """Where runs of true begin and end."""
    edges = np.flatnonzero(np.diff(np.concatenate(([False], marks, [False])).astype(np.int8)))
    return list(zip(edges[::2].tolist(), edges[1::2].tolist(), strict=True))


def _joined_marks(spans: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The heights of lines; a low part (the dash of a letter, a dot over it) goes to its letter.

    A part lower than half of the usual line joins the nearer neighbour where that is within half a
    line and no line gets higher than one and a half.
    """
    if len(spans) < 2:
        return list(spans)
    usual = sorted(end - start for start, end in spans)[len(spans) // 2]
    usual = max(usual, max(end - start for start, end in spans) // 2)
    joined: list[tuple[int, int]] = [spans[0]]
    for span, following in pairwise([*spans, (1 << 30, 1 << 30)]):
        if span == spans[0]:
            continue
        last = joined[-1]
        low = min(last[1] - last[0], span[1] - span[0]) < usual / 2
        near = span[0] - last[1] <= min(usual / 3, following[0] - span[1])
        if low and near and span[1] - last[0] <= 1.5 * usual:
            joined[-1] = (last[0], span[1])
        else:
            joined.append(span)
    return joined


def _cut(ink: Ink, band: tuple[int, int], usual: float | None) -> list[tuple[int, int]]:
    """A band of ink as one line, or as several that touch, cut where the least ink is."""
    top, bottom = band
    count = round((bottom - top) / usual) if usual else 1
    if count < 2:
        return [band]
    amounts = ink[top:bottom].sum(axis=1)
    step, cuts = (bottom - top) / count, [top]
    for number in range(1, count):
        first = int((number - CUT_REACH) * step)
        last = max(first + 1, int((number + CUT_REACH) * step))
        cuts.append(top + first + int(np.argmin(amounts[first:last])))
    return [(start, end) for start, end in pairwise([*cuts, bottom]) if end > start]


def _pieces(ink: Ink, high: int) -> Iterator[tuple[int, int]]:
    """The parts of one line that wide gaps separate."""
    spans = _spans(_any(ink, axis=0))
    if not spans:
        return
    start, end = spans[0]
    for left, right in spans[1:]:
        if left - end > APART * max(high, 8):
            yield start, end
            start = left
        end = right
    yield start, end
