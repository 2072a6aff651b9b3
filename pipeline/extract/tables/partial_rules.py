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

    `members` are the characters of each cell. A rule over one column alone, or over a part of a
    merged cell, cuts nothing.
    """
    owned = dict(zip(grid.cells, members, strict=True))
    middles = [_middle_of_column(grid, owned, column) for column in range(grid.columns)]
    cells, ys = list(grid.cells), list(grid.ys)
    for height in sorted({rule.at for rule in grid.partial_rules}, reverse=True):
        row = bisect_right(ys, height) - 1
        ranges = [
            found
            for rule in grid.partial_rules
            if rule.at == height
            for found in _column_ranges(middles, rule, _text_above(owned, row, height))
        ]
        inside = [cell for cell in cells if cell.row <= row < cell.row + cell.rows]
        if not ranges or not _may_be_cut(inside, ranges):
            continue
        ys.insert(row + 1, height)
        cells = [
            part for cell in cells for part in _parts(cell, row, ranges, is_inside=cell in inside)
        ] + [
            one
            for first, end in ranges
            for one in (
                Span(row, first, 1, end - first),
                *(Span(row + 1, at, 1, 1) for at in range(first, end)),
            )
        ]
    return grid._replace(ys=tuple(ys), cells=tuple(sorted(cells)), partial_rules=())


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
        if len(columns) > 1:
            yield columns[0], columns[-1] + 1


def _may_be_cut(cells: Sequence[Span], ranges: Sequence[tuple[int, int]]) -> bool:
    """Whether each cell is of one row and lies under a rule, or beside it, as a whole."""
    return all(
        cell.rows == 1
        and all(
            cell.column >= end
            or cell.column + cell.columns <= first
            or first <= cell.column <= cell.column + cell.columns <= end
            for first, end in ranges
        )
        for cell in cells
    )


def _parts(
    cell: Span, row: int, ranges: Sequence[tuple[int, int]], *, is_inside: bool
) -> Iterator[Span]:
    """The cell where a row is cut: moved down below it, over both parts beside a rule, none under one."""
    if cell.row > row:
        yield cell._replace(row=cell.row + 1)
    elif not is_inside:
        yield cell
    elif not any(first <= cell.column < end for first, end in ranges):
        yield cell._replace(rows=2)
