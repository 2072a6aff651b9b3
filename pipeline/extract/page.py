"""The marks of a page → the page as printed."""

from dataclasses import replace

from pipeline.extract.characters import each_once
from pipeline.extract.doubts import UNRELIABLE, doubts_of
from pipeline.extract.lines import lines_of
from pipeline.extract.tables import find_tables
from pipeline.extract.turning import reads_upwards, turned, turned_back
from pipeline.model.page import Doubt, Line, Marks, Page, PrintedTable


def printed_page(marks: Marks) -> Page:
    """The page as printed: its tables, the lines outside them, and what is in doubt.

    A page whose text is unreliable has lines, for a person to look at, but no table.
    """
    once = replace(marks, characters=tuple(each_once(marks.characters)))
    doubts = doubts_of(once)
    lines, tables = _turned_content(once, doubts)
    return Page(marks.number, round(marks.width, 2), round(marks.height, 2), lines, tables, doubts)


def _turned_content(
    marks: Marks, doubts: tuple[Doubt, ...]
) -> tuple[tuple[Line, ...], tuple[PrintedTable, ...]]:
    upwards = reads_upwards(marks.characters)
    if upwards is None:
        return _content(marks, doubts)
    lines, tables = _content(turned(marks, upwards=upwards), doubts)
    return turned_back(lines, tables, marks, upwards=upwards)


def _content(
    marks: Marks, doubts: tuple[Doubt, ...]
) -> tuple[tuple[Line, ...], tuple[PrintedTable, ...]]:
    """The lines and tables of a page whose text is upright."""
    if any(doubt.check in UNRELIABLE for doubt in doubts):
        return lines_of(marks.characters, ()), ()
    found = find_tables(marks)
    return lines_of(found.left_over, found.boxes), tuple(found.tables)
