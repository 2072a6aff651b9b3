"""What a cell of a sheet holds: a number where it can be one exactly, else text."""

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from pipeline.publish.plain import decimal_places, figure, fits_excel
from pipeline.publish.styles import COLOURED, Styles
from pipeline.publish.wording import NO, YES, labels
from pipeline.write.column import Column

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
        elif isinstance(value, int | float) and not isinstance(value, bool):
            sheet.write_number(row, number, value, plain)
        else:
            sheet.write_string(row, number, shown(value, called), _look(styles, column, value))


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


def _look(styles: Styles, column: Column, value: object) -> Any:  # noqa: ANN401 -- a format of xlsxwriter
    if column.name in COLOURED:
        return styles.word(str(value))
    if column.name in NOTEWORTHY and value is True:
        return styles.text(bold=True)
    return styles.text(text_wrap=True) if column.name in WRAPPED else styles.text()
