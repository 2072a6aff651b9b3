"""Short lines that hang together like the strokes of a digit; they rule no table."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import product

from pipeline.model.page import Box, Ruling, TextRun, box_around

SHORTEST, LONGEST = 1.2, 14.0
"""Points: the strokes of a digit of 5 to 14 point type. The dots of a dotted rule are shorter."""
LOWEST, HIGHEST = 0.35, 1.2
"""Times the usual font size: a digit is no lower, no higher and no wider."""
TOUCH = 0.5
"""Points that the strokes of one digit may be apart; those of two digits, and of a dash and the next, are
further. A mark that comes so near to a longer line may be a part of a table's rules."""
DASH_GAP, LEVEL = 6.0, 0.5
"""Points from one piece of a dashed rule to the next, and how far the two are aside: where a piece goes on
above or below, the mark is the corner of a dashed frame. The strokes of digits go on beside them."""
FEWEST = 2
"""Strokes: a 1 of a display has two. A single line is a dash, or a piece of a rule."""
STEP = 16.0
"""Points: only the speed depends on it."""

Place = tuple[int, int]


def digit_strokes(rulings: Sequence[Ruling], runs: Sequence[TextRun]) -> frozenset[Box]:
    """The boxes of lines that are strokes of digits: small, touching each other and no longer line.

    Their size is that of the page's letters.
    """
    sizes = sorted(one.size for one in runs)
    most = HIGHEST * sizes[len(sizes) // 2] if sizes else 0.0
    short = [one.box for one in rulings if SHORTEST <= _length(one.box) <= min(LONGEST, most)]
    if len(short) < FEWEST:
        return frozenset()
    found = [
        own
        for own in _connected(short)
        if len(own) >= FEWEST and _is_as_high_as_digit(box_around(own), most)
    ]
    if not found:
        return frozenset()
    longer = [one.box for one in rulings if _length(one.box) > min(LONGEST, most)]
    upright: dict[int, list[Box]] = defaultdict(list)
    for one in rulings:
        if one.box.bottom - one.box.top > one.box.x1 - one.box.x0:
            upright[int(one.box.x0)].append(one.box)
    return frozenset(
        box
        for own in found
        if not any(_touch(box_around(own), one) for one in longer)
        and not any(_goes_on(box, upright, own) for box in own)
        for box in own
    )


def _goes_on(box: Box, upright: Mapping[int, Sequence[Box]], own: Sequence[Box]) -> bool:
    """Whether an upright line is continued above or below, as a dashed rule is."""
    if box.bottom - box.top <= box.x1 - box.x0:
        return False
    return any(
        abs(one.x0 - box.x0) <= LEVEL
        and max(one.top - box.bottom, box.top - one.bottom) <= DASH_GAP
        and one not in own
        for at in range(int(box.x0) - 1, int(box.x0) + 2)
        for one in upright.get(at, ())
    )


def _length(box: Box) -> float:
    return max(box.x1 - box.x0, box.bottom - box.top)


def _is_as_high_as_digit(box: Box, most: float) -> bool:
    least = LOWEST / HIGHEST * most
    return box.x1 - box.x0 <= most and least <= box.bottom - box.top <= most


def _touch(one: Box, other: Box) -> bool:
    return (
        one.x0 - TOUCH <= other.x1
        and other.x0 <= one.x1 + TOUCH
        and one.top - TOUCH <= other.bottom
        and other.top <= one.bottom + TOUCH
    )


def _connected(boxes: Iterable[Box]) -> Iterator[list[Box]]:
    """The boxes in groups of those that touch, one through the other."""
    left = dict.fromkeys(boxes)
    near: dict[Place, list[Box]] = defaultdict(list)
    for box in left:
        for place in _places(box):
            near[place].append(box)
    while left:
        own = [left.popitem()[0]]
        for box in own:
            others = {other for place in _places(box) for other in near[place] if other in left}
            touching = [other for other in others if _touch(box, other)]
            for other in touching:
                del left[other]
            own += touching
        yield own


def _places(box: Box) -> Iterator[Place]:
    x0, top, x1, bottom = (
        int(edge // STEP)
        for edge in (box.x0 - TOUCH, box.top - TOUCH, box.x1 + TOUCH, box.bottom + TOUCH)
    )
    return product(range(x0, x1 + 1), range(top, bottom + 1))
