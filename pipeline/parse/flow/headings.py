"""Heading words that follow on each other in plain text, however its lines break them."""

from collections.abc import Collection, Iterator, Sequence
from functools import cache
from itertools import islice
from typing import NamedTuple

from pipeline.knowledge import load
from pipeline.normalize.text import folded
from pipeline.normalize.year import find_years, read_year
from pipeline.parse.flow.words import Opens, Span, Word, text_of
from pipeline.parse.headings import Heading, read_heading

MOST_WORDS = 5
LONGEST = 30
"""Characters a heading may have."""
DOMAIN = "domain"
"""Stands for domains among the roles that are looked for."""
MOST_WAYS = 64
LONGEST_RUN = 80
"""Words all headings of a table may have."""


class Named(NamedTuple):
    """A heading and the words it stands in."""

    span: Span
    heading: Heading


Run = tuple[Named, ...]


def begins_heading(words: Sequence[Word], start: int, era: str | None) -> bool:
    """Whether a heading of any role begins with a word."""
    return next(_from(words, start, _any_role(), era), None) is not None


def runs_at(
    words: Sequence[Word], start: int, roles: Collection[str], era: str | None
) -> tuple[Run, ...]:
    """Every way to read the words from `start` on, as far as they go, as headings of such roles.

    A year without a role (令和６年度) counts as a heading too. Empty where there is none, or where
    there are too many ways to tell.
    """
    end = _farthest(words, start, roles, era)
    if not start < end <= start + LONGEST_RUN:
        return ()
    found = tuple(islice(_ways(words, start, end, roles, era), MOST_WAYS + 1))
    return found if len(found) <= MOST_WAYS else ()


def _farthest(words: Sequence[Word], start: int, roles: Collection[str], era: str | None) -> int:
    reached = {start}
    for place in range(start, len(words)):
        if place not in reached:
            if place > max(reached):
                break
            continue
        reached.update(named.span.end for named in _from(words, place, roles, era))
    return max(reached)


def _ways(
    words: Sequence[Word], start: int, end: int, roles: Collection[str], era: str | None
) -> Iterator[Run]:
    if start == end:
        yield ()
        return
    for named in _from(words, start, roles, era):
        if named.span.end <= end:
            for rest in _ways(words, named.span.end, end, roles, era):
                yield (named, *rest)


def _from(
    words: Sequence[Word], start: int, roles: Collection[str], era: str | None
) -> Iterator[Named]:
    """The headings that begin with a word; one may be broken over lines, even by a blank one."""
    for end in range(start + 1, min(len(words), start + MOST_WORDS) + 1):
        span = Span(start, end)
        breaks = sum(word.opens is Opens.PARAGRAPH for word in words[start + 1 : end])
        text = text_of(words, span)
        if breaks > 1 or len(text) > LONGEST:
            return
        heading = read_heading(text, era)
        is_part = text.startswith(("(", "（")) or text.endswith("の") or _is_cut(words, end)
        is_part = is_part or len(find_years(text, era)) > 1
        is_whole = heading.role in roles if heading.role else _is_alone(heading, roles, era)
        if is_whole and not is_part:
            yield Named(span, heading)


def _is_cut(words: Sequence[Word], end: int) -> bool:
    """Whether the next word goes on with a year: 令和 10 and 年度."""
    return any(not word.opens and word.text.startswith("年度") for word in words[end : end + 1])


def _is_alone(heading: Heading, roles: Collection[str], era: str | None) -> bool:
    """Whether a heading without a role is a fiscal year and nothing else, or a domain."""
    if heading.domain:
        return DOMAIN in roles and heading.text in _domain_words()
    return read_year(heading.text, era) is not None


@cache
def _any_role() -> frozenset[str]:
    return frozenset((*load("headings")["roles"], DOMAIN))


@cache
def _domain_words() -> frozenset[str]:
    entries = load("domains").values()
    return frozenset(folded(word) for entry in entries for word in entry["headings"])
