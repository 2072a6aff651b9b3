"""The figures a cell prints, each with unit, bounds and company, or why there is none."""

from functools import lru_cache

import regex

from pipeline.model.figure import Mark, Piece, Quantity
from pipeline.normalize.number import ASCII, join_digits, unsigned
from pipeline.normalize.pattern import Pattern
from pipeline.normalize.quantity.column_unit import apply_bracket_unit, apply_column_unit
from pipeline.normalize.quantity.listed_words import is_relative_unit
from pipeline.normalize.quantity.no_figure import (
    LONGEST,
    is_damaged,
    mark_of_prose,
    marked,
    read_prose,
    read_without_figure,
)
from pipeline.normalize.quantity.one_figure import COUNTED_ON
from pipeline.normalize.quantity.printed_unit import LETTERS
from pipeline.normalize.quantity.several_figures import read_change, read_figures
from pipeline.normalize.text import TEXTS_KEPT, unify_characters
from pipeline.normalize.unit import is_known, spelt
from pipeline.normalize.year import ends_of_year

NUMBER_WITH_UNIT = Pattern(
    rf"(?P<number>{ASCII.pattern})(?P<scale>[京兆億万千百十]++)?+(?P<unit>[^0-9]*+)"
)
NOT_A_UNIT_ALONE = Pattern("割|.*年", regex.DOTALL)
"""Units that may be part of the number before them, or make it a year."""
FIGURE_OR_CHANGE = Pattern(
    "[0-9一二三四五六七八九十百千壱弐参拾ゼロ零:→⇒➡➔➠⟶>―−–—-]|なし|集計中|調査中|未公表|精査中"
)
"""What a figure, a mark of one part of a cell or a change cannot be written without."""
WESTERN_YEAR = Pattern("(?:18|19|20|21)[0-9]{2}")
SOFT_SPACE = Pattern(r"(?<=([0-9.,A-Za-z△▲−‐‑+-])?)\s++(?=([0-9.,A-Za-z])?)")
"""A space, with the character on each side of it that it may separate from the other."""


@lru_cache(maxsize=TEXTS_KEPT)
def read_quantities(
    printed: str, unit: str | None = None, era: str | None = None
) -> tuple[Quantity, ...]:
    """The quantities of a cell, read whole: one, or more where the cell holds more; never none.

    `printed` is the cell as extracted, with its line breaks. `unit` is the unit of its column
    (千円): its scale counts, but a unit the cell prints itself wins. `era` (令和) is the era of a
    bare 6年度. What is not understood whole is words or unreadable, never a part of it.

    >>> [(str(q.value), q.unit) for q in read_quantities("20百万枚")]
    [('20000000', '枚')]
    """
    text = join_digits(unify_characters(printed).strip())
    counted = read_number_with_unit(text, printed)
    read = (counted,) if counted else _read(text, era)
    return tuple(_with_printed(apply_column_unit(quantity, unit), printed) for quantity in read)


def is_figure(text: str) -> bool:
    """Whether a text is read whole as one or more figures; one of several may be a mark.

    >>> is_figure("△1,000件"), is_figure("男12人女13人"), is_figure("－"), is_figure("第2期")
    (True, True, False, False)
    """
    return any(quantity.value is not None for quantity in read_quantities(text))


NO_FIGURE = frozenset({Mark.NOT_APPLICABLE, Mark.PENDING, Mark.NONE})
"""Marks that stand in place of a figure: －, 集計中, なし."""


def is_figure_or_mark(text: str) -> bool:
    """Whether a text is read whole as figures or as a mark for none.

    >>> is_figure_or_mark("集計中"), is_figure_or_mark("－"), is_figure_or_mark("窓口の数")
    (True, True, False)
    """
    return is_figure(text) or any(one.mark in NO_FIGURE for one in read_quantities(text))


def read_number_with_unit(text: str, printed: str) -> Quantity | None:
    """The quantity of a text such as 85,021人 or 20百万枚, which most cells are; else None.

    It is what the grammar makes of the text, found faster: only a unit that is listed whole is
    read. `text` is `printed` in legible characters.
    """
    written = NUMBER_WITH_UNIT.fullmatch(text)
    if written is None:
        return None
    number, scale, printed_unit = written.groups()
    if scale and COUNTED_ON.match(text):
        return None
    value = unsigned(number + (scale or ""))
    unit = _listed_unit(printed_unit) if printed_unit else None
    if value is None or (printed_unit and not unit):
        return None
    parts = (number, "number"), (scale, "scale"), (printed_unit, "unit")
    pieces = tuple(Piece(part, meaning) for part, meaning in parts if part)
    return Quantity(printed, value=value, unit=unit, pieces=pieces)


@lru_cache(maxsize=TEXTS_KEPT)
def _listed_unit(unit: str) -> str | None:
    """The spelling of a unit that is listed and can be nothing else after a number."""
    if NOT_A_UNIT_ALONE.match(unit) or unit in ends_of_year() or not LETTERS.fullmatch(unit):
        return None
    return spelt(unit) if is_known(unit) and not is_relative_unit(unit) else None


def _with_printed(quantity: Quantity, printed: str) -> Quantity:
    return quantity if quantity.printed == printed else quantity._replace(printed=printed)


def _read(text: str, era: str | None) -> tuple[Quantity, ...]:
    if is_damaged(text):
        return (marked(Mark.UNREADABLE, text),)
    if len(text) > LONGEST:
        return (marked(mark_of_prose(text), text),)
    return read_without_figure(text, era) or _figures(text, era) or (read_prose(text, era),)


def _figures(text: str, era: str | None) -> tuple[Quantity, ...] | None:
    """The figures of the text as it is laid out, or else with its soft line breaks closed."""
    for line in dict.fromkeys((text, _without_soft_spaces(text))):
        if not FIGURE_OR_CHANGE.search(line):
            continue
        read = read_change(line, lambda side: _side_or_cell(side, era)) or _side_or_cell(line, era)
        if read is not None and not any(map(_is_year, read)):
            return read
    return None


def _side_or_cell(text: str, era: str | None) -> tuple[Quantity, ...] | None:
    read = read_figures(text, era)
    return read and tuple(map(apply_bracket_unit, read))


def _is_year(quantity: Quantity) -> bool:
    """Whether what was read as a number of years is a year: 2024年, and any 年度 (10年度未満)."""
    numbers = (piece.text for piece in quantity.pieces if piece.meaning == "number")
    is_western = quantity.unit == "年" and any(map(WESTERN_YEAR.fullmatch, numbers))
    return is_western or quantity.unit == "年度"


def _without_soft_spaces(text: str) -> str:
    """The text without the spaces and line breaks that separate nothing.

    They separate digits, and Latin words; a space separates a number from a noun: 2 国有資産 is an
    item.
    """
    return SOFT_SPACE.sub(lambda space: " " if _separates(space) else "", text)


def _separates(space: regex.Match[str]) -> bool:
    is_after_number = space[1] is not None and space[1].isdecimal() and "\n" not in space[0]
    return is_after_number or bool(space[1] and space[2])
