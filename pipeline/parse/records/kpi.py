"""Indicators → the records of `kpi` and `kpi_values`."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from typing import NamedTuple

from pipeline.knowledge import load
from pipeline.model.figure import Mark, Piece
from pipeline.model.finding import Observation
from pipeline.model.page import Box, box_around
from pipeline.model.publisher import Publisher
from pipeline.model.records import Kpi, KpiValue
from pipeline.model.vocabulary import Role, Status
from pipeline.normalize.pattern import Pattern
from pipeline.normalize.quantity.quantities import read_quantities
from pipeline.normalize.text import comparison_key, normalized
from pipeline.parse.records.direction import target_and_actual
from pipeline.parse.records.indicator import Indicator
from pipeline.parse.records.rename import kpi_id
from pipeline.parse.records.status import Legend, is_known_status, read_status
from pipeline.parse.records.values import FINEST, Value
from pipeline.parse.table import Cell

_PERIOD = Pattern(r"\d+(?:年|ヶ年|か年|カ年|箇年)度?間.*\d")
"""A figure beside a period of several years: 5年間で15人; 5年間で (年3人)."""


class HeadlineValues(NamedTuple):
    """The figures of the wide table `kpi`."""

    baseline: Value | None
    target: Value | None
    actual: Value | None
    next_target: Value | None


def year_of(value: Value | None) -> int | None:
    """The fiscal year of a figure that may be missing."""
    return value.fiscal_year if value else None


def figure_of(value: Value | None) -> Decimal | None:
    """The number of a figure that may be missing."""
    return value.quantity.value if value else None


def headline_values(values: Sequence[Value], report_year: int | None) -> HeadlineValues:
    """The figure of each column of the wide table; none of them where a cell holds several."""
    baselines = _in_order(values, Role.BASELINE)
    targets = _in_order(values, Role.TARGET)
    actuals = _in_order(values, Role.ACTUAL)
    of_this_year = [value for value in actuals if value.fiscal_year == report_year]
    actual = next(reversed(of_this_year or actuals), None)
    year = year_of(actual) or report_year
    target = next(
        (value for value in targets if value.fiscal_year == year), next(iter(targets), None)
    )
    return HeadlineValues(
        next(iter(baselines), None),
        target,
        actual,
        next((value for value in targets if target and _order(value) > _order(target)), None),
    )


def _in_order(values: Sequence[Value], role: Role) -> list[Value]:
    """The figures of a role by year, without those that are one of several in a cell."""
    single = [value for value in values if value.role is role and not value.quantity.part]
    return sorted(single, key=_order)


def _order(value: Value) -> tuple[bool, int]:
    """A figure without a year comes last: it is for the end of the plan."""
    return value.fiscal_year is None, value.fiscal_year or 0


class ReportFacts(NamedTuple):
    """What every record of an indicator has of its report."""

    document_id: str
    publisher: Publisher
    fiscal_year: int | None


class IndicatorRecords(NamedTuple):
    """The records of one indicator, what was not clear about it, and how each figure was read.

    `pieces` is what each piece of a figure's text was taken for, by kpi_no and value_no.
    """

    kpi: Kpi
    values: tuple[KpiValue, ...]
    observations: tuple[Observation, ...]
    pieces: Mapping[tuple[int, int], tuple[Piece, ...]]


def indicator_records(
    report: ReportFacts, number: int, indicator: Indicator, legend: Legend
) -> IndicatorRecords:
    """The records of one indicator; which way is better shows when all of them are known."""
    status_printed = indicator.status.printed if indicator.status else None
    status = read_status(status_printed, legend) if status_printed else None
    kpi = _kpi(report, number, indicator, status)
    is_cumulative = indicator.is_cumulative
    values = tuple(
        _kpi_value(report.document_id, number, position, value, is_cumulative)
        for position, value in enumerate(indicator.values, 1)
    )
    pieces = {(number, at): one.quantity.pieces for at, one in enumerate(indicator.values, 1)}
    kpi = replace(kpi, achievement_percent=_achievement_percent(values))
    return IndicatorRecords(kpi, values, tuple(_observations(number, indicator, legend)), pieces)


def _kpi(report: ReportFacts, number: int, indicator: Indicator, status: Status | None) -> Kpi:
    chosen = headline_values(indicator.values, report.fiscal_year)
    box = box_on_page(indicator.cells, indicator.name.page)
    context = indicator.context
    return Kpi(
        document_id=report.document_id,
        fiscal_year=report.fiscal_year,
        publisher=report.publisher.name,
        publisher_code=report.publisher.code,
        publisher_source=report.publisher.source,
        kpi_no=number,
        kpi_id=kpi_id(
            report.publisher.identity(report.document_id),
            comparison_key(indicator.name.text),
            context.section_code or comparison_key(context.section_name or ""),
            unit_of(indicator.values),
        ),
        domain=context.domain,
        section_code=context.section_code,
        section_name=context.section_name,
        item=indicator.item,
        name=indicator.name.text,
        name_printed=indicator.name.on_page,
        unit=unit_of(indicator.values),
        baseline_year=year_of(chosen.baseline),
        baseline=figure_of(chosen.baseline),
        target_year=year_of(chosen.target),
        target=figure_of(chosen.target),
        actual_year=year_of(chosen.actual),
        actual=figure_of(chosen.actual),
        next_target_year=year_of(chosen.next_target),
        next_target=figure_of(chosen.next_target),
        status=status,
        status_printed=indicator.status.on_page if indicator.status else None,
        direction=None,
        achievement_percent=None,
        note=indicator.note,
        page=indicator.name.page,
        **box._asdict(),
    )


def unit_of(values: Iterable[Value]) -> str | None:
    """The unit the indicator's figures share, or that of the first figure that has one."""
    units = [value.quantity.unit for value in values if value.quantity.mark is None]
    return next(filter(None, units), None)


def _achievement_percent(values: Iterable[KpiValue]) -> Decimal | None:
    pair = target_and_actual(values)
    if pair is None or not pair[0]:
        return None
    return (100 * pair[1] / pair[0]).quantize(FINEST)


def box_on_page(cells: Iterable[Cell], page: int) -> Box:
    """The smallest box round those of the cells that are on a page."""
    return box_around(cell.box for cell in cells if cell.page == page)


def _kpi_value(
    document_id: str, number: int, position: int, value: Value, is_cumulative: bool
) -> KpiValue:
    quantity = value.quantity
    return KpiValue(
        document_id=document_id,
        kpi_no=number,
        value_no=position,
        role=value.role,
        fiscal_year=value.fiscal_year,
        value=quantity.value,
        upper=quantity.upper,
        unit=quantity.unit,
        qualifier=quantity.qualifier,
        cumulative=quantity.cumulative or is_cumulative,
        mark=quantity.mark,
        part=quantity.part,
        company=normalized(quantity.company) if quantity.company else None,
        printed=value.cell.on_page,
        corrected=value.cell.original is not None,
        page=value.cell.page,
        **value.cell.box._asdict(),
    )


def _unclear(number: int, name: str, value: Value) -> Iterator[Observation]:
    """What keeps a figure from passing as it was read."""

    def _observation(check: str) -> Observation:
        return Observation(
            check,
            "kpi_values",
            number,
            value.cell.page,
            value.cell.on_page,
            observed=None if value.value is None else f"{value.value}",
            facts={"name": name, "role": _role_label(value)},
        )

    quantity = value.quantity
    if quantity.mark is Mark.UNREADABLE:
        yield _observation("unreadable")
    if quantity.company and _PERIOD.search(normalized(quantity.company)):
        yield _observation("several_periods")
    elif quantity.company and _is_figure_alone(quantity.company, quantity.unit):
        yield _observation("second_figure")
    if any("rounded" in piece.meaning for piece in quantity.pieces):
        yield _observation("rounded")


def _role_label(value: Value) -> str:
    """What a figure is, in the report's words: 目標値(2024年度)."""
    year = f"({value.fiscal_year}年度)" if value.fiscal_year else ""
    return f"{load('meanings')['words']['role'][value.role]}{year}"


def _is_figure_alone(company: str, unit: str | None) -> bool:
    """Whether what stands beside a figure is another of its kind, without a word: 450（300）."""
    found = read_quantities(company)
    only = found[0] if len(found) == 1 else None
    return only is not None and only.value is not None and only.unit in {None, unit}


def _observations(number: int, indicator: Indicator, legend: Legend) -> Iterable[Observation]:
    for value in indicator.values:
        yield from _unclear(number, indicator.name.text, value)
    status = indicator.status
    if status and not is_known_status(status.printed, legend):
        yield Observation(
            "unknown_status",
            "kpi",
            number,
            status.page,
            status.on_page,
            facts={"name": indicator.name.text},
        )
