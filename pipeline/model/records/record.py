"""What every record is, and the columns in which a figure is told."""

import dataclasses
from abc import ABC
from collections.abc import Iterable, Mapping
from functools import cache
from typing import Annotated, Any, ClassVar, TypeVar, cast, dataclass_transform

import pydantic
from pydantic import ConfigDict, FailFast, Field, TypeAdapter

from pipeline.model.columns import Exact, Year
from pipeline.model.figure import Mark, Qualifier
from pipeline.model.vocabulary import Role

ROWS_AT_ONCE = 500
"""Rows of a table that are in memory as JSON at a time."""
RULES = ConfigDict(extra="forbid", strict=True, defer_build=True)


class Record(ABC):
    """One row of a table. It cannot be changed; `dataclasses.replace` makes another, checked too."""

    __slots__ = ()
    __dataclass_fields__: ClassVar[dict[str, dataclasses.Field[Any]]]


AnyRecord = TypeVar("AnyRecord", bound=Record)


@dataclass_transform(frozen_default=True, kw_only_default=True)
def record(kind: type[AnyRecord]) -> type[AnyRecord]:
    """The class as a record: every value is checked by pydantic, strictly.

    A long report has a hundred thousand rows. They have slots, since a pydantic model holds each
    in a dictionary of its own: four times the room.
    """
    checked = pydantic.dataclasses.dataclass(frozen=True, slots=True, kw_only=True, config=RULES)
    return cast("type[AnyRecord]", checked(kind))


@cache
def column_names(kind: type[Record]) -> tuple[str, ...]:
    """The names of the columns of a record, in order."""
    return tuple(field.name for field in dataclasses.fields(kind))


def as_plain(row: Record) -> dict[str, Any]:
    """The values of a row by their columns, each as JSON has it: a Decimal is a text."""
    plain: dict[str, Any] = _one(type(row)).dump_python(row, mode="json")
    return plain


def from_table(kind: type[AnyRecord], row: Mapping[str, object]) -> AnyRecord:
    """A row as a table holds it, words as text, as its record again.

    Raises:
        pydantic.ValidationError: a value is none of its column.
    """
    read: AnyRecord = _one(kind).validate_python(row, strict=False)
    return read


def to_json(kind: type[Record], rows: Iterable[Record]) -> bytes:
    """Rows of one kind as JSON."""
    return _many(kind).dump_json(list(rows))


def from_json(kind: type[AnyRecord], content: bytes) -> list[AnyRecord]:
    """What `to_json` wrote of at most `ROWS_AT_ONCE` rows, every value checked.

    Raises:
        pydantic.ValidationError: it is something else: the first that is wrong, and no more.
    """
    rows: list[AnyRecord] = _many(kind).validate_json(content)
    return rows


@cache
def _one(kind: type[Record]) -> TypeAdapter[Any]:
    return TypeAdapter(kind)


@cache
def _many(kind: type[Record]) -> TypeAdapter[Any]:
    rows = list[kind]  # type: ignore[valid-type]
    return TypeAdapter(Annotated[rows, FailFast(), Field(max_length=ROWS_AT_ONCE)])


FigureRole = Annotated[Role, Field(title="区分", description="What the figure is.")]
Part = Annotated[
    str | None,
    Field(title="内訳", description="Which of the figures of one cell this is (国際, 地域)."),
]
FigureYear = Annotated[
    Year | None,
    Field(
        title="年度",
        description="The fiscal year the figure is for; null where none is printed.",
    ),
]
FigureValue = Annotated[
    Exact | None,
    Field(title="値", description="The figure in base units, exact; null where there is a mark."),
]
Upper = Annotated[Exact | None, Field(title="上限", description="The upper end of a range.")]
FigureQualifier = Annotated[
    Qualifier | None, Field(title="限定", description="以上, 以下・以内, 超, 未満, 約・程度.")
]
FigureMark = Annotated[
    Mark | None,
    Field(title="数値なしの理由", description="Why there is no figure; null where there is one."),
]
Cumulative = Annotated[
    bool,
    Field(
        title="累計",
        description="Whether 累計 or 延べ stands by the figure or in the indicator's name.",
    ),
]
