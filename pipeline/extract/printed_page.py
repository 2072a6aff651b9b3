"""The marks of a page → the page as printed."""

from dataclasses import replace
from typing import NamedTuple

from pipeline.extract.page.characters import each_once
from pipeline.extract.page.rotation import quarter_turns, turned, turned_back
from pipeline.extract.page.segments import lines_of
from pipeline.extract.page.text_health import UNRELIABLE, doubts_of
from pipeline.extract.page.text_lines import text_as_drawn
from pipeline.extract.tables.finder import find_tables
from pipeline.model.page import Doubt, Line, Marks, Page, PrintedTable


class Content(NamedTuple):
    """The lines and tables of a page, and what finding them put in doubt."""

    lines: tuple[Line, ...]
    tables: tuple[PrintedTable, ...]
    doubts: tuple[Doubt, ...]


def printed_page(marks: Marks) -> Page:
    """The page as printed: its tables, the lines outside them, and what is in doubt.

    A page whose text is unreliable has lines, for a person to look at, but no table.
    """
    once = replace(marks, characters=tuple(each_once(marks.characters)))
    doubts = doubts_of(once)
    turns = quarter_turns(once.characters)
    upright = turned(once, turns) if turns else once
    content = _content(upright, doubts)
    if turns:
        lines, tables = turned_back(content.lines, content.tables, upright, turns)
        content = content._replace(lines=lines, tables=tables)
    return Page(
        marks.number,
        round(marks.width, 2),
        round(marks.height, 2),
        content.lines,
        content.tables,
        doubts + content.doubts,
        text_as_drawn(upright.characters),
    )


def _content(marks: Marks, doubts: tuple[Doubt, ...]) -> Content:
    """The lines and tables of a page whose text is upright."""
    if any(doubt.check in UNRELIABLE for doubt in doubts):
        return Content(lines_of(marks.characters, ()), (), ())
    found = find_tables(marks)
    seen = f"{found.cut} characters in tables stand over a border of their cell"
    more = (Doubt("text_over_border", seen),) if found.cut else ()
    return Content(lines_of(found.left_over, found.boxes), tuple(found.tables), more)
