"""A figure in the course of being read, and what may stand beside it: brackets, notes, years."""

from decimal import Decimal
from functools import cache
from typing import NamedTuple

import regex

from pipeline.knowledge import load
from pipeline.model.figure import CalendarYear, FiscalYear, Piece, Quantity
from pipeline.normalize.pattern import Pattern
from pipeline.normalize.quantity.qualifiers import Word, any_of
from pipeline.normalize.written_year import YEAR, written_years
from pipeline.normalize.year import find_years, read_year

BRACKET = Pattern(
    r"\((?P<inside>(?:[^()]++|\([^()]*+\))*+)\)|\[(?P<inside>[^\[\]]*+)\]|〔(?P<inside>[^〔〕]*+)〕"
    r"|【(?P<inside>[^【】]*+)】|「(?P<inside>[^「」]*+)」|〈(?P<inside>[^〈〉]*+)〉|<(?P<inside>[^<>]*+)>|《(?P<inside>[^《》]*+)》"
)
NOTE = Pattern(
    r"[※*†](?:[0-9]{1,2}(?![0-9.,]))?+(?:[、,][※*]?[0-9]{1,2}(?![0-9.,]))*+"
    r"|注[0-9]{1,2}\)?|[①-⑳⑴-⒇]|[⁰¹²³⁴-⁹]{1,2}\)?+"
)
NOTE_AFTER = Pattern(r"[0-9]{1,2}\)")
AFTER_YEAR = Pattern(r"(?:年?末|時点|現在|までに|まで|には|中|の|に|は|で|平均|\s|[:：,、])*+")
FARTHEST_YEAR = 30


class Reading(NamedTuple):
    """What is left of the text, and the quantity so far.

    `own_scale` is the scale the number itself is printed with (万 of 5万), 1 where none is.
    """

    rest: str
    quantity: Quantity
    own_scale: Decimal = Decimal(1)


def take(reading: Reading, length: int, meaning: str, said: Quantity | None = None) -> Reading:
    """The reading after the next characters are taken for `meaning`.

    `said` is the quantity with what they say; without it they say nothing of the figure.
    """
    quantity = said or reading.quantity
    piece = Piece(reading.rest[:length], meaning)
    quantity = quantity._replace(pieces=(*reading.quantity.pieces, piece))
    return Reading(reading.rest[length:], quantity, reading.own_scale)


def skip_space(reading: Reading) -> Reading:
    """The reading without the spaces and line breaks that come next."""
    rest = reading.rest.lstrip()
    return reading if rest == reading.rest else reading._replace(rest=rest)


def take_bracket(reading: Reading, era: str | None, meaning: str = "bracket") -> Reading | None:
    """The reading after a bracket, or None where none comes next."""
    bracket = BRACKET.match(reading.rest)
    if bracket is None:
        return None
    said = with_bracket(reading.quantity, bracket["inside"].strip(), era)
    return take(reading, bracket.end(), meaning, said)


def with_bracket(quantity: Quantity, inside: str, era: str | None) -> Quantity:
    """The quantity with what a bracket beside it says, which is kept as company.

    A year in it is the figure's year, 累計 makes the figure cumulative. A bare 2030 is a year
    beside a percentage only: 2,500 (2030) may be a whole and a part.
    """
    is_number = inside.isdecimal() and quantity.unit != "%"
    return quantity._replace(
        company=with_company(quantity.company, inside),
        year=quantity.year or (None if is_number else _year_inside(inside, era)),
        cumulative=quantity.cumulative or inside in load("marks")["cumulative"]["in_brackets"],
    )


def _year_inside(inside: str, era: str | None) -> FiscalYear | CalendarYear | None:
    """The year of the figure that a bracket names; not that of anything else: R7.6公表予定."""
    if year := read_year(inside, era):
        return year
    found = find_years(inside, era)
    if len(found) != 1:
        return None
    beside = inside[: found[0].start] + inside[found[0].end :]
    return found[0].year if _words_beside_year().fullmatch(beside) else None


@cache
def _words_beside_year() -> regex.Pattern[str]:
    around = load("eras")["around"]
    return regex.compile(rf"(?:{any_of(around['end'] + around['figures'])}|[\sの])*+")


def take_note(reading: Reading, note: Pattern = NOTE) -> Reading | None:
    """The reading after a note mark (※1), which is kept as company."""
    mark = note.match(reading.rest)
    if mark is None:
        return None
    quantity = reading.quantity
    said = quantity._replace(company=with_company(quantity.company, mark[0]))
    return take(reading, mark.end(), "note", said)


def take_year(reading: Reading, era: str | None) -> Reading | None:
    """The reading after a year that stands beside the figure: H26年, 令和6年度末時点で."""
    if reading.quantity.year is not None or YEAR.match(reading.rest) is None:
        return None
    near = reading.rest[:FARTHEST_YEAR]
    first = next(written_years(near, era), None)
    found = find_years(near, era)
    if first is None or not found or found[0].start != 0 or not first.is_certain:
        return None
    after = AFTER_YEAR.match(reading.rest, found[0].end)
    end = after.end() if after else found[0].end
    return take(reading, end, "year", reading.quantity._replace(year=found[0].year))


def take_word(reading: Reading, word: Word) -> Reading:
    """The reading after a word beside the figure; a bound outweighs 約."""
    quantity = reading.quantity
    if word.meaning == "cumulative":
        return take(reading, len(word.text), word.meaning, quantity._replace(cumulative=True))
    if word.qualifier is None:
        company = with_company(quantity.company, word.text.lstrip("をの"))
        return take(reading, len(word.text), word.meaning, quantity._replace(company=company))
    stays = quantity.qualifier is not None and word.meaning == "about"
    qualifier = quantity.qualifier if stays else word.qualifier
    return take(reading, len(word.text), word.meaning, quantity._replace(qualifier=qualifier))


def with_company(company: str | None, more: str | None) -> str | None:
    """The company of a figure with one more text."""
    return "、".join(filter(None, (company, more))) or None
