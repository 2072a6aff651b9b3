"""What may stand after a number and its unit: bounds, brackets, notes, a year."""

from pipeline.normalize.pattern import Pattern
from pipeline.normalize.quantity.parser import (
    BRACKET,
    NOTE_AFTER,
    Reading,
    skip_space,
    take,
    take_bracket,
    take_note,
    take_year,
)
from pipeline.normalize.quantity.prefix import NUMBER_AHEAD
from pipeline.normalize.quantity.unit_suffix import LETTERS, take_words
from pipeline.normalize.unit import is_known

PER = Pattern(rf"/(?P<unit>{LETTERS.pattern})")


def take_after(reading: Reading, era: str | None, *, brackets_lead: bool) -> Reading:
    """The reading after everything that belongs to the number before it.

    With `brackets_lead` a bracket directly before a number belongs to that one: (男)79.83 (女)84.35.
    """
    after: Reading | None = reading
    while after is not None:
        reading, ahead = after, skip_space(after)
        after = _take_per(ahead) or _take_after_word(ahead)
        if after is None and not (brackets_lead and _leads(ahead.rest)):
            after = take_bracket(ahead, era)
        after = after or take_note(ahead) or take_note(ahead, NOTE_AFTER)
        if after is None and ahead.rest != reading.rest:
            after = _take_year_after(ahead, era)
    return reading


def _take_after_word(reading: Reading) -> Reading | None:
    after = take_words(reading)
    return after if after.rest != reading.rest else None


def _take_per(reading: Reading) -> Reading | None:
    """10件以上/年: the rest of a compound unit after a bound."""
    per, unit = PER.match(reading.rest), reading.quantity.unit
    if per is None or unit is None or not is_known(per["unit"]):
        return None
    return take(reading, per.end(), "unit", reading.quantity._replace(unit=unit + per[0]))


def _leads(text: str) -> bool:
    bracket = BRACKET.match(text)
    return bracket is not None and NUMBER_AHEAD.match(text, bracket.end()) is not None


def _take_year_after(reading: Reading, era: str | None) -> Reading | None:
    taken = take_year(reading, era)
    return taken if taken and not NUMBER_AHEAD.match(taken.rest) else None
