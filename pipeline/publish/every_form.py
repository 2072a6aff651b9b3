"""Every form of the tables, made together: each file by its path below the published folder."""

import json
from collections.abc import Callable

from pipeline.model.tables import TABLES
from pipeline.publish.catalogue.ckan import ckan
from pipeline.publish.catalogue.datapackage import datapackage
from pipeline.publish.catalogue.licence import credit_file
from pipeline.publish.csv_table import csv_path, csv_table
from pipeline.publish.database import database
from pipeline.publish.read_tables import Tables
from pipeline.publish.workbook.workbook import workbook

WORKBOOK, DATABASE, PACKAGE, CKAN, CREDIT, PAGE = (
    "shihyo.xlsx",
    "shihyo.duckdb",
    "datapackage.json",
    "ckan.json",
    "credit.txt",
    "report.html",
)
Page = Callable[[Tables], bytes]
"""Makes the page that shows the tables."""


def forms(tables: Tables, page: Page | None = None) -> dict[str, bytes]:
    """The bytes of every file; the same tables give the same ones.

    Raises:
        ImportError: a library of the extra `publish` is not installed; the text names both.
    """
    files = {WORKBOOK: workbook(tables)}
    if page:
        files[PAGE] = page(tables)
    files |= {csv_path(table.name): csv_table(tables[table.name]) for table in TABLES}
    files[DATABASE] = database(tables)
    files[CREDIT] = credit_file(tables)
    records = {PACKAGE: datapackage(tables, files), CKAN: ckan(tables, files)}
    return files | {name: _json(record) for name, record in records.items()}


def _json(record: object) -> bytes:
    return (json.dumps(record, ensure_ascii=False, indent=2) + "\n").encode()
