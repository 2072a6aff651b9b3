"""The content of a page → its tables, and the text outside them."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise, repeat
from typing import NamedTuple

from pipeline.extract.page.drawn_digits import digit_strokes
from pipeline.extract.page.geometry import area, holds, rounded
from pipeline.extract.page.visibility import BACKGROUND, is_white
from pipeline.extract.tables.acceptance import AcceptedTable, tables_in
from pipeline.extract.tables.box_grid import aligned_grids
from pipeline.extract.tables.cells import UnassignedText
from pipeline.extract.tables.edges import edges_of, joined, networks, sides_of
from pipeline.extract.tables.grid import Grid
from pipeline.extract.tables.horizontal_rules import grids_between_rules
from pipeline.extract.tables.ruled_grid import ruled_grid
from pipeline.extract.tables.stripes import unfilled_rows
from pipeline.extract.tables.tags import tables_by_tags
from pipeline.model.page import Box, PageContent, PrintedTable, TextRun

FILLED = 0.75
"""Of a table of filled cells at least this much is filled; the gaps between them are narrow.

From 0.15 up the PDFs at hand give the same tables: what is not filled is found by another way."""
SAME_HEIGHT = 8.0
"""Points. Tables that begin this near to one height stand side by side.

At 6 the order of tables side by side changes (browser_borders); from 8 to 40 nothing changes."""


INNER = 0.5
"""Of a box: a box in it is smaller, or it is the same box, filled and framed."""


class FoundTables(NamedTuple):
    """The tables of a page; the characters and drawn boxes outside them.

    `cut` counts the characters inside them that stand over a border of their cell.
    """

    tables: list[PrintedTable]
    left_over: list[TextRun]
    boxes: list[Box]
    cut: int


def find_tables(content: PageContent) -> FoundTables:
    """The tables of the page: ruled ones, filled ones, tagged ones, then rows between unconnected rules."""
    unassigned = UnassignedText(content.text_runs)
    found: list[AcceptedTable] = []
    digits = digit_strokes(content.rulings, content.text_runs)
    nets = networks(edges_of(one for one in content.rulings if one.box not in digits))
    grids = [grid for grid in map(ruled_grid, nets) if grid is not None]
    framed = [grid.box for grid in grids if len(grid.cells) == 1]
    unconnected = [edge for net in nets if not net.down for edge in net.across]

    def accept(grids: Iterable[Grid], boxes_left: list[Box], *, is_open: bool = False) -> list[Box]:
        """The loose boxes that the tables of these grids leave over."""
        new: list[AcceptedTable] = []
        for grid in sorted(grids, key=lambda grid: area(grid.box)):
            new.extend(tables_in(content.number, grid, unassigned, is_open=is_open))
        found.extend(new)
        return _boxes_outside(boxes_left, new)

    boxes_left = accept((grid for grid in grids if len(grid.cells) > 1), visible_fills(content))
    with_unfilled = (*boxes_left, *unfilled_rows(boxes_left, unassigned))
    boxes_left = accept(_grids_of_filled_boxes(with_unfilled), boxes_left)
    stacks = grids_between_rules(joined(unconnected), (), unassigned) if content.tagged else ()
    within = [grid.box for grid in stacks]
    by_tags = tuple(tables_by_tags(content.number, content.tagged, unassigned, within))
    found.extend(by_tags)
    boxes_left = _boxes_outside(boxes_left, by_tags)
    outermost = _without_cards(_outermost(boxes_left + framed), boxes_left + framed)
    boxes_left = accept(aligned_grids(outermost, unassigned.left()), boxes_left, is_open=True)
    across = joined(unconnected + sides_of(boxes_left).across)
    boxes_left = accept(grids_between_rules(across, boxes_left, unassigned), boxes_left)
    whole = {settled.table.box for settled in found}
    others = [grid for grid in grids if rounded(grid.box) not in whole]
    boxes = boxes_left + _boxes_outside(
        [box for grid in others for box in _cell_boxes(grid)], found
    )
    cut = sum(settled.cut for settled in found)
    return FoundTables(_in_reading_order(found), unassigned.left(), boxes, cut)


def _boxes_outside(boxes: Iterable[Box], found: Iterable[AcceptedTable]) -> list[Box]:
    """The boxes that are in no table."""
    taken = [table.box for table, _ in found]
    return [box for box in boxes if not any(map(holds, taken, repeat(box)))]


def _cell_boxes(grid: Grid) -> list[Box]:
    return list(map(grid.cell_box, grid.inside))


def _grids_of_filled_boxes(boxes: Iterable[Box]) -> Iterator[Grid]:
    """The grids that filled boxes make which touch, or all but touch, and leave little free."""
    boxes = list(boxes)
    for net in networks(sides_of(boxes)):
        grid = ruled_grid(net)
        if grid is None or grid.rows < 2 or grid.columns < 2:
            continue
        if sum(area(box) for box in boxes if holds(grid.box, box)) >= FILLED * area(grid.box):
            yield grid


def _outermost(boxes: Iterable[Box]) -> list[Box]:
    """The boxes without those inside another: a filled box often has a frame too."""
    found: list[Box] = []
    for box in sorted(boxes, key=area, reverse=True):
        if not any(holds(outer, box) for outer in found):
            found.append(box)
    return found


def _without_cards(outermost: Iterable[Box], boxes: Sequence[Box]) -> list[Box]:
    """The boxes without those that hold several boxes beside one another: cards, not cells."""
    return [outer for outer in outermost if not _holds_boxes_beside(outer, boxes)]


def _holds_boxes_beside(outer: Box, boxes: Sequence[Box]) -> bool:
    inside = sorted(box for box in boxes if holds(outer, box) and area(box) < INNER * area(outer))
    return any(
        left.x1 <= right.x0 and left.top < right.bottom and right.top < left.bottom
        for left, right in pairwise(inside)
    )


def _in_reading_order(found: Iterable[AcceptedTable]) -> list[PrintedTable]:
    """The tables from top to bottom; those that begin at one height from left to right."""
    rows: list[list[PrintedTable]] = []
    for table in sorted((table for table, _ in found), key=lambda table: table.box.top):
        if rows and table.box.top - rows[-1][0].box.top <= SAME_HEIGHT:
            rows[-1].append(table)
        else:
            rows.append([table])
    return [table for row in rows for table in sorted(row, key=lambda table: table.box.x0)]


def visible_fills(content: PageContent) -> list[Box]:
    """The filled boxes a person sees: not white, not the paper itself."""
    paper = BACKGROUND * content.width * content.height
    return [
        fill.box for fill in content.fills if not is_white(fill.colour) and area(fill.box) < paper
    ]
