"""Cells that hold a count or a percentage, and must hold nothing else."""

from decimal import Decimal
from typing import NamedTuple

from pipeline.model.figure import Mark, Quantity
from pipeline.normalize.quantity import read_quantities
from pipeline.parse.table import Cell

NO_COUNT = frozenset({Mark.NOT_APPLICABLE, Mark.BLANK, Mark.NONE, Mark.PENDING})


class Counted(NamedTuple):
    """A count and the share in brackets beside it; `is_clear` is False where a person must look."""

    number: int | None
    share: Decimal | None
    is_clear: bool


def read_count(cell: Cell) -> Counted:
    """The count of a cell such as 12事業 (57%), － or 51."""
    quantities = read_quantities(cell.printed)
    if len(quantities) != 1:
        return Counted(None, None, False)
    (quantity,) = quantities
    if quantity.mark is not None:
        return Counted(None, None, quantity.mark in NO_COUNT)
    number = _whole(quantity)
    share = _percent(quantity.company) if quantity.company else None
    is_clear = number is not None and (share is not None or not quantity.company)
    return Counted(number, share, is_clear)


def _whole(quantity: Quantity) -> int | None:
    """The figure as a count, or None where it is a range, a shade, a percentage, negative or a fraction."""
    value = quantity.value
    if value is None or quantity.upper is not None or quantity.qualifier or quantity.unit == "%":
        return None
    return int(value) if value >= 0 and value == value.to_integral_value() else None


def read_percent(cell: Cell) -> tuple[Decimal | None, bool]:
    """The percentage of a cell such as 57%, and whether nothing is left for a person to look at."""
    quantities = read_quantities(cell.printed, unit="%")
    if len(quantities) != 1:
        return None, False
    (quantity,) = quantities
    if quantity.mark is not None:
        return None, quantity.mark in NO_COUNT
    return (quantity.value, True) if _is_percentage(quantity) else (None, False)


def _percent(text: str) -> Decimal | None:
    quantities = read_quantities(text)
    only = quantities[0] if len(quantities) == 1 else None
    return only.value if only and _is_percentage(only) else None


def _is_percentage(quantity: Quantity) -> bool:
    return quantity.unit == "%" and quantity.upper is None and quantity.value is not None
