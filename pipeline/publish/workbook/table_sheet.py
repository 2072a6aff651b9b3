"""One table as a sheet: a heading a column, a row a record, typed cells, filters."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from itertools import zip_longest
from typing import Any

import polars as pl

from pipeline.model.tables import Table
from pipeline.publish.csv_table import decimal_places, figure, fits_excel
from pipeline.publish.wording import NO, YES, labels
from pipeline.publish.workbook.styles import COLOURED, WIDEST, Styles, column_width, lines
from pipeline.write.column import PLACE, Column, columns

MOST_LETTERS = 32_767
CUT = "…（Excelのセルに入りきらない。続きはCSVにある）"
SENTENCES = ("plan", "outcome", "next_plan", "value_statement", "note", "message_ja", "accepted")
NAMES = ("name", "item", "section_name", "title", "licence", "url")
WRAPPED = {**dict.fromkeys(SENTENCES, 60), **dict.fromkeys(NAMES, 32)}
"""Columns that break into lines, and how wide they are at most."""
NOTEWORTHY = frozenset({"corrected", "restated"})
"""Columns whose はい a reader should not pass over."""


def write_cells(
    sheet: Any,  # noqa: ANN401 -- a worksheet of xlsxwriter
    styles: Styles,
    number: int,
    column: Column,
    values: Sequence[object],
) -> None:
    """Write one column below its heading; a value that is missing leaves its cell empty."""
    called, plain = labels(column), styles(num_format=number_format(column))
    for row, value in enumerate(values, start=1):
        if value is None:
            continue
        if isinstance(value, Decimal) and fits_excel(value):
            sheet.write_number(row, number, float(value), styles.figure(decimal_places(value)))
        elif isinstance(value, date):
            sheet.write_datetime(row, number, value, styles(num_format="yyyy-mm-dd"))
        elif isinstance(value, int | float) and not isinstance(value, bool):
            sheet.write_number(row, number, value, plain)
        else:
            sheet.write_string(row, number, shown(value, called), _style(styles, column, value))


def shown(value: object, called: dict[str, str]) -> str:
    """The text of a cell that holds no number; a word goes by what it is called."""
    if isinstance(value, bool):
        return YES if value else NO
    text = figure(value) if isinstance(value, Decimal) else called.get(str(value), str(value))
    return text if len(text) <= MOST_LETTERS else text[: MOST_LETTERS - len(CUT)] + CUT


def shown_texts(column: Column, values: Sequence[object]) -> list[str]:
    """The texts of a column as they appear on the sheet, nothing for an empty cell."""
    called = labels(column)
    return ["" if value is None else _appearance(value, called) for value in values]


def _appearance(value: object, called: dict[str, str]) -> str:
    if isinstance(value, Decimal):
        return f"{value:,.{decimal_places(value)}f}"
    return shown(value, called)


def number_format(column: Column) -> str:
    """Years, pages and numbers of rows are names and get no comma; counts get one."""
    if column.type == "Float64":
        return "0.00"
    return "#,##0" if column.type == "Int64" else "0"


def _style(styles: Styles, column: Column, value: object) -> Any:  # noqa: ANN401 -- a format of xlsxwriter
    if column.name in COLOURED:
        return styles.word(str(value))
    if column.name in NOTEWORTHY and value is True:
        return styles.text(bold=True)
    return styles.text(text_wrap=True) if column.name in WRAPPED else styles.text()


MOST_ROWS = 1_048_575
"""The rows a sheet holds below its heading."""
DETAILS = frozenset(
    {
        *PLACE,
        "kpi_id",
        "publisher_code",
        "publisher_source",
        "series",
        "sha256",
        "producer",
        "reader",
        "pages_handed_over",
        "message",
    }
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
