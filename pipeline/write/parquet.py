"""One table as the bytes of a Parquet file, its meaning in the file's metadata."""

import io
import json

import polars as pl

from pipeline.model.tables import Table
from pipeline.write.column import columns

ROWS_OF_A_GROUP = 20_000
"""Rows of a table that polars packs at once."""
FEW_ROWS = 10_000
COLUMNS_AT_ONCE = 4
"""So many columns of a table of more rows are compared at once: each is in memory twice then."""


def parquet(table: Table, rows: pl.DataFrame) -> bytes:
    """The table as Parquet; the same rows give the same bytes.

    The bytes are made in memory, so that a full disk is met where files are written and nowhere
    else.

    Raises:
        ValueError: they read back as another schema or other rows.
    """
    buffer = io.BytesIO()
    rows.write_parquet(buffer, metadata=meaning(table), row_group_size=ROWS_OF_A_GROUP)
    content = buffer.getvalue()
    _check_read_back(table, content, rows)
    return content


def meaning(table: Table) -> dict[str, str]:
    """What the file says of itself: title and row in words, key and columns as JSON."""
    said = [
        {
            "name": column.name,
            "title": column.title,
            "unit": column.unit,
            "unit_column": column.unit_column,
            "description": column.description,
        }
        for column in columns(table.record)
    ]
    return {
        "table": table.name,
        "title": table.title,
        "row": table.row,
        "key": _json(table.key),
        "columns": _json(said),
    }


def _check_read_back(table: Table, content: bytes, rows: pl.DataFrame) -> None:
    if pl.read_parquet_schema(io.BytesIO(content)) != rows.schema:
        raise ValueError(f"{table.name} reads back with other columns than it was written")
    at_once = len(rows.columns) if rows.height <= FEW_ROWS else COLUMNS_AT_ONCE
    for first in range(0, len(rows.columns), at_once):
        names = rows.columns[first : first + at_once]
        written = pl.read_parquet(io.BytesIO(content), columns=names)
        if not written.equals(rows.select(names)):
            raise ValueError(f"{table.name} reads back other than it was written")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
