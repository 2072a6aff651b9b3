"""The units of one indicator's figures against each other."""

from collections.abc import Sequence
from functools import cache

from pipeline.knowledge import load
from pipeline.model.finding import Observation
from pipeline.model.outcome import Outcome, judged, not_applicable
from pipeline.model.records import Kpi, KpiValue
from pipeline.validate.told import of_figure, place


def unit_outcome(record: Kpi, values: Sequence[KpiValue]) -> Outcome:
    """All figures of an indicator count the same thing: one unit, in whatever spelling."""
    figures = [value for value in values if value.value is not None and not value.part]
    if len(figures) < 2:
        return not_applicable("unit_changes")
    odd = _odd(figures)
    told = odd or figures[0]
    others = [value.unit for value in figures if unit_class(value.unit) != unit_class(told.unit)]
    seen = Observation(
        "unit_changes", expected=next(iter(others), None) or "－", observed=told.unit
    )
    return judged(of_figure(seen, record, told), odd is None, map(place, figures))


def _odd(figures: Sequence[KpiValue]) -> KpiValue | None:
    """The first figure of the unit that fewest have, where there is more than one unit."""
    units = [unit_class(value.unit) for value in figures]
    if len(set(units)) == 1:
        return None
    return min(figures, key=lambda value: units.count(unit_class(value.unit)))


def unit_class(unit: str | None) -> str | None:
    """The unit that stands for all units that count the same: 名 → 人."""
    return _classes().get(unit, unit) if unit else unit


@cache
def _classes() -> dict[str, str]:
    return {unit: units[0] for units in load("same_units")["same"] for unit in units}
