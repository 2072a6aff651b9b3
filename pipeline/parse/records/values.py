"""Cells → the figures of an indicator, counts and percentages."""

from collections.abc import Collection, Iterator
from decimal import Decimal
from typing import NamedTuple

from pipeline.model.columns import VALUE_DECIMAL_PLACES, VALUE_DIGITS
from pipeline.model.figure import Mark, Quantity
from pipeline.model.vocabulary import Role
from pipeline.normalize.quantity.quantities import read_quantities
from pipeline.normalize.text import normalized
from pipeline.normalize.unit import is_known, read_unit
from pipeline.parse.headings.lexicon import fiscal_year
from pipeline.parse.table import Cell

NO_COUNT = frozenset({Mark.NOT_APPLICABLE, Mark.BLANK, Mark.NONE, Mark.PENDING})


class Counted(NamedTuple):
    """A count and the share in brackets beside it; `is_clear` is False where a manual check is needed."""

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
    number = _count_of(quantity)
    share = _percent(quantity.company) if quantity.company else None
    is_clear = number is not None and (share is not None or not quantity.company)
    return Counted(number, share, is_clear)


def _count_of(quantity: Quantity) -> int | None:
    """The figure as a count, or None where it is a range, a shade, a percentage, negative or a fraction."""
    value = quantity.value
    if value is None or quantity.upper is not None or quantity.qualifier or quantity.unit == "%":
        return None
    return int(value) if value >= 0 and value == value.to_integral_value() else None


def read_percent(cell: Cell) -> tuple[Decimal | None, bool]:
    """The percentage of a cell such as 57%, and whether it needs no manual check."""
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


CUMULATIVE_WORDS = ("累計", "延べ", "のべ")
# Both are those of the column `kpi_values.value`: what it cannot hold exactly is unreadable.
LARGEST = Decimal(10) ** (VALUE_DIGITS - VALUE_DECIMAL_PLACES)
FINEST = Decimal(1).scaleb(-VALUE_DECIMAL_PLACES)


class Value(NamedTuple):
    """One figure of one cell: what it is, for which fiscal year, and from which cell."""

    role: Role
    fiscal_year: int | None
    quantity: Quantity
    cell: Cell

    @property
    def value(self) -> Decimal | None:
        """The number, or None where there is a mark."""
        return self.quantity.value


def values_of(
    cell: Cell, role: Role, year: int | None, unit: str | None, era: str | None
) -> Iterator[Value]:
    """The figures of one cell; none of an empty one, in which nothing is printed.

    A year or a role printed in the cell wins over the heading's.
    """
    for quantity in read_quantities(cell.printed, unit, era):
        if quantity.mark is Mark.BLANK:
            continue
        if quantity.mark is Mark.WORDS and is_left_over(cell.printed):
            quantity = quantity._replace(mark=Mark.UNREADABLE)  # noqa: PLW2901
        printed_year = fiscal_year(quantity.year) if quantity.year else None
        printed_role = Role(quantity.role) if quantity.role else role
        is_other = printed_role is not role
        yield Value(
            printed_role,
            printed_year or (None if is_other else year),
            _with_unit(storable(quantity), unit),
            cell,
        )


def unreadable(value: Value) -> Value:
    """The value without what was read of it."""
    return value._replace(quantity=value.quantity._replace(mark=Mark.UNREADABLE))


BOUNDS = frozenset({"以上", "以下", "以内", "未満", "超", "約", "程度", "年間", "累計", "延べ"})
"""Words beside a figure that say nothing without it."""


def is_left_over(text: str, units: Collection[str | None] = ()) -> bool:
    """Whether words stand beside a figure that is drawn, or lost: 億円, 以下, 時間未満.

    `units` are those that the figures beside it have.

    >>> is_left_over("時間未満", {"時間"}), is_left_over("計画策定", {"計画"})
    (True, False)
    """
    bare = normalized(text)
    for word in BOUNDS:
        bare = bare.removeprefix(word).removesuffix(word)
    return not bare or bare in units or is_unit_alone(text)


def is_unit_alone(text: str) -> bool:
    """Whether words are a unit and nothing else: the figure before it may be drawn, or lost.

    Longer ones without a scale may be words: 計画, 条例, 施設.

    >>> is_unit_alone("億円"), is_unit_alone("減少")
    (True, False)
    """
    unit = normalized(text)
    scaled = read_unit(unit)
    if scaled is None or scaled.unit is None or not is_known(scaled.unit):
        return False
    return scaled.scale != 1 or unit == "%" or (len(unit) == 1 and not unit.isascii())


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
