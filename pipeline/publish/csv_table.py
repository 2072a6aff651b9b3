"""A table as CSV: UTF-8 with a byte order mark and CRLF, so that Excel opens it with one click.

The columns have the names of the contract, the same as in the Parquet and in every program;
`datapackage.json` beside the files gives their Japanese titles. An empty text is "", nothing is
nothing; true and false are words; figures have all their digits and no zeros at the end.
"""

from collections.abc import Callable
from decimal import Decimal

import polars as pl

from pipeline.publish.plain import figure, safe

QUOTED = frozenset('",\r\n')


def csv_table(rows: pl.DataFrame) -> bytes:
    """The bytes of the table's CSV; text that would be a formula has a ' before it."""
    writers = [_writer(kind) for kind in rows.dtypes]
    lines = [",".join(rows.columns)]
    lines += (
        ",".join(
            "" if value is None else write(value) for write, value in zip(writers, row, strict=True)
        )
        for row in rows.iter_rows()
    )
    return "".join(f"{line}\r\n" for line in lines).encode("utf-8-sig")


def _writer(kind: pl.DataType) -> Callable[[object], str]:
    if kind == pl.String:
        return _text
    if kind == pl.Boolean:
        return lambda value: "true" if value else "false"
    if isinstance(kind, pl.Decimal):
        return lambda value: figure(value) if isinstance(value, Decimal) else ""
    return str


def _text(value: object) -> str:
    text = safe(str(value))
    return _quoted(text) if not text or QUOTED & set(text) else text


def _quoted(text: str) -> str:
    doubled = text.replace('"', '""')
    return f'"{doubled}"'


def csv_path(name: str) -> str:
    """Where the CSV of a table stands below the published folder."""
    return f"csv/{name}.csv"
