"""One table as the bytes of a Parquet file, its meaning in the file's metadata."""

import io
import json

import polars as pl

from pipeline.model.tables import Table
from pipeline.write.column import columns


def parquet(table: Table, rows: pl.DataFrame) -> bytes:
    """The table as Parquet; the same rows give the same bytes.

    The bytes are made in memory, so that a full disk is met where files are written and nowhere
    else.

    Raises:
        ValueError: they read back as another schema or other rows.
    """
    buffer = io.BytesIO()
    rows.write_parquet(buffer, metadata=meaning(table))
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
    written = pl.read_parquet(io.BytesIO(content))
    if written.schema != rows.schema or not written.equals(rows):
        raise ValueError(f"{table.name} reads back other than it was written")


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
