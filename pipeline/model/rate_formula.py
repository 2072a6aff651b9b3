"""Formulas of printed rates (達成率, 進捗率, 削減率): what each gives, and which fits the rows of a column."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_DOWN, Decimal
from itertools import product
from typing import NamedTuple

from pipeline.model.vocabulary import Direction

HUNDRED = Decimal(100)
HALF = Decimal("0.5")
MAJORITY = Decimal("0.5")
"""The share of a column's rates that a formula must give to be the report's: half of them.

A column of two rates, one of them misprinted, has one that fits; below a half it is not known how
the report computes, and nothing can be said against a single rate.
"""


class RateFigures(NamedTuple):
    """What a rate may be computed from; `final` is the last target of the plan."""

    baseline: Decimal | None
    target: Decimal | None
    final: Decimal | None
    actual: Decimal


class Formula(NamedTuple):
    """How a report computes a rate.

    `name` is one of `WAYS`, or empty where `stated` has the formula that a note states, in reverse
    Polish order: B, T, A are baseline, target and actual. `of_final`: the target is the last one of
    the plan. `is_capped`: nothing is printed above 100 or below 0. `is_cut`: decimals are cut off,
    not rounded.
    """

    name: str
    stated: tuple[str, ...] = ()
    of_final: bool = False
    is_capped: bool = False
    is_cut: bool = False


def _ratio(figures: RateFigures, goal: Decimal) -> Decimal | None:
    return HUNDRED * figures.actual / goal if goal else None


def _converse(figures: RateFigures, goal: Decimal) -> Decimal | None:
    """Of a reduction (△30％) it is the ratio. Nothing left of what is to vanish is all that can be reached."""
    if goal < 0:
        return _ratio(figures, goal)
    return HUNDRED * goal / figures.actual if figures.actual else HUNDRED


def _remainder(figures: RateFigures, goal: Decimal) -> Decimal | None:
    return HUNDRED * (2 * goal - figures.actual) / goal if goal > 0 else _ratio(figures, goal)


def _progress(figures: RateFigures, goal: Decimal) -> Decimal | None:
    start = figures.baseline
    if start is None or goal == start:
        return None
    return HUNDRED * (figures.actual - start) / (goal - start)


def _reduction(figures: RateFigures, _: Decimal) -> Decimal | None:
    start = figures.baseline
    return HUNDRED * (start - figures.actual) / start if start else None


def _increase(figures: RateFigures, goal: Decimal) -> Decimal | None:
    reduction = _reduction(figures, goal)
    return None if reduction is None else -reduction


Way = Callable[[RateFigures, Decimal], Decimal | None]
WAYS: Mapping[str, tuple[Way, Way]] = {
    "ratio": (_ratio, _ratio),
    "converse": (_ratio, _converse),
    "remainder": (_ratio, _remainder),
    "progress": (_progress, _progress),
    "reduction": (_reduction, _reduction),
    "increase": (_increase, _increase),
}
"""By name, how a rate is computed where higher is better, and where lower is.

ratio: actual by target. converse: target by actual where lower is better. remainder: there, what
exceeds the target is taken off 100. progress: the way from the baseline to the target. reduction,
increase: the change since the baseline, in percent of it.
"""

FORMULAS = tuple(
    Formula(name, (), of_final, is_capped, is_cut)
    for is_capped, is_cut, of_final, name in product(
        (False, True), (False, True), (False, True), WAYS
    )
)
"""The formulas in use, the plain ones first: of formulas that fit alike the first is taken."""


def exact_rates(
    formula: Formula, figures: RateFigures, direction: Direction | None
) -> Iterator[Decimal]:
    """What a formula gives, each number once; where the direction is not known, by both."""
    goal = figures.final if formula.of_final else figures.target
    if goal is None:
        return
    if formula.stated:
        found = [_evaluated(formula.stated, figures, goal)]
    else:
        ways = dict(zip(Direction, WAYS[formula.name], strict=True))
        found = [way(figures, goal) for one, way in ways.items() if direction in {None, one}]
    for rate in dict.fromkeys(one for one in found if one is not None):
        yield min(max(rate, Decimal(0)), HUNDRED) if formula.is_capped else rate


def _evaluated(tokens: Sequence[str], figures: RateFigures, goal: Decimal) -> Decimal | None:
    """The value of a stated formula in percent; None where a figure is missing or a divisor is 0."""
    known = {"B": figures.baseline, "T": goal, "A": figures.actual}
    stack: list[Decimal] = []
    for one in tokens:
        if one in OPERATIONS:
            right, left = stack.pop(), stack.pop()
            if one == "/" and not right:
                return None
            stack.append(OPERATIONS[one](left, right))
        else:
            value = known[one] if one in known else Decimal(one)
            if value is None:
                return None
            stack.append(value)
    return stack[0] if "100" in tokens else HUNDRED * stack[0]


OPERATIONS: Mapping[str, Callable[[Decimal, Decimal], Decimal]] = {
    "+": lambda left, right: left + right,
    "-": lambda left, right: left - right,
    "*": lambda left, right: left * right,
    "/": lambda left, right: left / right,
}
"""What a stated formula may do with two numbers."""


def is_rate(
    formula: Formula, figures: RateFigures, printed: Decimal, direction: Direction | None
) -> bool:
    """Whether a formula gives the printed rate, to the digits printed; halves round either way.

    Nothing left of what is to vanish is 100, by whatever formula: no more can be reached.
    """
    if not figures.actual and printed == HUNDRED and direction is Direction.LOWER:
        return True
    places = max(-int(printed.normalize().as_tuple().exponent), 0)
    unit = Decimal(1).scaleb(-places)
    rates = exact_rates(formula, figures, direction)
    if formula.is_cut:
        return any(one.quantize(unit, rounding=ROUND_DOWN) == printed for one in rates)
    return any(abs(one - printed) <= HALF * unit for one in rates)


class RateRow(NamedTuple):
    """A printed rate, the figures of its row, and which way is better there, where it is known."""

    printed: Decimal
    figures: RateFigures
    direction: Direction | None


def fitting_formulas(
    rows: Sequence[RateRow],
    formulas: Iterable[Formula] = FORMULAS,
    least: Decimal | int = MAJORITY,
) -> tuple[Formula, ...]:
    """The formulas that give the most of the rates of a column; none if less than the share `least`.

    Where capped or cut rates are no more than the plain ones, the plain formula stays.
    """
    counts = {one: sum(is_rate(one, *_places(row)) for row in rows) for one in formulas}
    most = max(counts.values(), default=0)
    if most < least * len(rows) or not most:
        return ()
    best = [one for one, count in counts.items() if count == most]
    plain = {one[:3]: one for one in reversed(best)}
    return tuple(one for one in best if plain[one[:3]] is one)


def _places(row: RateRow) -> tuple[RateFigures, Decimal, Direction | None]:
    return row.figures, row.printed, row.direction


def met_by(
    target: Decimal, actual: Decimal, direction: Direction, achieved_from: Decimal = HUNDRED
) -> set[bool]:
    """Whether a target counts as met; both where it depends on the formula for the share.

    At 100 percent the figures are compared as they are. Below it half a percent is allowed, since
    reports judge rounded shares.
    """
    if achieved_from >= HUNDRED or target <= 0:
        return {actual <= target if direction is Direction.LOWER else actual >= target}
    figures = RateFigures(None, target, None, actual)
    names = ("converse", "remainder") if direction is Direction.LOWER else ("ratio",)
    shares = [rate for name in names for rate in exact_rates(Formula(name), figures, direction)]
    above = {share >= achieved_from - HALF for share in shares}
    return above | {share >= achieved_from + HALF for share in shares}
