"""Figures → checks of what they cannot be by the words of their indicator's name."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

import regex

from pipeline.knowledge import load
from pipeline.model.finding import Observation, Outcome, not_applicable
from pipeline.model.records import Kpi, KpiValue
from pipeline.validate.observations import row_outcome
from pipeline.validate.rounding import figure_text

HUNDRED = Decimal(100)
"""Percent: the whole of which a share is a part."""

_BRACKETED = regex.compile(r"\([^()]*+\)")
_FULL_MARKS = regex.compile(r"(\d{1,4})点満点")


def bound_outcomes(record: Kpi, value: KpiValue, others: Sequence[KpiValue]) -> Iterator[Outcome]:
    """A share above 100%, a mark above full marks, a count or a share below zero."""
    yield _percent(record, value, others)
    yield _full_marks(record, value)
    yield _below_zero(record, value, others)


def may_be_below_zero(record: Kpi) -> bool:
    """Whether the name is one whose figures may be above and below zero: 増減, 差, 収支."""
    return any(word in record.name for word in load("plausible")["either_sign"])


def is_share(record: Kpi) -> bool:
    """Whether the name is that of a share of a whole: …率, …割合, and none that may exceed it."""
    plausible = load("plausible")
    if not _bare_name(record).endswith(tuple(plausible["shares"])):
        return False
    return not any(word in record.name for word in plausible["may_exceed_100"])


def _bare_name(record: Kpi) -> str:
    return _BRACKETED.sub("", record.name)


def _percent(record: Kpi, value: KpiValue, others: Sequence[KpiValue]) -> Outcome:
    """A share of a whole is at most 100%; checked where the row's other figures keep to that."""
    if value.unit != "%" or value.value is None or not is_share(record):
        return not_applicable("over_100")
    others_exceed = any((other.value or 0) > HUNDRED for other in others)
    is_sound = others_exceed or value.value <= HUNDRED
    return row_outcome(Observation("over_100"), record, (value, *others), is_sound)


def _full_marks(record: Kpi, value: KpiValue) -> Outcome:
    """満足度(5点満点) is at most 5: no more marks can be given."""
    found = _FULL_MARKS.search(record.name)
    if value.value is None or found is None:
        return not_applicable("over_full_marks")
    most = Decimal(found[1])
    seen = Observation("over_full_marks", expected=figure_text(most))
    return row_outcome(seen, record, (value,), value.value <= most)


def _below_zero(record: Kpi, value: KpiValue, others: Sequence[KpiValue]) -> Outcome:
    """A number of things and a share of a whole are not below zero, where it is alone in its row.

    Next to others its sign is compared with theirs.
    """
    is_alone = not any(other.value for other in others)
    if value.value is None or not is_alone or not _is_never_below_zero(record):
        return not_applicable("below_zero")
    return row_outcome(Observation("below_zero"), record, (value,), value.value >= 0)


def _is_never_below_zero(record: Kpi) -> bool:
    is_count = _bare_name(record).endswith(tuple(load("plausible")["counts"]))
    return (is_count or is_share(record)) and not may_be_below_zero(record)
