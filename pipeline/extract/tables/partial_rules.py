"""Rules under some of the columns only → rows within a row of headings.

    |        目標値        | 現状値 |
指標名  ──────────────────  令和2年度
    | 令和6年度 | 令和9年度 |

A rule below a heading over several columns parts it from the headings of each of them; beside it the
row is not parted.
"""

from bisect import bisect_right
from collections.abc import Collection, Iterator, Mapping, Sequence

from pipeline.extract.tables.edges import Edge
from pipeline.extract.tables.grid import Grid, Span
from pipeline.extract.tables.whitespace_columns import pieces_of
from pipeline.model.page import TextRun

APART = 1.5
"""Of the font size: letters of one heading are no further apart, also where it is spaced: 目　標."""

Members = Mapping[Span, Collection[TextRun]]
"""The characters of each cell."""


def with_partial_rules(grid: Grid, members: Sequence[Collection[TextRun]]) -> Grid:
    """The grid with each row cut in two under the columns that a partial rule runs over.

    `members` are the characters of each cell. Where several headings stand above one rule, each
    has the columns next to it.
    """
    owned = dict(zip(grid.cells, members, strict=True))
    middles = [_middle_of_column(grid, owned, column) for column in range(grid.columns)]
    cells, ys = list(grid.cells), list(grid.ys)
    for height in sorted({rule.at for rule in grid.partial_rules}, reverse=True):
        row = bisect_right(ys, height) - 1
        above = _text_above(owned, row, height)
        ranges = [
            found
            for rule in grid.partial_rules
            if rule.at == height
            for found in _column_ranges(middles, rule, above)
        ]
        inside = [cell for cell in cells if cell.row <= row < cell.row + cell.rows]
        if ranges and all(cell.rows == 1 for cell in inside):
            ys.insert(row + 1, height)
            cells = [_moved(cell, row) for cell in cells if cell not in inside]
            cells += [part for cell in inside for part in _beside(cell, ranges)]
            cells += [part for one in ranges for part in _under(row, one)]
    return grid._replace(ys=tuple(ys), cells=tuple(sorted(cells)), partial_rules=())


def _moved(cell: Span, row: int) -> Span:
    """A cell outside the row that is cut: one row further down if it is below."""
    return cell._replace(row=cell.row + 1) if cell.row > row else cell


def _beside(cell: Span, ranges: Sequence[tuple[int, int]]) -> Iterator[Span]:
    """What of a cell of the cut row is under no rule: it reaches over both parts."""
    columns = range(cell.column, cell.column + cell.columns)
    left = [at for at in columns if not any(first <= at < end for first, end in ranges)]
    if len(left) == cell.columns:
        yield cell._replace(rows=2)
    else:
        yield from (Span(cell.row, at, 2, 1) for at in left)


def _under(row: int, columns: tuple[int, int]) -> Iterator[Span]:
    """The cells above and below a rule: one heading over the columns, and one in each of them."""
    first, end = columns
    yield Span(row, first, 1, end - first)
    yield from (Span(row + 1, at, 1, 1) for at in range(first, end))


def _text_above(owned: Members, row: int, height: float) -> list[TextRun]:
    """The characters of a row that stand above a height."""
    return [
        one
        for cell, own in owned.items()
        if cell.row == row
        for one in own
        if (one.box.top + one.box.bottom) / 2 < height and not one.text.isspace()
    ]


def _middle_of_column(grid: Grid, owned: Members, column: int) -> float:
    """The middle of the text in the cells of one column; of the column itself where there is none."""
    sides = [
        side
        for cell, own in owned.items()
        if cell.column == column and cell.columns == 1
        for one in own
        if not one.text.isspace()
        for side in (one.box.x0, one.box.x1)
    ]
    left, right = (min(sides), max(sides)) if sides else grid.xs[column : column + 2]
    return (left + right) / 2


def _column_ranges(
    middles: Sequence[float], rule: Edge, above: Sequence[TextRun]
) -> Iterator[tuple[int, int]]:
    """The columns under a rule, parted where several headings stand above it: each has the nearest."""
    under = [at for at, middle in enumerate(middles) if rule.start <= middle <= rule.end]
    headings = [
        middle
        for x0, x1 in pieces_of(above, APART)
        if rule.start <= (middle := (x0 + x1) / 2) <= rule.end
    ]
    nearest = [
        min(range(len(headings)), key=lambda number: abs(headings[number] - middles[at]), default=0)
        for at in under
    ]
    for number in sorted(set(nearest)):
        columns = [at for at, found in zip(under, nearest, strict=True) if found == number]
        yield columns[0], columns[-1] + 1
