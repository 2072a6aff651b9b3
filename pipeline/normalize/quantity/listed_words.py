"""The words listed for the place before or after a figure: bounds (以上), 約, 累計, words that are kept."""

from functools import cache
from typing import Literal, NamedTuple

import regex

from pipeline.knowledge import load
from pipeline.model.figure import Qualifier
from pipeline.normalize.pattern import Pattern, any_of
from pipeline.normalize.quantity.parser_state import ParserState, consume, with_company

_QUALIFIERS = {qualifier.value: qualifier for qualifier in Qualifier}
ANOTHER_FIGURE = Pattern(r"[△▲]?+[0-9](?![0-9]?\))|\s*+:")
"""How the number after a label begins, or the colon between them; 1) is a note mark instead."""


class Word(NamedTuple):
    """A listed word; its meaning is a qualifier, `cumulative` or `kept`."""

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


@cache
def word_before_number() -> str:
    """A pattern for one word directly before a number; 契約10件 does not hold 約."""
    ends_otherwise = "".join(load("marks")["not_about"]["before_約"])
    return any_of(words("before")).replace("約", f"(?<![{ends_otherwise}])約")


@cache
def words_after() -> tuple[str, ...]:
    """The words that may follow a figure."""
    return tuple(words("after"))


@cache
def bounds_after() -> tuple[str, ...]:
    """The words that may follow a figure and set a qualifier."""
    return tuple(text for text, word in words("after").items() if word.qualifier)


@cache
def _word_after() -> regex.Pattern[str]:
    return regex.compile(any_of(words("after")))


def leading_words(text: str) -> tuple[Word, ...]:
    """The words after a figure that the text begins with: 以上 and を維持 of 以上を維持する市."""
    found: list[Word] = []
    end = 0
    while word := _word_after().match(text, end):
        found.append(words("after")[word[0]])
        end = word.end()
    return tuple(found)


def are_words_only(text: str) -> bool:
    """Whether the text is made of words after a figure and nothing else: 以上を維持."""
    return bool(text) and "".join(word.text for word in leading_words(text)) == text


def is_relative_label(label: str) -> bool:
    """Whether a word before a number makes it a comparison or an ordinal: 前年度比, 第."""
    return label.endswith(_relative("label_ends"))


def is_relative_unit(unit: str) -> bool:
    """Whether what follows a number makes it a change or an ordinal: 件増, 号."""
    return unit.endswith(_relative("unit_ends")) or unit in _relative("ordinal")


@cache
def _relative(kind: str) -> tuple[str, ...]:
    return tuple(load("marks")["relative"][kind])


def parse_word(state: ParserState, word: Word) -> ParserState:
    """The state after a listed word that comes next; a bound outweighs 約."""
    quantity, length = state.quantity, len(word.text)
    if word.meaning == "cumulative":
        return consume(state, length, word.meaning, quantity._replace(cumulative=True))
    if word.qualifier is None:
        company = with_company(quantity.company, word.text.lstrip("をの"))
        return consume(state, length, word.meaning, quantity._replace(company=company))
    is_outweighed = quantity.qualifier is not None and word.meaning == "about"
    qualifier = quantity.qualifier if is_outweighed else word.qualifier
    return consume(state, length, word.meaning, quantity._replace(qualifier=qualifier))


def parse_words_after(state: ParserState) -> ParserState:
    """The state after the words that come next; 実績 of 10件実績12件 begins another figure."""
    for word in leading_words(state.rest):
        if word.qualifier is None and ANOTHER_FIGURE.match(state.rest, len(word.text)):
            return state
        state = parse_word(state, word)
    return state
