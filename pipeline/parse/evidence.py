"""Records → what else is printed in their cells, for the checks to compare."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex

from pipeline.model.edition import Records
from pipeline.model.evidence import CellPlace, Evidence, Fraction, ValuePlace
from pipeline.model.records import Cell, Kpi, KpiValue
from pipeline.model.vocabulary import Direction, Role, TableKind
from pipeline.normalize.quantity.quantities import read_quantities
from pipeline.normalize.text import normalized
from pipeline.parse.headings.lexicon import RATE, read_heading
from pipeline.parse.records.direction import direction_by_bounds, direction_by_name
from pipeline.parse.records.status import read_status_rate

_FRACTION = regex.compile(r"(?P<part>[^/／]+)[/／](?P<whole>[^/／]+)")
_POINT_AFTER_A_SCALE = regex.compile(r"(?<=[兆億万])\d{1,3}\.\d{3}(?!\d)")


def evidence_of(records: Records) -> Evidence:
    """What else is printed in the cells of the records; nothing but the records is needed."""
    cells = [cell for cell in records.cells if cell.table_kind is TableKind.KPI]
    roles = dict(_heading_roles(cells))
    return Evidence(
        roles,
        dict(_rates(cells, roles)),
        dict(_fractions(records.kpi_values)),
        dict(_with_commas(records.kpi_values)),
        {
            record.kpi_no: words
            for record in records.kpi
            if record.status and (words := read_status_rate(record.status_printed or ""))
        },
        dict(_stated_directions(records.kpi, records.kpi_values)),
    )


def _heading_roles(cells: Sequence[Cell]) -> Iterator[tuple[CellPlace, str]]:
    for cell in cells:
        role = read_heading(cell.printed).role if cell.is_heading else None
        if role:
            yield (cell.table_no, cell.row, cell.column), role


def _rates(
    cells: Sequence[Cell], roles: dict[CellPlace, str]
) -> Iterator[tuple[CellPlace, Decimal | None]]:
    """The cells under headings 達成率, each with its percentage."""
    columns = {(table, column) for (table, _, column), role in roles.items() if role == RATE}
    for cell in cells:
        if (cell.table_no, cell.column) in columns and not cell.is_heading:
            yield (cell.table_no, cell.row, cell.column), _one_number(cell.printed, "%")


def _fractions(values: Sequence[KpiValue]) -> Iterator[tuple[ValuePlace, Fraction]]:
    for value in values:
        if match := _FRACTION.fullmatch(value.company or ""):
            parts = Fraction(_one_number(match["part"]), _one_number(match["whole"]))
            yield (value.kpi_no, value.value_no), parts


def _with_commas(values: Sequence[KpiValue]) -> Iterator[tuple[ValuePlace, Decimal | None]]:
    """5億4.321万 is 5億4,321万 if its point is a comma: no scale leaves three decimals to print."""
    for value in values:
        text = normalized(value.printed)
        if _POINT_AFTER_A_SCALE.search(text) and not value.corrected:
            quantities = read_quantities(text.replace(".", ","), value.unit)
            meant = quantities[0].value if quantities else None
            yield (value.kpi_no, value.value_no), meant


def _one_number(text: str, unit: str | None = None) -> Decimal | None:
    quantities = read_quantities(text, unit)
    return quantities[0].value if len(quantities) == 1 else None


def _stated_directions(
    kpi: Sequence[Kpi], values: Sequence[KpiValue]
) -> Iterator[tuple[int, Direction]]:
    by_number: dict[int, list[KpiValue]] = {}
    for value in values:
        if value.role is Role.TARGET:
            by_number.setdefault(value.kpi_no, []).append(value)
    for record in kpi:
        targets = by_number.get(record.kpi_no, ())
        bounds = direction_by_bounds(target.qualifier for target in targets)
        stated = bounds or direction_by_name(record.name, (target.value for target in targets))
        if stated:
            yield record.kpi_no, stated
