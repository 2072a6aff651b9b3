"""What the tables were made from, as JSON: a function of the inputs, without a time."""

import hashlib
import json
from collections.abc import Mapping, Sequence
from importlib.metadata import PackageNotFoundError, version

from pipeline.model.tables import TABLES, Table
from pipeline.write.column import columns


def manifest(documents: Sequence[Mapping[str, str]], rows: Mapping[str, int]) -> bytes:
    """The manifest of one snapshot: package, documents, and the rows and schema of each table."""
    said = {
        "package": {"name": "shihyo", "version": _version()},
        "documents": list(documents),
        "tables": {
            table.name: {"rows": rows[table.name], "schema": fingerprint(table)} for table in TABLES
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
