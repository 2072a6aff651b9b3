"""Words of a page → the headings that follow on each other, however lines break them."""

from collections.abc import Collection, Iterator
from functools import cache, lru_cache
from itertools import islice
from typing import NamedTuple

from pipeline.knowledge import load
from pipeline.normalize.text import comparison_key
from pipeline.normalize.year import find_years, read_year
from pipeline.parse.headings.lexicon import Heading, domain_words, read_heading
from pipeline.parse.plain_text.word_rows import Opens, Span, Words, text_of

MOST_WORDS = 5
"""Words one heading may be broken into: 令和 ６ 年度 / 目標 値.

At 3 the headings written from top to bottom of a page at hand are not read; 10 reads no more.
"""
LONGEST = 30
"""Characters a heading may have: the longest in `knowledge/headings.toml` has 13, and a year and a
bracket may be added. From 15 to 60 all pages at hand are read alike."""
DOMAIN = "domain"
"""Means domains among the roles that are looked for."""
MOST_READINGS = 64
"""Ways to read a run of words as headings: as many as six places give that can be read in two ways.

Without a bound a page of heading words would take time that doubles with each such place. From 32
to 128 all pages at hand are read alike.
"""
BEGINNINGS = "西暦明大昭平令㍾㍽㍼㍻㋿〇一二三四五六七八九十元年末のに時度〔【「『※＊÷×①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳’‘´′"
"""Letters that begin no word of a heading and may be before it: of years, loose ends, brackets, marks."""
LONGEST_RUN = 80
"""Words all headings of a table may have: the widest table at hand has 25 columns. It bounds the time.

From 40 to 160 all pages at hand are read alike.
"""


class Named(NamedTuple):
    """A heading and the words it consists of."""

    span: Span
    heading: Heading


Run = tuple[Named, ...]


def begins_heading(words: Words, start: int, era: str | None) -> bool:
    """Whether a heading of any role begins with a word."""
    return bool(_headings_of(words[start : start + MOST_WORDS + 1], era))


def runs_at(words: Words, start: int, roles: Collection[str], era: str | None) -> tuple[Run, ...]:
    """Every way to read the words from `start` on, as far as they go, as headings of such roles.

    A year without a role (令和６年度) counts as a heading too. Empty where there is none, or where
    there are too many ways.
    """
    end = _farthest(words, start, roles, era)
    if not start < end <= start + LONGEST_RUN:
        return ()
    found = tuple(islice(_readings(words, start, end, roles, era), MOST_READINGS + 1))
    return found if len(found) <= MOST_READINGS else ()


def _farthest(words: Words, start: int, roles: Collection[str], era: str | None) -> int:
    reached = {start}
    for place in range(start, len(words)):
        if place not in reached:
            if place > max(reached):
                break
            continue
        reached.update(named.span.end for named in _from(words, place, roles, era))
    return max(reached)


def _readings(
    words: Words, start: int, end: int, roles: Collection[str], era: str | None
) -> Iterator[Run]:
    if start == end:
        yield ()
        return
    for named in _from(words, start, roles, era):
        if named.span.end <= end:
            for rest in _readings(words, named.span.end, end, roles, era):
                yield (named, *rest)


def _from(words: Words, start: int, roles: Collection[str], era: str | None) -> Iterator[Named]:
    """The headings of some roles, or of none, that begin with a word."""
    for length, heading in _headings_of(words[start : start + MOST_WORDS + 1], era):
        looked_for = heading.role or (DOMAIN if heading.domain else None)
        if looked_for is None or looked_for in roles:
            yield Named(Span(start, start + length), heading)


@lru_cache(maxsize=1024)
def _headings_of(words: Words, era: str | None) -> tuple[tuple[int, Heading], ...]:
    """The headings that the words begin with, and how many words each is.

    One may be broken over lines, even by a blank one.
    """
    if not words or not _may_begin(words[0].text[:2]):
        return ()
    return tuple(_complete_headings(words, era))


def _complete_headings(words: Words, era: str | None) -> Iterator[tuple[int, Heading]]:
    for end in range(1, min(len(words), MOST_WORDS) + 1):
        breaks = sum(word.opens is Opens.PARAGRAPH for word in words[1:end])
        text = text_of(words, Span(0, end))
        if breaks > 1 or len(text) > LONGEST:
            return
        heading = read_heading(text, era)
        if not heading.role and not _is_alone(heading, era):
            continue
        is_part = text.startswith(("(", "（")) or text.endswith("の") or _is_cut(words, end)
        if not is_part and len(find_years(text, era)) < 2:
            yield end, heading


@lru_cache(maxsize=4096)
def _may_begin(letters: str) -> bool:
    """Whether a heading may begin so: with a word's letter, a year, a bracket, a mark."""
    letter = comparison_key(letters)[:1]
    return letter in _first_letters() or (letter.isascii() and not letter.isspace())


@cache
def _first_letters() -> frozenset[str]:
    listed = load("headings")
    words = [*listed["decorations"], *(word for role in listed["roles"].values() for word in role)]
    return frozenset(comparison_key(word)[0] for word in (*words, *domain_words(), *BEGINNINGS))


def _is_cut(words: Words, end: int) -> bool:
    """Whether the next word continues a year: 令和 10 and 年度."""
    return any(not word.opens and word.text.startswith("年度") for word in words[end : end + 1])


def _is_alone(heading: Heading, era: str | None) -> bool:
    """Whether a heading without a role is a fiscal year and nothing else, or a domain."""
    if heading.domain:
        return heading.text in domain_words()
    return read_year(heading.text, era) is not None
