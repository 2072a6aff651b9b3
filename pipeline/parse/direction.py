"""Which way is better, where it can be told."""

from collections.abc import Iterable
from decimal import Decimal
from functools import cache

import regex

from pipeline.knowledge import load
from pipeline.model.figure import Qualifier
from pipeline.model.words import Direction, Role, Status
from pipeline.parse.value import Value

FALLS_SHORT = frozenset({Status.PARTIALLY_ACHIEVED, Status.NOT_ACHIEVED, Status.MOSTLY_ACHIEVED})

_BRACKETED_END = regex.compile(r"\(.*\)$")

_BOUNDS = {
    Qualifier.AT_LEAST: Direction.HIGHER,
    Qualifier.MORE_THAN: Direction.HIGHER,
    Qualifier.AT_MOST: Direction.LOWER,
    Qualifier.LESS_THAN: Direction.LOWER,
}


def direction_of(name: str, values: Iterable[Value], status: Status | None) -> Direction | None:
    """The direction said by the targets' bounds, else by the name, else by the status.

    The status says it where target and actual differ: an actual above its target that is only
    partially achieved means that lower is better.
    """
    values = tuple(values)
    return _by_bounds(values) or _by_name(name) or by_status(values, status)


def _by_bounds(values: tuple[Value, ...]) -> Direction | None:
    bounds = {
        _BOUNDS[value.quantity.qualifier]
        for value in values
        if value.role is Role.TARGET and value.quantity.qualifier in _BOUNDS
    }
    return bounds.pop() if len(bounds) == 1 else None


@cache
def _name_words() -> tuple[tuple[str, Direction], ...]:
    words = load("directions")["names"]
    pairs = [(word, Direction(way)) for way, spelled in words.items() for word in spelled]
    return tuple(sorted(pairs, key=lambda pair: len(pair[0]), reverse=True))


def _by_name(name: str) -> Direction | None:
    """What the name's last word says: コピー用紙購入量(本庁) is a 用紙購入量."""
    bare = _BRACKETED_END.sub("", name)
    return next((direction for word, direction in _name_words() if bare.endswith(word)), None)


def by_status(values: Iterable[Value], status: Status | None) -> Direction | None:
    """What the status says of target and actual of one year, or None where it says nothing."""
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
    """The one target and the one actual of the same year and unit, or None."""
    figures = [
        (value.role, value.fiscal_year, value.quantity.unit, value.quantity.value)
        for value in values
        if value.quantity.value is not None
    ]
    actuals = [figure for figure in figures if figure[0] is Role.ACTUAL]
    if len(actuals) != 1:
        return None
    _, year, unit, actual = actuals[0]
    targets = [
        value for role, *rest, value in figures if role is Role.TARGET and rest == [year, unit]
    ]
    return (targets[0], actual) if len(targets) == 1 else None
