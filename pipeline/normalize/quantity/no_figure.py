"""A text without a figure: the mark that says why there is none, words, or unreadable."""

from functools import cache

import regex

from pipeline.knowledge import load
from pipeline.model.figure import Mark, Piece, Quantity
from pipeline.normalize.number import ASCII
from pipeline.normalize.pattern import Pattern, any_of
from pipeline.normalize.quantity.column_unit import apply_bracket_unit
from pipeline.normalize.quantity.parser_state import BRACKET, NOTE, with_bracket, with_piece
from pipeline.normalize.unit import is_known, read_unit
from pipeline.normalize.year import read_year

LONGEST = 200
"""Characters of a text that is read as a figure; longer ones are narratives, and slow to read."""
DASHES = Pattern(r"[-―ー−–—‐‑─━]{1,8}|[…‥]{1,4}|[・.]{2,8}|[/\\]")
DASH_WITH_UNIT = Pattern(rf"(?:{DASHES.pattern})\s*+(?P<unit>\D++)")
BRACKET_OR_NOTE = Pattern(BRACKET.pattern + r"|※[0-9]{0,2}")
BRACKETS_AT_END = Pattern(
    rf"(?P<before>.+?)(?P<brackets>(?:\s*+(?:{BRACKET_OR_NOTE.pattern}))++)", regex.DOTALL
)
END_OF_BRACKET_OR_NOTE = tuple(")]〕】」〉>》※0123456789")
NUMBER_OR_DURATION = Pattern(r"[0-9]{1,2}年|[0-9]+")
"""Not a year where it is a whole text: 5年 is as often five years, 2024 a count."""
WHEN = (
    r"(?:(?:令和|平成|[RH])?[0-9元]{1,4}年度?|[RH][0-9]{1,2}\.?)?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?"
)
ABOUT_WHEN = r"(?:上旬|中旬|下旬|末|頃|ごろ|以降|中|夏|秋|冬|春)*+に?"
DIGIT = Pattern(r"\p{Nd}")
NUMERIC = Pattern(r"[0-9][0-9.,]*+")
STRAY_LETTER = Pattern(r"[0-9][A-Za-z〇○](?=[0-9%\p{Han}]|$)")
MISREAD_DIGIT = Pattern(r"(?<![A-Za-z])[OolI][0-9]|[0-9][OolI](?![A-Za-z])|(?![0-9])\p{Nd}")
"""A letter that looks like 0 or 1 next to a digit, or a digit of another script."""
PRIVATE = Pattern(r"\p{Co}")
"""A character that only its font knows: it may be a digit."""
NOT_COUNTED = Pattern(
    r"[0-9](?:G|D|K)(?![0-9])|[0-9]{1,2}月(?:[末頃中]|[上中下]旬)|[0-9]{4}年度?|[A-Za-z]{2,}+[0-9.]++|[A-Z][0-9]{1,2}(?![0-9.,件人回校名台社円%])|※[0-9、]*+"
)
"""Digits of names and days: 5G, 6月末, 2024年, DX2.0, A4, ※1."""
DAMAGED = Pattern(r"\(cid:[0-9]++\)|\ufffd|#(?:REF!|DIV/0!|N/A|VALUE!|NAME\?|NUM!|NULL!|#+)")
PROSE = Pattern(r"(?<![かカヶ])[をはがのにへでともやばりるすたてい](?![か所])")
"""Hiragana that sentences are made of; か所 and ヶ所 are counters."""


def read_without_figure(text: str, era: str | None) -> tuple[Quantity] | None:
    """What a text says that has a reason for no figure, or is a year and nothing else; else None."""
    if mark := mark_of(text) or _mark_in_brackets(text):
        return (marked(mark, text),)
    if dash := DASH_WITH_UNIT.fullmatch(text):
        unit = read_unit(dash["unit"])
        if unit and unit.unit and is_known(unit.unit):
            return (marked(Mark.NOT_APPLICABLE, text)._replace(unit=unit.unit),)
    if not NUMBER_OR_DURATION.fullmatch(text) and (year := read_year(text, era)):
        return (marked(Mark.WORDS, text)._replace(year=year),)
    bracketed = _brackets_at_end(text)
    if bracketed is None or not (mark := mark_of(bracketed["before"])):
        return None
    quantity = _with_brackets(marked(mark, bracketed["before"]), bracketed["brackets"], era)
    return (apply_bracket_unit(quantity),)


def read_prose(text: str, era: str | None) -> Quantity:
    """What a text is that is not read as a figure: words with their brackets, or unreadable."""
    mark = mark_of_prose(text)
    bracketed = _brackets_at_end(text)
    if mark is not Mark.WORDS or bracketed is None:
        return marked(mark, text)
    return _with_brackets(marked(mark, bracketed["before"]), bracketed["brackets"], era)


def marked(mark: Mark, text: str) -> Quantity:
    """The quantity of a text that holds a mark and no figure."""
    return Quantity(printed="", mark=mark, pieces=(Piece(text, mark.value),) if text else ())


def mark_of(text: str) -> Mark | None:
    """The mark a whole text is, or None: － なし 集計中 令和7年6月公表予定.

    The text is in legible characters; spaces do not count.
    """
    word = "".join(text.split())
    if not word:
        return Mark.BLANK
    if DASHES.fullmatch(word):
        return Mark.NOT_APPLICABLE
    if len(word) <= LONGEST and _announced().fullmatch(word):
        return Mark.PENDING
    return Mark.WORDS if NOTE.fullmatch(word) else _listed_marks().get(word)


@cache
def _listed_marks() -> dict[str, Mark]:
    listed = load("marks")["no_figure"]
    marks = (Mark.NOT_APPLICABLE, Mark.NONE, Mark.PENDING)
    return {words: mark for mark in marks for words in listed[mark.value]}


@cache
def _announced() -> regex.Pattern[str]:
    words = "|".join(load("marks")["no_figure"]["announced"])
    return regex.compile(rf"{WHEN}{ABOUT_WHEN}(?:{words})(?:の?(?:予定|見込み?)|待ち)")


def _mark_in_brackets(text: str) -> Mark | None:
    enclosed = BRACKET.fullmatch(text)
    return mark_of(enclosed["inside"]) if enclosed and enclosed["inside"].strip() else None


def _brackets_at_end(text: str) -> regex.Match[str] | None:
    """The brackets and notes the text ends with, and what is before them."""
    return BRACKETS_AT_END.fullmatch(text) if text.endswith(END_OF_BRACKET_OR_NOTE) else None


def _with_brackets(quantity: Quantity, brackets: str, era: str | None) -> Quantity:
    for bracket in BRACKET_OR_NOTE.finditer(brackets):
        inside = (bracket["inside"] or bracket[0]).strip()
        quantity = with_piece(with_bracket(quantity, inside, era), bracket[0], "bracket")
    return quantity


def is_damaged(text: str) -> bool:
    """Whether the text layer or the spreadsheet behind it lost something: (cid:12), #REF!."""
    return DAMAGED.search(text) is not None


def mark_of_prose(text: str) -> Mark:
    """WORDS where a text says something else than a figure; UNREADABLE where it may hide one.

    Words have no number, or number something (第2期, 2号), or compare (前年度比10%増), or are a
    sentence. A malformed number (12,34) or a stray letter in one (1O5) is unreadable in any.
    """
    line = text[:LONGEST]
    if not DIGIT.search(line):
        return Mark.WORDS
    counted = NOT_COUNTED.sub("", line)
    if STRAY_LETTER.search(counted) or MISREAD_DIGIT.search(line):
        return Mark.UNREADABLE
    numbers = NUMERIC.findall(counted)
    if not numbers:
        return Mark.WORDS
    if PRIVATE.search(line) or any(not ASCII.fullmatch(number.rstrip(".,")) for number in numbers):
        return Mark.UNREADABLE
    return Mark.WORDS if PROSE.search(counted) or _is_comparison(line) else Mark.UNREADABLE


def _is_comparison(text: str) -> bool:
    """Whether the text names a change, a comparison, an ordinal or something done."""
    return _comparison().search(text) is not None


@cache
def _comparison() -> regex.Pattern[str]:
    relative = load("marks")["relative"]
    ends = any_of(relative["unit_ends"] + relative["said"]) + r"(?![\p{Katakana}ー])"
    numbered = any_of(relative["ordinal"])
    return regex.compile(rf"{ends}|第[0-9]|[0-9年度期]比|[0-9]{numbered}(?!\p{{Han}})")
