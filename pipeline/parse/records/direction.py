"""Name, figures and status of an indicator → which way is better, where they show it."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from functools import cache

from pipeline.knowledge import load
from pipeline.model.figure import Qualifier
from pipeline.model.plan import direction_of_plan, planned
from pipeline.model.vocabulary import Direction, Role, Status
from pipeline.normalize.pattern import Pattern
from pipeline.parse.records.values import Value

FALLS_SHORT = frozenset({Status.PARTIALLY_ACHIEVED, Status.NOT_ACHIEVED, Status.MOSTLY_ACHIEVED})

_BRACKETED_END = Pattern(r"\(.*\)$")

_BOUNDS = {
    Qualifier.AT_LEAST: Direction.HIGHER,
    Qualifier.MORE_THAN: Direction.HIGHER,
    Qualifier.AT_MOST: Direction.LOWER,
    Qualifier.LESS_THAN: Direction.LOWER,
}


def direction_of(name: str, values: Iterable[Value], status: Status | None) -> Direction | None:
    """The direction by the targets' bounds, else by the name, the status, the plan's years.

    The status shows it where target and actual differ: an actual above its target that is only
    partially achieved means that lower is better.
    """
    values = tuple(values)
    bounds = (value.quantity.qualifier for value in values if value.role is Role.TARGET)
    return (
        direction_by_bounds(bounds)
        or direction_by_name(name, (value.value for value in values if value.role is Role.TARGET))
        or direction_by_status(values, status)
        or direction_of_plan(plan_of(values))
    )


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


def plan_of(values: Iterable[Value]) -> tuple[Decimal, ...]:
    """Baseline and targets by year, where each is one figure with a year and all have one unit."""
    plan = planned(values)
    if len({value.quantity.unit for value in plan}) > 1:
        return ()
    return tuple(value.value for value in plan if value.value is not None)


def direction_by_status(values: Iterable[Value], status: Status | None) -> Direction | None:
    """The direction by the status of target and actual of one year; None where it shows none."""
    pair = target_and_actual(values)
    if pair is None or status in {None, Status.PENDING}:
        return None
    target, actual = pair
    difference = actual - target
    if difference == 0:
        return None
    is_above = difference > 0
    return Direction.HIGHER if is_above == (status is Status.ACHIEVED) else Direction.LOWER


def target_and_actual(values: Iterable[Value]) -> tuple[Decimal, Decimal] | None:
    """The target and the actual of the latest year that has one of each, in one unit; or None."""
    by_year: dict[int | None, list[Value]] = {}
    for value in values:
        if value.quantity.value is not None:
            by_year.setdefault(value.fiscal_year, []).append(value)
    pairs = {
        year: pair for year, found in by_year.items() if (pair := _target_and_actual_of_year(found))
    }
    return pairs[max(pairs, key=lambda year: year or 0)] if pairs else None


def _target_and_actual_of_year(values: Sequence[Value]) -> tuple[Decimal, Decimal] | None:
    targets = [value.quantity for value in values if value.role is Role.TARGET]
    actuals = [value.quantity for value in values if value.role is Role.ACTUAL]
    if len(targets) != 1 or len(actuals) != 1 or targets[0].unit != actuals[0].unit:
        return None
    target, actual = targets[0].value, actuals[0].value
    return None if target is None or actual is None else (target, actual)
