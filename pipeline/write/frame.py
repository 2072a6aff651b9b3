"""Records to one polars frame, exactly, in the order of the page."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from decimal import Decimal
from enum import StrEnum
from fractions import Fraction
from itertools import islice
from operator import attrgetter
from typing import Any

import polars as pl

from pipeline.model.columns import VALUE_DECIMAL_PLACES, VALUE_DIGITS
from pipeline.model.records import Record
from pipeline.model.records.record import column_names
from pipeline.model.tables import Table
from pipeline.write.column import DECIMAL, Column, columns

ROWS_AT_ONCE = 500
PORTIONS_OF_A_BLOCK = 40
"""So many portions are laid together at once: many small ones would be copied when written."""
ROW_NUMBER = "\N{NUMBER SIGN}"
"""No column of a table has this name."""

TYPES: dict[str, pl.DataType] = {
    "String": pl.String(),
    "Boolean": pl.Boolean(),
    "Float64": pl.Float64(),
    "Date": pl.Date(),
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


def frame(table: Table, rows: Iterable[Record]) -> pl.DataFrame:
    """The table's rows as a frame, sorted by its key.

    The rows may come one by one: only some of them are needed at once.

    Raises:
        ValueError: a row is of another table, or a figure does not fit its column exactly.
    """
    rows = iter(rows)
    blocks = [schema(table.record).to_frame()]
    while parts := [_part(table, some) for some in islice(_portions(rows), PORTIONS_OF_A_BLOCK)]:
        blocks.append(pl.concat(parts, rechunk=True))
    return _sorted(table, pl.concat(blocks))


def _portions(rows: Iterator[Record]) -> Iterator[Sequence[Record]]:
    """The rows, some at a time."""
    while some := list(islice(rows, ROWS_AT_ONCE)):
        yield some


def _sorted(table: Table, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows in the order of their key. They mostly come so, and are then not moved."""
    places = rows.select(_rank_of(table, name) for name in table.key).with_row_index(ROW_NUMBER)
    order = places.sort(table.key, maintain_order=True).get_column(ROW_NUMBER)
    return rows if order.is_sorted() else rows[order]


def _part(table: Table, rows: Sequence[Record]) -> pl.DataFrame:
    """Some rows as they come."""
    for kind in set(map(type, rows)):
        if kind is not table.record:
            raise ValueError(f"{table.name}: {kind.__name__} is not its record")
    given = column_names(table.record)
    values = zip(*map(attrgetter(*given), rows), strict=True)
    by_name = dict(zip(given, values, strict=True))
    return pl.DataFrame(
        {column.name: _stored(table, column, by_name) for column in columns(table.record)},
        schema=schema(table.record),
    )


def _rank_of(table: Table, name: str) -> pl.Expr:
    """What the rows are sorted by in one column of the key: as in `position`."""
    (column,) = (column for column in columns(table.record) if column.name == name)
    if not column.words:
        return pl.col(name)
    return pl.col(name).cast(pl.Enum(list(map(str, column.words))))


def _stored(
    table: Table, column: Column, values: Mapping[str, Sequence[Any]]
) -> Sequence[Any] | pl.Series:
    """One column as stored."""
    given = values[column.name]
    if column.type == DECIMAL:
        _check_fit(table, column.name, values)
        return _decimals(given)
    if column.words:
        words = dict(zip(column.words, map(str, column.words), strict=True))
        return list(map(words.get, given))
    return given


def _decimals(figures: Sequence[Decimal | None]) -> pl.Series:
    """Figures that fit, by way of text: given as they are, polars loads numpy first, if it is there."""
    texts = [None if figure is None else format(figure, "f") for figure in figures]
    return pl.Series(texts, dtype=pl.String()).cast(TYPES[DECIMAL])


def _check_fit(table: Table, name: str, values: Mapping[str, Sequence[Any]]) -> None:
    """Refuse what does not fit: polars would round a figure with too many places without a word."""
    for number, value in enumerate(values[name]):
        if value is not None and not fits(value):
            key = ", ".join(f"{part}={values[part][number]}" for part in table.key)
            raise ValueError(f"{table.name} ({key}): {name} {value} does not fit {DECIMAL} exactly")


def position(table: Table, row: Record) -> tuple[tuple[bool, str | int], ...]:
    """What rows are sorted by: the key, null before a value, words in the order of their list."""
    return tuple(_rank(getattr(row, name)) for name in table.key)


def _rank(value: str | int | None) -> tuple[bool, str | int]:
    if value is None:
        return (False, 0)
    if isinstance(value, StrEnum):
        return (True, list(type(value)).index(value))
    return (True, value)


def fits(value: Decimal) -> bool:
    """Whether a figure can be stored without rounding.

    >>> fits(Decimal("0.000001")), fits(Decimal("0.0000001")), fits(Decimal("1E18"))
    (True, False, False)
    """
    if not value.is_finite():
        return False
    digits, exponent = value.adjusted() + 1, value.as_tuple().exponent
    if digits <= VALUE_DIGITS - VALUE_DECIMAL_PLACES and int(exponent) >= -VALUE_DECIMAL_PLACES:
        return True
    scaled = Fraction(value) * Fraction(10) ** VALUE_DECIMAL_PLACES
    return scaled.denominator == 1 and abs(scaled) < Fraction(10) ** VALUE_DIGITS
