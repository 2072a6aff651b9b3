"""Boxes → the box around them, their area, what they share, and rounded coordinates."""

from collections.abc import Iterable

from pipeline.model.page import Box


def rounded(box: Box) -> Box:
    """The box with two decimals: the two readers compute in 32 and in 64 bit and differ after those."""
    return Box(*in_hundredths(box))


def in_hundredths(positions: Iterable[float]) -> tuple[float, ...]:
    """The positions with two decimals."""
    return tuple([round(position, 2) for position in positions])


def area(box: Box) -> float:
    """The area of the box, in square points."""
    return (box.x1 - box.x0) * (box.bottom - box.top)


def holds(outer: Box, inner: Box) -> bool:
    """Whether the middle of the inner box lies in the outer.

    The middle, since letters and rulings often reach over the border of the box they belong to.
    """
    x0, top, x1, bottom = outer
    left, head, right, foot = inner
    return x0 <= (left + right) / 2 <= x1 and top <= (head + foot) / 2 <= bottom


def intersection(one: Box, other: Box) -> Box:
    """What both boxes share; where they share nothing x0 > x1 or top > bottom, which holds no box."""
    return Box(
        max(one.x0, other.x0),
        max(one.top, other.top),
        min(one.x1, other.x1),
        min(one.bottom, other.bottom),
    )
