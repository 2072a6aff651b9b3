"""A table ruled only between its rows → with the row above its first rule and below its last."""

import itertools
from collections.abc import Sequence

from pipeline.extract.characters import is_figure
from pipeline.extract.grid import Grid, Span
from pipeline.extract.gutters import pieces_of
from pipeline.extract.loose import Loose
from pipeline.extract.places import around
from pipeline.extract.rows import line_text, text_lines
from pipeline.model.page import Character

TALLEST = 1.3
"""Times the height of the tallest row: the row beside the rule is no taller."""
LEADING = 0.35
"""Of the font size: lines of one row stand no further apart."""


def with_end_rows(grid: Grid, loose: Loose) -> Grid:
    """The grid with a heading over its first rule, and a total under its last, where they stand.

    Such a row keeps to the columns: it fills two of them or more and crosses no gutter. A total
    has a figure; a note below the table has not.
    """
    reach = TALLEST * max(b - a for a, b in itertools.pairwise(grid.ys))
    _, top, _, bottom = grid.box
    below = _row_beside(grid, loose, bottom, reach)
    if _fits(grid, below) and any(
        is_figure(line_text(part)) for part in _by_column(grid, below)[1:]
    ):
        grid = _with_row(grid, max(one.box.bottom for one in below), at_end=True)
    above = _row_beside(grid, loose, top, -reach)
    if _fits(grid, above):
        grid = _with_row(grid, min(one.box.top for one in above), at_end=False)
    return grid


def _row_beside(grid: Grid, loose: Loose, border: float, reach: float) -> list[Character]:
    """The text next to the border, below it or (reach negative) above, if no taller than a row."""
    x0, _, x1, _ = grid.box
    start, end = sorted((border, border + 2 * reach))
    strip = [
        one
        for one in loose.between(start, end).values()
        if x0 < one.box.x1 and one.box.x0 < x1 and not one.text.isspace()
    ]
    lines = text_lines(strip)
    if reach < 0:
        lines.reverse()
    row: list[Character] = []
    for line in lines:
        if row and _space(row, line) > LEADING * line[0].size:
            break
        row += line
    if any(abs(far - border) > abs(reach) + 1 for one in row for far in one.box[1::2]):
        return []
    return row


def _space(row: Sequence[Character], line: Sequence[Character]) -> float:
    """How far the line stands off the row, above or below it."""
    upper, lower = around(one.box for one in row), around(one.box for one in line)
    return max(lower.top - upper.bottom, upper.top - lower.bottom)


def _fits(grid: Grid, line: Sequence[Character]) -> bool:
    """Whether the line fills two columns or more and keeps to them."""
    if not line:
        return False
    pieces = pieces_of(line)
    parts = _by_column(grid, line)
    return (
        sum(1 for part in parts if part) > 1
        and all(grid.xs[0] <= x0 and x1 <= grid.xs[-1] for x0, x1 in pieces)
        and not any(x0 < cut < x1 for cut in grid.xs[1:-1] for x0, x1 in pieces)
    )


def _by_column(grid: Grid, line: Sequence[Character]) -> list[list[Character]]:
    parts: list[list[Character]] = [[] for _ in range(grid.columns)]
    for one in line:
        middle = (one.box.x0 + one.box.x1) / 2
        for column in range(grid.columns):
            if grid.xs[column] <= middle < grid.xs[column + 1]:
                parts[column].append(one)
    return parts


def _with_row(grid: Grid, height: float, *, at_end: bool) -> Grid:
    """The grid with one more row of plain cells."""
    row = grid.rows if at_end else 0
    new = tuple(Span(row, column, 1, 1) for column in range(grid.columns))
    if at_end:
        return grid._replace(ys=(*grid.ys, height), cells=grid.cells + new)
    moved = tuple(cell._replace(row=cell.row + 1) for cell in grid.cells)
    return grid._replace(ys=(height, *grid.ys), cells=new + moved)
