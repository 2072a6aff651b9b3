"""What a report prints besides its records: the words, rates and second readings checks compare."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from pipeline.model.page import Box
from pipeline.model.rate_formula import Formula, RateFigures
from pipeline.model.vocabulary import Direction, Role

CellPlace = tuple[int, int, int]
"""Table, row and column of a cell, as `cells` counts them."""
ValuePlace = tuple[int, int]
"""kpi_no and value_no of a figure."""


class Shares(NamedTuple):
    """The percentages of the target a mark stands for: from `lowest` on, `below` the other."""

    lowest: Decimal | None
    below: Decimal | None


class Cues(NamedTuple):
    """Which way is better for an indicator by what the report states, its name, plan, status, rates.

    `stated` is by the bounds of its targets (20以下) or a column 方向性; None where a thing does not
    show it. `is_far_down`: of a plan of two figures less than half is to be left. `is_doubted`: the
    status is that of a plain comparison, actual above target, and so may be all of the report.
    """

    stated: Direction | None = None
    name: Direction | None = None
    plan: Direction | None = None
    status: Direction | None = None
    rates: Direction | None = None
    is_far_down: bool = False
    is_doubted: bool = False


class StatusWords(NamedTuple):
    """What is printed beside a status: a percentage, or a distance in points where `is_distance`."""

    number: Decimal
    is_distance: bool
    is_signed: bool


class Fraction(NamedTuple):
    """The parts a percentage is computed from, 88校／90校; None where one is not a number."""

    part: Decimal | None
    whole: Decimal | None


class PrintedRate(NamedTuple):
    """A percentage in a column 達成率, and the figures it may be computed from.

    `name` is what its heading calls it. `candidates` are the figures of the year it is for; of all
    years of the row, where that is not known. `places` are the target and actual of each.
    """

    kpi_no: int
    name: str
    place: CellPlace
    printed: str
    value: Decimal
    candidates: tuple[RateFigures, ...]
    places: tuple[ValuePlace, ...]


class TextFigures(NamedTuple):
    """The figures of one indicator as the running text has them, and the text of each."""

    figures: tuple[tuple[Role, int | None, Decimal | None], ...]
    texts: tuple[str, ...]


class ComparedCell(NamedTuple):
    """One cell and its text as each reader has it; None where a reader has no such cell.

    `agree` says whether both read the same, but for spaces and the several codes of one character.
    """

    page: int
    box: Box
    first: str | None
    second: str | None
    agree: bool


@dataclass(frozen=True, slots=True)
class Evidence:
    """What the printed cells of the records say besides the records.

    `heading_roles` is what each heading cell of a table of indicators means; `rates` the
    percentages under headings 達成率; `formulas` those that give the most of them, by the name of
    the rate; `fractions` the parts printed beside a figure; `with_commas` what a figure after 億 or
    万 is if its points are commas. By kpi_no: `status_words` is what is printed beside a status,
    `cues` which way is better by each of the things that show it. `achieved_from` is the share of
    the target, in percent, from which the report calls it achieved.
    """

    heading_roles: Mapping[CellPlace, str] = field(default_factory=dict)
    rates: tuple[PrintedRate, ...] = ()
    formulas: Mapping[str, tuple[Formula, ...]] = field(default_factory=dict)
    fractions: Mapping[ValuePlace, Fraction] = field(default_factory=dict)
    with_commas: Mapping[ValuePlace, Decimal | None] = field(default_factory=dict)
    status_words: Mapping[int, StatusWords] = field(default_factory=dict)
    cues: Mapping[int, Cues] = field(default_factory=dict)
    achieved_from: Decimal = Decimal(100)
