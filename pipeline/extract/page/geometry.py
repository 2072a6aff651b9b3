"""Boxes: around others, in others, and with the decimals that leave this stage."""

from collections.abc import Iterable

from pipeline.model.page import Box


def rounded(box: Box) -> Box:
    """The box with two decimals, so that readers agree on it."""
    return Box(*in_hundredths(box))


def in_hundredths(places: Iterable[float]) -> tuple[float, ...]:
    """The places with two decimals."""
    return tuple([round(place, 2) for place in places])


def around(boxes: Iterable[Box]) -> Box:
    """The smallest box around all of them."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


def area(box: Box) -> float:
    """The area of the box, in square points."""
    return (box.x1 - box.x0) * (box.bottom - box.top)


def holds(outer: Box, inner: Box) -> bool:
    """Whether the middle of the inner box lies in the outer."""
    x0, top, x1, bottom = outer
    left, head, right, foot = inner
    return x0 <= (left + right) / 2 <= x1 and top <= (head + foot) / 2 <= bottom


def intersection(one: Box, other: Box) -> Box:
    """What both boxes share; turned inside out (x0 > x1) where they share nothing."""
    return Box(
        max(one.x0, other.x0),
        max(one.top, other.top),
        min(one.x1, other.x1),
        min(one.bottom, other.bottom),
    )
