"""Each figure of an indicator against the other figures of its row: what it can hardly be."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex

from pipeline.knowledge import load
from pipeline.model.finding import Observation
from pipeline.model.outcome import Outcome, judged, not_applicable
from pipeline.model.records import Kpi, KpiValue
from pipeline.model.words import Role
from pipeline.normalize.text import plain
from pipeline.validate.course import next_target, plan, running_sum
from pipeline.validate.rounding import figure_text
from pipeline.validate.told import of_figure, place

THOUSAND = Decimal(1000)
ALIKE = 4
"""Figures of a row that differ by less than this factor are a history one can hold others against."""
FAR_OFF = 8
"""A figure so many times above or below such a history is a digit or a scale off: ten, less growth."""
STEADY = Decimal("1.5")
SEVERAL = 3
"""So many figures within this factor are nearly one: even a baseline is held against them."""
HUNDRED = Decimal(100)

_THREE_DECIMALS = regex.compile(r"(?<![\d.])\d{1,3}\.\d{3}(?!\d)")
_BRACKETED = regex.compile(r"\([^()]*+\)")


def history_outcomes(
    record: Kpi, values: Sequence[KpiValue], is_direction_sure: bool = True
) -> Iterator[Outcome]:
    """Separator, magnitude, sign and percent of each figure; then the next target, the running sum.

    A figure that is off by a separator is not told again for its magnitude, nor a row with such a
    figure, or one of which it is not sure which way is better, for its next target.
    """
    misprints = list(_figures(record, values))
    yield from misprints
    if any(outcome.observation for outcome in misprints) or not is_direction_sure:
        yield not_applicable("next_target")
    else:
        yield next_target(record, values)
    yield running_sum(record, values)
    yield plan(record, values)


def _figures(record: Kpi, values: Sequence[KpiValue]) -> Iterator[Outcome]:
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
        separator = _separator(record, value, others)
        yield separator
        if separator.observation is None:
            yield _magnitude(record, value, others)
        yield _sign(record, value, others)
        yield _percent(record, value, others)


def _outcome(
    seen: Observation, record: Kpi, value: KpiValue, others: Sequence[KpiValue], is_sound: bool
) -> Outcome:
    said = ", ".join(figure_text(other.value) for other in others)
    observation = of_figure(seen, record, value, others=said)
    return judged(observation, is_sound, map(place, (value, *others)))


def _separator(record: Kpi, value: KpiValue, others: Sequence[KpiValue]) -> Outcome:
    """A figure with three decimals among whole ones a thousand times as large."""
    if value.value is None or not others:
        return not_applicable("separator")
    seen = Observation(
        "separator",
        expected=figure_text(value.value * THOUSAND),
        observed=figure_text(value.value),
    )
    is_grouped = _looks_grouped(value, _numbers(others))
    return _outcome(seen, record, value, others, not is_grouped)


def _numbers(values: Sequence[KpiValue]) -> list[Decimal]:
    return [value.value for value in values if value.value is not None]


def _looks_grouped(value: KpiValue, others: Sequence[Decimal]) -> bool:
    """Whether three digits stand after its point, and it is a thousandth of the others."""
    number = THOUSAND * (value.value or Decimal(0))
    has_three_decimals = bool(_THREE_DECIMALS.search(plain(value.printed)))
    are_whole = all(other == other.to_integral_value() for other in others)
    fits = all(number / 10 <= other <= number * 10 for other in others)
    return has_three_decimals and are_whole and fits


def _magnitude(record: Kpi, value: KpiValue, others: Sequence[KpiValue]) -> Outcome:
    """A figure eight times above or below all the others, which are alike among themselves.

    A figure of a single digit may be so far off, and a target of a year to come that is set higher;
    a baseline, or a figure years away from all others, where there are not several that are nearly
    one. Nothing is a thousand times off but by a scale.
    """
    numbers = [number for number in _numbers(others) if number > 0]
    number = value.value or Decimal(0)
    if number <= 0 or not numbers or _digits(value) < 2 or max(numbers) > ALIKE * min(numbers):
        return not_applicable("magnitude")
    factor = FAR_OFF if _can_be_held(value, others, numbers) else THOUSAND
    is_near = min(numbers) / factor < number < max(numbers) * factor
    seen = Observation("magnitude", observed=figure_text(number))
    return _outcome(seen, record, value, others, is_near)


def _digits(value: KpiValue) -> int:
    """The digits printed, from the first that is not zero."""
    digits = "".join(letter for letter in plain(value.printed) if letter.isdecimal())
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

    A figure below zero is common where the name says so (増減, 差, 収支), and a percentage of another
    magnitude may be a change; one above zero among figures below it is neither, unless it is the
    target of a year to come.
    """
    numbers = [number for number in _numbers(others) if number]
    number = value.value or Decimal(0)
    are_positive, are_negative = (all(map(test, numbers)) for test in (_is_positive, _is_negative))
    if not number or not numbers or not (are_positive or are_negative):
        return not_applicable("sign")
    if _may_be_below_zero(record) if are_positive else _is_plan(value, others):
        return not_applicable("sign")
    sizes = [abs(one) for one in numbers]
    is_of_their_size = min(sizes) / 2 <= abs(number) <= max(sizes) * 2
    is_count = (
        are_positive and "%" not in (value.unit or "") and "ポイント" not in (value.unit or "")
    )
    if not is_count and (len(numbers) < 2 or not is_of_their_size):
        return not_applicable("sign")
    seen = Observation("sign", observed=figure_text(number))
    return _outcome(seen, record, value, others, _is_positive(number) == are_positive)


def _is_positive(number: Decimal) -> bool:
    return number > 0


def _is_negative(number: Decimal) -> bool:
    return number < 0


def _may_be_below_zero(record: Kpi) -> bool:
    return any(word in record.name for word in load("plausible")["either_sign"])


def _percent(record: Kpi, value: KpiValue, others: Sequence[KpiValue]) -> Outcome:
    """A share of a whole is at most 100%; told where the row's other figures keep to that."""
    name = _BRACKETED.sub("", record.name)
    plausible = load("plausible")
    is_share = name.endswith(tuple(plausible["shares"]))
    may_exceed = any(word in record.name for word in plausible["may_exceed_100"])
    if value.unit != "%" or value.value is None or not is_share or may_exceed:
        return not_applicable("over_100")
    others_exceed = any(number > HUNDRED for number in _numbers(others))
    seen = Observation("over_100", observed=figure_text(value.value))
    return _outcome(seen, record, value, others, others_exceed or value.value <= HUNDRED)
