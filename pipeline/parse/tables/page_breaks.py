"""Pages → numbered tables; one that runs over several pages is one table."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace

from pipeline.model.page import Line, Page, PrintedTable
from pipeline.normalize.text import comparison_key
from pipeline.parse.table import Cell, Table, as_table
from pipeline.parse.tables.orientation import heading_rows

SAME_EDGE = 2.0
"""Points two pages may differ in where a column begins.

Some producers round to whole points, up on one page and down on the other: less than two. The PDFs
at hand differ by 0.0 where a table continues, and by 7 where another one begins.
"""


def join_over_page_breaks(pages: Sequence[Page], era: str | None = None) -> tuple[Table, ...]:
    """Every table of the report, numbered from 1; one that runs over pages is one table."""
    parts: list[list[Table]] = []
    before: Page | None = None
    for page in pages:
        for position, printed in enumerate(page.tables):
            table = as_table(printed, len(parts) + 1)
            above = before if position == 0 else None
            if (
                above
                and _fits_below(above, page)
                and _continues(above, page, (parts[-1][-1], table), era)
            ):
                parts[-1].append(table)
            else:
                parts.append([table])
        before = page
    return tuple(_one_table(table, era) for table in parts)


def may_continue(before: Page, page: Page, era: str | None) -> bool:
    """Whether the first table of a page has the columns and headings to continue the page before.

    It does not where lines are between the two.
    """
    return _fits_below(before, page) and _headings_agree(
        as_table(before.tables[-1], 0), as_table(page.tables[0], 0), era
    )


def _fits_below(before: Page, page: Page) -> bool:
    """Whether the first table of a page has the columns of the last one of the page before."""
    if not before.tables or not page.tables or before.number + 1 != page.number:
        return False
    return _same_columns(before.tables[-1], page.tables[0])


def _continues(before: Page, page: Page, facing: tuple[Table, Table], era: str | None) -> bool:
    """Whether the first table of a page, which fits below the page before, continues its last."""
    if not _headings_agree(*facing, era):
        return False
    last, first = before.tables[-1], page.tables[0]
    if _lines_of_one_page(before.lines, _running_lines(page), last.box.bottom, before.height):
        return False
    words = {_running(cell.text) for cell in last.cells}
    return not _lines_of_one_page(page.lines, _running_lines(before) | words, 0, first.box.top)


def _lines_of_one_page(
    lines: Iterable[Line], known: Collection[str], top: float, bottom: float
) -> list[Line]:
    """The lines between two heights that the other page does not have too.

    Running heads and page numbers are on both; so are the words of a merged cell that some
    programs print again where its second half begins.
    """
    return [
        line
        for line in lines
        if top <= (line.box.top + line.box.bottom) / 2 <= bottom
        and _running(line.text) not in known
    ]


def _running_lines(page: Page) -> set[str]:
    return {_running(line.text) for line in page.lines}


def _running(text: str) -> str:
    """A text without its digits: what a page number has in common with the next."""
    return "".join(letter for letter in comparison_key(text) if not letter.isdigit())


def _same_columns(last: PrintedTable, first: PrintedTable) -> bool:
    left, right = _edges(last), _edges(first)
    return len(left) == len(right) and all(
        abs(one - other) <= SAME_EDGE for one, other in zip(left, right, strict=True)
    )


def _edges(table: PrintedTable) -> list[float]:
    return sorted({round(cell.box.x0, 1) for cell in table.cells if cell.column_span == 1})


def _headings_agree(last: Table, first: Table, era: str | None) -> bool:
    """A part without headings continues any table; one with headings only one with the same."""
    rows = heading_rows(first, 0, era)
    return rows == 0 or _texts(first, rows) == _texts(last, rows)


def _texts(table: Table, rows: int) -> list[str]:
    return [cell.folded for row in range(min(rows, table.rows)) for cell in table.row(row)]


@dataclass
class _TableBuilder:
    """A table on its way over pages: its cells, the columns in which some are merged, its last row."""

    cells: list[Cell]
    rows: int
    merging: set[int]
    lowest: dict[int, int]


def _one_table(parts: Sequence[Table], era: str | None) -> Table:
    """The parts of one table made one."""
    first = parts[0]
    if len(parts) == 1:
        return first
    builder = _TableBuilder(list(first.cells), first.rows, _merging_columns(first.cells), {})
    builder.lowest = _lowest(builder, range(len(builder.cells)))
    for part in parts[1:]:
        _append(builder, part, heading_rows(part, 0, era))
    return replace(first, rows=builder.rows, cells=tuple(sorted(builder.cells)))


def _append(builder: _TableBuilder, part: Table, body: int) -> None:
    """Add the next page's rows: repeated headings dropped, cells cut by the break joined."""
    if body >= part.rows:
        return
    pairs = _cells_across_break(builder, part, body)
    row_is_cut = _row_is_cut(list(pairs.values()))
    merging = builder.merging | _merging_columns(part.cells)
    cut = {
        lower: at
        for at, (upper, lower) in pairs.items()
        if row_is_cut or _merged_cell_is_cut(upper, lower, merging)
    }
    shift = builder.rows - body - row_is_cut
    known = len(builder.cells)
    for cell in (cell for cell in part.cells if cell.row >= body):
        moved = cell._replace(row=cell.row + shift)
        if cell in cut:
            builder.cells[cut[cell]] = _merge_halves(builder.cells[cut[cell]], moved)
        else:
            builder.cells.append(moved)
    builder.rows = shift + part.rows
    added = (*cut.values(), *range(known, len(builder.cells)))
    builder.merging |= _merging_columns(builder.cells[at] for at in added)
    builder.lowest = _lowest(builder, added)


def _lowest(builder: _TableBuilder, places: Iterable[int]) -> dict[int, int]:
    """Which of the cells at some places covers each column in the last row."""
    return {
        column: at
        for at in places
        if builder.cells[at].bottom_row >= builder.rows
        for column in range(builder.cells[at].column, builder.cells[at].right_column)
    }


def _cells_across_break(
    builder: _TableBuilder, part: Table, body: int
) -> dict[int, tuple[Cell, Cell]]:
    """The cells of the last row above the break by their place, each with the cell right below it."""
    return {
        at: (upper, lower)
        for column, at in sorted(builder.lowest.items())
        if (upper := builder.cells[at]) and (lower := part.at(body, column))
        if upper.column == lower.column == column and upper.column_span == lower.column_span
        if lower.row == body
    }


def _merging_columns(cells: Iterable[Cell]) -> set[int]:
    """The columns in which some cell runs over several rows."""
    return {cell.column for cell in cells if cell.row_span > 1}


def _merged_cell_is_cut(upper: Cell, lower: Cell, merging: Collection[int]) -> bool:
    """A cell of a column of merged cells that has its words on one side of the break only."""
    return upper.column in merging and not (upper.text and lower.text)


def _row_is_cut(pairs: list[tuple[Cell, Cell]]) -> bool:
    """A row is cut where what is below the break cannot be a row of its own.

    At the top of the page some cells are empty that are filled in the row above, and no cell
    repeats a whole row: a row of its own has words wherever the row above has them.
    """
    single = [(upper, lower) for upper, lower in pairs if upper.row_span == lower.row_span == 1]
    filled = [lower for _, lower in single if lower.text]
    missing = [lower for upper, lower in single if upper.text and not lower.text]
    return bool(filled) and 2 * len(missing) > len(single)


def _merge_halves(upper: Cell, lower: Cell) -> Cell:
    printed = "\n".join(filter(None, (upper.printed, lower.printed)))
    text = upper.text + lower.text
    return upper._replace(row_span=lower.bottom_row - upper.row, printed=printed, text=text)
