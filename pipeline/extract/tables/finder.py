"""The marks of a page → its tables, and the characters they leave over."""

from collections.abc import Iterable, Iterator
from itertools import repeat
from typing import NamedTuple

from pipeline.extract.page.geometry import holds, rounded, size
from pipeline.extract.page.visibility import BACKGROUND, is_white
from pipeline.extract.tables.acceptance import Settled, tables_in
from pipeline.extract.tables.box_grid import aligned_grids
from pipeline.extract.tables.cells import Loose
from pipeline.extract.tables.edges import edges_of, joined, networks, sides_of
from pipeline.extract.tables.grid import Grid
from pipeline.extract.tables.horizontal_rules import stacks
from pipeline.extract.tables.ruled_grid import ruled_grid
from pipeline.model.page import Box, Character, Marks, PrintedTable

FILLED = 0.75
"""Of a table of filled cells at least this much is filled; the gaps between them are narrow."""
SAME_HEIGHT = 8.0
"""Points. Tables that begin this near to one height stand side by side."""


class Found(NamedTuple):
    """The tables of a page; the characters and drawn boxes outside them.

    `cut` counts the characters inside them that stand over a border of their cell.
    """

    tables: list[PrintedTable]
    left_over: list[Character]
    boxes: list[Box]
    cut: int


def find_tables(marks: Marks) -> Found:
    """The tables of the page: ruled ones, then filled ones, then rows between lonely rules."""
    loose_text = Loose(marks.characters)
    found: list[Settled] = []
    nets = networks(edges_of(marks.rulings))
    grids = [grid for grid in map(ruled_grid, nets) if grid is not None]
    framed = [grid.box for grid in grids if len(grid.cells) == 1]
    lonely = [edge for net in nets if not net.down for edge in net.across]

    def settle(grids: Iterable[Grid], loose: list[Box], *, is_open: bool = False) -> list[Box]:
        """The loose boxes that the tables of these grids leave over."""
        new: list[Settled] = []
        for grid in sorted(grids, key=lambda grid: size(grid.box)):
            new.extend(tables_in(marks.number, grid, loose_text, is_open=is_open))
        found.extend(new)
        return _outside(loose, new)

    loose = settle((grid for grid in grids if len(grid.cells) > 1), visible_fills(marks))
    loose = settle(_grids_of_fills(loose), loose)
    loose = settle(aligned_grids(_apart(loose + framed), loose_text.left()), loose, is_open=True)
    across = joined(lonely + sides_of(loose).across)
    loose = settle(stacks(across, loose, loose_text), loose)
    whole = {settled.table.box for settled in found}
    others = [grid for grid in grids if rounded(grid.box) not in whole]
    boxes = loose + _outside([box for grid in others for box in _cell_boxes(grid)], found)
    cut = sum(settled.cut for settled in found)
    return Found(_in_reading_order(found), loose_text.left(), boxes, cut)


def _outside(boxes: Iterable[Box], found: Iterable[Settled]) -> list[Box]:
    """The boxes that are in no table."""
    taken = [table.box for table, _ in found]
    return [box for box in boxes if not any(map(holds, taken, repeat(box)))]


def _cell_boxes(grid: Grid) -> list[Box]:
    return list(map(grid.cell_box, grid.inside))


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


def _in_reading_order(found: Iterable[Settled]) -> list[PrintedTable]:
    """The tables from top to bottom; those that begin at one height from left to right."""
    rows: list[list[PrintedTable]] = []
    for table in sorted((table for table, _ in found), key=lambda table: table.box.top):
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
