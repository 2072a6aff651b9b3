"""Passport, title, first page and metadata of a PDF → who published the report, and when."""

from collections.abc import Iterable, Iterator, Sequence
from datetime import date
from itertools import zip_longest

from pipeline.knowledge import load
from pipeline.model.finding import Observation
from pipeline.model.page import Page
from pipeline.model.passport import Passport
from pipeline.model.publisher import Publication, Publisher
from pipeline.model.vocabulary import PublicationSource
from pipeline.normalize.pattern import Pattern
from pipeline.normalize.public_bodies import (
    NamedBody,
    PublicBody,
    named_bodies,
    public_bodies,
    within,
    words_of,
)
from pipeline.normalize.written_year import read_day
from pipeline.normalize.year import find_years

OPEN, CLOSE = "([【<", ")]】>"
NUMBERED = Pattern(r"(?:第[0-9一二三四五六七八九十]+[次期])?+")
LIKE_A_BODY = Pattern(r"[\p{Han}\p{Hiragana}\p{Katakana}ー]{1,7}?[市町村県]")
"""What may be the name of a body that is not listed: もみじ市. The longest name listed has 7 letters."""
WORD = Pattern(r"[\p{Han}\p{Hiragana}\p{Katakana}ーA-Za-z0-9]+")
DAY_WORDS = Pattern(r"(?:公表|発行|公開|発表|策定|作成)(?:日)?[:：]?")
"""What may be printed with the day on a first page."""

Texts = dict[PublicationSource, Sequence[str]]


def publication_of(
    passport: Passport,
    title: str | None,
    pages: Sequence[Page],
    metadata: Iterable[str],
    fiscal_year: int | None,
) -> Publication:
    """Who published a report and when: what the passport says, else what the report itself says.

    The report's own word is proposed and marked so. Where it may mean two bodies, or one that is
    not listed, there is no proposal. `metadata` are title, author and subject of the PDF.
    """
    lines = [line.text for line in next((page.lines for page in pages if page.lines), ())]
    texts: Texts = {
        PublicationSource.TITLE: [title] if title else [],
        PublicationSource.FIRST_PAGE: lines,
        PublicationSource.METADATA: list(metadata),
    }
    publisher = _of_passport(passport, fiscal_year) or _proposed(texts, fiscal_year)
    if passport.published:
        return Publication(publisher, passport.published, PublicationSource.PASSPORT)
    day = _day_of(lines)
    return Publication(publisher, day, PublicationSource.FIRST_PAGE if day else None)


def _of_passport(passport: Passport, fiscal_year: int | None) -> Publisher | None:
    name, code = passport.publisher, passport.publisher_code
    if name is None and code is None:
        return None
    known = [body for body in public_bodies() if code and body.code == code]
    if name is None and known:
        name = known[0].name
    if name and code is None:
        code = code_of(name, fiscal_year)
    return Publisher(name, code, PublicationSource.PASSPORT)


def code_observations(passport: Passport, fiscal_year: int | None) -> Iterator[Observation]:
    """That the passport gives a body the code of another one."""
    name, code = passport.publisher, passport.publisher_code
    of_name = code_of(name, fiscal_year) if name and code else None
    if name and of_name and of_name != code:
        yield Observation(
            "publisher_code_differs", expected=of_name, observed=code, facts={"name": name}
        )


def code_of(name: str, fiscal_year: int | None) -> str | None:
    """The code of the body that a name names, or None: it is not listed, or may be one of several.

    >>> code_of("福島県", 2024), code_of("福島県伊達市", 2024), code_of("伊達市", 2024)
    ('070009', '072133', None)
    >>> code_of("宮城県富谷町", 2014), code_of("宮城県富谷町", 2024)
    ('044237', None)
    """
    found = _named([name])
    if len(found) != 1 or not _is_whole(found[0]):
        return None
    body = _meant(found[0], [], fiscal_year)
    return body.code if body else None


def _proposed(texts: Texts, fiscal_year: int | None) -> Publisher:
    """The one body that title, first page and metadata name; none where there may be two."""
    named = {source: _named(some) for source, some in texts.items()}
    above = {name for some in named.values() for one in some for name in _places(one)}
    meant = {
        source: {_meant(one, above, fiscal_year) for one in some if _is_meant_here(source, one)}
        for source, some in named.items()
    }
    bodies = set().union(*meant.values())
    only = next(iter(bodies)) if len(bodies) == 1 else None
    if only is None or any(_has_unlisted(source, some) for source, some in texts.items()):
        return Publisher()
    return Publisher(only.name, only.code, next(one for one in texts if only in meant[one]))


def _named(texts: Iterable[str]) -> list[NamedBody]:
    return [one for text in texts for one in _last_of_each([*named_bodies(text)])]


def _last_of_each(named: Sequence[NamedBody]) -> Iterator[NamedBody]:
    """The names without those that say, as a word of their own, where the next is: 福島県 伊達市."""
    above: list[str] = []
    for one, following in zip_longest(named, named[1:]):
        narrowed = one._replace(bodies=within(one.bodies, above))
        names = [body.name for body in narrowed.bodies]
        if following and _leads(one, following):
            above += names
        else:
            above = []
            yield narrowed


def _leads(one: NamedBody, following: NamedBody) -> bool:
    is_word = not (one.before or one.after or following.before)
    names = {body.name for body in one.bodies}
    return is_word and any(names & set(body.above) for body in following.bodies)


def _places(named: NamedBody) -> Iterator[str]:
    """The names of the bodies that are named, and where the one that is meant alone is."""
    yield from (body.name for body in named.bodies)
    if len(named.bodies) == 1:
        yield from named.bodies[0].above


def _meant(named: NamedBody, above: Iterable[str], fiscal_year: int | None) -> PublicBody | None:
    """The one body that is meant; None where it is another one's name, or that of several."""
    there = [body for body in named.bodies if body.was_there(fiscal_year)]
    bodies = () if named.is_other else within(there, above)
    return bodies[0] if len(bodies) == 1 else None


def _is_meant_here(source: PublicationSource, named: NamedBody) -> bool:
    """Whether a name in such a text may be the publisher's: on a first page it is a whole word."""
    is_anywhere = source is not PublicationSource.FIRST_PAGE
    return is_anywhere or _is_whole(named, is_other_too=True)


def _is_whole(named: NamedBody, *, is_other_too: bool = False) -> bool:
    """Whether a name is a whole word, or with a part that publishes for it: 福島県企画調整部."""
    if named.before.strip(OPEN) or named.after.rstrip(CLOSE) != named.rest:
        return False
    return not named.rest or named.rest.endswith(_parts()) or (is_other_too and named.is_other)


def _parts() -> tuple[str, ...]:
    return tuple(load("publishers")["naming"]["parts"])


def _has_unlisted(source: PublicationSource, texts: Iterable[str]) -> bool:
    """Whether a text may name a body that is not listed, where the publisher would be named."""
    words = [word for text in texts for word in words_of(text)]
    if source is PublicationSource.FIRST_PAGE:
        words = [word for word in words if WORD.fullmatch(word) and word.endswith(_parts())]
    return any(map(_is_unlisted, words))


def _is_unlisted(word: str) -> bool:
    """Whether a word begins like the name of a body, behind a year or 第2期, and no listed one does."""
    year = next(iter(find_years(word)), None)
    start = year.end if year and not year.start else 0
    numbered = NUMBERED.match(word, start)
    begins = word[numbered.end() if numbered else start :]
    like = LIKE_A_BODY.match(begins)
    if like is None or like[0].endswith(tuple(load("publishers")["naming"]["not_bodies"])):
        return False
    first = next(named_bodies(begins), None)
    return first is None or bool(first.before)


def _day_of(lines: Iterable[str]) -> date | None:
    """The one day that a line of the first page is."""
    days = {day for line in lines if (day := read_day(DAY_WORDS.sub("", line)))}
    return next(iter(days)) if len(days) == 1 else None
