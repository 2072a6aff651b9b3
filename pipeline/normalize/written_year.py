"""Every year written in a text, of an era or Western, with or without month and day."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

import regex

from pipeline.knowledge import load
from pipeline.model.figure import FIRST_YEAR, LAST_YEAR
from pipeline.normalize.number import digit_by_digit, unsigned
from pipeline.normalize.pattern import Pattern
from pipeline.normalize.text import LetterTable, unify_characters

SMALL_NUMBER = r"(?:[0-9]{1,2}|元|[〇一二三四五六七八九十]{1,4})"
"""The year of an era, a month or a day: 6, 元, 三十一. Eras have had 64 years at most."""
YEAR = Pattern(
    rf"""
    (?= [FC西暦明大昭平令㍾㍽㍼㍻㋿MTSHR'] | (?<![0-9.,]) [0-9〇一二三四五六七八九十元] )
    (?: (?P<before>FY|CY|西暦|暦年)\s*+ )?+
    (?: (?P<era>明治|大正|昭和|平成|令和|[㍾㍽㍼㍻㋿]|(?<![A-Za-z0-9])[MTSHR]) [.]?+ \s*+ (?P<small>{SMALL_NUMBER})
      | (?<![0-9.,]) (?P<western>(?:18|19|20|21)[0-9]{{2}} | [一二][〇一二三四五六七八九]{{3}})
      | (?:'|(?<=FY|CY)) (?P<short>[0-9]{{2}})
      | (?<![0-9.,A-Za-z]) (?P<bare>{SMALL_NUMBER}) (?=\s*+年)
    ) (?! [0-9] | ,[0-9]{{3}} | (?!FY)[A-Za-z] )
    (?: \s*+ (?P<kind>会計年度|年度|暦年|年|FY)
        (?: (?<=年) \s*+ (?P<month>{SMALL_NUMBER}) \s*+ 月 (?: \s*+ (?P<day>{SMALL_NUMBER}) \s*+ 日 )?+ )?+
      | [.] (?P<month>[0-9]{{1,2}}) (?: [.] (?P<day>[0-9]{{1,2}}) )?+ (?! [0-9.] )
      | [/-] (?P<month>[0-9]{{1,2}}) (?: [/-] (?P<day>[0-9]{{1,2}}) )?+ (?! [0-9/-] | 年 )
    )?+
    """,
    regex.VERBOSE,
)
"""令和6年3月31日, R6, ㋿6年, 2024年度, FY2024, '24, R6.3.31, 2024/3/31, 6年度.

M, T, S, H and R begin no word there (MS2000), and a number with thousands is no year (2024,000).
"""
MAY_BE_YEAR = Pattern(
    "[明大昭平令㍾㍽㍼㍻㋿MTSHRY'年]|(?:1[89]|2[01])[0-9]{2}|[一二][〇一二三四五六七八九]{3}"
)
"""What every year has at least one of: a quick look before YEAR is tried."""
JOINER = Pattern(r"\s*+(?:～|~|-|－|−|–|→|から|及び|・|、|,|/)\s*+")
"""What is between two years of a range or a list, which share their era and kind: R2～6年度."""
SQUARED_ERAS = {"㍾": "明治", "㍽": "大正", "㍼": "昭和", "㍻": "平成", "㋿": "令和"}
FISCAL = ("年度", "会計年度", "FY")
CENTURY, FIRST_OF_1900S = 100, 70
"""'70 to '99 are years of the 1900s, as in POSIX dates (69 there); no report looks beyond 2069."""
LEAST_ALONE = 10
"""M, T or S and a smaller number (T5, S9) is a size or a code, unless 年 follows."""
APRIL = 4
"""The month in which a fiscal year begins (財政法第11条, 地方自治法第208条)."""

Groups = Mapping[str, str | None]
"""The groups of `YEAR`, and the text of each."""


class WrittenYear(NamedTuple):
    """A year as it is written.

    `kind` is 年度, 年 or nothing; a date is 年度, the one its day lies in. `before_first` is the
    Western year before the first of its era. `is_certain` is false for a bare 28年 or 2024, which
    may be something else.
    """

    number: int
    kind: str
    before_first: int
    is_certain: bool
    start: int
    end: int


def read_day(text: str) -> date | None:
    """The day that the whole text is, or None.

    >>> read_day("令和７年３月31日"), read_day("令和７年３月")
    (datetime.date(2025, 3, 31), None)
    """
    match = YEAR.fullmatch(same_length(text).strip())
    groups = match.groupdict() if match else {}
    if not groups.get("day"):
        return None
    counted = _western_year(groups) or _year_of_era(groups, None)
    return _day(counted[0], groups["month"] or "", groups["day"] or "") if counted else None


def _unified_or_same(character: str) -> str:
    plain = "'" if character in "’‘`´′" else unify_characters(character)
    return plain if len(plain) == 1 else character


_UNIFIED = LetterTable(_unified_or_same)


def same_length(text: str) -> str:
    """The text with unified characters where one replaces one, so that offsets stay true."""
    return text if text.isascii() else _UNIFIED.apply(text)


@cache
def eras() -> dict[str, int]:
    """The Western year before the first of each era, by the era's name, its square, its letter."""
    listed = load("eras")["era"]
    by_name: dict[str, int] = {era["name"]: era["before"] for era in listed}
    squares = {square: by_name[name] for square, name in SQUARED_ERAS.items()}
    return by_name | squares | {era["letter"]: era["before"] for era in listed}


def written_years(text: str, era: str | None = None) -> Iterator[WrittenYear]:
    """Each year in the text, in order. A bare 6年度 counts in `era`, or as the R2 of R2～6年度."""
    return years_of_line(same_length(text), era)


def years_of_line(line: str, era: str | None = None) -> Iterator[WrittenYear]:
    """As `written_years`, of a text with unified characters."""
    if not MAY_BE_YEAR.search(line):
        return
    last: WrittenYear | None = None
    for match in YEAR.finditer(line):
        is_joined = last is not None and JOINER.fullmatch(line, last.end, match.start()) is not None
        before_first = last.before_first if last and is_joined else eras().get(era or "")
        if year := _year(match, before_first, is_joined=is_joined):
            yield year
            last = year


def _year(
    match: regex.Match[str], before_first: int | None, *, is_joined: bool
) -> WrittenYear | None:
    groups = match.groupdict()
    counted = _western_year(groups) or _year_of_era(groups, before_first)
    if counted is None:
        return None
    number, before_first = counted
    kind = _kind(groups)
    is_certain = bool(groups["era"] or groups["short"] or groups["before"] or kind == "年度")
    if groups["month"]:
        fiscal_year = _fiscal_year_of_day(number, groups["month"], groups["day"])
        if fiscal_year is None or (not groups["kind"] and not groups["day"] and not groups["era"]):
            return None
        number, kind, is_certain = fiscal_year, "年度", True
    if not FIRST_YEAR <= number <= LAST_YEAR:
        return None
    is_certain = is_certain or (is_joined and groups["bare"] is not None)
    is_certain = is_certain or (groups["western"] is not None and kind == "年")
    return WrittenYear(number, kind, before_first, is_certain, match.start(), match.end())


def _western_year(groups: Groups) -> tuple[int, int] | None:
    """The Western year, and the one that its century counts from: 2024 and 2000."""
    if written := groups["western"]:
        year = int(digit_by_digit(written) or written)
    elif groups["short"]:
        short = int(groups["short"])
        year = short + (1900 if short >= FIRST_OF_1900S else 2000)
    else:
        return None
    return year, year - year % CENTURY


def _year_of_era(groups: Groups, before_first: int | None) -> tuple[int, int] | None:
    """The Western year of a year of an era, and the one before the first of the era."""
    if groups["era"]:
        before_first = eras()[groups["era"]]
    count = _small_number(groups["small"] or groups["bare"] or "")
    is_letter_alone = (
        groups["era"] in ("M", "T", "S") and not groups["kind"] and count < LEAST_ALONE
    )
    if before_first is None or not 0 < count < CENTURY or is_letter_alone:
        return None
    return before_first + count, before_first


def _kind(groups: Groups) -> str:
    """年度, 年 or nothing."""
    if groups["kind"] in FISCAL or groups["before"] == "FY":
        return "年度"
    return "年" if groups["kind"] or groups["before"] in ("CY", "暦年") else ""


def _fiscal_year_of_day(year: int, month: str, day: str | None) -> int | None:
    written = _day(year, month, day or "1")
    return None if written is None else written.year - (written.month < APRIL)


def _day(year: int, month: str, day: str) -> date | None:
    try:
        return date(year, _small_number(month), _small_number(day))
    except ValueError:
        return None


def _small_number(written: str) -> int:
    """The number of a year of an era, a month or a day; 0 where it is none."""
    if written == "元":
        return 1
    return int(written) if written.isdecimal() else int(unsigned(written) or 0)
