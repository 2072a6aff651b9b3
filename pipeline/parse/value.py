"""Cells to the figures of an indicator."""

from collections.abc import Iterator
from decimal import Decimal
from typing import NamedTuple

from pipeline.model.columns import VALUE_DECIMAL_PLACES, VALUE_DIGITS
from pipeline.model.figure import Mark, Quantity
from pipeline.model.words import Role
from pipeline.normalize.quantity import read_quantities
from pipeline.normalize.unit import read_unit
from pipeline.parse.headings import fiscal_year
from pipeline.parse.table import Cell

CUMULATIVE_WORDS = ("累計", "延べ", "のべ")
LARGEST = Decimal(10) ** (VALUE_DIGITS - VALUE_DECIMAL_PLACES)
FINEST = Decimal(1).scaleb(-VALUE_DECIMAL_PLACES)


class Value(NamedTuple):
    """One figure of one cell: what it is, for which fiscal year, and where it stands."""

    role: Role
    fiscal_year: int | None
    quantity: Quantity
    cell: Cell


def values_of(
    cell: Cell, role: Role, year: int | None, unit: str | None, era: str | None
) -> Iterator[Value]:
    """The figures of one cell; none of an empty one, in which nothing is printed.

    A year or a role printed in the cell wins over the heading's.
    """
    for quantity in read_quantities(cell.reading, unit, era):
        if quantity.mark is Mark.BLANK:
            continue
        printed_year = fiscal_year(quantity.year) if quantity.year else None
        printed_role = Role(quantity.role) if quantity.role else role
        is_other = printed_role is not role
        yield Value(
            printed_role,
            printed_year or (None if is_other else year),
            _with_unit(storable(quantity), unit),
            cell,
        )


def _with_unit(quantity: Quantity, unit: str | None) -> Quantity:
    """A mark keeps the unit that is given beside it: 集計中 in a row of 人."""
    if quantity.mark is None or quantity.unit or not unit:
        return quantity
    scaled = read_unit(unit)
    is_cumulative = any(word in unit for word in CUMULATIVE_WORDS)
    return quantity._replace(unit=scaled.unit if scaled else None, cumulative=is_cumulative)


def storable(quantity: Quantity) -> Quantity:
    """The quantity, or unreadable where its figure is too long to be kept exactly."""
    if all(_fits(figure) for figure in (quantity.value, quantity.upper)):
        return quantity
    return quantity._replace(value=None, upper=None, mark=Mark.UNREADABLE)


def _fits(figure: Decimal | None) -> bool:
    if figure is None:
        return True
    return abs(figure) < LARGEST and figure == figure.quantize(FINEST)
