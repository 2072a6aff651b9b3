"""Figures with a counter in running text: 約230のコンテンツ, 延べ36回, 41市町村."""

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

import regex

from pipeline.knowledge import load
from pipeline.model.figure import Quantity
from pipeline.normalize.pattern import Pattern, any_of
from pipeline.normalize.quantity.listed_words import words
from pipeline.normalize.quantity.quantities import read_quantities
from pipeline.normalize.written_year import written_years

ASCII = r"[0-9][0-9,]*+(?:\.[0-9]++)?+(?:[千百十万億兆]++(?:[0-9][0-9,]*+)?+)*+"
KANJI = r"(?=[一二三四五六七八九十])[一二三四五六七八九十百千]{1,8}+"
"""A number in kanji with a digit in it: 百 and 千 alone are rather part of a word."""
TOO_SHORT = ("弱", "強", "まで")
"""Words after a figure that in a sentence may begin others (強化, 弱点) or say until when (5時まで)."""
PART_OF = Pattern("の?[0-9一二三四五六七八九]")
"""What follows the 分 of a fraction: 2分の1."""
HAN, KATAKANA = Pattern(r"\p{Han}"), Pattern(r"[\p{Katakana}ー]")
SOME = Pattern(r"(?<![\p{Han}])数$|[\p{Hiragana}\p{Punctuation}約]数$")
"""数 for several (数10件); after a kanji it ends a word (件数10件)."""


class FoundMention(NamedTuple):
    """A figure and its place in the narrative: `printed` is narrative[start:end]."""

    quantity: Quantity
    start: int
    end: int
    printed: str


def find_mentions(narrative: str) -> tuple[FoundMention, ...]:
    """Every figure with a counter in a narrative that has gone through `normalized`, in order.

    Left out is what only looks like one or would mislead: years and dates, ordinals (第2期), names
    (一人一台), changes (10%増), vague counts (数十件). Offsets are into the narrative.

    >>> [found.printed for found in find_mentions("延べ36回のスマホ教室を15町村で開催")]
    ['延べ36回', '15町村']
    """
    read = (_mention(match, narrative) for match in _pattern().finditer(narrative))
    found = tuple(filter(None, read))
    others = list(_spans_of_years_and_names(narrative)) if found else []
    return tuple(
        mention
        for mention in found
        if not any(start < mention.end and mention.start < end for start, end in others)
    )


def _mention(match: regex.Match[str], narrative: str) -> FoundMention | None:
    start, end = match.span()
    written, groups = match[0], match.groupdict()
    if not groups["after"] and _is_in_longer_word(groups["counter"], narrative[end:]):
        return None
    if narrative.endswith(_not_before(), 0, start) or _is_vague(narrative[:start]):
        return None
    if narrative.startswith(_not_after(), end) or _may_be_word(groups["kanji"], groups["counter"]):
        return None
    read = read_quantities(written.replace("の", "", 1) if groups["of"] else written)
    if len(read) != 1 or read[0].mark is not None:
        return None
    quantity = read[0]._replace(printed=written) if groups["of"] else read[0]
    return FoundMention(quantity, start, end, written)


def _is_vague(before: str) -> bool:
    """Whether 数 is before the figure, and is not the end of a word: 数10件."""
    return before.endswith("数") and SOME.search(before[-2:]) is not None


@cache
def _not_before() -> tuple[str, ...]:
    return tuple(load("mentions")["not_before"])


@cache
def _not_after() -> tuple[str, ...]:
    return tuple(load("mentions")["not_after"])


@cache
def _followers() -> tuple[str, ...]:
    return tuple(load("mentions")["followers"].split())


def _is_in_longer_word(counter: str, after: str) -> bool:
    """Whether the counter is only the beginning of another word: 回 of 5回線, 分 of 2分の1."""
    if counter == "分" and PART_OF.match(after):
        return True
    if HAN.fullmatch(counter) and HAN.match(after):
        return not after.startswith(_followers())
    if KATAKANA.fullmatch(counter, len(counter) - 1):
        return KATAKANA.match(after) is not None
    is_latin = counter[-1].isascii() and counter[-1].isalpha()
    return is_latin and after[:1].isascii() and after[:1].isalnum()


def _may_be_word(kanji: str | None, counter: str) -> bool:
    """Whether a number in kanji may be part of a word: 一団体, 二人, but not 三十五市町村."""
    return kanji is not None and (kanji == "一" or (len(kanji) == 1 and len(counter) == 1))


def _spans_of_years_and_names(narrative: str) -> Iterator[tuple[int, int]]:
    for year in written_years(narrative):
        if year.is_certain:
            yield year.start, year.end
    for name in _names().finditer(narrative):
        yield name.span()


@cache
def _names() -> regex.Pattern[str]:
    return regex.compile(any_of(load("mentions")["names"]))


@cache
def _pattern() -> regex.Pattern[str]:
    counters = load("mentions")["counters"].split()
    leading = [w for w, word in words("before").items() if word.meaning != "kept"]
    counter, before = any_of(counters), any_of(leading)
    after = any_of(
        [w for w, word in words("after").items() if word.qualifier and w not in TOO_SHORT]
    )
    # That a range may follow is seen by its mark, before every counter is tried.
    range_ahead = rf"(?=[^～~]{{0,{max(map(len, counters))}}}+[～~])"
    number = rf"{ASCII}(?:{range_ahead}(?:{counter})?+[～~]{ASCII})?+"
    first = "".join(sorted({regex.escape(word[0]) for word in leading}))
    return regex.compile(
        rf"(?=[0-9一二三四五六七八九十{first}])(?<![A-Za-z0-9.,Ⅰ-Ⅻ・-])(?:{before})?+"
        rf"(?:(?<![A-Za-z0-9.,Ⅰ-Ⅻ-]){number}|(?P<kanji>{KANJI}))"
        rf"(?P<of>の)?+(?P<counter>(?<=の)[\p{{Katakana}}ー]{{2,12}}+|{counter})"
        rf"(?P<after>{after})?+"
    )
