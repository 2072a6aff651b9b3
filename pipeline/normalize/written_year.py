"""Every year that stands in a text, of an era or Western, with or without month and day."""

from collections.abc import Iterator, Mapping
from datetime import date
from functools import cache
from typing import NamedTuple

import regex

from pipeline.knowledge import load
from pipeline.model.figure import FIRST_YEAR, LAST_YEAR
from pipeline.normalize.number import digit_by_digit, unsigned
from pipeline.normalize.pattern import Pattern
from pipeline.normalize.text import Letters, legible

SMALL = r"(?:[0-9]{1,2}|元|[〇一二三四五六七八九十]{1,4})"
YEAR = Pattern(
    rf"""
    (?= [FC西暦明大昭平令㍾㍽㍼㍻㋿MTSHR'] | (?<![0-9.,]) [0-9〇一二三四五六七八九十元] )
    (?: (?P<before>FY|CY|西暦|暦年)\s*+ )?+
    (?: (?P<era>明治|大正|昭和|平成|令和|[㍾㍽㍼㍻㋿]|(?<![A-Za-z0-9])[MTSHR]) [.]?+ \s*+ (?P<small>{SMALL})
      | (?<![0-9.,]) (?P<western>(?:18|19|20|21)[0-9]{{2}} | [一二][〇一二三四五六七八九]{{3}})
      | (?:'|(?<=FY|CY)) (?P<short>[0-9]{{2}})
      | (?<![0-9.,A-Za-z]) (?P<bare>{SMALL}) (?=\s*+年)
    ) (?! [0-9] | ,[0-9]{{3}} | (?!FY)[A-Za-z] )
    (?: \s*+ (?P<kind>会計年度|年度|暦年|年|FY)
        (?: (?<=年) \s*+ (?P<month>{SMALL}) \s*+ 月 (?: \s*+ (?P<day>{SMALL}) \s*+ 日 )?+ )?+
      | [.] (?P<month>[0-9]{{1,2}}) (?: [.] (?P<day>[0-9]{{1,2}}) )?+ (?! [0-9.] )
      | [/-] (?P<month>[0-9]{{1,2}}) (?: [/-] (?P<day>[0-9]{{1,2}}) )?+ (?! [0-9/-] | 年 )
    )?+
    """,
    regex.VERBOSE,
)
MAY_BE_YEAR = Pattern(
    "[明大昭平令㍾㍽㍼㍻㋿MTSHRY'年]|(?:1[89]|2[01])[0-9]{2}|[一二][〇一二三四五六七八九]{3}"
)
"""What no year is written without."""
JOINER = Pattern(r"\s*+(?:～|~|-|－|−|–|→|から|及び|・|、|,|/)\s*+")
SQUARED_ERAS = {"㍾": "明治", "㍽": "大正", "㍼": "昭和", "㍻": "平成", "㋿": "令和"}
FISCAL = ("年度", "会計年度", "FY")
CENTURY, PIVOT = 100, 70

Said = Mapping[str, str | None]
"""The groups of `YEAR`, and what stands in them."""


class Written(NamedTuple):
    """A year as it stands.

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


def _one_for_one(character: str) -> str:
    plain = "'" if character in "’‘`´′" else legible(character)
    return plain if len(plain) == 1 else character


_ONE_FOR_ONE = Letters(_one_for_one)


def same_length(text: str) -> str:
    """The text in legible characters where that moves none: offsets hold."""
    return text if text.isascii() else _ONE_FOR_ONE.written(text)


@cache
def eras() -> dict[str, int]:
    """The Western year before the first of each era, by the era's name, its square, its letter."""
    listed = load("eras")["era"]
    by_name: dict[str, int] = {era["name"]: era["before"] for era in listed}
    squares = {square: by_name[name] for square, name in SQUARED_ERAS.items()}
    return by_name | squares | {era["letter"]: era["before"] for era in listed}


def written_years(text: str, era: str | None = None) -> Iterator[Written]:
    """Each year in the text, in order. A bare 6年度 counts in `era`, or as the R2 of R2～6年度."""
    return years_of_line(same_length(text), era)


def years_of_line(line: str, era: str | None = None) -> Iterator[Written]:
    """As `written_years`, of a text whose letters are legible."""
    if not MAY_BE_YEAR.search(line):
        return
    last: Written | None = None
    for match in YEAR.finditer(line):
        is_joined = last is not None and JOINER.fullmatch(line, last.end, match.start()) is not None
        before_first = last.before_first if last and is_joined else eras().get(era or "")
        if year := _year(match, before_first, is_joined=is_joined):
            yield year
            last = year


def _year(match: regex.Match[str], before_first: int | None, *, is_joined: bool) -> Written | None:
    said = match.groupdict()
    counted = _western(said) or _of_era(said, before_first)
    if counted is None:
        return None
    number, before_first = counted
    kind = _kind(said)
    is_certain = bool(said["era"] or said["short"] or said["before"] or kind == "年度")
    if said["month"]:
        lies_in = _fiscal_year_of_day(number, said["month"], said["day"])
        if lies_in is None or (not said["kind"] and not said["day"] and not said["era"]):
            return None
        number, kind, is_certain = lies_in, "年度", True
    if not FIRST_YEAR <= number <= LAST_YEAR:
        return None
    is_certain = is_certain or (is_joined and said["bare"] is not None)
    is_certain = is_certain or (said["western"] is not None and kind == "年")
    return Written(number, kind, before_first, is_certain, match.start(), match.end())


def _western(said: Said) -> tuple[int, int] | None:
    if written := said["western"]:
        year = int(digit_by_digit(written) or written)
    elif said["short"]:
        short = int(said["short"])
        year = short + (1900 if short >= PIVOT else 2000)
    else:
        return None
    return year, year - year % CENTURY


def _of_era(said: Said, before_first: int | None) -> tuple[int, int] | None:
    if said["era"]:
        before_first = eras()[said["era"]]
    count = _count(said["small"] or said["bare"] or "")
    is_letter_alone = said["era"] in ("M", "T", "S") and not said["kind"] and count < 10
    if before_first is None or not 0 < count < CENTURY or is_letter_alone:
        return None
    return before_first + count, before_first


def _kind(said: Said) -> str:
    if said["kind"] in FISCAL or said["before"] == "FY":
        return "年度"
    return "年" if said["kind"] or said["before"] in ("CY", "暦年") else ""


def _fiscal_year_of_day(year: int, month: str, day: str | None) -> int | None:
    try:
        written = date(year, _count(month), _count(day or "1"))
    except ValueError:
        return None
    return written.year - (written.month < 4)


def _count(written: str) -> int:
    if written == "元":
        return 1
    return int(written) if written.isdecimal() else int(unsigned(written) or 0)
