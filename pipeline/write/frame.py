"""Records to one polars frame, exactly, in the order of the page."""

from collections.abc import Sequence
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction

import polars as pl

from pipeline.model.columns import VALUE_DECIMAL_PLACES, VALUE_DIGITS
from pipeline.model.records import Record
from pipeline.model.tables import Table
from pipeline.write.column import DECIMAL, columns

TYPES: dict[str, pl.DataType] = {
    "String": pl.String(),
    "Boolean": pl.Boolean(),
    "Float64": pl.Float64(),
    "Int16": pl.Int16(),
    "Int32": pl.Int32(),
    "Int64": pl.Int64(),
    DECIMAL: pl.Decimal(VALUE_DIGITS, VALUE_DECIMAL_PLACES),
}


def schema(record: type[Record]) -> pl.Schema:
    """The polars schema of a record's table.

    >>> from pipeline.model.records import Kpi
    >>> schema(Kpi)["fiscal_year"], schema(Kpi)["target"]
    (Int16, Decimal(precision=24, scale=6))
    """
    return pl.Schema({column.name: TYPES[column.type] for column in columns(record)})


def frame(table: Table, rows: Sequence[Record]) -> pl.DataFrame:
    """The table's rows as a frame, sorted by its key.

    Raises:
        ValueError: a row is of another table, or a figure does not fit its column exactly.
    """
    for row in rows:
        if type(row) is not table.record:
            raise ValueError(f"{table.name}: {type(row).__name__} is not its record")
    ordered = sorted(rows, key=lambda row: position(table, row))
    return pl.DataFrame(
        {
            name: [_fitting(table, row, name) for row in ordered]
            for name in table.record.model_fields
        },
        schema=schema(table.record),
    )


def position(table: Table, row: Record) -> tuple[tuple[bool, str | int], ...]:
    """Where a row stands in its table: its key, nothing before something, words as listed."""
    return tuple(_rank(getattr(row, name)) for name in table.key)


def _rank(value: str | int | None) -> tuple[bool, str | int]:
    if value is None:
        return (False, 0)
    if isinstance(value, StrEnum):
        return (True, list(type(value)).index(value))
    return (True, value)


def _fitting(table: Table, row: Record, name: str) -> object:
    """The value as stored. polars would round a figure with too many places without a word."""
    value = getattr(row, name)
    if isinstance(value, Decimal) and not fits(value):
        key = ", ".join(f"{part}={getattr(row, part)}" for part in table.key)
        raise ValueError(f"{table.name} ({key}): {name} {value} does not fit {DECIMAL} exactly")
    return value.value if isinstance(value, StrEnum) else value


def fits(value: Decimal) -> bool:
    """Whether a figure can be stored without rounding.

    >>> fits(Decimal("0.000001")), fits(Decimal("0.0000001")), fits(Decimal("1E18"))
    (True, False, False)
    """
    if not value.is_finite():
        return False
    scaled = Fraction(value) * Fraction(10) ** VALUE_DECIMAL_PLACES
    return scaled.denominator == 1 and abs(scaled) < Fraction(10) ** VALUE_DIGITS
