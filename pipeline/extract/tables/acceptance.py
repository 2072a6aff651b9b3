"""A grid and the text around it → the table as printed; or none, if it is a box, a frame, a chart."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.extract.page.characters import is_bare_figure, is_figure
from pipeline.extract.page.geometry import area, in_hundredths
from pipeline.extract.page.text_lines import line_text, text_lines
from pipeline.extract.tables.cells import UnassignedText, cell_text, cells_of, members_of
from pipeline.extract.tables.grid import Grid, Span, split
from pipeline.extract.tables.overflow import over_borders
from pipeline.extract.tables.partial_rules import with_partial_rules
from pipeline.extract.tables.whitespace_columns import pieces_of, with_columns
from pipeline.extract.tables.whitespace_rows import MOST_BANDS, with_end_rows, with_rows
from pipeline.model.page import PrintedCell, PrintedTable, TextRun

WITH_TEXT = 0.15
"""Of the cells of a ruled table at least this many hold text; the squares of a chart hold none.

From 0.03 to 0.3 the PDFs at hand give the same tables; at 0.75 sparse ones are lost (statements of
accounts)."""
OPEN_WITH_TEXT = 0.5
"""Of the cells of a table whose columns are not drawn.

At 0.25 one table too many is found (writer-no-rules), at 0.1 a chart of bars does; at
0.75 real tables with empty cells are lost (okinawa_475_49468)."""
COVERED = 0.6
"""Of the rectangle around a table its cells cover at least this much.

From 0.12 to 0.9 the PDFs at hand give the same tables."""
HALF = 0.5
"""Of the texts below a heading so many must be figures. From 0.1 to 0.75 the PDFs at hand give the same
tables; a column has words for figures too (集計中)."""


def is_table(grid: Grid, texts: Sequence[str], *, is_open: bool) -> bool:
    """Whether the grid with these texts is a table.

    `is_open` says that its columns are not drawn. One column, two cells, or columns that are not
    drawn make a table only with figures in it: a heading box on a text box looks the same.
    """
    inside = [
        (cell, text)
        for cell, text in zip(grid.cells, texts, strict=True)
        if cell not in grid.outside
    ]
    filled = sum(1 for _, text in inside if text)
    if filled < 2 or filled < (OPEN_WITH_TEXT if is_open else WITH_TEXT) * len(inside):
        return False
    if _covered_share(grid) < COVERED or (grid.outside and len(inside) < 4):
        return False
    if is_open:
        return grid.rows > 1 and any(
            _holds_figures(inside, column) for column in range(1, grid.columns)
        )
    if grid.rows == 1 and len(inside) == 2:
        return is_bare_figure(inside[1][1])
    return grid.columns > 1 or _holds_figures(inside, 0, is_bare_figure)


def _covered_share(grid: Grid) -> float:
    """How much of the grid's rectangle is not outside."""
    free = sum(area(grid.cell_box(cell)) for cell in grid.outside)
    return 1 - free / area(grid.box)


def _holds_figures(
    inside: Sequence[tuple[Span, str]], column: int, is_one: Callable[[str], bool] = is_figure
) -> bool:
    """Whether half of what stands in the column, below its heading, are figures."""
    below = [text for cell, text in inside if cell.column == column and cell.row and text]
    return bool(below) and sum(map(is_one, below)) >= HALF * len(below)


LEAST = 3
"""So many figures make a scale.

2 and 4 give the PDFs at hand the same tables; two figures beside a grid happen by chance."""
AT_LINE = 2.5
"""Points from the middle of a figure to the line it marks.

At 0.5 a chart with grid lines passes for a table (a test); up to 12 nothing changes."""
FARTHEST = 60.0
"""Points from the lines to their scale, with the largest type.

Only limits the search (BESIDE decides): three times the largest type, 20 points."""
BESIDE = 3.0
"""Of the font size: a scale stands no further from its lines.

At 0.6 the scale of a chart is missed (a test); from 1.5 to 15 nothing changes."""
MOST = 0.8
"""Of the figures of a scale stand at a line.

From 0.16 to 0.8 nothing changes; above 1 no chart would be one. One figure of five may be off."""


def is_chart_grid(grid: Grid, loose: UnassignedText) -> bool:
    """Whether figures below or left of the grid mark its lines, not its rows or columns."""
    x0, top, x1, bottom = grid.box
    if max(grid.rows, grid.columns) < LEAST:
        return False
    left, below = [], []
    for one in loose.between(top - FARTHEST, bottom + FARTHEST).values():
        start, head, end, foot = one.box
        x, y = (start + end) / 2, (head + foot) / 2
        if x0 <= x and y < bottom:
            continue
        reach = BESIDE * one.size
        if x0 - reach <= x < x0 and top - reach <= y <= bottom + reach:
            left.append(one)
        elif bottom <= y <= bottom + reach and x0 - reach <= x <= x1 + reach:
            below.append(one)
    lines = [line for line in text_lines(left) if is_figure(line_text(line))]
    heights = ((line[0].box.top + line[0].box.bottom) / 2 for line in lines)
    first = next(iter(text_lines(below)), [])
    middles = ((start + end) / 2 for start, end in pieces_of(first)) if first else ()
    return _are_at_borders(heights, grid.ys) or (
        is_figure(line_text(first)) and _are_at_borders(middles, grid.xs)
    )


def _are_at_borders(positions: Iterable[float], borders: Sequence[float]) -> bool:
    """Whether the places lie at the borders."""
    at_line = [
        any(abs(position - border) <= AT_LINE for border in borders) for position in positions
    ]
    return sum(at_line) >= LEAST and sum(at_line) >= MOST * len(at_line)


BELOW = 20.0
"""Points. Text that runs over the last border of a table reaches this far.

One line of large type. From 4 to 100 the PDFs at hand give the same tables."""


class AcceptedTable(NamedTuple):
    """A table, and how many of its characters stand over a border of their cell."""

    table: PrintedTable
    cut: int


def tables_in(
    page: int, grid: Grid, loose: UnassignedText, *, is_open: bool
) -> Iterator[AcceptedTable]:
    """The tables of one grid; their characters are taken out of the loose ones.

    `is_open` says that the grid was not drawn: only figures make it a table.
    """
    for drawn in split(grid):
        near = _text_near(drawn, loose)
        own = cells_of(drawn, near)
        members = members_of(drawn, own, near)
        piece = _with_unruled_rows_and_columns(drawn, members, loose)
        if piece is not drawn:
            near = _text_near(piece, loose)
            own = cells_of(piece, near)
            members = members_of(piece, own, near)
        texts = list(map(cell_text, members))
        unruled = is_open or piece.columns > drawn.columns
        if is_table(piece, texts, is_open=unruled) and not is_chart_grid(piece, loose):
            loose.take(own)
            yield AcceptedTable(printed_table(page, piece, texts), over_borders(piece, near, own))


def _text_near(grid: Grid, loose: UnassignedText) -> dict[int, TextRun]:
    return loose.between(grid.ys[0], grid.ys[-1] + BELOW)


def _with_unruled_rows_and_columns(
    drawn: Grid, members: Sequence[Sequence[TextRun]], loose: UnassignedText
) -> Grid:
    """The grid with the columns and rows its text stands in where no rule parts them."""
    grid = drawn
    left, right = drawn.is_open
    if drawn.columns == 1 or right:
        grid = with_columns(grid, members, drawn.columns - 1)
    if drawn.columns > 1 and left:
        grid = with_columns(grid, _text_by_cell(grid, loose), 0)
    if drawn.columns == 1 and right and grid.columns > 1:
        grid = with_end_rows(grid, loose)
    if grid.columns > 1 and grid.rows <= MOST_BANDS:
        members = members if grid is drawn else _text_by_cell(grid, loose)
        grid = with_rows(grid, members, 2 if right else 3)
    if grid.columns > 1 and grid.partial_rules:
        grid = with_partial_rules(grid, _text_by_cell(grid, loose))
    return grid


def _text_by_cell(grid: Grid, loose: UnassignedText) -> list[list[TextRun]]:
    near = _text_near(grid, loose)
    return members_of(grid, cells_of(grid, near), near)


def printed_table(page: int, grid: Grid, texts: Sequence[str]) -> PrintedTable:
    """The table of a grid with these texts in its cells."""
    borders = grid._replace(xs=in_hundredths(grid.xs), ys=in_hundredths(grid.ys))
    cells = sorted(
        PrintedCell(*cell, text, borders.cell_box(cell))
        for cell, text in zip(grid.cells, texts, strict=True)
    )
    return PrintedTable(page, borders.box, grid.rows, grid.columns, tuple(cells))
