"""What a report prints besides its records: the words, rates and second readings checks compare."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import NamedTuple

from pipeline.model.page import Box
from pipeline.model.vocabulary import Direction, Role

CellPlace = tuple[int, int, int]
"""Table, row and column of a cell, as `cells` counts them."""
ValuePlace = tuple[int, int]
"""kpi_no and value_no of a figure."""


class Shares(NamedTuple):
    """The percentages of the target a mark stands for: from `lowest` on, `below` the other."""

    lowest: Decimal | None
    below: Decimal | None


class StatusWords(NamedTuple):
    """What is printed beside a status: a percentage, or a distance in points where `is_distance`."""

    number: Decimal
    is_distance: bool
    is_signed: bool


class Fraction(NamedTuple):
    """The parts a percentage is computed from, 88校／90校; None where one is not a number."""

    part: Decimal | None
    whole: Decimal | None


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
    percentage in each cell under a heading 達成率, None where it is not one; `fractions` the parts
    printed beside a figure; `with_commas` what a figure after 億 or 万 is if its points are
    commas; `status_words` what is printed beside a status and `stated_directions` which way is
    better by the bounds of the targets or the name, both by kpi_no.
    """

    heading_roles: Mapping[CellPlace, str] = field(default_factory=dict)
    rates: Mapping[CellPlace, Decimal | None] = field(default_factory=dict)
    fractions: Mapping[ValuePlace, Fraction] = field(default_factory=dict)
    with_commas: Mapping[ValuePlace, Decimal | None] = field(default_factory=dict)
    status_words: Mapping[int, StatusWords] = field(default_factory=dict)
    stated_directions: Mapping[int, Direction] = field(default_factory=dict)
