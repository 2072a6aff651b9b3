"""Where an indicator goes from one year to the next: the next target, and sums that only grow."""

from collections.abc import Collection, Sequence
from decimal import Decimal

from pipeline.model.finding import Observation
from pipeline.model.outcome import Outcome, judged, not_applicable
from pipeline.model.records import Kpi, KpiValue
from pipeline.model.words import Direction, Role
from pipeline.validate.rounding import figure_text
from pipeline.validate.told import of_figure, of_indicator, place

FAR_WORSE = Decimal(1) / 2
"""A next target at less than half of the actual (or, where lower is better, above twice it)."""

SHORTEST_PLAN = 3
"""Years of targets before one can see which way they go."""


def next_target(record: Kpi, values: Sequence[KpiValue]) -> Outcome:
    """The next target against what was reached, where it can be told which way is better."""
    actual, target = record.actual, record.next_target
    if target is None or actual is None or record.direction is None or actual <= 0:
        return not_applicable("next_target")
    share = target / actual
    is_lower = record.direction is Direction.LOWER
    is_far_worse = share > 1 / FAR_WORSE if is_lower else share < FAR_WORSE
    seen = Observation("next_target", expected=figure_text(actual), observed=figure_text(target))
    compared = [
        value
        for value in values
        if (value.role, value.fiscal_year, value.value)
        in {
            (Role.ACTUAL, record.actual_year, actual),
            (Role.TARGET, record.next_target_year, target),
        }
    ]
    return judged(of_indicator(seen, record), not is_far_worse, map(place, compared))


def running_sum(record: Kpi, values: Sequence[KpiValue]) -> Outcome:
    """累計 never falls from its baseline on; 延べ may, where it counts each year anew."""
    reached = _by_year(values, {Role.BASELINE, Role.ACTUAL})
    is_running = "累計" in record.name or any("累計" in value.printed for value in reached)
    if not is_running or len(reached) < 2:
        return not_applicable("running_sum")
    numbers = _numbers(reached)
    seen = Observation(
        "running_sum", expected=figure_text(max(numbers)), observed=figure_text(numbers[-1])
    )
    observation = of_figure(seen, record, reached[-1])
    return judged(observation, numbers == sorted(numbers), map(place, reached))


def plan(record: Kpi, values: Sequence[KpiValue]) -> Outcome:
    """The targets of three years or more go one way; a year that turns back may be misplaced."""
    targets = _by_year(values, {Role.TARGET})
    years = {value.fiscal_year for value in targets}
    if len(years) < SHORTEST_PLAN or len(targets) > len(years):
        return not_applicable("plan_turns")
    numbers = _numbers(targets)
    is_straight = numbers in (sorted(numbers), sorted(numbers, reverse=True))
    seen = Observation("plan_turns", observed=", ".join(map(figure_text, numbers)))
    return judged(of_indicator(seen, record), is_straight, map(place, targets))


def _by_year(values: Sequence[KpiValue], roles: Collection[Role]) -> list[KpiValue]:
    """The figures of some roles that have a year, the earliest first."""
    known = (value for value in values if value.fiscal_year and value.value is not None)
    return sorted(
        (value for value in known if value.role in roles), key=lambda value: value.fiscal_year or 0
    )


def _numbers(values: Sequence[KpiValue]) -> list[Decimal]:
    return [value.value for value in values if value.value is not None]
