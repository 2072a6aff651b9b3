"""The words nearest to one that may be misspelt."""

from collections.abc import Iterable, Sequence
from difflib import get_close_matches

from pipeline.knowledge import Words, message_pair
from pipeline.normalize.text import comparison_key

MOST = 3
"""Words that are suggested: more are a list to search."""


def nearest(word: str, known: Iterable[str]) -> list[str]:
    """The known words most like `word`, the nearest first; none where none is alike.

    >>> nearest("overview_totl", ["total", "overview_total", "ratio"])
    ['overview_total']
    """
    by_key = {comparison_key(one): one for one in sorted(known)}
    return [by_key[one] for one in get_close_matches(comparison_key(word), by_key, MOST)]


def did_you_mean(words: Sequence[str]) -> Words:
    """The question whether one of the words was meant, in both languages; nothing without words.

    >>> did_you_mean(["total", "ratio"])[0]
    ' (did you mean total / ratio?)'
    """
    return message_pair("entry_suggestion", name=" / ".join(words)) if words else ("", "")
