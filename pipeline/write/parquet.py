"""All tables of a run as Parquet files and their manifest, written at once."""

import io
import json
from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

import polars as pl

from pipeline.model.checksum import sha256
from pipeline.model.records import Record
from pipeline.model.tables import TABLES, Table
from pipeline.write.column import columns
from pipeline.write.failure import refused
from pipeline.write.folder_lock import lock
from pipeline.write.frame import frame
from pipeline.write.snapshot import show_files
from pipeline.write.table_places import MANIFEST, table_file

ROWS_OF_A_GROUP = 20_000
"""Rows of a table that polars packs at once."""
FEW_ROWS = 10_000
COLUMNS_AT_ONCE = 4
"""Of a table of more rows so many columns are compared at a time: meanwhile each is in memory twice."""


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
    """The metadata of the file: title and row in words, key and columns as JSON."""
    described = [
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
        "columns": _json(described),
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


def manifest(documents: Sequence[Mapping[str, str]], rows: Mapping[str, int]) -> bytes:
    """The manifest of one snapshot: package, documents, and the rows and schema of each table."""
    content = {
        "package": {"name": "shihyo", "version": _package_version()},
        "documents": list(documents),
        "tables": {
            table.name: {"rows": rows[table.name], "schema": fingerprint(table)} for table in TABLES
        },
    }
    return (json.dumps(content, ensure_ascii=False, indent=2) + "\n").encode()


def fingerprint(table: Table) -> str:
    """A checksum that changes with the names, types, units, allowed words or key of a table."""
    promised = [
        [column.name, column.type, column.nullable, column.unit, column.unit_column, column.words]
        for column in columns(table.record)
    ]
    return sha256(json.dumps([table.key, promised]).encode())


def _package_version() -> str:
    try:
        return version("shihyo")
    except PackageNotFoundError:
        return "not installed"


def write_files(tables: Mapping[str, Iterable[Record]], folder: Path) -> bool:
    """What `pipeline.write.write` promises."""
    try:
        files = _file_contents(tables)
        with lock(folder):
            return show_files(folder, files, partial(check_on_disk, files))
    except (OSError, ValueError, pl.exceptions.PolarsError) as error:
        raise refused(folder, error) from error


def _file_contents(tables: Mapping[str, Iterable[Record]]) -> dict[str, bytes]:
    """Every file by its name. One table at a time is made: of a long report each is large.

    The longest come last in the contract, and are made first, while nothing else takes room.
    """
    unknown = sorted(set(tables) - {table.name for table in TABLES})
    if unknown:
        raise ValueError(f"no table of the contract: {', '.join(unknown)}")
    files: dict[str, bytes] = {}
    rows: dict[str, int] = {}
    documents: Sequence[Mapping[str, str]] = ()
    for table in reversed(TABLES):
        made = frame(table, tables.get(table.name, ()))
        files[table_file(table.name)] = parquet(table, made)
        rows[table.name] = made.height
        if table.name == "documents":
            documents = made.select("document_id", "source_file", "sha256").to_dicts()
        del made  # before the next one is made
    return {**files, MANIFEST: manifest(documents, rows)}


def check_on_disk(files: Mapping[str, bytes], written: Path) -> None:
    """Read every file back from its folder.

    Raises:
        ValueError: the disk does not give one back as it was written.
    """
    for name, content in files.items():
        if (written / name).read_bytes() != content:
            raise ValueError(f"{name} reads back other than it was written")
