"""A grid and the text around it → the table as printed, or none."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.extract.cell_text import cell_text
from pipeline.extract.cells import cells_of, members_of
from pipeline.extract.end_rows import with_end_rows
from pipeline.extract.grid import Grid
from pipeline.extract.gutters import with_columns
from pipeline.extract.judge import is_table
from pipeline.extract.line_overflow import over_borders
from pipeline.extract.loose import Loose
from pipeline.extract.places import in_hundredths
from pipeline.extract.scales import has_scale
from pipeline.extract.splitting import split
from pipeline.extract.text_rows import MOST_BANDS, with_rows
from pipeline.model.page import Character, PrintedCell, PrintedTable

BELOW = 20.0
"""Points. Text that runs over the last border of a table reaches this far."""


class Settled(NamedTuple):
    """A table, and how many of its characters stand over a border of their cell."""

    table: PrintedTable
    cut: int


def tables_in(page: int, grid: Grid, loose: Loose, *, is_open: bool) -> Iterator[Settled]:
    """The tables of one grid; their characters are taken out of the loose ones.

    `is_open` says that the grid was not drawn: only figures make it a table.
    """
    for drawn in split(grid):
        near = _near(drawn, loose)
        own = cells_of(drawn, near)
        members = members_of(drawn, own, near)
        piece = _completed(drawn, members, loose)
        if piece is not drawn:
            near = _near(piece, loose)
            own = cells_of(piece, near)
            members = members_of(piece, own, near)
        texts = list(map(cell_text, members))
        unruled = is_open or piece.columns > drawn.columns
        if is_table(piece, texts, is_open=unruled) and not has_scale(piece, loose):
            loose.take(own)
            yield Settled(_printed(page, piece, texts), over_borders(piece, near, own))


def _near(grid: Grid, loose: Loose) -> dict[int, Character]:
    return loose.between(grid.ys[0], grid.ys[-1] + BELOW)


def _completed(drawn: Grid, members: Sequence[Sequence[Character]], loose: Loose) -> Grid:
    """The grid with the columns and rows its text stands in where no rule parts them."""
    grid = drawn
    left, right = drawn.is_open
    if drawn.columns == 1 or right:
        grid = with_columns(grid, members, drawn.columns - 1)
    if drawn.columns > 1 and left:
        grid = with_columns(grid, _members(grid, loose), 0)
    if drawn.columns == 1 and right and grid.columns > 1:
        grid = with_end_rows(grid, loose)
    if grid.columns > 1 and grid.rows <= MOST_BANDS:
        members = members if grid is drawn else _members(grid, loose)
        grid = with_rows(grid, members, 2 if right else 3)
    return grid


def _members(grid: Grid, loose: Loose) -> list[list[Character]]:
    near = _near(grid, loose)
    return members_of(grid, cells_of(grid, near), near)


def _printed(page: int, grid: Grid, texts: Sequence[str]) -> PrintedTable:
    borders = grid._replace(xs=in_hundredths(grid.xs), ys=in_hundredths(grid.ys))
    cells = sorted(
        PrintedCell(*cell, text, borders.cell_box(cell))
        for cell, text in zip(grid.cells, texts, strict=True)
    )
    return PrintedTable(page, borders.box, grid.rows, grid.columns, tuple(cells))
