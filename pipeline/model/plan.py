"""Where the plan of an indicator goes: its baseline and its targets, year by year."""

from collections.abc import Sequence
from decimal import Decimal
from itertools import pairwise

from pipeline.model.vocabulary import Direction

LONG_PLAN = 3
"""Figures of a plan that must all go down before they say that lower is better."""


def direction_of_plan(plan: Sequence[Decimal]) -> Direction | None:
    """Where a plan goes: from its baseline through its targets always up, or always down.

    Two figures that go down are no plan yet: a target is lowered after a bad year, too.

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
