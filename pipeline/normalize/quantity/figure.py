"""One figure at the start of a text, with its range and all that stands beside it."""

from decimal import Decimal

from pipeline.model.figure import Qualifier, Quantity
from pipeline.normalize.number import scaled_by
from pipeline.normalize.pattern import Pattern
from pipeline.normalize.quantity.numeral import STARTS, take_amount
from pipeline.normalize.quantity.parser import Reading, take, with_company
from pipeline.normalize.quantity.prefix import take_before
from pipeline.normalize.quantity.suffix import take_after

RANGE = Pattern(rf"\s*+(?P<mark>[～~]|[-−‐–—―ー…]{{1,2}}|から)\s*+(?=約?{STARTS})")
BOUNDED = Pattern(r"\s*+(?:かつ|、|,)?\s*+(?=[0-9])")
DASHES = ("-", "−", "‐", "–", "—", "―", "ー", "--", "――", "ーー", "−−")
MUST_RISE = (*DASHES, "", "かつ", "、", ",")
"""Between figures that fall these make no range: a dash is a minus there, 90以上80未満 is nothing."""


def read_figure(text: str, era: str | None, *, brackets_lead: bool = False) -> Reading | None:
    """The reading of the figure the text begins with, or None."""
    begun = take_before(Reading(text, Quantity(printed="")), era)
    amount = take_amount(begun)
    if amount is None:
        return None
    ended = take_after(amount, era, brackets_lead=brackets_lead)
    return _take_range(ended, era, brackets_lead=brackets_lead)


def _take_range(lower: Reading, era: str | None, *, brackets_lead: bool) -> Reading | None:
    """The reading with the upper end of its range where one follows; None if it does not fit."""
    mark = RANGE.match(lower.rest)
    is_bounded = lower.quantity.qualifier in (Qualifier.AT_LEAST, Qualifier.MORE_THAN)
    if mark is None and is_bounded:
        mark = BOUNDED.match(lower.rest)
    if mark is None or lower.quantity.upper is not None:
        return lower
    between = take(lower, mark.end(), "range")
    about = between.rest.startswith("約")
    begun = take(between, 1, "about") if about else between
    upper = take_amount(begun._replace(quantity=Quantity(printed="")))
    ended = upper and take_after(upper, era, brackets_lead=brackets_lead)
    return _joined(begun, ended, mark[0].strip()) if ended else None


def _with_shared_scale(lower: Reading, upper: Reading) -> Decimal | None:
    """The lower end, in the upper's scale where it is the smaller number as written.

    1～2万 is 10000 to 20000, 8,000～1万 is 8000 to 10000.
    """
    first, last = lower.quantity.value, upper.quantity.value
    is_bare = lower.own_scale == 1 and not lower.quantity.unit
    if first is None or last is None or not is_bare or first * upper.own_scale >= last:
        return first
    return scaled_by(first, upper.own_scale)


def _joined(lower: Reading, upper: Reading, mark: str) -> Reading | None:
    """Both ends of a range as one quantity with the unit of either; None where they do not fit."""
    low, high = lower.quantity, upper.quantity
    first, last = _with_shared_scale(lower, upper), high.value
    if first is None or last is None or (low.unit and high.unit and low.unit != high.unit):
        return None
    is_to = any(piece.text == "まで" for piece in high.pieces)
    if (mark == "から" and not is_to) or (mark in MUST_RISE and first >= last):
        return None
    is_about = Qualifier.ABOUT in (low.qualifier, high.qualifier) or low.pieces[-1].text == "約"
    quantity = high._replace(
        value=min(first, last),
        upper=max(first, last),
        unit=low.unit or high.unit,
        qualifier=Qualifier.ABOUT if is_about else None,
        cumulative=low.cumulative or high.cumulative,
        part=low.part,
        company=with_company(low.company, high.company),
        year=low.year or high.year,
        pieces=(*low.pieces, *high.pieces),
    )
    return upper._replace(quantity=quantity)
