"""Texts → whether they are a status, whatever the report's legend makes of them."""

from functools import cache

from pipeline.knowledge import load
from pipeline.normalize.pattern import Pattern
from pipeline.normalize.text import comparison_key

_MARK = Pattern(r"[◎○〇◯●△▲□■×✕☆★☀☁☂]")
"""A mark that stands for a status, whether the report explains it or not."""


def is_status(printed: str) -> bool:
    """Whether a text is a status: 達成, 未達成, ◎, or ☁, which a legend may explain.

    >>> is_status("未達成"), is_status("☁"), is_status("82％")
    (True, True, False)
    """
    text = comparison_key(printed)
    return text in _words() or _MARK.fullmatch(text) is not None


def is_open(printed: str) -> bool:
    """Whether a text says that there is no status, or none yet: －, 集計中."""
    return comparison_key(printed) in _open_words()


@cache
def _words() -> frozenset[str]:
    spelled = load("statuses")["words"].values()
    return frozenset(comparison_key(word) for words in spelled for word in words)


@cache
def _open_words() -> frozenset[str]:
    known = load("statuses")
    return frozenset(
        map(comparison_key, (*known["no_status"]["words"], *known["words"]["pending"]))
    )
