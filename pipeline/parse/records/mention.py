"""Narratives of 取組 → the figures in them, as records of `mentions`."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from pipeline.model.records import Initiative, Kpi, KpiValue, Mention
from pipeline.model.vocabulary import Narrative
from pipeline.normalize.quantity.mention import find_mentions
from pipeline.normalize.unit import unit_class
from pipeline.parse.headings.sections import Context

Section = tuple[str | None, str | None, str | None]


def section_of(one: Context | Initiative | Kpi) -> Section:
    """What distinguishes one section from another: its domain, code and name."""
    return one.domain, one.section_code, one.section_name


Figure = tuple[Section, Decimal, str | None]


def indicators_by_figure(kpi: Sequence[Kpi], values: Sequence[KpiValue]) -> dict[Figure, set[int]]:
    """The numbers of the indicators that print a figure, by section, value and kind of unit."""
    sections = {record.kpi_no: section_of(record) for record in kpi}
    found: dict[Figure, set[int]] = {}
    for one in values:
        if one.value is not None:
            figure = (sections[one.kpi_no], one.value, unit_class(one.unit))
            found.setdefault(figure, set()).add(one.kpi_no)
    return found


def mentions(initiative: Initiative, printed: Mapping[Figure, set[int]]) -> Iterator[Mention]:
    """The figures of an initiative's narratives, in order of narrative and place.

    `printed` are the report's indicators by the figures they print.
    """
    section = section_of(initiative)
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
                kpi_no=_only_indicator(
                    printed.get((section, quantity.value, unit_class(quantity.unit)), set())
                ),
                page=initiative.page,
            )


def _only_indicator(numbers: set[int]) -> int | None:
    """The one indicator whose printed figure a mention is; None where it is not plain."""
    return next(iter(numbers)) if len(numbers) == 1 else None
