"""The edges of one network → the grid they rule."""

from collections.abc import Sequence
from itertools import pairwise, product
from operator import itemgetter

from pipeline.extract.tables.edges import Edge, Edges, levels
from pipeline.extract.tables.grid import Grid, Span, part

SNAP = 4.0
"""Points. Rules this near are one border (doubled rules): no text fits between them.

At 2 rules doubled 3 points apart, and white gaps between filled cells, become columns and rows; from 3
to 8 the pages of the tests give the same tables; at 20 rows disappear."""
OPEN = 6.0
"""Points. Rules that run on this far past the last rule across them leave a cell open there.

More than SNAP: at 3 doubled rules are taken for an open cell. From 4.5 to 12 the pages of the tests
give the same tables; at 30 the last row, cut by the end of the page, is lost."""
BROKEN = 6.0
"""Points. This much of a cell's border may be missing (rules broken at their crossings).

Twice TOUCH, one at each end. At 4.5 rules broken widely at their crossings enclose nothing; up to 30
the pages of the tests give the same tables, since half the border must be drawn in any case."""

MOST_CELLS = 20_000
"""Rows times columns: finer than any printed table, a pattern of lines."""

Walls = list[list[bool]]


def ruled_grid(edges: Edges) -> Grid | None:
    """The grid the edges rule; None where they enclose nothing."""
    rows = _borders(edges.across, edges.down)
    columns = _borders(edges.down, edges.across)
    if len(rows) < 2 or len(columns) < 2 or len(rows) * len(columns) > MOST_CELLS:
        return None
    ys = tuple(at for at, _ in rows)
    xs = tuple(at for at, _ in columns)
    floors = [_drawn_steps(drawn, xs) for _, drawn in rows]
    sides = [_drawn_steps(drawn, ys) for _, drawn in columns]
    cells = _cells(floors, sides)
    ends = [floors[0] if rows[0][1] else None, floors[-1] if rows[-1][1] else None]
    flanks = [sides[0] if columns[0][1] else None, sides[-1] if columns[-1][1] else None]
    outside = frozenset(cell for cell in cells if _is_outside(cell, ends, flanks, len(ys), len(xs)))
    is_open = (not columns[0][1], not columns[-1][1])
    return part(Grid(xs, ys, tuple(cells), outside, is_open), cells)


def _borders(edges: Sequence[Edge], crossing: Sequence[Edge]) -> list[tuple[float, list[Edge]]]:
    """Where the borders of one direction lie, with the edges on each.

    Where two or more of the crossing edges run on past the last border, the table is open there
    (a browser cuts the last row at the end of the page): their ends make a border without edges.
    So does a unconnected crossing edge that runs on past several borders on both sides, as they run on
    past it: the one rule between headings and figures of a table without a frame.
    """
    found = [(sum(map(itemgetter(0), level)) / len(level), level) for level in levels(edges, SNAP)]
    starts = sorted(edge.start for edge in crossing)
    ends = sorted((edge.end for edge in crossing), reverse=True)
    if len(crossing) > 1 and found:
        if starts[1] < found[0][0] - OPEN:
            found.insert(0, (starts[1], []))
        if ends[1] > found[-1][0] + OPEN:
            found.append((ends[1], []))
    elif crossing and len(found) > 1 and _all_cross(crossing[0], edges):
        found = [(starts[0], []), *found, (ends[0], [])]
    return found


def _all_cross(unconnected: Edge, edges: Sequence[Edge]) -> bool:
    """Whether one edge and all the others cross each other, and none ends where they meet."""
    return all(
        edge.start + OPEN < unconnected.at < edge.end - OPEN
        and unconnected.start + OPEN < edge.at < unconnected.end - OPEN
        for edge in edges
    )


def _drawn_steps(edges: Sequence[Edge], stops: Sequence[float]) -> list[bool]:
    """Of each step between two stops, whether the edges draw it."""
    if any(edge.start <= stops[0] and edge.end >= stops[-1] for edge in edges):
        return [True] * (len(stops) - 1)
    ordered = sorted(edges, key=lambda edge: edge.start)
    return [
        _undrawn_length(ordered, start, end)
        <= min(max(BROKEN, 0.1 * (end - start)), 0.5 * (end - start))
        for start, end in pairwise(stops)
    ]


def _undrawn_length(edges: Sequence[Edge], start: float, end: float) -> float:
    """How much of the way from start to end no edge covers."""
    missing, reached = 0.0, start
    for edge in edges:
        if edge.start >= end:
            break
        if edge.end > reached:
            missing += max(0.0, edge.start - reached)
            reached = edge.end
    return missing + max(0.0, end - reached)


def _cells(floors: Walls, sides: Walls) -> list[Span]:
    """The cells between the walls: each as wide as it is open, then as deep."""
    rows, columns = len(floors) - 1, len(sides) - 1
    taken: set[tuple[int, int]] = set()
    cells = []
    for row in range(rows):
        for column in range(columns):
            if (row, column) in taken:
                continue
            wide, deep = 1, 1
            while (
                column + wide < columns
                and not sides[column + wide][row]
                and (row, column + wide) not in taken
            ):
                wide += 1
            while row + deep < rows and _extends_down(floors, sides, row + deep, column, wide):
                deep += 1
            cells.append(Span(row, column, deep, wide))
            if wide > 1 or deep > 1:
                taken.update(product(range(row, row + deep), range(column, column + wide)))
    return cells


def _extends_down(floors: Walls, sides: Walls, row: int, column: int, wide: int) -> bool:
    """Whether nothing is drawn between the places above this row and those in it."""
    return not any(floors[row][column : column + wide]) and not any(
        sides[inner][row] for inner in range(column + 1, column + wide)
    )


def _is_outside(
    cell: Span,
    ends: Sequence[list[bool] | None],
    flanks: Sequence[list[bool] | None],
    heights: int,
    widths: int,
) -> bool:
    """Whether the cell lies in a corner where borders drawn elsewhere are missing on two sides."""
    row, column, deep, wide = cell
    is_top, is_foot = row == 0, row + deep == heights - 1
    is_left, is_right = column == 0, column + wide == widths - 1
    if is_top + is_foot + is_left + is_right < 2:
        return False
    across, down = slice(column, column + wide), slice(row, row + deep)
    missing = [
        walls is not None and is_reached and not any(walls[steps])
        for walls, is_reached, steps in (
            (ends[0], is_top, across),
            (ends[1], is_foot, across),
            (flanks[0], is_left, down),
            (flanks[1], is_right, down),
        )
    ]
    return sum(missing) > 1
