"""An indicator's figures by year → checks of the next target, running sums, the plan, the unit."""

from collections.abc import Collection, Sequence
from decimal import Decimal
from itertools import pairwise

from pipeline.model.finding import Observation, Outcome, judged, not_applicable
from pipeline.model.records import Kpi, KpiValue
from pipeline.model.vocabulary import Direction, Role
from pipeline.normalize.unit import unit_class
from pipeline.validate.observations import (
    figure_observation,
    indicator_observation,
    numbers_of,
    place,
    places_of,
)
from pipeline.validate.rounding import figure_text

FAR_WORSE = Decimal(1) / 2
"""A next target at less than this share of the actual (or, where lower is better, above its converse).

Plans step back a little often, by half or more seldom: in the PDFs at hand the bound of a half
reports 7 next targets, three quarters would report 14, and a next target below the actual at all is
common. The check `next_target` states it.
"""

SHORTEST_PLAN = 3
"""Years of targets before it shows which way they go: with two there is no turn."""


def next_target_outcome(record: Kpi, values: Sequence[KpiValue]) -> Outcome:
    """The next target against what was reached, where it is known which way is better.

    A next target that is the year's own once more is a plan that is kept, however much was reached.
    """
    actual, target = record.actual, record.next_target
    is_kept = target == record.target
    if target is None or actual is None or record.direction is None or actual <= 0 or is_kept:
        return not_applicable("next_target")
    share = target / actual
    is_lower = record.direction is Direction.LOWER
    is_far_worse = share > 1 / FAR_WORSE if is_lower else share < FAR_WORSE
    seen = Observation("next_target", expected=figure_text(actual), observed=figure_text(target))
    compared = {
        (Role.ACTUAL, record.actual_year, actual),
        (Role.TARGET, record.next_target_year, target),
    }
    return judged(
        indicator_observation(seen, record), not is_far_worse, places_of(values, compared)
    )


def running_sum_outcome(record: Kpi, values: Sequence[KpiValue]) -> Outcome:
    """累計 never falls from one actual to the next; 延べ may, where it counts each year by itself.

    The baseline is no part of it: a sum over the years of a plan begins again with the plan.
    """
    reached = _by_year(values, {Role.ACTUAL})
    is_running = "累計" in record.name or any("累計" in value.printed for value in reached)
    if not is_running or len(reached) < 2:
        return not_applicable("running_sum")
    pairs = [(before, after) for before, after in pairwise(reached) if _falls(before, after)]
    before, after = pairs[0] if pairs else (reached[-2], reached[-1])
    seen = Observation(
        "running_sum", expected=figure_text(before.value), observed=figure_text(after.value)
    )
    observation = figure_observation(seen, record, after)
    return judged(observation, not pairs, map(place, reached))


def _falls(before: KpiValue, after: KpiValue) -> bool:
    return before.value is not None and after.value is not None and after.value < before.value


def plan_outcome(record: Kpi, values: Sequence[KpiValue]) -> Outcome:
    """The targets of three years or more go one way; a year that turns back may be misplaced."""
    targets = _by_year(values, {Role.TARGET})
    years = {value.fiscal_year for value in targets}
    if len(years) < SHORTEST_PLAN or len(targets) > len(years):
        return not_applicable("plan_turns")
    numbers = numbers_of(targets)
    is_straight = numbers in (sorted(numbers), sorted(numbers, reverse=True))
    seen = Observation("plan_turns", observed=", ".join(map(figure_text, numbers)))
    return judged(indicator_observation(seen, record), is_straight, map(place, targets))


def _by_year(values: Sequence[KpiValue], roles: Collection[Role]) -> list[KpiValue]:
    """The figures of some roles that have a year, the earliest first."""
    known = (value for value in values if value.fiscal_year and value.value is not None)
    return sorted(
        (value for value in known if value.role in roles), key=lambda value: value.fiscal_year or 0
    )


def unit_outcome(record: Kpi, values: Sequence[KpiValue]) -> Outcome:
    """All figures of an indicator count the same thing: one unit, in whatever spelling."""
    figures = [value for value in values if value.value is not None and not value.part]
    if len(figures) < 2:
        return not_applicable("unit_changes")
    odd = _odd(figures)
    figure = odd or figures[0]
    others = [value.unit for value in figures if unit_class(value.unit) != unit_class(figure.unit)]
    seen = Observation(
        "unit_changes", expected=next(iter(others), None) or "－", observed=figure.unit
    )
    return judged(figure_observation(seen, record, figure), odd is None, map(place, figures))


def _odd(figures: Sequence[KpiValue]) -> KpiValue | None:
    """The first figure of the unit that fewest have, where there is more than one unit."""
    units = [unit_class(value.unit) for value in figures]
    if len(set(units)) == 1:
        return None
    return min(figures, key=lambda value: units.count(unit_class(value.unit)))
