"""A table as CSV: UTF-8 with a byte order mark and CRLF, so that Excel opens it with one click.

The columns have the names of the contract, the same as in the Parquet and in every program;
`datapackage.json` beside the files gives their Japanese titles. An empty text is "", null is
nothing; true and false are words; figures have all their digits and no zeros at the end.
"""

import re
from collections.abc import Callable
from decimal import Decimal

import polars as pl

EXCEL_DIGITS = 15
"""The digits of a number that Excel keeps."""

FORMULA = re.compile(r"'*\s*[=+\-@＝＋－＠]")
HARMLESS = re.compile(r"[+\-－＋]?[0-9０-９][0-9０-９,，.．]*[%％]?|[\-－]+")


def figure(value: Decimal) -> str:
    """The figure with all its digits and no zeros at its end.

    >>> figure(Decimal("73.700000")), figure(Decimal("20000000.000000")), figure(Decimal("-0.500000"))
    ('73.7', '20000000', '-0.5')
    """
    return f"{value.normalize():f}"


def decimal_places(value: Decimal) -> int:
    """How many digits follow the decimal point.

    >>> decimal_places(Decimal("73.700000")), decimal_places(Decimal("20000000.000000"))
    (1, 0)
    """
    return len(figure(value).partition(".")[2])


def fits_excel(value: Decimal) -> bool:
    """Whether Excel can hold the figure exactly, as a number.

    >>> fits_excel(Decimal("123456789.012345")), fits_excel(Decimal("1234567890.012345"))
    (True, False)
    """
    return len(value.normalize().as_tuple().digits) <= EXCEL_DIGITS


def safe(text: str) -> str:
    """The text as a spreadsheet may open it: what would be taken for a formula gets a ' before it.

    Numbers and lone dashes stay as they are. `as_it_was` removes the '.

    >>> safe("=1+1"), safe("-5.3%"), safe("－"), safe("-A1"), safe("'=1")
    ("'=1+1", '-5.3%', '－', "'-A1", "''=1")
    """
    return f"'{text}" if _is_formula(text) else text


def as_it_was(text: str) -> str:
    """The text that `safe` was given.

    >>> as_it_was("'=1+1"), as_it_was("'quoted'")
    ('=1+1', "'quoted'")
    """
    return text[1:] if text.startswith("'") and _is_formula(text) else text


def _is_formula(text: str) -> bool:
    return bool(FORMULA.match(text)) and not HARMLESS.fullmatch(text)


QUOTED = frozenset('",\r\n')


def csv_table(rows: pl.DataFrame) -> bytes:
    """The bytes of the table's CSV; text that would be a formula has a ' before it."""
    formatters = [_formatter(kind) for kind in rows.dtypes]
    lines = [",".join(rows.columns)]
    lines += (
        ",".join(
            "" if value is None else write(value)
            for write, value in zip(formatters, row, strict=True)
        )
        for row in rows.iter_rows()
    )
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig")


def _formatter(kind: pl.DataType) -> Callable[[object], str]:
    if kind == pl.String:
        return _csv_text
    if kind == pl.Boolean:
        return lambda value: "true" if value else "false"
    if isinstance(kind, pl.Decimal):
        return lambda value: figure(value) if isinstance(value, Decimal) else ""
    return str


def _csv_text(value: object) -> str:
    text = safe(str(value))
    return _quoted(text) if not text or QUOTED & set(text) else text


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def csv_path(name: str) -> str:
    """The path of a table's CSV below the published folder."""
    return f"csv/{name}.csv"
