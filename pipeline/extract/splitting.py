"""Tables that touch → each by itself."""

import itertools
from collections.abc import Iterator, Sequence

from pipeline.extract.grid import Grid, Span, part

IN_COMMON = 0.5
"""Of the inner borders of the plainer row: rows of one table have so many in common."""


def split(grid: Grid) -> Iterator[Grid]:
    """The tables of a grid: cut where the rows, or the columns, have no border in common.

    Two tables may share a border line and still differ in all their columns; the rows of one
    table have at least one column border in common.
    """
    whole = (0, 0, grid.rows, grid.columns)
    for block in _blocks(grid.inside, grid.rows, by_row=True):
        for piece in _blocks(block, grid.columns, by_row=False):
            extent = _extent(piece)
            if extent == whole:
                yield grid
            else:
                yield part(grid, [cell for cell in grid.cells if _is_within(cell, extent)])


def _extent(cells: Sequence[Span]) -> tuple[int, int, int, int]:
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
    cuts = _cuts(_inner_borders(cells, steps, by_row=by_row))
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


def _cuts(inner: Sequence[set[int]]) -> list[int]:
    """Where a new block begins: of two steps or more, after a block of two or more.

    >>> _cuts([{2}, {2, 5}, {3}, {3, 4}])
    [2]
    >>> _cuts([set(), {2}, {2}])
    []
    """
    cuts: list[int] = []
    seen: set[int] = set()
    start = 0
    for step, (borders, following) in enumerate(itertools.pairwise([*inner, set()])):
        if step - start >= 2 and _differ(seen, borders) and not _differ(borders, following):
            cuts.append(step)
            start, seen = step, set()
        seen |= borders
    return cuts


def _differ(some: set[int], others: set[int]) -> bool:
    """Whether two rows, with borders of their own, have few of them in common."""
    return len(some & others) < IN_COMMON * min(len(some), len(others))
