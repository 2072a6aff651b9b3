"""A figure, or the mark that says why there is none."""

from decimal import Decimal
from enum import StrEnum
from typing import NamedTuple

from pipeline.model.year import CalendarYear, FiscalYear


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
