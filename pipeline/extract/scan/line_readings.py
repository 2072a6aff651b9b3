"""What was read on the picture of a page, before anything is believed."""

from typing import NamedTuple

from pipeline.model.page import Box, Ruling


class Recognised(NamedTuple):
    """A line of text, and how sure the recogniser is of its least sure letter, 0 to 1."""

    text: str
    sureness: float


class LineReading(NamedTuple):
    """One line of text as each reading gives it.

    `first` reads the picture in grey, `second` the same in black and white, both by one recogniser;
    `third` is another recogniser's, None where it was not asked. `sureness` is the least that the
    recogniser gives to any letter of `first`, 0 to 1. `shape` is the width of its ink for a height
    of 1, `spots` in how many pieces that ink is; `in_cell` says whether it stands in a cell of a table.
    """

    box: Box
    first: str
    second: str
    third: str | None
    sureness: float
    shape: float
    spots: int
    in_cell: bool


class PageReadings(NamedTuple):
    """The rules and lines of one page, or of a picture on it, in points.

    `loose` are grids with straight ink in many cells that is not a rule of them: their rows or columns
    may be wrong.
    `is_cut_off` says that the time ran out before all lines were read.
    """

    area: Box
    rulings: tuple[Ruling, ...]
    lines: tuple[LineReading, ...]
    loose: tuple[Box, ...] = ()
    is_cut_off: bool = False
