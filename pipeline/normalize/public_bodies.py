"""The public bodies a text names, and which of several of one name is meant."""

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cache
from typing import NamedTuple

from pipeline.knowledge import load
from pipeline.normalize.pattern import Pattern
from pipeline.normalize.text import comparison_key
from pipeline.normalize.written_year import APRIL

SAME_LETTERS = str.maketrans("ヶ梼竈", "ケ檮釜")
"""Forms in which the names of bodies are printed, too: 龍ヶ崎市 and 龍ケ崎市."""
KANJI, HIRAGANA = Pattern(r"\p{Han}"), Pattern(r"\p{Hiragana}")
COMPOUND = Pattern(r"[\p{Han}\p{Katakana}ーA-Za-z0-9]*")
"""What belongs to a word that goes on: kanji, katakana, Latin letters and digits."""
PREFECTURE_DIGITS = 2
"""So many digits of a code are the prefecture's."""


class PublicBody(NamedTuple):
    """A body that publishes reports. `until` is the day from which a former one is no more.

    `above` are the names of the prefecture, and of the city of a ward, that it is in;
    `short_name` is made of ASCII letters.
    """

    name: str
    code: str | None
    short_name: str
    above: tuple[str, ...] = ()
    until: date | None = None

    def was_there(self, year: int | None) -> bool:
        """Whether it was there in a fiscal year, at least at its beginning; true of an unknown one."""
        return self.until is None or year is None or date(year, APRIL, 1) < self.until


class NamedBody(NamedTuple):
    """A name of a body in a text: the bodies of that name, and the text on both sides of it.

    `rest` is what follows in the same compound, `is_other` whether that makes it another body's.
    """

    bodies: tuple[PublicBody, ...]
    before: str
    after: str
    rest: str
    is_other: bool


@cache
def public_bodies() -> tuple[PublicBody, ...]:
    """All bodies of `knowledge/publishers.toml`: local governments, former ones, ministries."""
    known = load("publishers")
    local = [line.split() for line in known["local"].splitlines() if line]
    prefectures = {
        code[:PREFECTURE_DIGITS]: name for code, name, _ in local if _is_prefecture(code)
    }
    cities = {name for _, name, _ in local if name.endswith("市")}
    found = []
    for code, name, short_name in local:
        found.append(PublicBody(name, code, short_name, _above(code, name, prefectures, cities)))
    for line in filter(None, known["former"].splitlines()):
        code, name, until, short_name = line.split()
        above = _above(code, name, prefectures, cities)
        found.append(PublicBody(name, code, short_name, above, date.fromisoformat(until)))
    ministries = (line.split() for line in known["ministries"].splitlines() if line)
    return (*found, *(PublicBody(name, None, short_name) for name, short_name in ministries))


def _is_prefecture(code: str) -> bool:
    return code[PREFECTURE_DIGITS:-1] == "000"


def _above(
    code: str, name: str, prefectures: Mapping[str, str], cities: Collection[str]
) -> tuple[str, ...]:
    if _is_prefecture(code):
        return ()
    city = name[: name.rfind("市") + 1] if name.endswith("区") else ""
    return (prefectures[code[:PREFECTURE_DIGITS]], *([city] if city in cities else []))


@cache
def _by_name() -> dict[str, tuple[PublicBody, ...]]:
    """The bodies by name; a ward of a city also by its name without the city's."""
    found: dict[str, list[PublicBody]] = {}
    for body in public_bodies():
        names = {body.name, *(body.name.removeprefix(above) for above in body.above)}
        for name in names:
            found.setdefault(name.translate(SAME_LETTERS), []).append(body)
    return {name: tuple(bodies) for name, bodies in found.items()}


@cache
def _longest_names() -> dict[str, tuple[str, ...]]:
    """The names by their first letter, the longest first."""
    found: dict[str, list[str]] = {}
    for name in sorted(_by_name(), key=len, reverse=True):
        found.setdefault(name[0], []).append(name)
    return {first: tuple(names) for first, names in found.items()}


def _key(text: str) -> str:
    return comparison_key(text).translate(SAME_LETTERS)


def named_bodies(text: str) -> Iterator[NamedBody]:
    """Each name of a listed body in a text, in order.

    A name that only says where the next one is counts with it: 東京都府中市, 国土交通省北海道局.
    """
    for word in words_of(text):
        yield from _in_word(word)


def words_of(text: str) -> list[str]:
    """The text between its spaces, to be compared; letters that are set apart are one word."""
    words: list[str] = []
    was_letter = False
    for word in text.split():
        is_letter = len(word) == 1
        if is_letter and was_letter:
            words[-1] += word
        else:
            words.append(word)
        was_letter = is_letter
    return [_key(word) for word in words]


def _in_word(word: str) -> Iterator[NamedBody]:
    above: list[str] = []
    begin: int | None = None
    found = _without_parts(word, list(_names_in(word)))
    for number, (start, end) in enumerate(found):
        begin = start if begin is None else begin
        bodies = within(_by_name()[word[start:end]], above)
        names = [body.name for body in bodies]
        above += names
        following = found[number + 1] if number + 1 < len(found) else None
        if not (following and _leads_to(names, word[end : following[0]], word[slice(*following)])):
            rest = COMPOUND.match(word, end)
            compound = rest[0] if rest else ""
            yield NamedBody(bodies, word[:begin], word[end:], compound, _is_other(compound))
            begin = None


def _names_in(word: str) -> Iterator[tuple[int, int]]:
    """Where names begin and end: the longest at each place, from the left."""
    at = end = 0
    while at < len(word):
        names = _longest_names().get(word[at], ())
        name = next((one for one in names if word.startswith(one, at)), None)
        if name and (at == end or _may_begin(word[at - 1], name)):
            end = at + len(name)
            yield at, end
        at = max(at + 1, end)


def _may_begin(before: str, name: str) -> bool:
    """Whether a name may begin behind a letter: 津市 does not in 大津市."""
    if before in load("publishers")["naming"]["before"]:
        return True
    script = HIRAGANA if HIRAGANA.match(name) else KANJI
    return not script.match(before)


def _without_parts(word: str, found: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """The places of names without what names a part of a ministry: 国土交通省北海道局, 総務省消防庁."""
    kept: list[tuple[int, int]] = []
    for start, end in found:
        if kept and kept[-1][1] == start and _is_ministry(word[slice(*kept[-1])]):
            if not _is_ministry(word[start:end]):
                continue
            kept.pop()
        kept.append((start, end))
    return kept


def _is_ministry(name: str) -> bool:
    return any(not body.above and body.code is None for body in _by_name()[name])


def _leads_to(names: Sequence[str], between: str, following: str) -> bool:
    """Whether names of bodies say where the next one is: 東京都府中市, 福島県双葉郡浪江町."""
    is_near = not between or between.endswith("郡")
    return is_near and any(set(names) & set(body.above) for body in _by_name()[following])


def _is_other(compound: str) -> bool:
    naming = load("publishers")["naming"]
    is_other_at_once = compound.startswith(tuple(naming["other_at_once"]))
    return is_other_at_once or any(word in compound for word in naming["other"])


def within(bodies: Sequence[PublicBody], above: Iterable[str]) -> tuple[PublicBody, ...]:
    """Those of the bodies that are in one of the bodies named above; all where none is."""
    names = set(above)
    found = tuple(body for body in bodies if names & set(body.above))
    return found or tuple(bodies)
