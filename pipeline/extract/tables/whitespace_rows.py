"""Rows that no rules part: from figures side by side, and at the ends of a table."""

import itertools
import re
from collections.abc import Sequence

from pipeline.extract.page.characters import is_figure
from pipeline.extract.page.text_lines import line_text, share_a_line, text_lines
from pipeline.extract.tables.cells import UnassignedText
from pipeline.extract.tables.grid import Grid, Span
from pipeline.extract.tables.whitespace_columns import pieces_of
from pipeline.model.page import Box, TextRun, box_around

MOST_BANDS = 3
"""A table ruled into more bands than heading, body and total has a rule for every row.

2 and 4 give the pages of the tests the same tables."""
CLEARLY = 1.2
"""Times the next: the widest space between two rows must be so much wider, or none is taken.

From 0.24 to 6 the pages of the tests give the same tables."""

_BEGINNING = re.compile(r"[(（]?(?:[①-⑳]|\d{1,2}[)）.．、\s]|\d{1,2}[-－]\d)|[・●○■◆□◇【]")
"""How a name begins that is numbered, or a heading between rows: ①, (1), 2-1, 【行政】."""
TextLine = tuple[Box, str]


def with_rows(grid: Grid, members: Sequence[Sequence[TextRun]], least: int) -> Grid:
    """The grid with its bands cut into rows, where figures in every column but the first say so.

    A band is cut only where at least `least` lines of figures stand beside each other, each with
    its own name in the first column, and a clear space between them. Else it stays whole.
    """
    bands = list(zip(grid.cells, members, strict=True))
    for row in reversed(range(grid.rows)):
        cells = {cell: inside for cell, inside in bands if cell.row <= row < cell.row + cell.rows}
        columns = [cells[cell] for cell in sorted(cells)]
        if all(cell.rows == 1 and cell.columns == 1 for cell in cells) and any(
            len(inside) >= least for inside in columns[1:]
        ):
            cuts = _row_cuts(list(map(_text_lines_of, columns)), least)
            grid = _with_row_cut(grid, row, cuts) if cuts else grid
    return grid


def _text_lines_of(text_runs: Sequence[TextRun]) -> list[TextLine]:
    seen = [one for one in text_runs if not one.text.isspace()]
    return [(box_around(one.box for one in line), line_text(line)) for line in text_lines(seen)]


def _row_cuts(columns: Sequence[Sequence[TextLine]], least: int) -> list[float]:
    """The heights between the rows of a band; none where it is not sure to hold several."""
    figures = [
        lines
        for lines in columns[1:]
        if len(lines) >= least and all(_is_value(text) for _, text in lines)
    ]
    if not figures:
        return []
    rows = [box for box, _ in max(figures, key=len)]
    beside = all(
        any(share_a_line(box, row) for row in rows) for lines in figures for box, _ in lines
    )
    if not beside:
        return []
    boxes = sorted((box for lines in columns for box, _ in lines), key=lambda box: box.top)
    cuts = [_widest_space(boxes, upper, lower) for upper, lower in itertools.pairwise(rows)]
    found = [cut for cut in cuts if cut is not None]
    if len(found) < len(cuts):
        found = _cuts_at_first_lines(columns[0], rows)
    if not found or not _all_named(columns[0], found):
        return []
    return found


def _cuts_at_first_lines(names: Sequence[TextLine], rows: Sequence[Box]) -> list[float]:
    """The heights between rows whose figures stand beside the first line of their names.

    That is so for certain where each of these lines begins with a number or a bullet, or where the
    last name goes on below its figures and no name begins above the first. A numbered line without
    figures is a heading, a row of its own.
    """
    first = [next((one for one in names if share_a_line(one[0], row)), None) for row in rows]
    beginnings = [one for one in first if one is not None]
    others = [one for one in names if one not in beginnings]
    are_numbered = all(_BEGINNING.match(text) for _, text in beginnings)
    goes_on = any(box.top > rows[-1].bottom - box.bottom + box.top for box, _ in others)
    is_above = any(box.bottom <= rows[0].top and not _BEGINNING.match(text) for box, text in others)
    if len(beginnings) < len(rows) or is_above or not (are_numbered or goes_on):
        return []
    headings = [one for one in others if _BEGINNING.match(one[1])]
    starts = sorted(box.top for box, _ in (*beginnings, *headings))
    ends = [max(box.bottom for box, _ in names if box.top < start) for start in starts[1:]]
    return [(end + start) / 2 for end, start in zip(ends, starts[1:], strict=True)]


def _is_value(text: str) -> bool:
    """Whether the line is a figure, or a dash for one."""
    return is_figure(text) or not any(map(str.isalpha, text.replace("ー", "")))


def _widest_space(boxes: Sequence[Box], upper: Box, lower: Box) -> float | None:
    """The middle of the widest space between two lines; None where none is clearly widest."""
    between = [box for box in boxes if upper.top <= box.top and box.bottom <= lower.bottom]
    spaces: list[tuple[float, float]] = []
    reached = upper.bottom
    for box in between:
        if box.top > reached:
            spaces.append((box.top - reached, (box.top + reached) / 2))
        reached = max(reached, box.bottom)
    spaces.sort(reverse=True)
    if not spaces or (len(spaces) > 1 and spaces[0][0] < CLEARLY * spaces[1][0]):
        return None
    return spaces[0][1]


def _all_named(names: Sequence[TextLine], cuts: Sequence[float]) -> bool:
    """Whether the first column has text in every row."""
    rows = {sum(cut < (box.top + box.bottom) / 2 for cut in cuts) for box, _ in names}
    return len(rows) == len(cuts) + 1


def _with_row_cut(grid: Grid, row: int, cuts: Sequence[float]) -> Grid:
    """The grid with one row of plain cells cut at these heights."""
    more = len(cuts)
    cells: list[Span] = []
    for cell in grid.cells:
        if cell.row == row:
            cells += (cell._replace(row=row + step) for step in range(more + 1))
        else:
            cells.append(cell._replace(row=cell.row + more) if cell.row > row else cell)
    ys = (*grid.ys[: row + 1], *cuts, *grid.ys[row + 1 :])
    return grid._replace(ys=ys, cells=tuple(cells))


TALLEST = 1.3
"""Times the height of the tallest row: the row beside the rule is no taller.

At 0.65 a total below the last rule is lost; at 1.95 text below becomes a row (okinawa_475_49468)."""
LEADING = 0.35
"""Of the font size: lines of one row stand no further apart.

From 0.07 to 0.35 the pages of the tests give the same tables; at 0.52 the next row is taken in."""


def with_end_rows(grid: Grid, unassigned: UnassignedText) -> Grid:
    """The grid with a heading over its first rule, and a total under its last, where they stand.

    Such a row keeps to the columns: it fills two of them or more and crosses no gutter. A total
    has a figure; a note below the table has not.
    """
    reach = TALLEST * max(b - a for a, b in itertools.pairwise(grid.ys))
    _, top, _, bottom = grid.box
    below = _text_beside(grid, unassigned, bottom, reach)
    if _fits_columns(grid, below) and any(
        is_figure(line_text(part)) for part in _by_column(grid, below)[1:]
    ):
        grid = _with_row(grid, max(one.box.bottom for one in below), at_end=True)
    above = _text_beside(grid, unassigned, top, -reach)
    if _fits_columns(grid, above):
        grid = _with_row(grid, min(one.box.top for one in above), at_end=False)
    return grid


def _text_beside(
    grid: Grid, unassigned: UnassignedText, border: float, reach: float
) -> list[TextRun]:
    """The text next to the border, below it or (reach negative) above, if no taller than a row."""
    x0, _, x1, _ = grid.box
    start, end = sorted((border, border + 2 * reach))
    strip = [
        one
        for one in unassigned.between(start, end).values()
        if x0 < one.box.x1 and one.box.x0 < x1 and not one.text.isspace()
    ]
    lines = text_lines(strip)
    if reach < 0:
        lines.reverse()
    row: list[TextRun] = []
    for line in lines:
        if row and _space_between(row, line) > LEADING * line[0].size:
            break
        row += line
    if any(abs(far - border) > abs(reach) + 1 for one in row for far in one.box[1::2]):
        return []
    return row


def _space_between(row: Sequence[TextRun], line: Sequence[TextRun]) -> float:
    """How far the line stands off the row, above or below it."""
    upper, lower = box_around(one.box for one in row), box_around(one.box for one in line)
    return max(lower.top - upper.bottom, upper.top - lower.bottom)


def _fits_columns(grid: Grid, line: Sequence[TextRun]) -> bool:
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


def _by_column(grid: Grid, line: Sequence[TextRun]) -> list[list[TextRun]]:
    parts: list[list[TextRun]] = [[] for _ in range(grid.columns)]
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
