"""What tables and columns mean, in Japanese."""

from pipeline.knowledge import load
from pipeline.model.tables import Table
from pipeline.write.column import Column


def meaning(table: Table, column: Column) -> str:
    """What a column means, as a sentence in Japanese.

    >>> from pipeline.model.tables import TABLES
    >>> from pipeline.write.column import columns
    >>> meaning(TABLES[0], columns(TABLES[0].record)[6])
    'PDFのページ数。'
    """
    known = load("meanings")
    of_table: dict[str, str] = known["in_table"].get(table.name, {})
    return of_table.get(column.name) or str(known["columns"][column.name])


def row_meaning(table: Table) -> str:
    """What one row of a table is, as a sentence in Japanese."""
    return str(load("meanings")["rows"][table.name])
