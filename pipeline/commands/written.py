"""The tables of a run, read again as records."""

from collections.abc import Iterator
from dataclasses import fields
from pathlib import Path

import polars as pl

from pipeline.model.edition import Records
from pipeline.model.records import Record
from pipeline.model.records.record import from_table
from pipeline.model.tables import TABLES
from pipeline.write.snapshot import CURRENT


def read_tables(folder: Path) -> dict[str, list[Record]]:
    """Every row of every table in `folder`, all of one run, by the name of its table.

    Raises:
        OSError: a table is missing.
        ValueError: a row is not as promised.
    """
    run = (folder / CURRENT).resolve() if (folder / CURRENT).is_dir() else folder
    return {
        table.name: [
            from_table(table.record, row)
            for row in pl.read_parquet(run / f"{table.name}.parquet").iter_rows(named=True)
        ]
        for table in TABLES
    }


def by_report(tables: dict[str, list[Record]]) -> Iterator[Records]:
    """The records of each report, in the order of `documents`."""
    names = [field.name for field in fields(Records)]
    rows: dict[str, dict[str, list[Record]]] = {}
    for name in names:
        for row in tables[name]:
            of_report = rows.setdefault(getattr(row, "document_id", ""), {})
            of_report.setdefault(name, []).append(row)
    for document in tables["documents"]:
        found = rows[getattr(document, "document_id", "")]
        yield Records(**{name: tuple(found.get(name, ())) for name in names})  # type: ignore[arg-type]
