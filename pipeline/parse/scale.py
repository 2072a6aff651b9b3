"""From which share of its target on a report calls an indicator what, where its legend says so."""

from collections.abc import Iterable, Mapping
from decimal import Decimal
from typing import NamedTuple

from pipeline.normalize.pattern import Pattern
from pipeline.parse.status import legend_entries

_RULE = Pattern(
    r"(?:(?P<lowest>[0-9]{1,3}(?:\.[0-9])?)(?P<tens>割|%)以上)?"
    r"(?:(?P<below>[0-9]{1,3}(?:\.[0-9])?)(?P<of_ten>割|%)未満)?"
)


class Shares(NamedTuple):
    """The percentages of the target a mark stands for: from `lowest` on, `below` the other."""

    lowest: Decimal | None
    below: Decimal | None


def read_scale(lines: Iterable[str]) -> Mapping[str, Shares]:
    """The shares of the marks, and of the words, of a report's legend; none whose rule is no share.

    >>> read_scale(["凡例 ◎達成 ○概ね達成（８割以上） ×未達成（80％未満）"])["○"]
    Shares(lowest=Decimal('80'), below=None)
    """
    found: dict[str, Shares] = {}
    for entry in legend_entries(lines):
        shares = _shares(entry.rule or "")
        if shares is not None:
            found |= dict.fromkeys((entry.mark, entry.words), shares)
    return found


def _shares(rule: str) -> Shares | None:
    match = _RULE.fullmatch(rule)
    if match is None or not rule:
        return None
    return Shares(
        _percent(match["lowest"], match["tens"]), _percent(match["below"], match["of_ten"])
    )


def _percent(number: str | None, of: str | None) -> Decimal | None:
    return None if number is None else Decimal(number) * (10 if of == "割" else 1)
