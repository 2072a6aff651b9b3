"""Records → what else is printed in their cells, for the checks to compare."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

import regex

from pipeline.model.edition import Records
from pipeline.model.evidence import CellPlace, Cues, Evidence, Fraction, ValuePlace
from pipeline.model.records import Cell, KpiValue
from pipeline.model.vocabulary import TableKind
from pipeline.normalize.quantity.quantities import read_quantities
from pipeline.normalize.text import normalized
from pipeline.parse.headings.lexicon import read_heading
from pipeline.parse.records.direction import settled_direction
from pipeline.parse.records.direction_cues import judged_directions, stated_directions
from pipeline.parse.records.formula_notes import stated_formulas
from pipeline.parse.records.printed_rates import printed_rates
from pipeline.parse.records.rates_of_report import formulas_of, with_rates
from pipeline.parse.records.status import read_status_rate

_FRACTION = regex.compile(r"(?P<part>[^/／]+)[/／](?P<whole>[^/／]+)")
_POINT_AFTER_A_SCALE = regex.compile(r"(?<=[兆億万])\d{1,3}\.\d{3}(?!\d)")


def evidence_of(records: Records, lines: Sequence[str] | None = None) -> Evidence:
    """What else is printed in the cells of the records, and in the lines outside the tables.

    Where the lines are not known, since only the tables are at hand, a legend or a note may say
    what the rows alone do not: what is short of its target or fits no formula is then not judged.
    """
    cells = [cell for cell in records.cells if cell.table_kind is TableKind.KPI]
    roles = dict(_heading_roles(cells))
    rates = tuple(printed_rates(records.kpi, records.kpi_values, cells, roles))
    notes = tuple(stated_formulas([*(lines or ()), *(cell.printed for cell in cells)]))
    judged = judged_directions(records, stated_directions(records.kpi, cells, roles), lines)
    cues = with_rates(judged.cues, rates, notes)
    directions = {number: settled_direction(one) for number, one in cues.items()}
    return Evidence(
        roles,
        rates,
        {
            name: found
            for name, found in formulas_of(rates, directions, notes).items()
            if found or lines is not None
        },
        dict(_fractions(records.kpi_values)),
        dict(_with_commas(records.kpi_values)),
        {
            record.kpi_no: words
            for record in records.kpi
            if record.status and (words := read_status_rate(record.status_printed or ""))
        },
        cues,
        judged.achieved_from,
    )


def with_directions(records: Records, cues: Mapping[int, Cues]) -> Records:
    """The records with which way is better for each indicator, by all that shows it."""
    kpi = (replace(one, direction=settled_direction(cues[one.kpi_no])) for one in records.kpi)
    return replace(records, kpi=tuple(kpi))


def _heading_roles(cells: Sequence[Cell]) -> Iterator[tuple[CellPlace, str]]:
    for cell in cells:
        role = read_heading(cell.printed).role if cell.is_heading else None
        if role:
            yield (cell.table_no, cell.row, cell.column), role


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


def _one_number(text: str) -> Decimal | None:
    quantities = read_quantities(text)
    return quantities[0].value if len(quantities) == 1 else None
