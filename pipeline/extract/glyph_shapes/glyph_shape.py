"""The picture of one glyph → its shape: what is left of it in any size, weight and width."""

import re
from collections.abc import Sequence
from functools import cached_property
from math import dist
from typing import NamedTuple

Rows = Sequence[bytes]
"""A picture row by row, a byte a dot: from 0, paper, to 255, ink."""

ROWS, COLUMNS = 16, 8
"""So many rows and columns of a glyph are measured: a digit has at most two bends on each side, and
each takes up a quarter of its height or more."""
INKED = bytes(128) + b"\1" * 128
"""Of 256 levels the darker half is ink."""
PAPER = re.compile(rb"\0+")
SPECK = 0.003
"""Of the box: a hole so small is a flaw of the drawing. The holes of the boldest 8 at hand take 0.02."""


Point = tuple[float, float]
"""How far to the right and how far down, in parts of the width and the height of the glyph."""


class Shape(NamedTuple):
    """How far the ink of a glyph is from each side, and its width over its height.

    `outline` holds, in parts of the width and the height, where the ink begins and ends in each
    row, from top to bottom, and then in each column, from left to right.
    """

    outline: tuple[float, ...]
    ratio: float


def shape_of(rows: Rows) -> Shape:
    """The shape of a glyph whose picture is cut to its ink; the ink is 1, the paper 0."""
    width, height = len(rows[0]), len(rows)
    across = [_ends(rows[place]) for place in _places(ROWS, height)]
    content = b"".join(rows)
    down = [_ends(content[place::width]) for place in _places(COLUMNS, width)]
    outline = (
        *(end / width for pair in zip(*across, strict=True) for end in pair),
        *(end / height for pair in zip(*down, strict=True) for end in pair),
    )
    return Shape(outline, width / height)


class Glyph:
    """The picture of one glyph, cut to its ink; the ink is 1, the paper 0."""

    def __init__(self, rows: Rows) -> None:
        self.rows = rows

    @cached_property
    def shape(self) -> Shape:
        """Its outline."""
        return shape_of(self.rows)

    @cached_property
    def holes(self) -> tuple[Point, ...]:
        """The middles of its holes."""
        return holes_of(self.rows)


def trimmed(rows: Rows) -> list[bytes]:
    """The rows and columns from the first with ink to the last; the ink is 1."""
    inked = [place for place, row in enumerate(rows) if 1 in row]
    if not inked:
        return []
    middle = rows[inked[0] : inked[-1] + 1]
    left = min(row.find(1) for row in middle if 1 in row)
    right = max(row.rfind(1) for row in middle) + 1
    return [row[left:right] for row in middle]


def _places(count: int, length: int) -> list[int]:
    """The middles of so many equal parts."""
    return [(2 * part + 1) * length // (2 * count) for part in range(count)]


def _ends(line: bytes) -> tuple[int, int]:
    """Where the ink begins and ends; the middle where there is none."""
    if 1 not in line:
        return len(line) // 2, len(line) // 2
    return line.find(1), line.rfind(1) + 1


class Area:
    """A connected area of paper: how many dots it has, and the sums of their places."""

    __slots__ = ("across", "down", "size", "within")

    def __init__(self) -> None:
        self.size = self.across = self.down = 0
        self.within: Area | None = None

    def whole(self) -> "Area":
        """The area that this one turned out to be a part of."""
        area = self
        while area.within is not None:
            area = area.within
        return area

    def add(self, size: int, across: int, down: int) -> None:
        """Add dots."""
        self.size, self.across, self.down = self.size + size, self.across + across, self.down + down


def holes_of(rows: Rows) -> tuple[Point, ...]:
    """The middles of the areas of paper that the ink surrounds, from top to bottom."""
    width, height = len(rows[0]), len(rows)
    outside = Area()
    areas: list[Area] = []
    before, above = [(0, width + 2, outside)], bytes(width)
    for down, row in enumerate([*rows, bytes(width)]):
        if row != above:
            spans = [found.span() for found in PAPER.finditer(b"\0" + row + b"\0")]
            before = [(*span, _joined(_touched(before, *span), areas)) for span in spans]
            above = row
        for start, end, part in before:
            size = end - start
            part.whole().add(size, size * (start + end - 2) // 2, size * down)
    around = outside.whole()
    holes = [one for one in areas if one.within is None and one is not around]
    found_holes = [one for one in holes if one.size > SPECK * width * height]
    middles = [(one.across / one.size / width, one.down / one.size / height) for one in found_holes]
    return tuple(sorted(middles, key=lambda middle: middle[1]))


def _touched(runs: Sequence[tuple[int, int, Area]], start: int, end: int) -> list[Area]:
    """The areas of those runs of paper that a run in the next row touches."""
    return [area for x0, x1, area in runs if x0 < end and start < x1]


def _joined(touched: list[Area], areas: list[Area]) -> Area:
    """The one area that all of these are parts of; a new one where there are none."""
    if not touched:
        areas.append(Area())
        return areas[-1]
    first, *others = (one.whole() for one in touched)
    for other in others:
        if other is not first and other.within is None:
            first.add(other.size, other.across, other.down)
            other.within = first
    return first


def distance(one: Shape, other: Shape) -> float:
    """How far two outlines are apart, as a mean square in widths and heights of the glyph.

    The widths of digits differ between fonts by a factor of three: they count little.
    """
    apart = dist(one.outline, other.outline)
    return apart * apart / len(one.outline) + 0.05 * (one.ratio - other.ratio) ** 2
