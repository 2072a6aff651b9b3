"""The marks of a page → its tables, and the characters they leave over."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.extract.aligned import aligned_grids
from pipeline.extract.cell_text import cell_text
from pipeline.extract.cells import cells_of, members_of
from pipeline.extract.colours import is_white
from pipeline.extract.edges import edges_of, joined, sides_of
from pipeline.extract.end_rows import with_end_rows
from pipeline.extract.grid import Grid
from pipeline.extract.gutters import with_columns
from pipeline.extract.judge import is_table
from pipeline.extract.loose import Loose
from pipeline.extract.networks import networks
from pipeline.extract.places import holds, rounded, size
from pipeline.extract.ruled import ruled_grid
from pipeline.extract.scales import has_scale
from pipeline.extract.splitting import split
from pipeline.extract.stacks import stacks
from pipeline.extract.text_rows import MOST_BANDS, with_rows
from pipeline.model.page import Box, Character, Marks, PrintedCell, PrintedTable

BACKGROUND = 0.9
"""Of the page: a filled box so large is paper, not a box."""

FILLED = 0.75
"""Of a table of filled cells at least this much is filled; the gaps between them are narrow."""
SAME_HEIGHT = 8.0
"""Points. Tables that begin this near to one height stand side by side."""


class Found(NamedTuple):
    """The tables of a page, the characters outside them in their order, and all drawn boxes."""

    tables: list[PrintedTable]
    left_over: list[Character]
    boxes: list[Box]


def find_tables(marks: Marks) -> Found:
    """The tables of the page: ruled ones, then filled ones, then rows between lonely rules."""
    loose_text = Loose(marks.characters)
    tables: list[PrintedTable] = []
    nets = networks(edges_of(marks.rulings))
    grids = [grid for grid in map(ruled_grid, nets) if grid is not None]
    framed = [grid.box for grid in grids if len(grid.cells) == 1]
    lonely = [edge for net in nets if not net.down for edge in net.across]
    filled = visible_fills(marks)

    def settle(grids: Iterable[Grid], *, is_open: bool = False) -> list[Box]:
        for grid in sorted(grids, key=lambda grid: size(grid.box)):
            tables.extend(_tables_in(marks.number, grid, loose_text, is_open=is_open))
        return [box for box in filled if not any(holds(table.box, box) for table in tables)]

    loose = settle(grid for grid in grids if len(grid.cells) > 1)
    loose = settle(_grids_of_fills(loose))
    loose = settle(aligned_grids(_apart(loose + framed), loose_text.left()), is_open=True)
    settle(stacks(joined(lonely + sides_of(loose).across)))
    return Found(_in_reading_order(tables), loose_text.left(), filled + framed)


def _grids_of_fills(boxes: Iterable[Box]) -> Iterator[Grid]:
    """The grids that filled boxes make which touch, or all but touch, and leave little free."""
    boxes = list(boxes)
    for net in networks(sides_of(boxes)):
        grid = ruled_grid(net)
        if grid is None or grid.rows < 2 or grid.columns < 2:
            continue
        if sum(size(box) for box in boxes if holds(grid.box, box)) >= FILLED * size(grid.box):
            yield grid


def _apart(boxes: Iterable[Box]) -> list[Box]:
    """The boxes without those inside another: a filled box often has a frame too."""
    found: list[Box] = []
    for box in sorted(boxes, key=size, reverse=True):
        if not any(holds(outer, box) for outer in found):
            found.append(box)
    return found


def _in_reading_order(tables: Iterable[PrintedTable]) -> list[PrintedTable]:
    """The tables from top to bottom; those that begin at one height from left to right."""
    rows: list[list[PrintedTable]] = []
    for table in sorted(tables, key=lambda table: table.box.top):
        if rows and table.box.top - rows[-1][0].box.top <= SAME_HEIGHT:
            rows[-1].append(table)
        else:
            rows.append([table])
    return [table for row in rows for table in sorted(row, key=lambda table: table.box.x0)]


def visible_fills(marks: Marks) -> list[Box]:
    """The filled boxes a person sees: not white, not the paper itself."""
    paper = BACKGROUND * marks.width * marks.height
    return [
        fill.box for fill in marks.fills if not is_white(fill.colour) and size(fill.box) < paper
    ]


def _tables_in(page: int, grid: Grid, loose: Loose, *, is_open: bool) -> Iterator[PrintedTable]:
    """The tables of one grid; their characters are taken out of the loose ones."""
    for drawn in split(grid):
        piece = _completed(drawn, loose)
        near = loose.between(piece.ys[0], piece.ys[-1])
        own = cells_of(piece, near)
        texts = [cell_text(inside) for inside in members_of(piece, own, near)]
        unruled = is_open or piece.columns > drawn.columns
        if is_table(piece, texts, is_open=unruled) and not has_scale(piece, loose):
            loose.take(own)
            yield _printed(page, piece, texts)


def _completed(drawn: Grid, loose: Loose) -> Grid:
    """The grid with the columns and rows its text stands in where no rule parts them."""
    near = loose.between(drawn.ys[0], drawn.ys[-1])
    grid = drawn
    left, right = drawn.is_open
    if drawn.columns == 1 or right:
        grid = with_columns(grid, _members(grid, near), drawn.columns - 1)
    if drawn.columns > 1 and left:
        grid = with_columns(grid, _members(grid, near), 0)
    if drawn.columns == 1 and right and grid.columns > 1:
        grid = with_end_rows(grid, loose)
    if grid.columns > 1 and grid.rows <= MOST_BANDS:
        grid = with_rows(grid, _members(grid, near), 2 if right else 3)
    return grid


def _members(grid: Grid, near: Mapping[int, Character]) -> list[list[Character]]:
    return members_of(grid, cells_of(grid, near), near)


def _printed(page: int, grid: Grid, texts: Sequence[str]) -> PrintedTable:
    cells = sorted(
        PrintedCell(*cell, text, rounded(grid.cell_box(cell)))
        for cell, text in zip(grid.cells, texts, strict=True)
    )
    return PrintedTable(page, rounded(grid.box), grid.rows, grid.columns, tuple(cells))
