"""The words of a heading, its year taken off → its role: 計画期間中間目標値 → target.

A heading is a word of `knowledge/headings.toml`, alone or with words round it that are listed there,
too. What is left over after these are taken off makes it unknown: 目標との差 is not a target.
"""

from collections.abc import Iterator
from functools import cache, lru_cache

from pipeline.knowledge import load
from pipeline.normalize.pattern import Pattern
from pipeline.normalize.text import TEXTS_KEPT, comparison_key

_BRACKETED = Pattern(r"[(\[〔【<]([^()\[\]〔〕【】<>]*+)[)\]〕】>]")
_REFERENCE = Pattern(r"[①-⑳/÷×x+=%]|[※*＊]\d*|(?<![A-Za-z])[A-Za-z](?![A-Za-z])|100")
_NOTE = Pattern(r"(?:※|\*|＊|注\d*[):：]).*")
"""A note under a heading: 指標名 ※【】内はゴール番号."""
_LOOSE_ENDS = Pattern(
    r"^(?:年度末?|末|の|における|時点の?|度)+(?=.)|(?:の数値|の値|の|における|時点|-年度?)+$"
)
_OTHER_TEXT = Pattern(r"[ぁ-ん0-9]")
LONGEST_BY_ENDING = 12
"""Letters of a heading that is known by its end; what is longer is a sentence or a name itself."""
_BASE_OF_OTHER_YEAR = {
    "final_target": "target",
    "next_target": "target",
    "previous_actual": "actual",
}


@cache
def known_roles() -> dict[str, str]:
    """The role of each listed word, folded."""
    return {
        comparison_key(word): role
        for role, words in load("headings")["roles"].items()
        for word in words
    }


@cache
def _decorations() -> tuple[str, ...]:
    return _folded(load("headings")["decorations"])


@cache
def _endings() -> tuple[str, ...]:
    return _folded(load("headings")["endings"])


@cache
def _words_of_other_years() -> dict[str, tuple[str, ...]]:
    return {role: _folded(words) for role, words in load("headings")["other_year"].items()}


def _folded(words: list[str]) -> tuple[str, ...]:
    """The words, folded, the longest first."""
    return tuple(sorted(map(comparison_key, words), key=len, reverse=True))


def without_brackets(text: str) -> str:
    """The folded text without what stands in brackets."""
    return _BRACKETED.sub("", text)


@lru_cache(maxsize=TEXTS_KEPT)
def role_of(bare: str) -> str | None:
    """The role of a folded heading without its year, or None where a word in it is not known.

    What stands in brackets may be left out, or be all there is: (目標値) below 2030年度.
    """
    outside = without_brackets(bare)
    if "。" in outside:
        return None
    candidates = (
        bare,
        outside,
        _REFERENCE.sub("", outside),
        _NOTE.sub("", bare),
        _NOTE.sub("", outside),
        *(() if outside else _BRACKETED.findall(bare)),
    )
    found = next(filter(None, map(_role_of_word, dict.fromkeys(candidates))), None)
    return found or _role_by_ending(outside)


def _role_by_ending(word: str) -> str | None:
    """The role of a heading whose last word says it, whatever is before: 重要業績指標 is a name.

    Hiragana may stand between two texts, one above the other; a digit before it counts: 7指標.
    """
    if len(word) > LONGEST_BY_ENDING or _OTHER_TEXT.search(word):
        return None
    return next(
        (
            role
            for role, endings in load("headings")["ends_of"].items()
            if word.endswith(tuple(map(comparison_key, endings)))
        ),
        None,
    )


def _role_of_word(word: str) -> str | None:
    for candidate in dict.fromkeys((word, _LOOSE_ENDS.sub("", word))):
        role = known_roles().get(candidate) or _of_other_year(candidate)
        if role:
            return role
    return next(filter(None, map(_role_of_word, _shorter(_LOOSE_ENDS.sub("", word)))), None)


def _of_other_year(word: str) -> str | None:
    """The role of 最終 before a target, 次年度 before a target, 前年度 before an actual."""
    for role, prefixes in _words_of_other_years().items():
        for prefix in prefixes:
            rest = word.removeprefix(prefix)
            if rest and rest != word and _role_of_word(rest) == _BASE_OF_OTHER_YEAR[role]:
                return role
    return None


def _shorter(word: str) -> Iterator[str]:
    """The word without one of the words that change nothing, at its start or at its end."""
    for prefix in _decorations():
        if word.startswith(prefix) and len(word) > len(prefix):
            yield word[len(prefix) :]
    for ending in _endings():
        if word.endswith(ending) and len(word) > len(ending):
            yield word[: -len(ending)]
