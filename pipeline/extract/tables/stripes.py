"""Tables whose every other row is filled → the boxes of the rows that are not.

Browsers and design programs draw such a table without a rule: a filled heading row, then a filled row,
then one that shows the paper. The rows that show the paper are found by the text between the filled
ones, which stands in their columns.
"""

import itertools
from collections.abc import Collection, Iterable, Iterator, Sequence

from pipeline.extract.page.text_lines import text_lines
from pipeline.extract.tables.cells import UnassignedText
from pipeline.extract.tables.ruled_grid import SNAP
from pipeline.model.page import Box, TextRun, box_around

TALLEST = 4.0
"""Times the height of the tallest filled row: what is further apart belongs to two tables.

A row of many lines beside rows of one, as PITCHES in `horizontal_rules`."""
ONE_ROW = 1.3
"""Times the height of the taller filled row beside it: a heading between two tables has more room."""
NEXT_LINE = 0.8
"""Of the height of a line: the next line of one cell begins no further below it.

Lines of a cell stand 0.1 to 0.7 of their height apart, rows have their padding besides."""

Band = list[Box]
"""The filled cells of one row, from left to right."""


def unfilled_rows(boxes: Iterable[Box], unassigned: UnassignedText) -> list[Box]:
    """A box for each cell of the rows between filled rows of cells, and of a last one below them."""
    found: list[Box] = []
    for bands in _families(_bands(boxes)):
        for upper, lower in itertools.pairwise(bands):
            x0, x1 = _sides(upper)
            space = Box(x0, max(b.bottom for b in upper), x1, min(b.top for b in lower))
            columns = max(upper, lower, key=len)
            tallest = max(_height(upper), _height(lower))
            if space.bottom - space.top > SNAP and _holds_row(space, columns, tallest, unassigned):
                found += _cells(space, columns)
        ends = (
            (_row_above(bands, unassigned), bands[0]),
            (_row_below(bands, unassigned), bands[-1]),
        )
        for space, columns in ((end, band) for end, band in ends if end):
            found += _cells(space, columns)
    return found


def _bands(boxes: Iterable[Box]) -> Iterator[Band]:
    """Rows of two filled cells or more that touch."""
    level: Band = []
    for box in sorted(boxes, key=lambda box: (round(box.top), round(box.bottom), box.x0)):
        touches = level and abs(level[-1].x1 - box.x0) <= SNAP
        if (
            touches
            and abs(level[-1].top - box.top) <= SNAP
            and abs(level[-1].bottom - box.bottom) <= SNAP
        ):
            level.append(box)
            continue
        if len(level) > 1:
            yield level
        level = [box]
    if len(level) > 1:
        yield level


def _families(bands: Iterable[Band]) -> Iterator[list[Band]]:
    """Two bands or more of one width, one below the other, without a far gap."""
    by_sides: list[list[Band]] = []
    for band in sorted(bands, key=lambda band: band[0].top):
        for family in by_sides:
            alike = all(
                abs(a - b) <= SNAP for a, b in zip(_sides(band), _sides(family[0]), strict=True)
            )
            tallest = max(_height(one) for one in (*family, band))
            gap = band[0].top - family[-1][0].bottom
            if alike and -SNAP <= gap <= TALLEST * tallest:
                family.append(band)
                break
        else:
            by_sides.append([band])
    return (family for family in by_sides if len(family) > 1)


def _sides(band: Band) -> tuple[float, float]:
    return band[0].x0, band[-1].x1


def _height(band: Band) -> float:
    return band[0].bottom - band[0].top


def _holds_row(space: Box, columns: Band, tallest: float, unassigned: UnassignedText) -> bool:
    """Whether the text in a space stands in these columns, over no border: two of them or more.

    In a space as high as a row it may be in the first alone: a name over rows of its parts.
    """
    held = _columns_held(_text_in(space, unassigned), columns)
    is_name = held == {0} and space.bottom - space.top <= ONE_ROW * tallest
    return len(held) > 1 or is_name


def _text_in(space: Box, unassigned: UnassignedText) -> list[TextRun]:
    """The visible text whose middle is inside a space."""
    near = unassigned.between(space.top, space.bottom).values()
    return [
        one
        for one in near
        if not one.text.isspace()
        and space.x0 <= (one.box.x0 + one.box.x1) / 2 <= space.x1
        and space.top <= (one.box.top + one.box.bottom) / 2 <= space.bottom
    ]


def _columns_held(text_runs: Collection[TextRun], columns: Band) -> set[int]:
    """The columns that hold one of the texts; none where a text stands in no column alone."""
    held = set()
    for one in text_runs:
        inside = (box.x0 - 1 <= one.box.x0 and one.box.x1 <= box.x1 + 1 for box in columns)
        column = next((number for number, fits in enumerate(inside) if fits), None)
        if column is None:
            return set()
        held.add(column)
    return held


def _row_below(bands: Sequence[Band], unassigned: UnassignedText) -> Box | None:
    """The last row, where it shows the paper: the text right below the last filled row."""
    last = bands[-1]
    x0, x1 = _sides(last)
    bottom = max(box.bottom for box in last)
    tallest = max(map(_height, bands))
    below = _text_in(Box(x0, bottom, x1, bottom + TALLEST * tallest), unassigned)
    row: list[TextRun] = []
    end = bottom
    for line in text_lines(below):
        box = box_around(one.box for one in line)
        if box.top - end > (NEXT_LINE * (box.bottom - box.top) if row else tallest / 2):
            break
        row += line
        end = box.bottom
    if len(_columns_held(row, last)) < 2:
        return None
    padding = min(one.box.top for one in row) - bottom
    return Box(x0, bottom, x1, end + max(0.0, padding))


def _row_above(bands: Sequence[Band], unassigned: UnassignedText) -> Box | None:
    """The headings, where they show the paper: text in every column right above the first filled row."""
    first = bands[0]
    x0, x1 = _sides(first)
    top = min(box.top for box in first)
    tallest = max(map(_height, bands))
    row: list[TextRun] = []
    start = top
    for line in reversed(
        text_lines(_text_in(Box(x0, top - TALLEST * tallest, x1, top), unassigned))
    ):
        box = box_around(one.box for one in line)
        if start - box.bottom > (NEXT_LINE * (box.bottom - box.top) if row else tallest / 2):
            break
        row += line
        start = box.top
    if len(_columns_held(row, first)) < len(first):
        return None
    padding = top - max(one.box.bottom for one in row)
    return Box(x0, start - max(0.0, padding), x1, top)


def _cells(space: Box, columns: Band) -> list[Box]:
    return [Box(box.x0, space.top, box.x1, space.bottom) for box in columns]
