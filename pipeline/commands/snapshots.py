"""The accepted tables as text that people compare, and what has changed in them."""

import json
from collections.abc import Iterator, Mapping
from dataclasses import asdict
from decimal import Decimal
from pathlib import Path

from pipeline.model.edition import Edition
from pipeline.model.records import Record
from pipeline.model.tables import REPORT_TABLES, Table
from pipeline.write.column import PLACE

LEFT_OUT = "cells"
"""The raw layer under the other tables: long, and a change that matters shows in those too."""

Row = dict[str, str | int | bool | None]
Key = tuple[str, ...]
Rows = dict[Key, Row]


def rows_of(edition: Edition) -> Rows:
    """Every row of a report by its table and key, without its place on the page."""
    found: Rows = {}
    for table in REPORT_TABLES:
        if table.name == LEFT_OUT:
            continue
        is_findings = table.name == "findings"
        records = edition.findings if is_findings else getattr(edition.records, table.name)
        found.update({_key(table, record): _row(record) for record in records})
    return found


def _key(table: Table, record: Record) -> Key:
    numbers = [name for name in table.key if name != "document_id"]
    return (table.name, *(f"{name}={getattr(record, name)}" for name in numbers))


def _row(record: Record) -> Row:
    return {name: _plain(value) for name, value in asdict(record).items() if name not in PLACE}


def _plain(value: object) -> str | int | bool | None:
    if isinstance(value, Decimal):
        return f"{value.normalize():f}"
    if value is None or isinstance(value, bool | int):
        return value
    return str(value)


def as_text(rows: Rows) -> str:
    """The rows as one line of JSON each, in their order."""
    lines = (json.dumps([list(key), row], ensure_ascii=False) for key, row in rows.items())
    return "".join(f"{line}\n" for line in lines)


def from_text(text: str) -> Rows:
    """The rows of a text that `as_text` wrote."""
    return {tuple(key): row for key, row in map(json.loads, text.splitlines())}


def read_accepted(folder: Path, document_id: str) -> Rows | None:
    """The accepted rows of a report; None if there are none."""
    path = path_of(folder, document_id)
    return from_text(path.read_text(encoding="utf-8")) if path.exists() else None


def path_of(folder: Path, document_id: str) -> Path:
    """The file of the accepted rows of a report."""
    return folder / f"{document_id}.jsonl"


def differences(before: Mapping[Key, Row], after: Mapping[Key, Row]) -> Iterator[str]:
    """What has changed: one line per changed value, and per row that is new or missing."""
    for key in dict.fromkeys((*before, *after)):
        was, now = before.get(key), after.get(key)
        place = " ".join(key)
        if was is None or now is None:
            sign, row = ("+", now) if was is None else ("-", was)
            yield f"{sign} {place}: {_row_text(row or {})}"
            continue
        for column in dict.fromkeys((*was, *now)):
            if was.get(column) != now.get(column):
                yield f"  {place} {column}: {_column_text(was, column)} → {_column_text(now, column)}"


def _row_text(row: Row) -> str:
    return ", ".join(f"{name} {value}" for name, value in row.items() if value is not None)


def _column_text(row: Row, column: str) -> str:
    return json.dumps(row.get(column), ensure_ascii=False)
