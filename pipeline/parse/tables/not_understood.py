"""Tables and pages → observations of what was passed over, so that no figure is silently missing."""

from collections.abc import Iterator, Sequence

from pipeline.model.finding import Observation
from pipeline.model.page import Page
from pipeline.model.vocabulary import TableKind
from pipeline.normalize.quantity.quantities import is_figure
from pipeline.parse.headings.block import Block, is_indicator
from pipeline.parse.headings.column_roles import Years, resolve_ambiguous_roles
from pipeline.parse.headings.lexicon import VALUE_ROLES, read_heading
from pipeline.parse.table import Cell, Table

READ_ONCE = frozenset({"name", "status", "note", "unit", "number"})
"""The roles of which an indicator has one column; of a second one nothing would be read."""


def unread_columns(kind: TableKind, blocks: Sequence[Block], years: Years) -> Iterator[Observation]:
    """Columns of an understood table whose heading is not known."""
    if kind in {TableKind.OTHER, TableKind.OVERVIEW}:
        return
    for block in blocks:
        roles = resolve_ambiguous_roles(block, years)
        if kind is TableKind.KPI:
            yield from _repeated_columns(block, roles)
        for column, heading in enumerate(block.headings):
            cells = (cell for row in block.rows if (cell := row[column]) and cell.text)
            filled = [cell for cell in cells if cell not in block.heading_cells]
            if roles[column] is None and filled:
                yield Observation(
                    "unknown_heading", kind, page=filled[0].page, printed=heading.text
                )


def _repeated_columns(block: Block, roles: Sequence[str | None]) -> Iterator[Observation]:
    """Columns of a role of which an indicator has one: only the first of them is read."""
    for column, role in enumerate(roles):
        if role not in READ_ONCE or role not in roles[:column]:
            continue
        first = roles.index(role)
        if role == "name" and block.headings[column].text == block.headings[first].text:
            continue
        filled = [
            cell for row in block.rows if (cell := row[column]) and cell.text and cell != row[first]
        ]
        if filled:
            heading = block.headings[column].text
            yield Observation("heading_twice", "kpi", page=filled[0].page, printed=heading)


def unread_table(kind: TableKind, table: Table) -> Iterator[Observation]:
    """A table left aside although it has the words of a table of indicators.

    They are a name with a target or an actual, or a target or an actual over figures: the name's
    heading may be a word that is not known yet.
    """
    if kind is not TableKind.OTHER:
        return
    words = {cell.text: read_heading(cell.printed).role for cell in table.cells}
    roles = frozenset(role for role in words.values() if role)
    if is_indicator(roles) or _has_value_column(table):
        known = " | ".join(text for text, role in words.items() if role)
        facts = {"number": str(table.number)}
        yield Observation("table_not_understood", page=table.page, printed=known, facts=facts)


def _has_value_column(table: Table) -> bool:
    """Whether a cell is a heading of values, and most cells below it, or beside it, are figures."""
    for cell in table.cells:
        if read_heading(cell.printed).role not in VALUE_ROLES:
            continue
        below = [one for one in table.column(cell.column) if one.row >= cell.bottom_row]
        beside = [one for one in table.row(cell.row) if one.column >= cell.right_column]
        if any(map(_are_figures, (below, beside))):
            return True
    return False


def _are_figures(cells: Sequence[Cell]) -> bool:
    filled = [cell for cell in cells if cell.text]
    return bool(filled) and 2 * sum(is_figure(cell.printed) for cell in filled) > len(filled)


def borrowed_headings(table: Table, number: int | None) -> Iterator[Observation]:
    """That a table without headings was read under those of the table of this number, if it was."""
    if number is not None:
        facts = {"number": str(table.number), "above": str(number)}
        printed = table.cells[0].printed
        yield Observation("borrowed_headings", page=table.page, printed=printed, facts=facts)


def words_without_table(pages: Sequence[Page]) -> Iterator[Observation]:
    """Headings of a table of indicators, on a page where no table has the indicators' names."""
    for page in pages:
        words = {line.text: read_heading(line.text).role for line in page.lines}
        in_lines = frozenset(role for role in words.values() if role)
        if "name" not in in_lines:
            continue
        cells = [cell.text for table in page.tables for cell in table.cells]
        in_tables = frozenset(role for text in cells if (role := read_heading(text).role))
        if "name" in in_lines - in_tables and is_indicator(in_lines | in_tables):
            known = " | ".join(text for text, role in words.items() if role)
            yield Observation("words_without_table", page=page.number, printed=known)
