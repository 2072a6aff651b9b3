"""A number and a listed unit and nothing else: what most cells hold, read at one glance."""

from functools import lru_cache

import regex

from pipeline.model.figure import Piece, Quantity
from pipeline.normalize.number import ASCII, unsigned
from pipeline.normalize.pattern import Pattern
from pipeline.normalize.quantity.prefix import BASE
from pipeline.normalize.quantity.qualifiers import is_relative_unit
from pipeline.normalize.quantity.unit_suffix import LETTERS
from pipeline.normalize.text import TEXTS_KEPT
from pipeline.normalize.unit import is_known, spelt
from pipeline.normalize.year import ends_of_year

WRITTEN = Pattern(rf"(?P<number>{ASCII.pattern})(?P<scale>[京兆億万千百十]++)?+(?P<unit>[^0-9]*+)")
MAY_BE_MORE = Pattern("割|.*年", regex.DOTALL)
"""Units that may be part of the number before them, or make it a year."""


def read_number_with_unit(text: str, printed: str) -> Quantity | None:
    """The quantity of a text such as 85,021人 or 20百万枚; None leaves it to the reading from left to right.

    What it says is what that reading says: only a unit that is listed whole is taken. `text` is
    `printed` in legible letters.
    """
    written = WRITTEN.fullmatch(text)
    if written is None:
        return None
    number, scale, printed_unit = written.groups()
    if scale and BASE.match(text):
        return None
    value = unsigned(number + (scale or ""))
    unit = _listed(printed_unit) if printed_unit else None
    if value is None or (printed_unit and not unit):
        return None
    parts = (number, "number"), (scale, "scale"), (printed_unit, "unit")
    pieces = tuple(Piece(part, meaning) for part, meaning in parts if part)
    return Quantity(printed, value=value, unit=unit, pieces=pieces)


@lru_cache(maxsize=TEXTS_KEPT)
def _listed(unit: str) -> str | None:
    """The spelling of a unit that is listed and can be nothing else after a number."""
    if MAY_BE_MORE.match(unit) or unit in ends_of_year() or not LETTERS.fullmatch(unit):
        return None
    return spelt(unit) if is_known(unit) and not is_relative_unit(unit) else None
