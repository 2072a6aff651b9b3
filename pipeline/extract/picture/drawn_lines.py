"""The dots of a part of a page → the ruled cells and the lines of text that are drawn there."""

from collections import Counter
from collections.abc import Iterator, Sequence
from functools import lru_cache
from itertools import groupby, pairwise
from typing import NamedTuple

from pipeline.extract.picture.grey_picture import FAINTEST

MANY_DOTS, SAMPLE = 20_000, 7
"""Of so many dots every seventh tells the commonest grey as well."""
FAINTEST_RULE = 24
"""Of 255 greys a ruling differs from both sides: a hairline of a picture is drawn faint at 72 dots
an inch. Half of FAINTEST, for a ruling is judged by half of its length and not by one dot."""
RULE_SHARE = 0.5
"""Of the picture's width or height: a ruling of a table is as long. The edge of a thing on a photo
is not level, or has the thing on one side."""
BESIDE_RULE = 2
"""Dots from a ruling to what is beside it: it is at most three dots thick."""
FEWEST_RULES = 3
"""Across and down: two rows of two columns. The grid of a chart runs in one direction, or in a frame."""
FEWEST_CELLS = 4
"""With ink, and half of all: a table has words in its cells."""
LINE_HEIGHTS = (6, 28)
"""Dots: type of 7 to 30 points. A dotted border, as broken as text, is at most 5 points thick."""
FEWEST_STROKES = 1.0
"""Strokes across a line of text for each dot of its height: a kanji, as wide as it is high, has two
to four. A bar of a chart, an arrow or a line of a drawing has hardly any."""
PICTURES_HELD = 8
"""What they show: of the pictures of real reports half are on the page before, too (banners, logos)."""

Rows = Sequence[bytes]
Range = tuple[int, int]
"""The first of some rows or columns, and the one behind the last."""


class Shown(NamedTuple):
    """How many cells with ink a ruled table has, and how many lines of text are drawn."""

    cells: int
    lines: int


@lru_cache(maxsize=PICTURES_HELD)
def shown_in(rows: tuple[bytes, ...]) -> Shown:
    """The ruled cells, if they make a table, and the lines of text between the rulings."""
    if not rows or not rows[0]:
        return Shown(0, 0)
    across, down = _rulings(rows), _rulings(_turned(rows))
    filled: list[bool] = []
    if len(across) >= FEWEST_RULES and len(down) >= FEWEST_RULES:
        filled = [_has_ink(rows, cell) for cell in _cells(across, down)]
    is_table = sum(filled) >= max(FEWEST_CELLS, len(filled) / 2)
    return Shown(sum(filled) if is_table else 0, lines_of_text(rows, across, down))


def lines_of_text(rows: Rows, across: Sequence[Range] = (), down: Sequence[Range] = ()) -> int:
    """How many lines of text are one below the other: bands of broken ink, nothing between them.

    `across` and `down` are rows and columns that are rulings.
    """
    inked = _inked(rows)
    for start, end in across:
        for number in range(max(0, start - 1), min(len(inked), end + 1)):
            inked[number] = b""
    for start, end in down:
        first = max(0, start - 1)
        inked = [row and row[:first] + bytes(end + 1 - first) + row[end + 1 :] for row in inked]
    least, most = LINE_HEIGHTS
    return sum(
        least <= end - start <= most
        and max(map(_strokes, inked[start:end])) >= FEWEST_STROKES * (end - start)
        for start, end in _ranges([at for at, row in enumerate(inked) if 1 in row])
    )


def _inked(rows: Rows) -> list[bytes]:
    """1 for each dot that is darker or lighter than the ground, the commonest grey, else 0."""
    dots = b"".join(rows)
    ground = Counter(dots[:: SAMPLE if len(dots) > MANY_DOTS else 1]).most_common(1)[0][0]
    is_ink = bytes(abs(grey - ground) >= FAINTEST for grey in range(256))
    return [row.translate(is_ink) for row in rows]


def _strokes(row: bytes) -> int:
    """How many strokes one row of dots cuts."""
    return (b"\0" + row).count(b"\0\1")


def _turned(rows: Rows) -> list[bytes]:
    return [bytes(column) for column in zip(*rows, strict=True)]


def _rulings(rows: Rows) -> list[Range]:
    """Where rulings run along the rows."""
    above = [*[rows[0]] * BESIDE_RULE, *rows[:-BESIDE_RULE]][: len(rows)]
    below = [*rows[BESIDE_RULE:], *[rows[-1]] * BESIDE_RULE][-len(rows) :]
    beside = zip(rows, above, below, strict=True)
    return _ranges([number for number, near in enumerate(beside) if _is_ruling(*near)])


def _ranges(numbers: Sequence[int]) -> list[Range]:
    """Numbers, some of which follow on each other, as ranges."""
    groups = groupby(enumerate(numbers), lambda one: one[1] - one[0])
    followed = [[number for _, number in group] for _, group in groups]
    return [(group[0], group[-1] + 1) for group in followed]


def _is_ruling(row: bytes, above: bytes, below: bytes) -> bool:
    """Whether much of the row differs from what is above and below it; at an edge one side counts."""
    if above is row:
        above = below
    if below is row:
        below = above
    if row in (above, below):  # most rows of a picture are like the one beside them
        return False
    least = RULE_SHARE * len(row)
    if _changed(row, above) < least or _changed(row, below) < least:
        return False
    differing = sum(
        1
        for dot, over, under in zip(row, above, below, strict=True)
        if abs(dot - over) >= FAINTEST_RULE and abs(dot - under) >= FAINTEST_RULE
    )
    return differing >= least


def _changed(row: bytes, other: bytes) -> int:
    """How many dots of two rows are not the same."""
    bits = int.from_bytes(row, "big") ^ int.from_bytes(other, "big")
    return len(row) - bits.to_bytes(len(row), "big").count(0)


def _cells(across: Sequence[Range], down: Sequence[Range]) -> Iterator[tuple[Range, Range]]:
    """The rows and columns of each place between rulings, clear of them."""
    for (_, top), (bottom, _) in pairwise(across):
        for (_, left), (right, _) in pairwise(down):
            yield (top + 1, bottom - 1), (left + 1, right - 1)


def _has_ink(rows: Rows, cell: tuple[Range, Range]) -> bool:
    (top, bottom), (left, right) = cell
    inside = [row[left:right] for row in rows[top:bottom]]
    if not inside or not inside[0]:
        return False
    return max(map(max, inside)) - min(map(min, inside)) >= FAINTEST
