"""A row of figures → checks of each against the others: magnitude, sign, separator."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.model.evidence import Evidence
from pipeline.model.finding import Observation, Outcome, not_applicable
from pipeline.model.records import Kpi, KpiValue
from pipeline.model.vocabulary import Role
from pipeline.normalize.text import normalized
from pipeline.validate.indicator.bounds import bound_outcomes, is_share, may_be_below_zero
from pipeline.validate.indicator.separator import separator_outcomes
from pipeline.validate.indicator.status_agreement import near_target_outcome
from pipeline.validate.indicator.trend import next_target_outcome, plan_outcome, running_sum_outcome
from pipeline.validate.observations import numbers_of, row_outcome

THOUSAND = Decimal(1000)
"""How far off a figure may be that cannot be compared by `FAR_OFF`: only a lost scale, 千, makes more.

From 100 to 2000 the PDFs at hand give the same findings. The check `magnitude` states it.
"""
ALIKE = 4
"""Figures of a row that differ by at most this factor are a history to compare others with.

Half of `FAR_OFF`, so that a figure is farther from the history than its figures from each other.
From 2 to 16 the PDFs at hand give the same findings; at 8 the test row 10, 165, 900, which is no
history, is reported.
"""
FAR_OFF = 8
"""A figure so many times above or below such a history is a digit or a scale off: ten, less growth.

Sound actuals are up to 7.6 times below their targets (docs/injected-errors.md): a bound of 7 reports
four of them. A bound of 16 misses a digit too many, and the 248千万円 that is in a real report.
"""
STEADY = Decimal("1.5")
SEVERAL = 3
"""So many figures within a factor of `STEADY` are nearly one: even a baseline is compared with them.

They were added for the injected errors that lose a scale in a baseline. Factors of 1.2 and 3, and
two or six figures, give the same findings in the PDFs at hand.
"""


def history_outcomes(
    record: Kpi,
    values: Sequence[KpiValue],
    evidence: Evidence,
    is_direction_sure: bool = True,
) -> Iterator[Outcome]:
    """Separator, magnitude, sign and percent of each figure; then the next target, the running sum.

    A figure that is off by a separator is not reported again for its magnitude, nor a row with such a
    figure, or one of which it is not sure which way is better, for its distance from a target.
    """
    misprints = list(_figures(record, values, evidence))
    yield from misprints
    if any(outcome.observation for outcome in misprints) or not is_direction_sure:
        yield not_applicable("next_target")
        yield not_applicable("near_target")
    else:
        yield next_target_outcome(record, values)
        yield near_target_outcome(record, values)
    yield running_sum_outcome(record, values)
    yield plan_outcome(record, values)


def _figures(record: Kpi, values: Sequence[KpiValue], evidence: Evidence) -> Iterator[Outcome]:
    for value in values:
        if value.value is None or value.part:
            continue
        others = [
            other
            for other in values
            if other is not value
            and other.value is not None
            and other.unit == value.unit
            and not other.part
        ]
        separators = list(separator_outcomes(record, value, others, evidence))
        yield from separators
        if not any(outcome.observation for outcome in separators):
            yield _magnitude(record, value, others)
        yield _sign(record, value, others)
        yield from bound_outcomes(record, value, others)


def _magnitude(record: Kpi, value: KpiValue, others: Sequence[KpiValue]) -> Outcome:
    """A figure eight times above or below all the others, which are alike among themselves.

    A figure of a single digit may be so far off, and a target of a year to come that is set higher;
    a baseline, or a figure years away from all others, where there are not several that are nearly
    one. Nothing is a thousand times off but by a scale.
    """
    numbers = [number for number in numbers_of(others) if number > 0]
    number = value.value or Decimal(0)
    if number <= 0 or not numbers or _digits(value) < 2 or max(numbers) > ALIKE * min(numbers):
        return not_applicable("magnitude")
    factor = FAR_OFF if _can_be_held(value, others, numbers) else THOUSAND
    is_near = min(numbers) / factor < number < max(numbers) * factor
    return row_outcome(Observation("magnitude"), record, (value, *others), is_near)


def _digits(value: KpiValue) -> int:
    """The digits printed, from the first that is not zero."""
    digits = "".join(letter for letter in normalized(value.printed) if letter.isdecimal())
    return len(digits.lstrip("0"))


def _can_be_held(value: KpiValue, others: Sequence[KpiValue], numbers: Sequence[Decimal]) -> bool:
    if _is_plan(value, others) and (value.value or Decimal(0)) > max(numbers):
        return False
    if len(numbers) >= SEVERAL and max(numbers) <= STEADY * min(numbers):
        return True
    years = [other.fiscal_year for other in others if other.fiscal_year]
    is_beside = any(abs(year - (value.fiscal_year or 0)) <= 1 for year in years)
    return len(numbers) > 1 and value.role is not Role.BASELINE and is_beside


def _is_plan(value: KpiValue, others: Sequence[KpiValue]) -> bool:
    """Whether it is the target of a year after all the others."""
    years = [other.fiscal_year or 0 for other in others]
    return value.role is Role.TARGET and (value.fiscal_year or 0) > max(years)


def _sign(record: Kpi, value: KpiValue, others: Sequence[KpiValue]) -> Outcome:
    """A figure with another sign than all the others.

    A figure below zero is common where the name is of a balance or a change (増減, 差, 収支), and a
    percentage of another magnitude (twice or half of theirs) may be a change, if not a share of a whole. One above zero
    among figures below it is neither, unless it is the target of a year to come.
    """
    numbers = [number for number in numbers_of(others) if number]
    number = value.value or Decimal(0)
    are_positive, are_negative = (all(map(test, numbers)) for test in (_is_positive, _is_negative))
    if not number or not numbers or not (are_positive or are_negative):
        return not_applicable("sign")
    if may_be_below_zero(record) if are_positive else _is_plan(value, others):
        return not_applicable("sign")
    sizes = [abs(one) for one in numbers]
    is_of_their_size = min(sizes) / 2 <= abs(number) <= max(sizes) * 2
    is_count = are_positive and (is_share(record) or not _is_percentage(value))
    if not is_count and (len(numbers) < 2 or not is_of_their_size):
        return not_applicable("sign")
    is_alike = _is_positive(number) == are_positive
    return row_outcome(Observation("sign"), record, (value, *others), is_alike)


def _is_percentage(value: KpiValue) -> bool:
    return any(word in (value.unit or "") for word in ("%", "ポイント"))


def _is_positive(number: Decimal) -> bool:
    return number > 0


def _is_negative(number: Decimal) -> bool:
    return number < 0
