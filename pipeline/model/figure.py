"""A figure as it is read, the mark that says why there is none, and the years it may be of."""

from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

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


class Mark(StrEnum):
    """Why a cell holds no figure."""

    NOT_APPLICABLE = "not_applicable"
    PENDING = "pending"
    NONE = "none"
    WORDS = "words"
    BLANK = "blank"
    UNREADABLE = "unreadable"


class Qualifier(StrEnum):
    """The bound or shade printed with a figure: 以上, 以下・以内, 超, 未満, 約・程度."""

    AT_LEAST = "at_least"
    AT_MOST = "at_most"
    MORE_THAN = "more_than"
    LESS_THAN = "less_than"
    ABOUT = "about"


class Piece(NamedTuple):
    """One piece of the printed text and what it was taken for: ("百万", "scale")."""

    text: str
    meaning: str


class Quantity(NamedTuple):
    """One figure read whole, or the mark that says why there is none.

    `value` and `upper` (the upper end of a range) are exact, in base units of `unit`: 275万PV is
    2750000 PV, 73.7% is 73.7 %. `company` is what stood in brackets beside the figure
    (98％（88校／90校）), `part` the word that tells two figures of one cell apart (国際, 地域),
    `year` the year printed with the figure itself. `role` is set only where one cell holds
    baseline and target (なし → 設置). `printed` is the text as it was given.
    """

    printed: str
    value: Decimal | None = None
    upper: Decimal | None = None
    unit: str | None = None
    qualifier: Qualifier | None = None
    cumulative: bool = False
    mark: Mark | None = None
    part: str | None = None
    company: str | None = None
    year: FiscalYear | CalendarYear | None = None
    role: str | None = None
    pieces: tuple[Piece, ...] = ()
