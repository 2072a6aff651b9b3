"""One table as a sheet: a heading a column, a row a record, typed cells, filters."""

from collections.abc import Sequence
from itertools import zip_longest
from typing import Any

import polars as pl

from pipeline.model.tables import Table
from pipeline.publish.cells import WRAPPED, shown_texts, write_cells
from pipeline.publish.styles import Styles
from pipeline.publish.widths import WIDEST, column_width, lines
from pipeline.write.column import PLACE, Column, columns

MOST_ROWS = 1_048_575
"""The rows a sheet holds below its heading."""
DETAILS = frozenset(
    {*PLACE, "kpi_id", "series", "sha256", "producer", "reader", "pages_handed_over", "message"}
)
"""Columns for tracing and for programs: they stand at the right, behind all others."""
LINE, LEAST_HEIGHT, MOST_HEIGHT = 15, 18, 405
"""Heights of rows, in points."""
A4 = 9
SAMPLE = 2_000
"""Rows looked at to find how wide a column is."""


def sheet_columns(table: Table) -> list[Column]:
    """The columns of the table's sheet: what people read, then the details."""
    return sorted(columns(table.record), key=is_detail)


def is_detail(column: Column) -> bool:
    """Whether a column is for tracing a figure or for programs, not for reading."""
    return column.name in DETAILS or column.name.endswith("_printed")


def add_sheet(book: Any, styles: Styles, table: Table, rows: pl.DataFrame) -> None:  # noqa: ANN401 -- a workbook of xlsxwriter
    """Add the table's sheet to the workbook, rows in the order they are given."""
    sheet = book.add_worksheet(table.title)
    ordered = sheet_columns(table)
    heights: list[int] = []
    for number, column in enumerate(ordered):
        sheet.write_string(0, number, column.title, styles.head(is_detail(column)))
        values = rows[column.name].to_list()
        write_cells(sheet, styles, number, column, values)
        heights = _set_width(sheet, number, column, values, heights)
    _set_heights(sheet, heights)
    sheet.freeze_panes(1, 0)
    sheet.autofilter(0, 0, max(rows.height, 1), len(ordered) - 1)
    _for_paper(sheet, table.title, rows.height, sum(not is_detail(one) for one in ordered))


def _set_width(
    sheet: Any,  # noqa: ANN401 -- a worksheet of xlsxwriter
    number: int,
    column: Column,
    values: Sequence[object],
    heights: Sequence[int],
) -> list[int]:
    """Set the width of a column; the lines each row needs so far."""
    is_wrapped = column.name in WRAPPED
    texts = shown_texts(column, values if is_wrapped else values[:SAMPLE])
    width = column_width(column.title, texts, WRAPPED.get(column.name, WIDEST))
    sheet.set_column(number, number, width)
    if not is_wrapped:
        return list(heights)
    needed = [lines(text, width) for text in texts]
    return [max(pair) for pair in zip_longest(heights, needed, fillvalue=1)]


def _set_heights(sheet: Any, heights: Sequence[int]) -> None:  # noqa: ANN401 -- a worksheet of xlsxwriter
    sheet.set_default_row(LEAST_HEIGHT)
    sheet.set_row(0, 36)
    for row, count in enumerate(heights, start=1):
        if count > 1:
            sheet.set_row(row, min(count * LINE + 3, MOST_HEIGHT))


def _for_paper(sheet: Any, title: str, height: int, width: int) -> None:  # noqa: ANN401 -- a worksheet of xlsxwriter
    """Print what people read, without the details, its heading on every page."""
    sheet.set_landscape()
    sheet.set_paper(A4)
    sheet.set_margins(left=0.4, right=0.4, top=0.5, bottom=0.6)
    sheet.print_area(0, 0, max(height, 1), width - 1)
    sheet.fit_to_pages(1, 0)
    sheet.repeat_rows(0)
    sheet.set_footer(f"&L{title}&R&P / &N")
