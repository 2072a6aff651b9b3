"""Reports whose figures were typed before they were typeset, against what the program reads."""

from collections.abc import Iterator, Sequence
from decimal import Decimal
from pathlib import Path
from typing import Any

from pipeline.build import build
from pipeline.model.edition import Edition, Source
from pipeline.model.records import Record

Row = dict[str, Any]

COLUMNS = {
    "kpi": ("domain", "section_code", "section_name", "item", "name", "status", "page"),
    "initiatives": (
        "domain", "section_code", "section_name", "item", "fiscal_year", "plan", "outcome",
        "next_plan", "is_new_value", "value_statement", "page",
    ),
    "field_summary": (
        "domain", "section_code", "section_name", "is_total", "fiscal_year", "projects",
        "projects_with_kpi", "achieved", "achievement_rate_percent",
    ),
    "overview": ("domain", "fiscal_year", "measure", "count", "share_percent"),
}  # fmt: skip
VALUE = (
    "role", "fiscal_year", "value", "upper", "unit", "qualifier", "cumulative", "mark", "part",
)  # fmt: skip
EXACT = frozenset({"value", "upper", "achievement_rate_percent", "share_percent"})
FLAGS = frozenset({"cumulative", "is_total", "is_new_value"})


def read(pdf: Path) -> Edition:
    """What the program makes of one PDF without a passport."""
    return build(Source(pdf.stem, pdf.name, pdf.read_bytes()))


def differences(edition: Edition, truth: Row, columns: Sequence[str] | None = None) -> list[str]:
    """Every value that is not as typed, one line each; none where the report was read right.

    A key left out of the truth is null, or False for a flag. With `columns` only those of `kpi`
    are compared: a truth need not say where an indicator stands.
    """
    wanted = COLUMNS | ({"kpi": tuple(columns)} if columns else {})
    found = list(_of_values(edition, truth["kpi"]))
    for table, names in wanted.items():
        rows = getattr(edition.records, table)
        found += _of_rows(table, rows, truth.get(table, ()), names)
    return found


def _of_rows(
    table: str, rows: Sequence[Record], good: Sequence[Row], names: Sequence[str]
) -> Iterator[str]:
    if len(rows) != len(good):
        yield f"{table}: {len(rows)} rows, {len(good)} are printed"
    for number, (row, wanted) in enumerate(zip(rows, good, strict=False), 1):
        yield from _of_row(f"{table} {number}", row, wanted, names)


def _of_row(place: str, row: Record, wanted: Row, names: Sequence[str]) -> Iterator[str]:
    for name in names:
        seen, good = getattr(row, name), _typed(name, wanted.get(name))
        if seen != good:
            yield f"{place} {name}: {seen!r}, printed is {good!r}"


def _typed(name: str, value: object) -> object:
    if name in FLAGS:
        return bool(value)
    return Decimal(str(value)) if name in EXACT and value is not None else value


def _of_values(edition: Edition, indicators: Sequence[Row]) -> Iterator[str]:
    for number, indicator in enumerate(indicators, 1):
        rows = [value for value in edition.records.kpi_values if value.kpi_no == number]
        names = [name for name in VALUE if name != "cumulative" or not _says_cumulative(indicator)]
        yield from _of_rows(f"kpi {number} values", rows, indicator["values"], names)


def _says_cumulative(indicator: Row) -> bool:
    """Whether the name says so: then every figure is cumulative, whatever its own cell says."""
    return any(word in indicator["name"] for word in ("累計", "延べ"))
