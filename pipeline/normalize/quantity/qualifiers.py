"""The words that stand before and after a figure: bounds, shades, what is kept with it."""

from collections.abc import Iterable
from functools import cache
from typing import Literal, NamedTuple

import regex

from pipeline.knowledge import load
from pipeline.model.figure import Qualifier

_QUALIFIERS = {qualifier.value: qualifier for qualifier in Qualifier}


class Word(NamedTuple):
    """A word beside a figure; its meaning is a qualifier, `cumulative` or `kept`."""

    text: str
    meaning: str

    @property
    def qualifier(self) -> Qualifier | None:
        """The qualifier the word sets, or None."""
        return _QUALIFIERS.get(self.meaning)


@cache
def words(place: Literal["before", "after"]) -> dict[str, Word]:
    """The words of a place, by their text."""
    listed = load("marks")[place]
    return {text: Word(text, meaning) for meaning in listed for text in listed[meaning]}


def any_of(texts: Iterable[str]) -> str:
    """A pattern for one of the texts, the longest first."""
    return f"(?:{'|'.join(map(regex.escape, sorted(texts, key=len, reverse=True)))})"


@cache
def before_number() -> str:
    """A pattern for one word directly before a number; 契約10件 has no 約."""
    ends_otherwise = "".join(load("marks")["not_about"]["before_約"])
    return any_of(words("before")).replace("約", f"(?<![{ends_otherwise}])約")


@cache
def _after_figure() -> regex.Pattern[str]:
    return regex.compile(any_of(words("after")))


@cache
def bounds() -> tuple[str, ...]:
    """The words after a figure that bound or shade it."""
    return tuple(text for text, word in words("after").items() if word.qualifier)


@cache
def words_after() -> tuple[str, ...]:
    """The words that may follow a figure."""
    return tuple(words("after"))


def leading_words(text: str) -> tuple[Word, ...]:
    """The words after a figure that the text begins with: 以上 and を維持 of 以上を維持する市."""
    found: list[Word] = []
    end = 0
    while word := _after_figure().match(text, end):
        found.append(words("after")[word[0]])
        end = word.end()
    return tuple(found)


def are_words_only(text: str) -> bool:
    """Whether the text is made of words after a figure and nothing else: 以上を維持."""
    return bool(text) and "".join(word.text for word in leading_words(text)) == text


def is_relative_label(label: str) -> bool:
    """Whether a word before a number makes it a comparison or a place in a row: 前年度比, 第."""
    return label.endswith(_relative("label_ends"))


def is_relative_unit(unit: str) -> bool:
    """Whether what follows a number makes it a change or a place in a row: 件増, 号."""
    return unit.endswith(_relative("unit_ends")) or unit in _relative("ordinal")


@cache
def _relative(kind: str) -> tuple[str, ...]:
    return tuple(load("marks")["relative"][kind])
