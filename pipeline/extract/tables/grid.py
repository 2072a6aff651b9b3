"""A grid: the borders of a table and its cells, merged ones too; tables that touch, each by itself."""

import itertools
from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.extract.tables.edges import Edge
from pipeline.model.page import Box


class Span(NamedTuple):
    """One cell of a grid: its first row and column, and how many of each it covers."""

    row: int
    column: int
    rows: int
    columns: int


class Grid(NamedTuple):
    """Column borders, row borders, and the cells, which cover every place at most once.

    At every border a cell begins or ends. `outside` are the places in the corners of the rectangle
    that no border closes: they hold no text of the table, they only fill up the rectangle. `is_open`
    says whether no rule closes the table on its left, and on its right; `hints` where its only
    column may be cut into several; `partial_rules` the shorter rules between its borders.
    """

    xs: tuple[float, ...]
    ys: tuple[float, ...]
    cells: tuple[Span, ...]
    outside: frozenset[Span] = frozenset()
    is_open: tuple[bool, bool] = (False, False)
    hints: tuple[float, ...] = ()
    partial_rules: tuple[Edge, ...] = ()

    @property
    def rows(self) -> int:
        """How many rows the grid has."""
        return len(self.ys) - 1

    @property
    def columns(self) -> int:
        """How many columns the grid has."""
        return len(self.xs) - 1

    @property
    def box(self) -> Box:
        """The rectangle the whole grid takes up."""
        return Box(self.xs[0], self.ys[0], self.xs[-1], self.ys[-1])

    @property
    def inside(self) -> tuple[Span, ...]:
        """The cells without the places outside the table."""
        if not self.outside:
            return self.cells
        return tuple(cell for cell in self.cells if cell not in self.outside)

    def cell_box(self, cell: Span) -> Box:
        """The rectangle one cell takes up."""
        row, column, rows, columns = cell
        xs, ys = self.xs, self.ys
        return Box(xs[column], ys[row], xs[column + columns], ys[row + rows])


def owners(grid: Grid) -> dict[tuple[int, int], int]:
    """The number of the cell at each row and column, without the places outside the table."""
    return {
        (row, column): number
        for number, cell in enumerate(grid.cells)
        if cell not in grid.outside
        for row in range(cell.row, cell.row + cell.rows)
        for column in range(cell.column, cell.column + cell.columns)
    }


def plain_grid(xs: Iterable[float], ys: Iterable[float]) -> Grid:
    """The grid in which no cell is merged, open on both sides."""
    xs, ys = tuple(xs), tuple(ys)
    cells = (Span(row, column, 1, 1) for row in range(len(ys) - 1) for column in range(len(xs) - 1))
    return Grid(xs, ys, tuple(cells), is_open=(True, True))


def part(grid: Grid, cells: Iterable[Span]) -> Grid:
    """The grid of these cells alone, without the borders at which none begins or ends.

    >>> grid = Grid((0, 5, 9), (0, 4, 8), (Span(0, 0, 2, 1), Span(0, 1, 2, 1)))
    >>> part(grid, grid.cells).ys
    (0, 8)
    """
    cells = tuple(cells)
    rows = sorted({edge for cell in cells for edge in (cell.row, cell.row + cell.rows)})
    columns = sorted({edge for cell in cells for edge in (cell.column, cell.column + cell.columns)})
    if (len(cells), len(rows), len(columns)) == (len(grid.cells), len(grid.ys), len(grid.xs)):
        return grid
    new_row = {old: new for new, old in enumerate(rows)}
    new_column = {old: new for new, old in enumerate(columns)}

    def moved(cell: Span) -> Span:
        row, column = new_row[cell.row], new_column[cell.column]
        end_row, end_column = new_row[cell.row + cell.rows], new_column[cell.column + cell.columns]
        return Span(row, column, end_row - row, end_column - column)

    return Grid(
        tuple(grid.xs[old] for old in columns),
        tuple(grid.ys[old] for old in rows),
        tuple(moved(cell) for cell in cells),
        frozenset(moved(cell) for cell in cells if cell in grid.outside),
        (grid.is_open[0] and columns[0] == 0, grid.is_open[1] and columns[-1] == grid.columns),
        grid.hints,
        grid.partial_rules,
    )


IN_COMMON = 0.5
"""Of the inner borders of the plainer row: rows of one table have so many in common.

From 0.1 to 1 the PDFs at hand give the same tables: tables that touch have no border in common, rows
of one table nearly all."""


def split(grid: Grid) -> Iterator[Grid]:
    """The tables of a grid: cut where the rows, or the columns, have no border in common.

    Two tables may share a border line and still differ in all their columns; the rows of one
    table have at least one column border in common.
    """
    whole = (0, 0, grid.rows, grid.columns)
    for block in _blocks(grid.inside, grid.rows, by_row=True):
        for piece in _blocks(block, grid.columns, by_row=False):
            extent = _cell_range(piece)
            if extent == whole:
                yield grid
            else:
                yield part(grid, [cell for cell in grid.cells if _is_within(cell, extent)])


def _cell_range(cells: Sequence[Span]) -> tuple[int, int, int, int]:
    return (
        min(cell.row for cell in cells),
        min(cell.column for cell in cells),
        max(cell.row + cell.rows for cell in cells),
        max(cell.column + cell.columns for cell in cells),
    )


def _is_within(cell: Span, extent: tuple[int, int, int, int]) -> bool:
    top, left, bottom, right = extent
    return (
        top <= cell.row
        and left <= cell.column
        and cell.row + cell.rows <= bottom
        and cell.column + cell.columns <= right
    )


def _blocks(cells: Sequence[Span], steps: int, *, by_row: bool) -> list[list[Span]]:
    """The cells in blocks of rows (or columns) whose inner borders have something in common."""
    cuts = _block_starts(_inner_borders(cells, steps, by_row=by_row))
    starts = [0, *cuts, steps]
    blocks: list[list[Span]] = []
    for start, end in itertools.pairwise(starts):
        members = [cell for cell in cells if start <= (cell.row if by_row else cell.column) < end]
        if members:
            blocks.append(members)
    return blocks


def _inner_borders(cells: Sequence[Span], steps: int, *, by_row: bool) -> list[set[int]]:
    """The borders between the cells of each row (or column), without its two ends."""
    found: list[set[int]] = [set() for _ in range(steps)]
    for row, column, rows, columns in cells:
        first, length = (row, rows) if by_row else (column, columns)
        start, size = (column, columns) if by_row else (row, rows)
        for step in range(first, first + length):
            found[step].add(start)
            found[step].add(start + size)
    return [borders - {min(borders), max(borders)} if borders else borders for borders in found]


def _block_starts(inner: Sequence[set[int]]) -> list[int]:
    """Where a new block begins: of two steps or more, after a block of two or more.

    >>> _block_starts([{2}, {2, 5}, {3}, {3, 4}])
    [2]
    >>> _block_starts([set(), {2}, {2}])
    []
    """
    cuts: list[int] = []
    seen: set[int] = set()
    start = 0
    for step, (borders, following) in enumerate(itertools.pairwise([*inner, set()])):
        if (
            step - start >= 2
            and _have_few_in_common(seen, borders)
            and not _have_few_in_common(borders, following)
        ):
            cuts.append(step)
            start, seen = step, set()
        seen |= borders
    return cuts


def _have_few_in_common(some: set[int], others: set[int]) -> bool:
    """Whether two rows, with borders of their own, have few of them in common."""
    return len(some & others) < IN_COMMON * min(len(some), len(others))
