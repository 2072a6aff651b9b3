"""A number and a listed unit and nothing else: what most cells hold, read at one glance."""

import regex

from pipeline.model.figure import Piece, Quantity
from pipeline.normalize.measure import LETTERS
from pipeline.normalize.number import ASCII, unsigned
from pipeline.normalize.unit import is_known, spelt
from pipeline.normalize.wording import is_relative_unit
from pipeline.normalize.year import ends_of_year

WRITTEN = regex.compile(r"(?P<number>[0-9][0-9,.]*+)(?P<unit>[^0-9]*+)")
MAY_BE_MORE = regex.compile("[京兆億万千百十割]|.*年", regex.DOTALL)
"""Units that may be part of the number before them, or make it a year."""


def read_number_with_unit(text: str) -> Quantity | None:
    """The quantity of a text such as 85,021人 or 73.7%; None leaves it to the reading from left to right.

    What it says is what that reading says: only a unit that is listed whole is taken.
    """
    written = WRITTEN.fullmatch(text)
    if written is None or not ASCII.fullmatch(written["number"]):
        return None
    value, unit = unsigned(written["number"]), written["unit"]
    if value is None or (unit and not _is_unit(unit)):
        return None
    number = Piece(written["number"], "number")
    pieces = (number, Piece(unit, "unit")) if unit else (number,)
    return Quantity(printed="", value=value, unit=spelt(unit) or None, pieces=pieces)


def _is_unit(unit: str) -> bool:
    if MAY_BE_MORE.match(unit) or unit in ends_of_year() or not LETTERS.fullmatch(unit):
        return False
    return is_known(unit) and not is_relative_unit(unit)
