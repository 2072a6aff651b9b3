"""What the tables were made from, as JSON: a function of the inputs, without a time."""

import hashlib
import json
from importlib.metadata import PackageNotFoundError, version

import polars as pl

from pipeline.model.tables import TABLES, Table
from pipeline.write.column import columns


def manifest(frames: dict[str, pl.DataFrame]) -> bytes:
    """The manifest of one snapshot: package, documents, and the rows and schema of each table."""
    documents = frames["documents"].select("document_id", "source_file", "sha256")
    said = {
        "package": {"name": "shihyo", "version": _version()},
        "documents": documents.to_dicts(),
        "tables": {
            table.name: {"rows": frames[table.name].height, "schema": fingerprint(table)}
            for table in TABLES
        },
    }
    return (json.dumps(said, ensure_ascii=False, indent=2) + "\n").encode()


def fingerprint(table: Table) -> str:
    """A checksum that changes with the names, types, units, allowed words or key of a table."""
    promised = [
        [column.name, column.type, column.nullable, column.unit, column.unit_column, column.words]
        for column in columns(table.record)
    ]
    return hashlib.sha256(json.dumps([table.key, promised]).encode()).hexdigest()


def _version() -> str:
    try:
        return version("shihyo")
    except PackageNotFoundError:
        return "not installed"
