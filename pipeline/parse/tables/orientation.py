"""Tables of any orientation → blocks: headings, and rows of cells under them."""

from collections.abc import Iterator
from dataclasses import replace

from pipeline.model.figure import Mark
from pipeline.normalize.quantity.quantities import is_figure, read_quantities
from pipeline.normalize.year import read_year
from pipeline.parse.headings.block import Block, is_indicator
from pipeline.parse.headings.lexicon import VALUE_ROLES, Heading, combined, read_heading
from pipeline.parse.table import Cell, Table, transposed
from pipeline.parse.tables.cards import cards
from pipeline.parse.tables.crosstab import split_crosstab
from pipeline.parse.tables.forms import forms
from pipeline.parse.tables.repeated_lists import repeated_lists
from pipeline.parse.tables.roles_by_content import with_one_name, with_roles_by_content
from pipeline.parse.tables.several_values import TwoLines, split_values
from pipeline.parse.tables.years_as_rows import split_years_as_rows

MOST_HEADING_ROWS = 4
"""Rows of headings a table may begin with.

In the PDFs at hand headings above a body take up to three (a sheet of 25 columns, cards): one to
spare. Where the headings are at the left, more rows of words might be taken for headings.
"""
LONGEST_HEADING = 40
"""Letters of a heading whose role is not known; what is longer is a sentence.

The longest of `knowledge/headings.toml` has 17; one with notes of its own below it has up to 35."""
_MARKS = frozenset({Mark.NOT_APPLICABLE, Mark.PENDING})
"""The marks that head no column, as なし (Mark.NONE) does beside あり."""
CARRYING_ROLES = VALUE_ROLES | {
    "name",
    "name_if_alone",
    "item",
    "plan",
    "outcome",
    "projects",
    "projects_with_kpi",
    "status",
    "unit",
    "section",
    "number",
}


def blocks(
    table: Table, era: str | None = None, two_lines: TwoLines | None = None
) -> tuple[Block, ...]:
    """The blocks of a table, in whichever orientation its headings are understood.

    Label and value side by side (a card, a form), headings above, or headings at the left; an empty
    result where no headings are understood.
    """
    labelled = cards(table, era) or forms(table, era)
    if labelled:
        return labelled
    above = _blocks(table, era, two_lines)
    if _is_understood(above):
        return above
    left = _blocks(transposed(table), era, two_lines)
    return left if _is_understood(left) else above


def _blocks(table: Table, era: str | None, two_lines: TwoLines | None) -> tuple[Block, ...]:
    bands = _joined_bands(tuple(_blocks_below(table, era)))
    lists = (one for band in bands for one in repeated_lists(band))
    named = (split_values(with_one_name(one), two_lines) for one in lists)
    found = (block for one in named for block in split_crosstab(one, era))
    settled = (with_roles_by_content(block, era) for block in found)
    return tuple(one for block in settled for one in split_years_as_rows(block, era))


def _is_understood(found: tuple[Block, ...]) -> bool:
    return any(
        is_indicator(block.roles) or len(block.roles & CARRYING_ROLES) > 1
        for block in found
        if block.rows
    )


def is_heading_row(table: Table, row: int, era: str | None) -> bool:
    """Whether a row consists of headings: a third of its cells or more are known and none is a figure.

    The others may be words that are not in `knowledge/headings.toml` yet. No figure of a row above
    reaches into it.
    """
    cells = [cell for cell in table.row(row) if cell.row == row and cell.text]
    words = [read_heading(cell.printed, era) for cell in cells]
    from_above = [cell for cell in table.row(row) if cell.row < row and cell.text]
    if any(map(_is_value, cells, words)) or any(map(_is_sentence, words)):
        return False
    if any(_is_figure_or_mark(cell) for cell in from_above):
        return False
    known = [word for word in words if word.is_known]
    if _runs_across(table, cells) and not any(word.role for word in words):
        return bool(known) and row + 1 < table.rows and is_heading_row(table, row + 1, era)
    carrying = any(word.role in CARRYING_ROLES or word.year or word.domain for word in known)
    return carrying and 3 * len(known) >= len(cells)


def _is_sentence(word: Heading) -> bool:
    """Whether a text is a sentence beside its label, as 令和９年度までに120漁港とする is."""
    return word.role is None and ("。" in word.text or len(word.text) > LONGEST_HEADING)


def _is_value(cell: Cell, word: Heading) -> bool:
    """Whether a cell holds a figure or a mark for none; a figure beside its year is one: 60.1％(R2)."""
    if word.role or word.domain or word.is_group:
        return False
    if word.year and read_year(cell.printed):
        return False
    return _is_figure_or_mark(cell)


def _runs_across(table: Table, cells: list[Cell]) -> bool:
    """Whether one cell runs over the whole row: a heading between rows, if no headings follow."""
    return len(cells) == 1 and table.columns > 1 and cells[0].column_span == table.columns


def _is_figure_or_mark(cell: Cell) -> bool:
    """Whether a cell holds a figure, or a mark that is printed in place of one."""
    marks = (quantity.mark for quantity in read_quantities(cell.printed))
    return is_figure(cell.printed) or not _MARKS.isdisjoint(marks)


def heading_rows(table: Table, start: int, era: str | None) -> int:
    """The row after the headings that begin at `start`; `start` itself where there are none."""
    row = start
    while row < min(table.rows, start + MOST_HEADING_ROWS) and is_heading_row(table, row, era):
        spans = (cell.bottom_row for cell in table.row(row) if cell.row == row and cell.text)
        tallest = max(spans, default=row + 1)
        end = max(row + 1, tallest if tallest < table.rows else row + 1)
        row = next((below for below in range(row + 1, end) if _has_value(table, below, era)), end)
    return row


def _has_value(table: Table, row: int, era: str | None) -> bool:
    """Whether a row holds a figure: headings end above it, however far a label beside it reaches."""
    cells = (cell for cell in table.row(row) if cell.row == row and cell.text)
    return any(_is_value(cell, read_heading(cell.printed, era)) for cell in cells)


def _blocks_below(table: Table, era: str | None) -> Iterator[Block]:
    row = _first_heading_row(table, era)
    while row < table.rows:
        body = heading_rows(table, row, era)
        end = body
        while end < table.rows and not is_heading_row(table, end, era):
            end += 1
        if body == row:
            return
        yield _block(table, row, body, end, era)
        row = end


def _first_heading_row(table: Table, era: str | None) -> int:
    for row in range(min(table.rows, MOST_HEADING_ROWS)):
        if is_heading_row(table, row, era):
            return row
    return table.rows


def _block(table: Table, start: int, body: int, end: int, era: str | None) -> Block:
    columns = range(table.columns)
    chains = [_chain(table, start, body, column, era) for column in columns]
    rows = tuple(tuple(table.at(row, column) for column in columns) for row in range(body, end))
    cells = dict.fromkeys(cell for row in range(start, body) for cell in table.row(row))
    return Block(tuple(combined(chain) for chain in chains), rows, tuple(cells))


def _chain(
    table: Table, start: int, body: int, column: int, era: str | None
) -> tuple[Heading, ...]:
    cells = dict.fromkeys(table.at(row, column) for row in range(start, body))
    return tuple(read_heading(_text_over(cell, column, era), era) for cell in cells if cell)


def _text_over(cell: Cell, column: int, era: str | None) -> str:
    """What of a heading over several columns stands over one: below 実績 a year for each of them.

    Where no rule parts two lines of headings, they are one cell: 実績 / 2021 2022.
    """
    *above, last = cell.printed.split("\n")
    words = last.split()
    if not above or len(words) != cell.column_span or cell.column_span == 1:
        return cell.printed
    if not all(read_heading(word, era).is_known for word in words):
        return cell.printed
    return "\n".join((*above, words[column - cell.column]))


def _joined_bands(found: tuple[Block, ...]) -> tuple[Block, ...]:
    """Blocks under one another that only together are an indicator, made one; repeats too."""
    joined: list[Block] = []
    for block in found:
        last = joined[-1] if joined else None
        if last and _texts(last) == _texts(block):
            joined[-1] = replace(
                last,
                rows=last.rows + block.rows,
                heading_cells=last.heading_cells + block.heading_cells,
            )
        elif last and _completes(last, block):
            joined[-1] = _side_by_side(last, block)
        else:
            joined.append(block)
    return tuple(joined)


def _texts(block: Block) -> tuple[str, ...]:
    return tuple(heading.text for heading in block.headings)


def _completes(last: Block, block: Block) -> bool:
    fits = len(last.rows) == len(block.rows) and not is_indicator(last.roles)
    return fits and not block.roles & {"name", "name_if_alone"}


def _side_by_side(last: Block, block: Block) -> Block:
    rows = tuple(left + right for left, right in zip(last.rows, block.rows, strict=True))
    return Block(last.headings + block.headings, rows, last.heading_cells + block.heading_cells)
