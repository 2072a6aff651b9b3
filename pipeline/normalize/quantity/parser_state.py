"""The state of the parser, and what may be printed before or after a figure: brackets, notes, years.

A function `parse_…` is given a state and returns the state after what it has read, or None where
the text does not begin with it.
"""

from decimal import Decimal
from functools import cache
from typing import NamedTuple

import regex

from pipeline.knowledge import load
from pipeline.model.figure import CalendarYear, FiscalYear, Piece, Quantity
from pipeline.normalize.pattern import Pattern, any_of
from pipeline.normalize.written_year import YEAR, written_years
from pipeline.normalize.year import find_years, read_year

BRACKET = Pattern(
    r"\((?P<inside>(?:[^()]++|\([^()]*+\))*+)\)|\[(?P<inside>[^\[\]]*+)\]|〔(?P<inside>[^〔〕]*+)〕"
    r"|【(?P<inside>[^【】]*+)】|「(?P<inside>[^「」]*+)」|〈(?P<inside>[^〈〉]*+)〉|<(?P<inside>[^<>]*+)>|《(?P<inside>[^《》]*+)》"
)
"""A bracket that is closed; round ones may hold one level of others: 12件(注(1))."""
NOTE = Pattern(
    r"[※*†](?:[0-9]{1,2}(?![0-9.,]))?+(?:[、,][※*]?[0-9]{1,2}(?![0-9.,]))*+"
    r"|注[0-9]{1,2}\)?|[①-⑳⑴-⒇]|[⁰¹²³⁴-⁹]{1,2}\)?+"
)
"""A note mark: ※1、2. No report has a hundred notes, so three digits belong to the figure: ※120人."""
NOTE_AFTER = Pattern(r"[0-9]{1,2}\)")
"""A note mark without a sign, which only a figure before it makes one: 120人1)."""
AFTER_YEAR = Pattern(r"(?:年?末|時点|現在|までに|まで|には|中|の|に|は|で|平均|\s|[:：,、])*+")
"""What joins a year to the figure after it: 令和6年度末時点で12件."""
LONGEST_YEAR = 30
"""Characters looked at for a year: 令和12年(西暦2030年)12月31日, a long form, has 20."""


class ParserState(NamedTuple):
    """What is left of the text, and the quantity so far.

    `own_scale` is the scale the number itself is printed with (万 of 5万), 1 where none is.
    """

    rest: str
    quantity: Quantity
    own_scale: Decimal = Decimal(1)


def consume(
    state: ParserState, length: int, meaning: str, quantity: Quantity | None = None
) -> ParserState:
    """The state after the next characters, which become a piece with this meaning.

    `quantity` is the quantity they make; without it they change nothing of the figure.
    """
    piece = Piece(state.rest[:length], meaning)
    made = (quantity or state.quantity)._replace(pieces=(*state.quantity.pieces, piece))
    return ParserState(state.rest[length:], made, state.own_scale)


def skip_space(state: ParserState) -> ParserState:
    """The state without the spaces and line breaks that come next."""
    rest = state.rest.lstrip()
    return state if rest == state.rest else state._replace(rest=rest)


def parse_bracket(
    state: ParserState, era: str | None, meaning: str = "bracket"
) -> ParserState | None:
    """The state after a bracket, or None where none comes next."""
    bracket = BRACKET.match(state.rest)
    if bracket is None:
        return None
    quantity = with_bracket(state.quantity, bracket["inside"].strip(), era)
    return consume(state, bracket.end(), meaning, quantity)


def with_bracket(quantity: Quantity, inside: str, era: str | None) -> Quantity:
    """The quantity with what is in a bracket next to it, which is kept as company.

    A year in it is the figure's year, 累計 makes the figure cumulative. A bare 2030 is a year
    only next to a percentage: 2,500 (2030) may be a whole and a part.
    """
    is_number = inside.isdecimal() and quantity.unit != "%"
    return quantity._replace(
        company=with_company(quantity.company, inside),
        year=quantity.year or (None if is_number else _year_of_figure(inside, era)),
        cumulative=quantity.cumulative or inside in load("marks")["cumulative"]["in_brackets"],
    )


def _year_of_figure(inside: str, era: str | None) -> FiscalYear | CalendarYear | None:
    """The year of the figure that a bracket names; not that of anything else: R7.6公表予定."""
    if year := read_year(inside, era):
        return year
    found = find_years(inside, era)
    if len(found) != 1:
        return None
    around = inside[: found[0].start] + inside[found[0].end :]
    return found[0].year if _words_around_year().fullmatch(around) else None


@cache
def _words_around_year() -> regex.Pattern[str]:
    around = load("eras")["around"]
    return regex.compile(rf"(?:{any_of(around['end'] + around['figures'])}|[\sの])*+")


def parse_note(state: ParserState, note: Pattern = NOTE) -> ParserState | None:
    """The state after a note mark (※1), which is kept as company."""
    mark = note.match(state.rest)
    if mark is None:
        return None
    company = with_company(state.quantity.company, mark[0])
    return consume(state, mark.end(), "note", state.quantity._replace(company=company))


def parse_year(state: ParserState, era: str | None) -> ParserState | None:
    """The state after a year next to the figure: H26年, 令和6年度末時点で."""
    if state.quantity.year is not None or YEAR.match(state.rest) is None:
        return None
    near = state.rest[:LONGEST_YEAR]
    first = next(written_years(near, era), None)
    found = find_years(near, era)
    if first is None or not found or found[0].start != 0 or not first.is_certain:
        return None
    after = AFTER_YEAR.match(state.rest, found[0].end)
    end = after.end() if after else found[0].end
    return consume(state, end, "year", state.quantity._replace(year=found[0].year))


def with_company(company: str | None, more: str | None) -> str | None:
    """The company of a figure with one more text."""
    return "、".join(filter(None, (company, more))) or None


def with_piece(quantity: Quantity, text: str, meaning: str) -> Quantity:
    """The quantity with one more piece that it was read from."""
    return quantity._replace(pieces=(*quantity.pieces, Piece(text, meaning)))
