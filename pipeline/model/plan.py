"""Where the plan of an indicator goes: its baseline and its targets, year by year."""

from collections.abc import Iterable, Sequence
from decimal import Decimal
from itertools import pairwise
from typing import Protocol, TypeVar

from pipeline.model.vocabulary import Direction, Role

LONG_PLAN = 3
"""Figures of a plan that must all go down before they show that lower is better.

Two are not enough: a target is lowered after a bad year, too.
"""


class YearlyFigure(Protocol):
    """What a plan needs of a figure, as it is read from its cell or as a record of `kpi_values`."""

    @property
    def role(self) -> Role:
        """What the figure is."""

    @property
    def fiscal_year(self) -> int | None:
        """The year it is for, if one is printed."""

    @property
    def value(self) -> Decimal | None:
        """Its number, or None where there is a mark."""


AnyFigure = TypeVar("AnyFigure", bound=YearlyFigure)


def planned(values: Iterable[AnyFigure]) -> list[AnyFigure]:
    """Baseline and targets with a year and a number, by year; none where two are of one year."""
    by_year: dict[int, AnyFigure] = {}
    for value in values:
        if value.role is Role.ACTUAL or not value.fiscal_year or value.value is None:
            continue
        if value.fiscal_year in by_year:
            return []
        by_year[value.fiscal_year] = value
    return [by_year[year] for year in sorted(by_year)]


def direction_of_plan(plan: Sequence[Decimal]) -> Direction | None:
    """Where a plan goes: from its baseline through its targets always up, or always down.

    >>> direction_of_plan([Decimal(10), Decimal(20)])
    <Direction.HIGHER: 'higher'>
    >>> direction_of_plan([Decimal(20), Decimal(10)])
    """
    if len(plan) < 2 or len(set(plan)) == 1:
        return None
    if all(one <= other for one, other in pairwise(plan)):
        return Direction.HIGHER
    is_down = len(plan) >= LONG_PLAN and all(one >= other for one, other in pairwise(plan))
    return Direction.LOWER if is_down else None
