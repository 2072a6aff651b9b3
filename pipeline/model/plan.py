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

FAR_DOWN = Decimal("0.5")
"""A plan of two figures shows that lower is better where less than this share is to be left.

No plan gives up more than half of what is good; 788 households without a line are to become 352.
A misprint may look like it: it is taken only where nothing else shows the direction.
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


def is_far_down(plan: Sequence[Decimal]) -> bool:
    """Whether less than half of the first figure of a plan of two is to be left.

    >>> is_far_down([Decimal(788), Decimal(352)]), is_far_down([Decimal(20), Decimal(10)])
    (True, False)
    """
    return len(plan) > 1 and 0 <= plan[-1] < FAR_DOWN * plan[0]
