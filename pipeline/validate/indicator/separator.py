"""A figure and the others of its row → checks of its separators: commas and points."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex

from pipeline.model.evidence import Evidence
from pipeline.model.finding import Observation, Outcome, not_applicable
from pipeline.model.records import Kpi, KpiValue
from pipeline.model.vocabulary import Role
from pipeline.normalize.text import normalized
from pipeline.validate.observations import numbers_of, row_outcome
from pipeline.validate.rounding import figure_text

THOUSAND = Decimal(1000)
"""What a point in place of a comma divides a figure by: groups have three digits."""
NEAR_GROUP = 10
"""How many times off the others a figure may be that is like them but for a comma.

Less than the thousand a comma makes, more than the growth of a row. From 5 to 100 the PDFs at hand
give the same findings. The check `separator` states it.
"""
NEAR = Decimal("1.5")
"""How many times off the others a figure may be that is like them but for a lost point.

Less than the ten a lost point makes, so that growth alone is not reported. From 1.2 to 5 no figure
in the PDFs at hand is. The check `point_lost` states it.
"""

_THREE_DECIMALS = regex.compile(r"(?<![\d.])\d{1,3}\.\d{3}(?!\d)")
_DECIMALS = regex.compile(r"(?<=\d\.)\d+")


def separator_outcomes(
    record: Kpi, value: KpiValue, others: Sequence[KpiValue], evidence: Evidence
) -> Iterator[Outcome]:
    """A point in place of a comma, and a point that is missing."""
    yield _separator(record, value, others, evidence)
    yield _point_lost(record, value, others)


def _separator(
    record: Kpi, value: KpiValue, others: Sequence[KpiValue], evidence: Evidence
) -> Outcome:
    """A figure with three decimals among whole ones a thousand times as large, or after 億 or 万."""
    number = (value.kpi_no, value.value_no)
    is_within = number in evidence.with_commas
    if value.value is None or not (others or is_within):
        return not_applicable("separator")
    meant = evidence.with_commas[number] if is_within else value.value * THOUSAND
    is_grouped = is_within or _looks_grouped(value, numbers_of(others))
    seen = Observation("separator", expected=figure_text(meant))
    return row_outcome(seen, record, (value, *others), not is_grouped)


def _looks_grouped(value: KpiValue, others: Sequence[Decimal]) -> bool:
    """Whether it has three digits after its point, and is about a thousandth of the others."""
    if not _THREE_DECIMALS.search(normalized(value.printed)):
        return False
    number = THOUSAND * (value.value or Decimal(0))
    are_whole = all(other == other.to_integral_value() for other in others)
    fits = all(number / NEAR_GROUP <= other <= number * NEAR_GROUP for other in others)
    return are_whole and fits


def _point_lost(record: Kpi, value: KpiValue, others: Sequence[KpiValue]) -> Outcome:
    """A whole figure among others that all have as many decimals, and are theirs with a point.

    One decimal, ten times, may be growth: then it takes two others, an actual or a baseline, and a
    last digit that no round figure has.
    """
    places = {_decimal_places(other) for other in others}
    decimals = max(places, default=0)
    is_comparable = decimals > 1 or (len(others) > 1 and value.role is not Role.TARGET)
    if value.value is None or not is_comparable or len(places) > 1 or decimals == 0:
        return not_applicable("point_lost")
    meant = value.value.scaleb(-decimals)
    sizes = [abs(number) for number in numbers_of(others)]
    is_lost = (
        not _decimal_places(value)
        and not (decimals == 1 and _last_digit(value) == "0")
        and min(sizes) / NEAR <= abs(meant) <= max(sizes) * NEAR
    )
    seen = Observation("point_lost", expected=figure_text(meant))
    return row_outcome(seen, record, (value, *others), not is_lost)


def _decimal_places(value: KpiValue) -> int:
    found = _DECIMALS.search(normalized(value.printed))
    return len(found[0]) if found else 0


def _last_digit(value: KpiValue) -> str:
    return next((one for one in reversed(normalized(value.printed)) if one.isdecimal()), "")
