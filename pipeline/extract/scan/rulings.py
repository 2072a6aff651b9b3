"""The dots of a page → the rules drawn on it."""

from collections.abc import Iterator, Sequence

import cv2
import numpy as np

from pipeline.extract.scan.raster import Ink, Raster, page_ink
from pipeline.model.page import Box, Ruling

ACROSS = 24.0
"""Points: a rule across is longer. The longest straight stroke of a heading in 24 point type is 22."""
DOWN = 9.0
"""Points: a rule down is longer, as high as the lowest row. Strokes of letters are as long; these do
not meet rules at both ends."""
THICKEST = 4.0
"""Points. What is thicker is a bar or a filled box; only its edges are rules."""
REACH = 3.0
"""Points by which the end of a rule down may miss the rule across that it meets."""
GAP = 3
"""Dots: a rule one dot thick that is not quite level is broken where it steps to the next row."""


def rulings_of(raster: Raster) -> tuple[Ruling, ...]:
    """The rules of the page in points, those across first; short ones down only between two across."""
    ink = page_ink(raster.dots)
    across = list(_runs(ink, raster.scale, ACROSS))
    down = [_turned(rule) for rule in _runs(ink.T, raster.scale, DOWN)]
    long_down = [rule for rule in down if rule.box.bottom - rule.box.top >= ACROSS]
    short = [rule for rule in down if rule not in long_down and _joins_two(rule, across)]
    met = [rule for rule in long_down if _meets(rule, across)]
    return tuple(across + met + short)


def _runs(ink: Ink, scale: float, least: float) -> Iterator[Ruling]:
    """Straight level runs of ink at least so many points long."""
    marks = ink.astype(np.uint8)
    # A run that steps by one row is whole in the picture smeared by one row up and down.
    smeared = cv2.dilate(marks, np.ones((GAP, 1), np.uint8))
    length = max(3, int(least * scale))
    runs = cv2.morphologyEx(smeared, cv2.MORPH_OPEN, np.ones((1, length), np.uint8))
    count, _, boxes, _ = cv2.connectedComponentsWithStats(runs, connectivity=8)
    for left, top, wide, high, _ in sorted(map(tuple, boxes[1:count].tolist())):
        thick = max(1, high - GAP + 1) / scale
        if thick <= THICKEST:
            middle = (top + high / 2) / scale
            yield Ruling(Box(left / scale, middle, (left + wide) / scale, middle), thick)


def _turned(rule: Ruling) -> Ruling:
    x0, top, x1, bottom = rule.box
    return Ruling(Box(top, x0, bottom, x1), rule.width)


def _meets(rule: Ruling, across: Sequence[Ruling]) -> bool:
    """Whether a rule across meets this rule down anywhere."""
    x = rule.box.x0
    return any(
        one.box.x0 - REACH <= x <= one.box.x1 + REACH
        and rule.box.top - REACH <= one.box.top <= rule.box.bottom + REACH
        for one in across
    )


def _joins_two(rule: Ruling, across: Sequence[Ruling]) -> bool:
    """Whether a rule across ends this rule down at its head, and another at its foot."""
    near = [
        one.box.top for one in across if one.box.x0 - REACH <= rule.box.x0 <= one.box.x1 + REACH
    ]
    ends = (rule.box.top, rule.box.bottom)
    return all(any(abs(at - end) <= REACH for at in near) for end in ends)
