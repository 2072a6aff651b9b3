"""The bar of an actual against its target: lengths in percent of the bar, nothing else."""

from collections.abc import Iterable, Sequence
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from pipeline.model.records import Kpi, KpiValue
from pipeline.model.vocabulary import Direction, Role

WHOLE = Decimal(100)


class Bar(NamedTuple):
    """A bar from nought to the greater of target and actual, which is 100 long.

    `met` is how far both reach, `actual` and `target` where each ends. `percent` is the actual
    against the target, as it is to be read. `beyond` says what it is to pass the target: good, bad,
    or neither where the direction is not known.
    """

    met: Decimal
    actual: Decimal
    target: Decimal
    percent: str
    beyond: str


def bar(record: Kpi, values: Sequence[KpiValue]) -> Bar | None:
    """The bar of an indicator; None where it would mean nothing.

    That is where there is no one target and one actual of a year in one unit, both plain figures,
    the target above nought and the actual not below; or where they are not the pair the indicator's
    `achievement_percent` was computed from.
    """
    pair = _pair(values)
    if pair is None or record.achievement_percent is None:
        return None
    target, actual = pair
    share = WHOLE * actual / target
    if abs(share - record.achievement_percent) > Decimal("0.000001"):
        return None
    longest = max(target, actual)
    return Bar(
        met=_length(min(pair), longest),
        actual=_length(actual, longest),
        target=_length(target, longest),
        percent=percent_text(share),
        beyond=_beyond(record.direction),
    )


def percent_text(share: Decimal) -> str:
    """A share of the target in so many digits as tell it from the target itself.

    >>> percent_text(Decimal("104.957")), percent_text(Decimal("99.997")), percent_text(Decimal(100))
    ('105', '99.997', '100')
    >>> percent_text(Decimal("82.25"))
    '82.3'
    """
    for places in ("0.1", "0.01", "0.001"):
        said = share.quantize(Decimal(places), ROUND_HALF_UP)
        if (said < WHOLE, said > WHOLE) == (share < WHOLE, share > WHOLE):
            break
    return f"{said.normalize():,f}"


def _pair(values: Iterable[KpiValue]) -> tuple[Decimal, Decimal] | None:
    """Target and actual of the latest year that has one plain figure of each."""
    by_year: dict[int, list[KpiValue]] = {}
    for one in values:
        if one.value is not None:
            by_year.setdefault(one.fiscal_year or 0, []).append(one)
    for _, same in sorted(by_year.items(), reverse=True):
        targets = [one for one in same if one.role is Role.TARGET]
        actuals = [one for one in same if one.role is Role.ACTUAL]
        if len(targets) == len(actuals) == 1:
            return _plain(targets[0], actuals[0])
    return None


def _plain(target: KpiValue, actual: KpiValue) -> tuple[Decimal, Decimal] | None:
    if target.value is None or actual.value is None or target.unit != actual.unit:
        return None
    if target.upper is not None or actual.upper is not None:
        return None
    return (target.value, actual.value) if target.value > 0 <= actual.value else None


def _length(value: Decimal, longest: Decimal) -> Decimal:
    return (WHOLE * value / longest).quantize(Decimal("0.01"))


def _beyond(direction: Direction | None) -> str:
    if direction is None:
        return "neither"
    return "good" if direction is Direction.HIGHER else "bad"
