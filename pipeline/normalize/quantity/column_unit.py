"""The unit that is given beside a figure: in a bracket after it, in a column, in a heading."""

from decimal import Decimal

from pipeline.model.figure import Mark, Piece, Quantity
from pipeline.normalize.number import scaled_by
from pipeline.normalize.quantity.figure import DASHES
from pipeline.normalize.quantity.numeral import scale_of
from pipeline.normalize.quantity.several import with_piece
from pipeline.normalize.unit import Scaled, is_cumulative, is_unit_alone, read_unit

SCALES = frozenset("百千万億兆")
NO_UNIT = Scaled(Decimal(1), None)


def unit_of_bracket(quantity: Quantity) -> Quantity:
    """The quantity in the unit its bracket names, where it has none: 696～890（万t-CO2）."""
    stands_beside = any(piece.meaning in ("bracket", "company") for piece in quantity.pieces)
    inside = quantity.company if stands_beside else None
    unit = read_unit(inside) if inside and quantity.unit is None and is_unit_alone(inside) else None
    if unit is None:
        return quantity
    said = quantity._replace(company=None) if quantity.mark else _scaled(quantity, unit)
    return said._replace(unit=unit.unit, company=None)


def in_unit(quantity: Quantity, unit: str | None) -> Quantity:
    """The quantity in the unit given beside it, where it is printed without one.

    A scale printed with the number (5万) counts once: the unit beside may be 人 or 万人, with 千円
    the figure is unreadable. So is a range with a hyphen and no unit: 1-2 may be a section.
    """
    if quantity.mark is not None:
        return quantity
    beside = read_unit(unit) if unit is not None else NO_UNIT
    if unit is None or beside == NO_UNIT:
        return _refused_if_a_guess(quantity)
    if quantity.unit is not None:
        return with_piece(quantity, unit, _compared(quantity, beside))
    if beside is None or not _fits(quantity, beside):
        return _unreadable(quantity, unit)
    counted = beside if _own_scale(quantity) is None else Scaled(Decimal(1), beside.unit)
    said = _scaled(quantity, counted)
    said = said._replace(cumulative=quantity.cumulative or is_cumulative(unit))
    return _refused_if_a_guess(with_piece(said, unit, "unit beside"))


def _compared(quantity: Quantity, beside: Scaled | None) -> str:
    """What the unit beside is to a figure printed with a unit of its own."""
    scales = (1, _own_scale(quantity) or 1)
    is_same = beside is not None and beside.unit == quantity.unit and beside.scale in scales
    return "unit beside" if is_same else "unit beside, not printed"


def _fits(quantity: Quantity, beside: Scaled) -> bool:
    """Whether a figure without a unit may have this one: not 5万 in 千円, not 3/4 in 校."""
    is_part = any(piece.meaning.startswith("fraction") for piece in quantity.pieces)
    return not is_part and beside.scale in (1, _own_scale(quantity) or beside.scale)


def _scaled(quantity: Quantity, unit: Scaled) -> Quantity:
    ends = (quantity.value, quantity.upper)
    value, upper = (None if end is None else scaled_by(end, unit.scale) for end in ends)
    if (value is None, upper is None) != (ends[0] is None, ends[1] is None):
        return _unreadable(quantity, unit.unit or "")
    return quantity._replace(value=value, upper=upper, unit=unit.unit)


def _own_scale(quantity: Quantity) -> Decimal | None:
    """The scale the number is printed with (万 of 5万), or None; of 1億2,000万 that of no unit."""
    for piece in quantity.pieces:
        if piece.meaning == "scale":
            return scale_of(piece.text)
        if piece.meaning == "number" and not SCALES.isdisjoint(piece.text):
            return Decimal(-1)
    return None


def _refused_if_a_guess(quantity: Quantity) -> Quantity:
    is_hyphened = any(p.meaning == "range" and p.text.strip() in DASHES for p in quantity.pieces)
    return _unreadable(quantity, "-") if is_hyphened and quantity.unit is None else quantity


def _unreadable(quantity: Quantity, because: str) -> Quantity:
    pieces = (*quantity.pieces, Piece(because, "does not fit"))
    return Quantity(quantity.printed, mark=Mark.UNREADABLE, part=quantity.part, pieces=pieces)
