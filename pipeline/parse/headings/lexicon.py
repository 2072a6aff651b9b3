"""Heading cells → what they mean: a role, a fiscal year, a unit."""

import re
from functools import cache, lru_cache
from typing import NamedTuple

from pipeline.knowledge import load
from pipeline.model.figure import CalendarYear, FiscalYear
from pipeline.model.page import UNSEEN
from pipeline.normalize.text import TEXTS_KEPT, comparison_key
from pipeline.normalize.unit import unit_in_name
from pipeline.normalize.year import find_years
from pipeline.parse.headings.role_words import known_roles, role_of, without_brackets

VALUE_ROLES = frozenset(
    {
        "baseline",
        "baseline_or_actual",
        "target",
        "final_target",
        "next_target",
        "actual",
        "previous_actual",
    }
)

TARGETS = frozenset({"target", "final_target", "next_target"})
NAME_ROLES = ("name", "name_if_alone", "item")
"""Roles of the column that names an indicator, the surest first."""
NARRATIVE_ROLES = frozenset({"plan", "outcome", "next_plan"})
STAGES = frozenset({"中間", "最終"})
"""Stages of a plan: an actual where they stand alone (策定時 | 中間 | 最終), not below another heading."""
READ_OVER = "passed_over"
"""The role of headings that are known and read over on purpose: 担当課, 予算額, 差."""
RATE = "achievement_rate"
"""The role of a heading 達成率."""

_ROLES_WITH_UNIT = VALUE_ROLES | {"name"}

_CUMULATIVE = ("累計", "延べ")


class Heading(NamedTuple):
    """What one heading cell, or the chain of cells over one column, means.

    `role` is a word of `knowledge/headings.toml` or None where it is not known; `text` is what is
    printed; `part` distinguishes columns of one role (男性, 女性). Below `is_budget` nothing is a
    figure of an indicator: 事業費 over 決算.
    """

    text: str
    role: str | None = None
    year: int | None = None
    unit: str | None = None
    domain: str | None = None
    cumulative: bool = False
    is_group: bool = False
    part: str | None = None
    is_budget: bool = False

    @property
    def is_known(self) -> bool:
        """Whether anything at all is understood of it."""
        return bool(self.role or self.year or self.domain or self.is_group)


UNREAD_YEAR = re.compile(rf"(?:[RHS]|令和|平成|昭和){UNSEEN}|{UNSEEN}年", re.IGNORECASE)
"""A year of which a digit cannot be read: its column must not take the year of the report instead."""


@cache
def _groups() -> frozenset[str]:
    return frozenset(comparison_key(word) for word in load("headings")["groups"]["words"])


@cache
def _budgets() -> frozenset[str]:
    return frozenset(comparison_key(word) for word in load("headings")["budgets"]["words"])


@cache
def _domains() -> dict[str, str]:
    return {
        comparison_key(word): domain
        for domain, entry in load("domains").items()
        for word in entry["headings"]
    }


@cache
def domain_words() -> tuple[str, ...]:
    """The words that open the heading of a domain, folded."""
    return tuple(_domains())


@cache
def _total_words() -> frozenset[str]:
    return frozenset(map(comparison_key, load("context")["total"]))


def is_total_label(text: str) -> bool:
    """Whether a text is the label of a total, however it is spaced: 合 計."""
    return comparison_key(text) in _total_words()


def domain_of(text: str) -> str | None:
    """The domain a heading opens, or None: 【行政のデジタル変革(DX)】… → 行政のDX."""
    bare = comparison_key(text).lstrip("【「『<[(■●◆○□・")
    if not bare.startswith(domain_words()):
        return None
    return next((domain for word, domain in _domains().items() if bare.startswith(word)), None)


@lru_cache(maxsize=TEXTS_KEPT)
def read_heading(printed: str, era: str | None = None) -> Heading:
    """What one heading cell means: 目標値（Ｒ６年度） → role target, year 2024.

    The year, the unit and reference marks are taken off; what is left must be a known word whole.
    """
    text = comparison_key(printed)
    year, bare = _without_years(text, era)
    domain = domain_of(text)
    role = None if domain else role_of(bare)
    return Heading(
        text,
        role,
        year,
        _unit(bare) if role in _ROLES_WITH_UNIT else None,
        domain,
        any(word in text for word in _CUMULATIVE),
        role is None and _is_group(bare),
        is_budget=without_brackets(bare) in _budgets(),
    )


def _unit(bare: str) -> str | None:
    """The unit a heading names; 指標名(単位) names none: each name below holds its own."""
    unit = unit_in_name(bare)
    return None if unit and known_roles().get(comparison_key(unit)) == "unit" else unit


def _is_group(bare: str) -> bool:
    return bare in _groups() or without_brackets(bare) in _groups()


def _without_years(text: str, era: str | None) -> tuple[int | None, str]:
    found = find_years(text, era)
    bare = text
    for place in reversed(found):
        bare = bare[: place.start] + bare[place.end :]
    return (fiscal_year(found[-1].year) if found else None), bare


def without_years(text: str, era: str | None = None) -> str:
    """A heading's letters and digits besides its years: empty where it is a year alone."""
    _, bare = _without_years(comparison_key(text), era)
    return "".join(letter for letter in bare if letter.isalnum())


def fiscal_year(year: FiscalYear | CalendarYear) -> int:
    """The Western year a year in a heading stands for: a bare R6 in a report means 令和６年度."""
    return year.begins if isinstance(year, FiscalYear) else year.number


def combined(chain: tuple[Heading, ...]) -> Heading:
    """What a column's chain of heading cells means together, from the top cell to the lowest."""
    known = [heading for heading in chain if heading.role]
    role, part = None, None
    if known:
        role = known[-1].role
        below = chain[chain.index(known[-1]) + 1 :]
        part = next((word.text for word in below if word.text and not word.is_known), None)
    if any(UNREAD_YEAR.search(heading.text) for heading in chain):
        role = None
    above = known[-2].role if role and len(known) > 1 else None
    if role == "year" and above in VALUE_ROLES:
        role = f"{above}_year"
    if above in VALUE_ROLES and known[-1].text.strip("()") in STAGES:
        role = above
    if role == "target" and above in {"final_target", "next_target"}:
        role = above
    is_budget = any(heading.is_budget for heading in chain)
    if is_budget and role in VALUE_ROLES:
        role = READ_OVER
    return Heading(
        " ".join(dict.fromkeys(heading.text for heading in chain if heading.text)),
        role,
        next((heading.year for heading in reversed(chain) if heading.year), None),
        next((heading.unit for heading in reversed(chain) if heading.unit), None),
        next((heading.domain for heading in reversed(chain) if heading.domain), None),
        any(heading.cumulative for heading in chain),
        part=part,
        is_budget=is_budget,
    )
