"""The unit that is given apart from a figure: in a bracket after it, in a column, in a heading."""

from decimal import Decimal

from pipeline.model.figure import Mark, Piece, Quantity
from pipeline.normalize.number import scaled_by
from pipeline.normalize.quantity.numeral import value_of_scale
from pipeline.normalize.quantity.one_figure import DASHES
from pipeline.normalize.quantity.parser_state import with_piece
from pipeline.normalize.unit import Scaled, is_cumulative, is_unit_alone, read_unit

SCALES = frozenset("百千万億兆")
NO_UNIT = Scaled(Decimal(1), None)
"""A unit column with － in it."""
ANOTHER_SCALE = Decimal(-1)
"""The scale of 1億2,000万, which is the scale of no unit."""


def apply_bracket_unit(quantity: Quantity) -> Quantity:
    """The quantity in the unit its bracket names, where it has none: 696～890（万t-CO2）."""
    has_company = any(piece.meaning in ("bracket", "company") for piece in quantity.pieces)
    inside = quantity.company if has_company else None
    unit = read_unit(inside) if inside and quantity.unit is None and is_unit_alone(inside) else None
    if unit is None:
        return quantity
    scaled = quantity if quantity.mark else _scaled(quantity, unit)
    return scaled._replace(unit=unit.unit, company=None)


def apply_column_unit(quantity: Quantity, unit: str | None) -> Quantity:
    """The quantity in the unit of its column, where it is printed without one.

    A scale printed with the number (5万) counts once: the column's unit may be 人 or 万人, with 千円
    the figure is unreadable. So is a range with a hyphen and no unit: 1-2 may be a section.
    """
    if quantity.mark is not None:
        return quantity
    of_column = read_unit(unit) if unit is not None else NO_UNIT
    if unit is None or of_column == NO_UNIT:
        return _unreadable_if_ambiguous(quantity)
    if quantity.unit is not None:
        return with_piece(quantity, unit, _meaning_of_unit(quantity, of_column))
    if of_column is None or not _fits(quantity, of_column):
        return _unreadable(quantity, unit)
    counted = of_column if _own_scale(quantity) is None else Scaled(Decimal(1), of_column.unit)
    scaled = _scaled(quantity, counted)
    scaled = scaled._replace(cumulative=quantity.cumulative or is_cumulative(unit))
    return _unreadable_if_ambiguous(with_piece(scaled, unit, "unit beside"))


def _meaning_of_unit(quantity: Quantity, of_column: Scaled | None) -> str:
    """What the column's unit is to a figure printed with a unit of its own."""
    scales = (1, _own_scale(quantity) or 1)
    is_same = (
        of_column is not None and of_column.unit == quantity.unit and of_column.scale in scales
    )
    return "unit beside" if is_same else "unit beside, not printed"


def _fits(quantity: Quantity, of_column: Scaled) -> bool:
    """Whether a figure without a unit may have this one: not 5万 in 千円, not 3/4 in 校."""
    is_part = any(piece.meaning.startswith("fraction") for piece in quantity.pieces)
    return not is_part and of_column.scale in (1, _own_scale(quantity) or of_column.scale)


def _scaled(quantity: Quantity, unit: Scaled) -> Quantity:
    ends = (quantity.value, quantity.upper)
    value, upper = (None if end is None else scaled_by(end, unit.scale) for end in ends)
    if (value is None, upper is None) != (ends[0] is None, ends[1] is None):
        return _unreadable(quantity, unit.unit or "")
    return quantity._replace(value=value, upper=upper, unit=unit.unit)


def _own_scale(quantity: Quantity) -> Decimal | None:
    """The scale the number is printed with (万 of 5万), or None."""
    for piece in quantity.pieces:
        if piece.meaning == "scale":
            return value_of_scale(piece.text)
        if piece.meaning == "number" and not SCALES.isdisjoint(piece.text):
            return ANOTHER_SCALE
    return None


def _unreadable_if_ambiguous(quantity: Quantity) -> Quantity:
    """The quantity; unreadable where it is two numbers, a hyphen between them and no unit."""
    is_hyphened = any(p.meaning == "range" and p.text.strip() in DASHES for p in quantity.pieces)
    return _unreadable(quantity, "-") if is_hyphened and quantity.unit is None else quantity


def _unreadable(quantity: Quantity, because: str) -> Quantity:
    pieces = (*quantity.pieces, Piece(because, "does not fit"))
    return Quantity(quantity.printed, mark=Mark.UNREADABLE, part=quantity.part, pieces=pieces)
