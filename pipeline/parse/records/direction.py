"""What shows which way is better for an indicator → the direction, where it does not disagree."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache

from pipeline.knowledge import load
from pipeline.model.evidence import Cues
from pipeline.model.figure import Qualifier
from pipeline.model.plan import planned
from pipeline.model.rate_formula import met_by
from pipeline.model.records import KpiValue
from pipeline.model.vocabulary import Direction, Role, Status
from pipeline.normalize.pattern import Pattern

_BRACKETED_END = Pattern(r"\(.*\)$")

_BOUNDS = {
    Qualifier.AT_LEAST: Direction.HIGHER,
    Qualifier.MORE_THAN: Direction.HIGHER,
    Qualifier.AT_MOST: Direction.LOWER,
    Qualifier.LESS_THAN: Direction.LOWER,
}


def settled_direction(cues: Cues) -> Direction | None:
    """Which way is better by all that shows it; None where nothing does, or where two disagree.

    What the report states decides. The status of the row itself is not weighed against the name: it
    is compared with what the name says (check `status`), unless the name is doubted.

    >>> settled_direction(Cues(plan=Direction.HIGHER, status=Direction.LOWER))
    >>> settled_direction(Cues(name=Direction.HIGHER, status=Direction.LOWER)).value
    'higher'
    """
    if cues.stated:
        return cues.stated
    status = None if cues.name and not cues.is_doubted else cues.status
    ways = {cues.name, cues.plan, status, cues.rates} - {None}
    if not ways and cues.is_far_down:
        return Direction.LOWER
    return ways.pop() if len(ways) == 1 else None


def direction_by_bounds(bounds: Iterable[Qualifier | None]) -> Direction | None:
    """The direction by the bounds of the targets, if they agree: 20以下 means that lower is better."""
    directions = {_BOUNDS[bound] for bound in bounds if bound in _BOUNDS}
    return directions.pop() if len(directions) == 1 else None


@cache
def _name_words() -> tuple[tuple[str, Direction], ...]:
    words = load("directions")["names"]
    pairs = [(word, Direction(way)) for way, spelled in words.items() for word in spelled]
    return tuple(sorted(pairs, key=lambda pair: len(pair[0]), reverse=True))


def direction_by_name(name: str, targets: Iterable[Decimal | None]) -> Direction | None:
    """The direction by the name's last word: コピー用紙購入量(本庁) is a 用紙購入量.

    A 削減率 whose targets are printed with a minus (△30％) falls: lower is better.
    """
    bare = _BRACKETED_END.sub("", name)
    found = next((direction for word, direction in _name_words() if bare.endswith(word)), None)
    known = [target for target in targets if target is not None]
    is_negative = bool(known) and max(known) < 0
    return Direction.LOWER if found is Direction.HIGHER and is_negative else found


def numbers_of_plan(values: Iterable[KpiValue]) -> list[Decimal]:
    """Baseline and targets by year, where each is one figure with a year and all have one unit."""
    plan = planned(values)
    if len({value.unit for value in plan}) > 1:
        return []
    return [value.value for value in plan if value.value is not None]


def direction_by_status(
    values: Iterable[KpiValue], status: Status | None, achieved_from: Decimal
) -> Direction | None:
    """The direction by the status of target and actual of one year; None where it shows none.

    `achieved_from` is the share of its target, in percent, from which the report calls it achieved.
    """
    pair = target_and_actual(values)
    if pair is None or status in {None, Status.PENDING} or pair[0] == pair[1]:
        return None
    is_achieved = status is Status.ACHIEVED
    fitting = [way for way in Direction if is_achieved in met_by(*pair, way, achieved_from)]
    return fitting[0] if len(fitting) == 1 else None


def target_and_actual(values: Iterable[KpiValue]) -> tuple[Decimal, Decimal] | None:
    """The target and the actual of the latest year that has one of each, in one unit; or None."""
    by_year: dict[int | None, list[KpiValue]] = {}
    for value in values:
        if value.value is not None:
            by_year.setdefault(value.fiscal_year, []).append(value)
    pairs = {year: pair for year, found in by_year.items() if (pair := _pair_of_year(found))}
    return pairs[max(pairs, key=lambda year: year or 0)] if pairs else None


def _pair_of_year(values: Sequence[KpiValue]) -> tuple[Decimal, Decimal] | None:
    targets = [value for value in values if value.role is Role.TARGET]
    actuals = [value for value in values if value.role is Role.ACTUAL]
    if len(targets) != 1 or len(actuals) != 1 or targets[0].unit != actuals[0].unit:
        return None
    target, actual = targets[0].value, actuals[0].value
    return None if target is None or actual is None else (target, actual)
