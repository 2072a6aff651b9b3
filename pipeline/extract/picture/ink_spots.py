"""Dots of a cell that nothing explains → spots of ink that hang together."""

from collections.abc import Collection, Sequence
from typing import NamedTuple

from pipeline.extract.picture.grey_picture import FAINTEST

EXPLAINED = 1
"""Marks a dot that is explained; no dot of a picture has this grey."""


class Spot(NamedTuple):
    """Ink that hangs together, in dots of its cell: from left, top to before right, bottom.

    `dots` is how many there are; `is_at_edge` says that it may go on beyond the cell, `is_at_side`
    that it may do so to the left or right alone.
    """

    left: int
    top: int
    right: int
    bottom: int
    dots: int
    is_at_edge: bool
    is_at_side: bool


def spots_of(rows: Sequence[bytes], grounds: Collection[int]) -> list[Spot]:
    """The spots of ink in rows of dots: what differs from every ground so far that a person sees it."""
    is_ink = bytes(
        grey != EXPLAINED and all(abs(grey - ground) >= FAINTEST for ground in grounds)
        for grey in range(256)
    )
    width = len(rows[0])
    left = {
        (x, y) for y, row in enumerate(rows) for x, ink in enumerate(row.translate(is_ink)) if ink
    }
    found = []
    while left:
        own = _connected_dots(left)
        xs, ys = [x for x, _ in own], [y for _, y in own]
        box = (min(xs), min(ys), max(xs) + 1, max(ys) + 1)
        is_above_or_below = box[1] == 0 or box[3] == len(rows)
        is_beside = box[0] == 0 or box[2] == width
        is_at_side = is_beside and not is_above_or_below
        found.append(Spot(*box, len(own), is_beside or is_above_or_below, is_at_side))
    return sorted(found)


def _connected_dots(left: set[tuple[int, int]]) -> list[tuple[int, int]]:
    """Dots that hang together, taken out of those that are left."""
    own = [left.pop()]
    for x, y in own:
        near = {(x + dx, y + dy) for dx in (-1, 0, 1) for dy in (-1, 0, 1)} & left
        left -= near
        own += near
    return own
