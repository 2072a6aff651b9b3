"""Indicators and their figures → the places, words and observations that name them."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.model.finding import Figure, Observation, Outcome
from pipeline.model.records import Kpi, KpiValue
from pipeline.model.vocabulary import Role
from pipeline.validate.rounding import figure_text

LABELS = {Role.BASELINE: "基準値", Role.TARGET: "目標値", Role.ACTUAL: "実績値"}


def numbers_of(values: Sequence[KpiValue]) -> list[Decimal]:
    """The figures that are numbers, in their order."""
    return [value.value for value in values if value.value is not None]


def by_indicator(values: Sequence[KpiValue]) -> dict[int, list[KpiValue]]:
    """The figures of each indicator, by its number."""
    found: dict[int, list[KpiValue]] = {}
    for value in values:
        found.setdefault(value.kpi_no, []).append(value)
    return found


def place(value: KpiValue) -> Figure:
    """Which printed figure it is."""
    return Figure("kpi_values", (value.kpi_no, value.value_no), "value")


def places_of(
    values: Sequence[KpiValue], wanted: Collection[tuple[Role, int | None, Decimal | None]]
) -> Iterator[Figure]:
    """The printed figures that have one of some roles, years and numbers together."""
    return (
        place(value) for value in values if (value.role, value.fiscal_year, value.value) in wanted
    )


def status_place(record: Kpi) -> Figure:
    """The printed status of an indicator."""
    return Figure("kpi", (record.kpi_no,), "status")


def role_text(value: KpiValue) -> str:
    """What a figure is, in the report's words: 目標値(2024年度)."""
    year = f"({value.fiscal_year}年度)" if value.fiscal_year else ""
    return LABELS[value.role] + year


def figure_observation(
    observation: Observation, record: Kpi, value: KpiValue, **facts: str
) -> Observation:
    """The observation with the place, the printed text and the words of one figure."""
    return Observation(
        observation.check,
        "kpi_values",
        record.kpi_no,
        value.page,
        value.printed,
        observation.expected,
        observation.observed,
        {"name": record.name, "role": role_text(value), **facts},
    )


def indicator_observation(observation: Observation, record: Kpi, **facts: str) -> Observation:
    """The observation with the place and the name of an indicator."""
    return Observation(
        observation.check,
        "kpi",
        record.kpi_no,
        record.page,
        observation.printed,
        observation.expected,
        observation.observed,
        {"name": record.name, **facts},
    )


def row_outcome(seen: Observation, record: Kpi, row: Sequence[KpiValue], is_sound: bool) -> Outcome:
    """The outcome of a check of the first figure of a row against the others."""
    figures = tuple(map(place, row))
    if is_sound:
        return Outcome(seen.check, figures)
    value, *others = row
    observation = replace(seen, observed=figure_text(value.value))
    others_text = ", ".join(figure_text(other.value) for other in others)
    return Outcome(
        seen.check, figures, figure_observation(observation, record, value, others=others_text)
    )
