"""Tables and pages → observations of what was passed over, so that no figure is silently missing."""

from collections.abc import Iterator, Sequence

from pipeline.model.finding import Observation
from pipeline.model.page import Page
from pipeline.model.vocabulary import TableKind
from pipeline.parse.headings.block import Block, is_indicator
from pipeline.parse.headings.column_roles import Years, resolve_ambiguous_roles
from pipeline.parse.headings.lexicon import read_heading
from pipeline.parse.table import Table


def unread_columns(kind: TableKind, blocks: Sequence[Block], years: Years) -> Iterator[Observation]:
    """Columns of an understood table whose heading is not known."""
    if kind in {TableKind.OTHER, TableKind.OVERVIEW}:
        return
    for block in blocks:
        roles = resolve_ambiguous_roles(block, years)
        for column, heading in enumerate(block.headings):
            filled = [cell for row in block.rows if (cell := row[column]) and cell.text]
            if roles[column] is None and filled:
                yield Observation(
                    "unknown_heading", kind, page=filled[0].page, printed=heading.text
                )


def unread_table(kind: TableKind, table: Table) -> Iterator[Observation]:
    """A table left aside although it has the words of a table of indicators."""
    if kind is not TableKind.OTHER:
        return
    words = {cell.text: read_heading(cell.printed).role for cell in table.cells}
    if is_indicator(frozenset(role for role in words.values() if role)):
        known = " | ".join(text for text, role in words.items() if role)
        facts = {"number": str(table.number)}
        yield Observation("table_not_understood", page=table.page, printed=known, facts=facts)


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
