"""What the page calls things, in Japanese, and how figures and years are written on it."""

from decimal import Decimal
from functools import cache

import regex

from pipeline.knowledge import load
from pipeline.model.figure import Mark, Qualifier
from pipeline.model.picture import Missing
from pipeline.model.vocabulary import Direction, Role, Severity, Status

_CALLED = load("meanings")["words"]

OTHER, UNSAID = "other", "unsaid"
STATUSES: dict[str, tuple[str, str]] = {
    **{
        status.value: (mark, str(_CALLED["status"][status]))
        for status, mark in zip(Status, "◎○△×…", strict=True)
    },
    OTHER: ("？", "その他の評価"),
    UNSAID: ("－", "記載なし"),
}
"""A mark and a word for each status, best first: colour never stands alone.

A status in words of no known scale (順調) is another one, and not none.
"""
_SAYS_NOTHING = frozenset(load("statuses")["no_status"]["words"])


def status_name(status: Status | None, printed: str | None) -> str:
    """By which name of `STATUSES` an indicator's status goes.

    >>> status_name(Status.ACHIEVED, "◎"), status_name(None, "順調"), status_name(None, "－")
    ('achieved', 'other', 'unsaid')
    """
    if status:
        return status.value
    return UNSAID if "".join((printed or "").split()) in _SAYS_NOTHING else OTHER


SEVERITIES: dict[Severity, str] = {one: _CALLED["severity"][one] for one in Severity}
DIRECTIONS: dict[Direction | None, str] = {
    **{one: _CALLED["direction"][one] for one in Direction},
    None: "よい向きは不明",
}
ROLES: dict[Role, str] = {one: _CALLED["role"][one] for one in Role}
MARKS: dict[Mark, str] = {one: _CALLED["mark"][one] for one in Mark}

TARGETS_AHEAD = {1: "次年度目標値", 2: "将来の目標値"}
"""A target for so many years after the report's own; 2 stands for all that are later still."""

CORRECTED = "訂正"
UNLIKE = "読み取り不一致"
"""What stands by a figure that a person corrected, or that the two readers read differently."""

MISSING = {
    Missing.NO_FILE: "画像なし：元のPDFが raw/ にありません。",
    Missing.OTHER_FILE: "画像なし：raw/ のPDFが読み取ったときと違います（SHA-256が一致しません）。",
    Missing.NOT_DRAWN: "画像なし：ページのこの場所を描けませんでした。",
}

ACTS = regex.compile(r"[^\P{Cc}\n\t]|[\p{Bidi_Control}\p{Cs}\p{Co}\u2028\u2029]")
"""Characters that act on the text around them, or that no font shows."""


def visible(text: str) -> str:
    r"""The text with every character that acts instead of being seen written as its number.

    >>> visible("a\x1b[2J\u202eb")
    'a⟦1B⟧[2J⟦202E⟧b'
    """
    return ACTS.sub(lambda found: f"⟦{ord(found[0]):X}⟧", text)


def number(value: Decimal) -> str:
    """A figure with thousands separated and no digit that says nothing.

    >>> number(Decimal("20000000.000000")), number(Decimal("-3.500000"))
    ('20,000,000', '-3.5')
    """
    return f"{value.normalize():,f}"


def quantity(
    value: Decimal, upper: Decimal | None, unit: str | None, qualifier: Qualifier | None
) -> tuple[tuple[str, ...], str]:
    """A figure with the words before it, in two pieces where it is a range; its unit and the rest.

    >>> quantity(Decimal(95), None, "%", Qualifier.AT_LEAST)
    (('95',), '%以上')
    >>> quantity(Decimal(10), Decimal(20), "件", Qualifier.ABOUT)
    (('約10～', '20'), '件')
    """
    said = str(_CALLED["qualifier"][qualifier]) if qualifier else ""
    before, after = (said, "") if qualifier is Qualifier.ABOUT else ("", said)
    lower = before + number(value)
    pieces = (lower,) if upper is None else (f"{lower}～", number(upper))
    return pieces, (unit or "") + after


def fiscal_year(year: int | None) -> str:
    """The fiscal year, Western.

    >>> fiscal_year(2024), fiscal_year(None)
    ('2024年度', '年度の記載なし')
    """
    return f"{year}年度" if year is not None else "年度の記載なし"


def era_year(year: int | None) -> str:
    """The same year in the Japanese calendar; empty where it is not known.

    >>> era_year(2024), era_year(2019), era_year(2018)
    ('令和6', '令和元', '平成30')
    """
    eras = [era for era in _eras() if year is not None and era[1] < year]
    if not eras or year is None:
        return ""
    name, before = eras[-1]
    count = year - before
    return f"{name}{count if count > 1 else '元'}"


@cache
def _eras() -> tuple[tuple[str, int], ...]:
    """Each era with the Western year before its first, the oldest first."""
    eras = ((era["name"], era["before"]) for era in load("eras")["era"])
    return tuple(sorted(eras, key=lambda era: era[1]))
