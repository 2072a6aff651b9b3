"""All tables as one Excel workbook, for people: Japanese headings, typed figures, filters, colours."""

import io
from datetime import datetime

import polars as pl

from pipeline.model.tables import TABLES, Table
from pipeline.publish.catalogue.licence import credits_of
from pipeline.publish.optional_libraries import publish_extra
from pipeline.publish.read_tables import Tables
from pipeline.publish.workbook.guide_sheet import add_reading_sheet
from pipeline.publish.workbook.styles import Styles
from pipeline.publish.workbook.table_sheet import MOST_ROWS, add_sheet

ORDER = (
    "kpi",
    "findings",
    "kpi_series",
    "kpi_values",
    "field_summary",
    "overview",
    "initiatives",
    "mentions",
    "documents",
    "cells",
)
"""The sheets as a reader needs them: the figures, what to beware of, what stands behind."""
SEVERITIES = pl.Enum(["error", "warning", "notice"])
MOST_CREDITS = 5
NO_TIME = datetime(2000, 1, 1)  # noqa: DTZ001 -- no moment at all: the same tables give the same bytes


def workbook(tables: Tables, most_rows: int = MOST_ROWS) -> bytes:
    """The workbook's bytes; the same tables give the same ones.

    A table of more than `most_rows` rows has no sheet: 読み方 says so and where it is.
    """
    with publish_extra():
        import xlsxwriter  # noqa: PLC0415 -- of the extra `publish`: needed here only

    buffer = io.BytesIO()
    book = xlsxwriter.Workbook(buffer, {"strings_to_formulas": False, "strings_to_urls": False})
    book.set_properties(
        {
            "title": "指標の報告書から取り出した表",
            "comments": _credits(tables),
            "created": NO_TIME,
        }
    )
    styles = Styles(book)
    ordered = sorted(TABLES, key=_place)
    shown = [table for table in ordered if tables[table.name].height <= most_rows]
    add_reading_sheet(
        book, styles, tables, shown, [table for table in ordered if table not in shown]
    )
    for table in shown:
        add_sheet(book, styles, table, _sorted(table, tables[table.name]))
    book.close()
    return buffer.getvalue()


def _credits(tables: Tables) -> str:
    """The credit lines for the file's properties, which programs show in a small box."""
    lines = credits_of(tables)
    return (
        "\n".join(lines) if len(lines) <= MOST_CREDITS else "出典は「読み方」のシートにあります。"
    )


def _place(table: Table) -> tuple[bool, int]:
    """Where a table's sheet stands; a table nobody has placed comes last."""
    return table.name not in ORDER, ORDER.index(table.name) if table.name in ORDER else 0


def _sorted(table: Table, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows in the order of the sheet: findings with the errors first, all else as it is."""
    if table.name != "findings":
        return rows
    return rows.sort(pl.col("severity").cast(SEVERITIES), maintain_order=True)
