"""Figures in the narratives to the records of `mentions`."""

from collections.abc import Iterator, Sequence
from functools import cache

from pipeline.knowledge import load
from pipeline.model.figure import Quantity
from pipeline.model.records import Initiative, Kpi, KpiValue, Mention
from pipeline.model.words import Narrative
from pipeline.normalize.mention import find_mentions


def mentions(
    initiative: Initiative, kpi: Sequence[Kpi], values: Sequence[KpiValue]
) -> Iterator[Mention]:
    """The figures of an initiative's narratives, in order of narrative and place."""
    related = {
        record.kpi_no
        for record in kpi
        if (record.domain, record.section_code, record.section_name)
        == (initiative.domain, initiative.section_code, initiative.section_name)
    }
    near = [value for value in values if value.kpi_no in related]
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
