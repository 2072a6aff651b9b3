"""What was passed over and must not be: told, so that no figure is missing in silence."""

from collections.abc import Iterator, Sequence

from pipeline.model.finding import Observation
from pipeline.model.page import Page
from pipeline.model.words import TableKind
from pipeline.parse.block import Block, is_indicator
from pipeline.parse.headings import read_heading
from pipeline.parse.table import Table


def unread_columns(kind: TableKind, blocks: Sequence[Block]) -> Iterator[Observation]:
    """Columns of an understood table whose heading nobody has explained yet."""
    if kind in {TableKind.OTHER, TableKind.OVERVIEW}:
        return
    for block in blocks:
        for column, heading in enumerate(block.headings):
            filled = [cell for row in block.rows if (cell := row[column]) and cell.folded]
            if heading.role is None and filled:
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
    """Lines that are the headings of a table of indicators, on a page where none was found."""
    for page in pages:
        in_tables = {read_heading(cell.text).role for table in page.tables for cell in table.cells}
        words = {line.text: read_heading(line.text).role for line in page.lines}
        roles = frozenset(role for role in words.values() if role)
        if "name" in roles and is_indicator(roles) and "name" not in in_tables:
            known = " | ".join(text for text, role in words.items() if role)
            yield Observation("words_without_table", page=page.number, printed=known)
