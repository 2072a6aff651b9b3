"""Cells without a figure: the mark that says why there is none."""

from functools import cache

import regex

from pipeline.knowledge import load
from pipeline.model.figure import Mark
from pipeline.normalize.number import ASCII
from pipeline.normalize.pattern import Pattern
from pipeline.normalize.quantity.parser import NOTE
from pipeline.normalize.quantity.qualifiers import any_of

LONGEST = 200
DASHES = Pattern(r"[-―ー−–—‐‑─━]{1,8}|[…‥]{1,4}|[・.]{2,8}|[/\\]")
WHEN = (
    r"(?:(?:令和|平成|[RH])?[0-9元]{1,4}年度?|[RH][0-9]{1,2}\.?)?(?:[0-9]{1,2}月)?(?:[0-9]{1,2}日)?"
)
ABOUT_WHEN = r"(?:上旬|中旬|下旬|末|頃|ごろ|以降|中|夏|秋|冬|春)*+に?"
DIGIT = Pattern(r"\p{Nd}")
NUMERIC = Pattern(r"[0-9][0-9.,]*+")
STRAY_LETTER = Pattern(r"[0-9][A-Za-z〇○](?=[0-9%\p{Han}]|$)")
MISREAD_DIGIT = Pattern(r"(?<![A-Za-z])[OolI][0-9]|[0-9][OolI](?![A-Za-z])|(?![0-9])\p{Nd}")
PRIVATE = Pattern(r"\p{Co}")
NOT_COUNTED = Pattern(
    r"[0-9](?:G|D|K)(?![0-9])|[0-9]{1,2}月(?:[末頃中]|[上中下]旬)|[0-9]{4}年度?|[A-Za-z]{2,}+[0-9.]++|[A-Z][0-9]{1,2}(?![0-9.,件人回校名台社円%])|※[0-9、]*+"
)
DAMAGED = Pattern(r"\(cid:[0-9]++\)|\ufffd|#(?:REF!|DIV/0!|N/A|VALUE!|NAME\?|NUM!|NULL!|#+)")
PROSE = Pattern(r"(?<![かカヶ])[をはがのにへでともやばりるすたてい](?![か所])")


@cache
def _listed() -> dict[str, Mark]:
    listed = load("marks")["no_figure"]
    marks = (Mark.NOT_APPLICABLE, Mark.NONE, Mark.PENDING)
    return {words: mark for mark in marks for words in listed[mark.value]}


@cache
def _announced() -> regex.Pattern[str]:
    words = "|".join(load("marks")["no_figure"]["announced"])
    return regex.compile(rf"{WHEN}{ABOUT_WHEN}(?:{words})(?:の?(?:予定|見込み?)|待ち)")


def mark_of(text: str) -> Mark | None:
    """The mark a whole text stands for, or None: － なし 集計中 令和7年6月公表予定.

    The text is in legible characters; spaces do not count.
    """
    word = "".join(text.split())
    if not word:
        return Mark.BLANK
    if DASHES.fullmatch(word):
        return Mark.NOT_APPLICABLE
    if len(word) <= LONGEST and _announced().fullmatch(word):
        return Mark.PENDING
    return Mark.WORDS if NOTE.fullmatch(word) else _listed().get(word)


def is_damaged(text: str) -> bool:
    """Whether the text layer or the spreadsheet behind it lost something: (cid:12), #REF!."""
    return DAMAGED.search(text) is not None


def words_or_unreadable(text: str) -> Mark:
    """Words where a text says something else than a figure; unreadable where it may hide one.

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
    return Mark.WORDS if PROSE.search(counted) or _compares(line) else Mark.UNREADABLE


@cache
def _comparison() -> regex.Pattern[str]:
    relative = load("marks")["relative"]
    said = any_of(relative["unit_ends"] + relative["said"]) + r"(?![\p{Katakana}ー])"
    numbered = any_of(relative["ordinal"])
    return regex.compile(rf"{said}|第[0-9]|[0-9年度期]比|[0-9]{numbered}(?!\p{{Han}})")


def _compares(text: str) -> bool:
    """Whether the text names a change, a comparison, a place in a row or something done."""
    return _comparison().search(text) is not None
