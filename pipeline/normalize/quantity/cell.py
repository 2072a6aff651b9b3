"""What one cell says: its figures, each with unit, bounds, company, or why there is none."""

from functools import lru_cache

import regex

from pipeline.model.figure import Mark, Piece, Quantity
from pipeline.normalize.number import join_digits
from pipeline.normalize.pattern import Pattern
from pipeline.normalize.quantity.column_unit import in_unit, unit_of_bracket
from pipeline.normalize.quantity.listed_unit import read_number_with_unit
from pipeline.normalize.quantity.no_figure import DASHES, is_damaged, mark_of, words_or_unreadable
from pipeline.normalize.quantity.parser import BRACKET, with_bracket
from pipeline.normalize.quantity.several import read_cell, read_change, with_piece
from pipeline.normalize.text import TEXTS_KEPT, legible
from pipeline.normalize.unit import is_known, read_unit
from pipeline.normalize.year import read_year

LONGEST = 200
AT_END = Pattern(
    r"(?P<before>.+?)(?P<brackets>(?:\s*+(?:" + BRACKET.pattern + r"|※[0-9]{0,2}))++)", regex.DOTALL
)
ENDS = tuple(")]〕】」〉>》※0123456789")
BRACKET_OR_NOTE = Pattern(BRACKET.pattern + r"|※[0-9]{0,2}")
DASH_WITH_UNIT = Pattern(rf"(?:{DASHES.pattern})\s*+(?P<unit>\D++)")
NUMBER_OR_DURATION = Pattern(r"[0-9]{1,2}年|[0-9]+")
WESTERN_YEAR = Pattern("(?:18|19|20|21)[0-9]{2}")
SOFT = Pattern(r"(?<=([0-9.,A-Za-z△▲−‐‑+-])?)\s++(?=([0-9.,A-Za-z])?)")


MAY_SAY_MORE = Pattern(
    "[0-9一二三四五六七八九十百千壱弐参拾ゼ零:→⇒➡➔➠⟶>―−–—-]|なし|集計中|調査中|未公表|精査中"
)
"""What a figure, a mark of one part of a cell or a change cannot be written without."""


@lru_cache(maxsize=TEXTS_KEPT)
def read_quantities(
    printed: str, unit: str | None = None, era: str | None = None
) -> tuple[Quantity, ...]:
    """What the cell says, read whole: one quantity, or more where it holds more; never none.

    `printed` is the cell as extracted, with its line breaks. `unit` is a unit given beside it
    (千円): its scale counts, but a unit the cell prints itself wins. `era` (令和) is the era of a
    bare 6年度. What is not understood whole is words or unreadable, never a part of it.

    >>> [(str(q.value), q.unit) for q in read_quantities("20百万枚")]
    [('20000000', '枚')]
    """
    text = join_digits(legible(printed).strip())
    counted = read_number_with_unit(text, printed)
    read = (counted,) if counted else _read(text, era)
    return tuple(_printed(in_unit(quantity, unit), printed) for quantity in read)


def _printed(quantity: Quantity, printed: str) -> Quantity:
    return quantity if quantity.printed == printed else quantity._replace(printed=printed)


def _read(text: str, era: str | None) -> tuple[Quantity, ...]:
    if is_damaged(text):
        return (_marked(Mark.UNREADABLE, text),)
    if len(text) > LONGEST:
        return (_marked(words_or_unreadable(text), text),)
    return _without_figure(text, era) or _figures(text, era) or (_words(text, era),)


def _figures(text: str, era: str | None) -> tuple[Quantity, ...] | None:
    """The figures of the text as it is laid out, or else with its soft line breaks closed."""
    for line in dict.fromkeys((text, _closed(text))):
        if not MAY_SAY_MORE.search(line):
            continue
        read = read_change(line, lambda side: _cell(side, era)) or _cell(line, era)
        if read is not None and not any(map(_names_a_year, read)):
            return read
    return None


def _names_a_year(quantity: Quantity) -> bool:
    """Whether what was taken for a number of years is a year: 2024年, and any 年度 (10年度未満)."""
    numbers = (piece.text for piece in quantity.pieces if piece.meaning == "number")
    is_western = quantity.unit == "年" and any(map(WESTERN_YEAR.fullmatch, numbers))
    return is_western or quantity.unit == "年度"


def _cell(text: str, era: str | None) -> tuple[Quantity, ...] | None:
    read = read_cell(text, era)
    return read and tuple(map(unit_of_bracket, read))


def _closed(text: str) -> str:
    """The text without the spaces and line breaks that part nothing.

    They part digits, and Latin words; a space parts a number from a noun: 2 国有資産 is an item.
    """
    return SOFT.sub(lambda space: " " if _parts(space) else "", text)


def _parts(space: regex.Match[str]) -> bool:
    is_after_number = space[1] is not None and space[1].isdecimal() and "\n" not in space[0]
    return is_after_number or bool(space[1] and space[2])


def _without_figure(text: str, era: str | None) -> tuple[Quantity] | None:
    """The mark of a cell that says why there is no figure, or that is a year and nothing else."""
    if mark := mark_of(text) or _mark_in_brackets(text):
        return (_marked(mark, text),)
    if dash := DASH_WITH_UNIT.fullmatch(text):
        unit = read_unit(dash["unit"])
        if unit and unit.unit and is_known(unit.unit):
            return (_marked(Mark.NOT_APPLICABLE, text)._replace(unit=unit.unit),)
    if not NUMBER_OR_DURATION.fullmatch(text) and (year := read_year(text, era)):
        return (_marked(Mark.WORDS, text)._replace(year=year),)
    bracketed = _brackets_at_end(text)
    if bracketed is None or not (mark := mark_of(bracketed["before"])):
        return None
    quantity = _with_brackets(_marked(mark, bracketed["before"]), bracketed["brackets"], era)
    return (unit_of_bracket(quantity),)


def _brackets_at_end(text: str) -> regex.Match[str] | None:
    """The brackets and notes the text ends with, and what stands before them."""
    return AT_END.fullmatch(text) if text.endswith(ENDS) else None


def _mark_in_brackets(text: str) -> Mark | None:
    enclosed = BRACKET.fullmatch(text)
    return mark_of(enclosed["inside"]) if enclosed and enclosed["inside"].strip() else None


def _words(text: str, era: str | None) -> Quantity:
    mark = words_or_unreadable(text)
    bracketed = _brackets_at_end(text)
    if mark is not Mark.WORDS or bracketed is None:
        return _marked(mark, text)
    return _with_brackets(_marked(mark, bracketed["before"]), bracketed["brackets"], era)


def _marked(mark: Mark, text: str) -> Quantity:
    return Quantity(printed="", mark=mark, pieces=(Piece(text, mark.value),) if text else ())


def _with_brackets(quantity: Quantity, brackets: str, era: str | None) -> Quantity:
    for bracket in BRACKET_OR_NOTE.finditer(brackets):
        said = with_bracket(quantity, (bracket["inside"] or bracket[0]).strip(), era)
        quantity = with_piece(said, bracket[0], "bracket")
    return quantity
