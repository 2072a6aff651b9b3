"""Years: a fiscal year (年度, April to March) and a calendar year (年) are different things."""

from dataclasses import dataclass

FIRST_YEAR, LAST_YEAR = 1868, 2199
"""Between which years, 明治元年 being the first, a number can be a year at all."""


@dataclass(frozen=True, slots=True, order=True)
class FiscalYear:
    """The Japanese fiscal year that begins on 1 April of `begins`: 令和６年度 is 2024."""

    begins: int

    def __str__(self) -> str:
        return f"{self.begins}年度"


@dataclass(frozen=True, slots=True, order=True)
class CalendarYear:
    """The calendar year `number`: 令和６年 is 2024."""

    number: int

    def __str__(self) -> str:
        return f"{self.number}年"
