"""What one column of a table is, read from its record: the one source of all that is published."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from functools import cache
from types import NoneType, UnionType
from typing import Annotated, Union, get_args, get_origin, get_type_hints

from pydantic.fields import FieldInfo

from pipeline.knowledge import load
from pipeline.model.columns import VALUE_DECIMAL_PLACES, VALUE_DIGITS, Storage
from pipeline.model.records import Record
from pipeline.model.records.record import column_names
from pipeline.model.tables import Table

PLACE = ("x0", "top", "x1", "bottom")
DECIMAL = f"Decimal({VALUE_DIGITS}, {VALUE_DECIMAL_PLACES})"

STORED = {str: "String", bool: "Boolean", float: "Float64", Decimal: DECIMAL, date: "Date"}


@dataclass(frozen=True, slots=True)
class Column:
    """One column: its name, the type it is stored as, and what it means.

    `unit` is the unit of every row, `unit_column` the column that holds each row's own unit.
    `words` are the only words the column may hold; none listed means any.
    """

    name: str
    type: str
    nullable: bool
    title: str
    description: str
    unit: str | None
    unit_column: str | None
    words: tuple[str, ...]


@cache
def columns(record: type[Record]) -> tuple[Column, ...]:
    """The columns of a record's table, in order.

    >>> from pipeline.model.records import Kpi
    >>> target = next(column for column in columns(Kpi) if column.name == "target")
    >>> target.type, target.nullable, target.title, target.unit_column
    ('Decimal(24, 6)', True, '目標値', 'unit')
    """
    hints = get_type_hints(record, include_extras=True)
    return tuple(_column(name, hints[name], set(hints)) for name in column_names(record))


def _column(name: str, hint: object, names: set[str]) -> Column:
    parts = tuple(_parts(hint))
    kinds = [part for part in parts if isinstance(part, type) and part is not NoneType]
    fields = [part for part in parts if isinstance(part, FieldInfo)]
    if len(kinds) != 1:
        raise TypeError(f"{name}: one type of value is needed, not {kinds}")
    stored = _stored_type(name, kinds[0], parts)
    unit = _unit_in_name(name)
    return Column(
        name=name,
        type=stored,
        nullable=NoneType in parts,
        title=_description(name, "title", fields),
        description=_description(name, "description", fields),
        unit=unit,
        unit_column="unit" if stored == DECIMAL and unit is None and "unit" in names else None,
        words=tuple(kinds[0]) if issubclass(kinds[0], StrEnum) else (),
    )


def _parts(hint: object) -> Iterator[object]:
    """Everything a type is made of, its Annotated and unions taken apart, the outermost first."""
    if get_origin(hint) is Annotated:
        inner, *notes = get_args(hint)
        yield from notes
        yield from _parts(inner)
    elif get_origin(hint) in (Union, UnionType):
        for member in get_args(hint):
            yield from _parts(member)
    else:
        yield hint


def _stored_type(name: str, kind: type, parts: tuple[object, ...]) -> str:
    if kind is int:
        storage = [part for part in parts if isinstance(part, Storage)]
        if not storage:
            raise TypeError(f"{name}: a column of whole numbers must say its Storage")
        return storage[0].value
    if issubclass(kind, StrEnum):
        return "String"
    return STORED[kind]


def _description(name: str, what: str, fields: list[FieldInfo]) -> str:
    texts: list[str] = [text for field in fields if (text := getattr(field, what))]
    if not texts:
        raise TypeError(f"{name}: the record gives it no {what}")
    return texts[0]


def _unit_in_name(name: str) -> str | None:
    """The unit a column's name carries: percent, or the PDF points of a place."""
    if name.endswith("_percent"):
        return "%"
    return "pt" if name in PLACE else None


def meaning(table: Table, column: Column) -> str:
    """What a column means, as a sentence in Japanese.

    >>> from pipeline.model.tables import TABLES
    >>> from pipeline.write.column import columns
    >>> meaning(TABLES[0], columns(TABLES[0].record)[10])
    'PDFのページ数。'
    """
    known = load("meanings")
    of_table: dict[str, str] = known["in_table"].get(table.name, {})
    return of_table.get(column.name) or str(known["columns"][column.name])


def row_meaning(table: Table) -> str:
    """What one row of a table is, as a sentence in Japanese."""
    return str(load("meanings")["rows"][table.name])
