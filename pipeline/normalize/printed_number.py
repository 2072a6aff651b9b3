"""Text → the numbers a person sees in it, each with its place, whatever they count."""

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.normalize.pattern import Pattern
from pipeline.normalize.text import unify_characters
from pipeline.normalize.written_year import written_years
from pipeline.normalize.year import find_years

DIGIT = "[0-9０-９]"
NUMBER = Pattern(
    rf"{DIGIT}++(?:[,，](?={DIGIT}{{3}}(?!{DIGIT})){DIGIT}{{3}})*+(?:[.．]{DIGIT}++)?+"
)
"""Digits of either width with their separators: 1,234.5 is one number, 12-3 and 2025/3 are two."""
KANJI_NUMBER = Pattern(
    rf"(?<!{DIGIT})[〇一二三四五六七八九十百千]++(?:[万億兆][〇一二三四五六七八九十百千]*+)*+"
)
"""三十五, 二億五千万; what follows digits (5千) is the scale of their number."""


Spans = tuple[tuple[int, int], ...]
"""Parts of a text: where each begins, and where it ends."""


class FoundNumber(NamedTuple):
    """A number and its place in the text: `printed` is text[start:end]."""

    printed: str
    start: int
    end: int


def find_numbers(text: str) -> tuple[FoundNumber, ...]:
    """Every number written in digits, in order; ① and Ⅳ are signs, not digits.

    >>> [found.printed for found in find_numbers("令和６年度 1,234件 (12.5%)")]
    ['６', '1,234', '12.5']
    """
    return tuple(FoundNumber(match[0], *match.span()) for match in NUMBER.finditer(text))


def find_kanji_numbers(text: str) -> tuple[FoundNumber, ...]:
    """Every number written in kanji, in a text that is known to be a figure: 三十五市町村."""
    return tuple(FoundNumber(match[0], *match.span()) for match in KANJI_NUMBER.finditer(text))


def year_spans(text: str, era: str | None = None) -> Spans:
    """Where years and dates are written in the text, as pairs of offsets."""
    certain = ((one.start, one.end) for one in written_years(text, era) if one.is_certain)
    found = ((one.start, one.end) for one in find_years(text, era))
    return tuple(dict.fromkeys((*certain, *found)))


def is_within(number: FoundNumber, spans: Spans) -> bool:
    """Whether the number lies in one of the spans."""
    return any(start <= number.start and number.end <= end for start, end in spans)


def digits_of(text: str) -> str:
    """The digits of a text in order, in one form, so that two forms of it can be compared."""
    return "".join(letter for letter in unify_characters(text) if letter.isdecimal())


def number_places(text: str, other: str) -> Iterator[tuple[FoundNumber, tuple[int, int]]]:
    """Each number of a text, with where the same digits stand in another form of the text.

    Nothing where the two do not have the same digits in the same order.
    """
    if digits_of(text) != digits_of(other):
        return
    places = [place for place, letter in enumerate(unify_characters(other)) if letter.isdecimal()]
    read = 0
    for number in find_numbers(text):
        length = len(digits_of(number.printed))
        yield number, (places[read], places[read + length - 1] + 1)
        read += length
