"""Figures in the narratives to the records of `mentions`."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from pipeline.knowledge import load
from pipeline.model.figure import Quantity
from pipeline.model.records import Initiative, Kpi, KpiValue, Mention
from pipeline.model.words import Narrative
from pipeline.normalize.mention import find_mentions
from pipeline.parse.context import Context

Section = tuple[str | None, str | None, str | None]


def section_of(one: Context | Initiative | Kpi) -> Section:
    """What tells one section from another: its domain, code and name."""
    return one.domain, one.section_code, one.section_name


def values_by_section(
    kpi: Sequence[Kpi], values: Sequence[KpiValue]
) -> dict[Section, list[KpiValue]]:
    """The figures of the indicators of each section, in order."""
    sections = {record.kpi_no: section_of(record) for record in kpi}
    found: dict[Section, list[KpiValue]] = {}
    for value in values:
        found.setdefault(sections[value.kpi_no], []).append(value)
    return found


def mentions(
    initiative: Initiative, figures: Mapping[Section, Sequence[KpiValue]]
) -> Iterator[Mention]:
    """The figures of an initiative's narratives, in order of narrative and place.

    `figures` are those of the report's indicators by their section.
    """
    near = figures.get(section_of(initiative), ())
    for narrative in Narrative:
        for found in find_mentions(getattr(initiative, narrative) or ""):
            quantity = found.quantity
            if quantity.value is None:
                continue
            yield Mention(
                document_id=initiative.document_id,
                initiative_no=initiative.initiative_no,
                domain=initiative.domain,
                section_code=initiative.section_code,
                item=initiative.item,
                field=narrative,
                value=quantity.value,
                upper=quantity.upper,
                unit=quantity.unit,
                qualifier=quantity.qualifier,
                cumulative=quantity.cumulative,
                printed=found.printed,
                start=found.start,
                end=found.end,
                kpi_no=_repeated(quantity, near),
                page=initiative.page,
            )


def _repeated(quantity: Quantity, values: Sequence[KpiValue]) -> int | None:
    """The one indicator of the section whose printed figure this is; None where it is not plain."""
    same = {
        value.kpi_no
        for value in values
        if value.value == quantity.value and _unit_class(value.unit) == _unit_class(quantity.unit)
    }
    return same.pop() if len(same) == 1 else None


@cache
def _classes() -> dict[str, str]:
    return {unit: units[0] for units in load("same_units")["same"] for unit in units}


def _unit_class(unit: str | None) -> str | None:
    return _classes().get(unit, unit) if unit else unit
