"""Years as values: the fiscal or calendar year a text is, or each one that is written in it."""

from collections import Counter
from datetime import date
from functools import cache, lru_cache
from typing import NamedTuple

from pipeline.knowledge import load
from pipeline.model.figure import CalendarYear, FiscalYear
from pipeline.normalize.pattern import Pattern
from pipeline.normalize.text import TEXTS_KEPT
from pipeline.normalize.written_year import (
    APRIL,
    JOINER,
    YEAR,
    WrittenYear,
    eras,
    same_length,
    written_years,
    years_of_line,
)

LONGEST = 60
"""Characters of a text that may be a year; longer ones are sentences, and cost time."""
OPEN, CLOSE = tuple("([〔【"), tuple(")]〕】")
ENDINGS = ("値", "年度", "年")
"""How a heading may end right above a bare 2024: 目標値, 基準年度."""
SEPARATORS = "～~→、/ \u3000\n"
"""What separates a bare 2024 from the words around it."""
OPENS_SAME_YEAR = Pattern(r"\s*+[(〔\[]\s*+(?:西暦|和暦)?+(?:で|は)?+\s*+")
"""What is between the two forms of one year: 令和6(西暦2024)年."""
CLOSES_SAME_YEAR = Pattern(r"\s*+[)〕\]]\s*+(?P<kind>年度|年)?+")


class FoundYear(NamedTuple):
    """A year and its place in the text it was found in."""

    year: FiscalYear | CalendarYear
    start: int
    end: int


def fiscal(year: FiscalYear | CalendarYear | date) -> FiscalYear:
    """The fiscal year a day lies in, or the one that bears a calendar year's number.

    >>> fiscal(date(2025, 3, 31))
    FiscalYear(begins=2024)
    """
    if isinstance(year, date):
        return FiscalYear(year.year - (year.month < APRIL))
    return FiscalYear(year.number) if isinstance(year, CalendarYear) else year


@lru_cache(maxsize=TEXTS_KEPT)
def read_year(text: str, era: str | None = None) -> FiscalYear | CalendarYear | None:
    """The year that the whole text is, or None.

    年度, a date and a short form (R6, '24, 2024) are fiscal years, 年 and 暦年 calendar years; a
    date is the fiscal year it lies in. `era` (令和 or R) is the era of a bare 6年度.

    >>> read_year("令和7年3月31日現在"), read_year("令和６年")
    (FiscalYear(begins=2024), CalendarYear(number=2024))
    """
    line = same_length(text).strip()
    if len(line) > LONGEST:
        return None
    if line.startswith(OPEN) and line.endswith(CLOSE):
        line = line[1:-1].strip()
    found = _merged_years(line, list(years_of_line(line, era))) if YEAR.match(line) else []
    if len(found) != 1 or found[0].start != 0:
        return None
    after = "".join(line[found[0].end :].split())
    return _fiscal_or_calendar(found[0]) if after in ends_of_year() else None


@cache
def ends_of_year() -> frozenset[str]:
    """What may follow a year that is the whole of a text: 2024分 is the part for that year."""
    return frozenset(("", *load("eras")["around"]["end"]))


@lru_cache(maxsize=TEXTS_KEPT)
def find_years(text: str, era: str | None = None) -> tuple[FoundYear, ...]:
    """Every year in the text, in order, with offsets into it: both ends of R2～R6.

    Left out are numbers that may be something else: 2024件, 3年間.
    """
    line = same_length(text)
    years = list(years_of_line(line, era))
    if not years:
        return ()
    return tuple(
        FoundYear(_fiscal_or_calendar(year), year.start, year.end)
        for year in _merged_years(line, years)
        if year.is_certain or _is_year_by_context(line, year)
    )


def document_era(text: str) -> str | None:
    """The era a document counts its years in, as 令和: the one it writes most, or None."""
    names = {era["before"]: era["name"] for era in load("eras")["era"]}
    counted = Counter(
        names[year.before_first]
        for year in written_years(text)
        if year.is_certain and year.before_first in names
    )
    return max(counted, key=lambda era: (counted[era], eras()[era]), default=None)


def _fiscal_or_calendar(year: WrittenYear) -> FiscalYear | CalendarYear:
    return CalendarYear(year.number) if year.kind == "年" else FiscalYear(year.number)


def _merged_years(text: str, years: list[WrittenYear]) -> list[WrittenYear]:
    """The years with 令和6(2024)年度 as one, and with the kind a range shares: R2～6年 is two 年."""
    merged: list[WrittenYear] = []
    for year in years:
        last = merged[-1] if merged else None
        same = _one_year(text, last, year) if last else None
        if last and same:
            merged[-1] = same
        else:
            if last and not last.kind and JOINER.fullmatch(text, last.end, year.start):
                merged[-1] = last._replace(kind=year.kind, is_certain=year.is_certain)
            merged.append(year)
    return merged


def _one_year(text: str, first: WrittenYear, second: WrittenYear) -> WrittenYear | None:
    """The one year that two forms next to each other are, or None: 令和6(2024)年度, R6/2024."""
    if first.number != second.number:
        return None
    if JOINER.fullmatch(text, first.end, second.start):
        return second._replace(start=first.start, kind=second.kind or first.kind)
    closed = CLOSES_SAME_YEAR.match(text, second.end)
    if closed is None or not OPENS_SAME_YEAR.fullmatch(text, first.end, second.start):
        return None
    kind = closed["kind"] or first.kind or second.kind
    return first._replace(kind=kind, is_certain=True, end=closed.end())


def _is_year_by_context(text: str, year: WrittenYear) -> bool:
    """Whether 6年 is alone in brackets, or a bare 2024 is next to a heading word or alone."""
    before, after = text[: year.start], text[year.end :]
    is_enclosed = before.rstrip().endswith(OPEN) and after.lstrip().startswith(CLOSE)
    if year.kind:
        return is_enclosed
    words = _heading_words()
    is_free_before = not before or before.endswith((*words, *OPEN, *CLOSE, *SEPARATORS, *ENDINGS))
    return is_free_before and (not after or after.startswith((*words, *CLOSE, *SEPARATORS)))


@cache
def _heading_words() -> tuple[str, ...]:
    return tuple(load("eras")["around"]["headings"])
