"""Which figures of an indicator stand in the wide table."""

from collections.abc import Sequence
from decimal import Decimal
from typing import NamedTuple

from pipeline.model.words import Role
from pipeline.parse.value import Value


class Chosen(NamedTuple):
    """The figures that stand in the wide table."""

    baseline: Value | None
    target: Value | None
    actual: Value | None
    next_target: Value | None


def year_of(value: Value | None) -> int | None:
    """The fiscal year of a figure that may be missing."""
    return value.fiscal_year if value else None


def figure_of(value: Value | None) -> Decimal | None:
    """The number of a figure that may be missing."""
    return value.quantity.value if value else None


def chosen_figures(values: Sequence[Value], report_year: int | None) -> Chosen:
    """The figure of each column of the wide table; none of them where a cell holds several."""
    baselines = _in_order(values, Role.BASELINE)
    targets = _in_order(values, Role.TARGET)
    actuals = _in_order(values, Role.ACTUAL)
    of_this_year = [value for value in actuals if value.fiscal_year == report_year]
    actual = next(reversed(of_this_year or actuals), None)
    year = year_of(actual) or report_year
    target = next(
        (value for value in targets if value.fiscal_year == year), next(iter(targets), None)
    )
    return Chosen(
        next(iter(baselines), None),
        target,
        actual,
        next((value for value in targets if target and _order(value) > _order(target)), None),
    )


def _in_order(values: Sequence[Value], role: Role) -> list[Value]:
    """The figures of a role by year, without those that are one of several in a cell."""
    single = [value for value in values if value.role is role and not value.quantity.part]
    return sorted(single, key=_order)


def _order(value: Value) -> tuple[bool, int]:
    """A figure without a year comes last: it is for the end of the plan."""
    return value.fiscal_year is None, value.fiscal_year or 0
