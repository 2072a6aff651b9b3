"""The content of a page as a reader found it → the page as printed."""

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline.extract.page.characters import each_once, is_bare_figure
from pipeline.extract.page.geometry import rounded
from pipeline.extract.page.rotation import quarter_turns, turned, turned_back
from pipeline.extract.page.segments import lines_of
from pipeline.extract.page.text_health import doubts_of
from pipeline.extract.page.text_lines import text_as_drawn
from pipeline.extract.picture.drawn_ink import drawn_ink
from pipeline.extract.picture.grey_picture import Picture
from pipeline.extract.picture.ink import COARSE, DrawPage, seen_content
from pipeline.extract.picture.marked_content import marked_content
from pipeline.extract.picture.pictured_tables import drawn_tables, is_blank
from pipeline.extract.picture.places_of_figures import unruled_cells
from pipeline.extract.picture.unseen import with_unseen
from pipeline.extract.tables.finder import find_tables
from pipeline.extract.tables.tags import merged_cells
from pipeline.model.page import (
    UNRELIABLE,
    UNSEEN,
    Box,
    Doubt,
    Line,
    Page,
    PageContent,
    PrintedTable,
)


class LinesAndTables(NamedTuple):
    """The lines, tables and other boxes of a page, and what finding them put in doubt."""

    lines: tuple[Line, ...]
    tables: tuple[PrintedTable, ...]
    doubts: tuple[Doubt, ...]
    boxes: tuple[Box, ...] = ()


ReadScan = Callable[[Page, DrawPage], Page]
"""Reads a page by text recognition: the page as found without it, and what draws its picture."""
FIGURES_ALONE = 3
"""So many lines that are a figure and nothing else may be a table without rules.

Of 267 pages at hand 247 are read twice with 2 to 4, 250 with 1, 246 with 6."""


def printed_page(content: PageContent, draw: DrawPage = lambda *_: None) -> Page:
    """The page as printed: its tables, the lines outside them, and the doubts about its text.

    `draw` gives the picture of a page by its number: where the page holds figures, what it reads is
    what the picture shows. A page whose text is unreliable has lines, for a person to look at, but
    no table.
    """
    page = _page_of_text(content)
    picture = draw(content.number, COARSE) if holds_figures(page) else None
    if picture is not None and picture.tagged:
        content = replace(content, tagged=picture.tagged)
        page = _page_of_text(content)
    if picture is not None:
        return _page_as_seen(content, page, draw, picture)
    return _with_drawn_tables(page, content, draw)


def _page_as_seen(content: PageContent, page: Page, draw: DrawPage, picture: Picture) -> Page:
    """The page by its text, corrected by what its picture shows."""
    marked = marked_content(content, picture)
    seen = seen_content(marked.content, draw)
    shown = seen or marked.content
    # Letters that the PDF itself does not know read like UNSEEN; where it has none, all are ours.
    ours = "" if UNSEEN in page.text else UNSEEN
    if shown is not content:
        page = _page_of_text(shown, ours)
    ink = _ink_of(page, shown, draw, marked.known)
    if unread := (*ink, *marked.unread):
        page = _page_of_text(with_unseen(shown, unread), ours)
    page = replace(page, is_seen=seen is not None, annotated=marked.read, drawn=ink)
    page = _with_drawn_tables(page, shown, draw, known=(*marked.known, *ink))
    return replace(page, doubts=page.doubts + marked.doubts)


def _with_drawn_tables(
    page: Page, content: PageContent, draw: DrawPage, known: Sequence[Box] = ()
) -> Page:
    """The page with the tables that are drawn on it, each a doubt; a blank page has no doubt.

    `known` is where ink is accounted for already.
    """
    if any(doubt.check == "no_text" for doubt in page.doubts) and is_blank(content, draw):
        return replace(page, doubts=())
    found = list(drawn_tables(content, draw, known, is_drawn=page.is_seen))
    return replace(
        page,
        doubts=(*page.doubts, *(one.doubt for one in found)),
        pictured=tuple(one.box for one in found if one.box),
    )


def _ink_of(
    page: Page, content: PageContent, draw: DrawPage, known: Sequence[Box]
) -> tuple[Box, ...]:
    """Where something is drawn in cells of the page that is not text.

    Not of a page whose text is turned: its signs would be looked for on the wrong side. Not of one
    that a picture covers, which has ink everywhere.
    """
    is_pictured = any(doubt.check == "text_over_picture" for doubt in page.doubts)
    unruled = unruled_cells(page.lines)
    if is_pictured or not (page.tables or unruled) or quarter_turns(content.text_runs):
        return ()
    return tuple(drawn_ink(content, page.tables, draw, known, unruled))


def holds_figures(page: Page) -> bool:
    """Whether a table of the page holds a digit, or so many figures stand alone in a line."""
    cells = (cell.text for table in page.tables for cell in table.cells)
    return any(letter.isdecimal() for text in cells for letter in text) or (
        sum(is_bare_figure(line.text) for line in page.lines) >= FIGURES_ALONE
    )


def _page_of_text(content: PageContent, ours: str = "") -> Page:
    """The page by its text alone; nothing is in doubt for the letters that are `ours`."""
    once = replace(content, text_runs=tuple(each_once(content.text_runs)))
    doubts = doubts_of(_without(once, ours) if ours else once)
    turns = quarter_turns(once.text_runs)
    upright = turned(once, turns) if turns else once
    found = _lines_and_tables(upright, doubts)
    if turns:
        lines, tables = turned_back(found.lines, found.tables, upright, turns)
        found = found._replace(lines=lines, tables=tables)
    return Page(
        content.number,
        round(content.width, 2),
        round(content.height, 2),
        found.lines,
        found.tables,
        doubts + found.doubts,
        text_as_drawn(upright.text_runs),
        boxes=() if turns else found.boxes,
    )


def _without(content: PageContent, letters: str) -> PageContent:
    runs = tuple(one for one in content.text_runs if one.text.strip(letters))
    bare = (one._replace(text=one.text.replace(letters, "")) for one in runs)
    return replace(content, text_runs=tuple(bare))


def _lines_and_tables(content: PageContent, doubts: tuple[Doubt, ...]) -> LinesAndTables:
    """The lines and tables of a page whose text is upright."""
    if any(doubt.check in UNRELIABLE for doubt in doubts):
        return LinesAndTables(lines_of(content.text_runs, ()), (), ())
    found = find_tables(content)
    seen = f"{found.cut} characters in tables stand over a border of their cell"
    merged = merged_cells(found.tables, content.tagged, content.text_runs)
    more = (
        *((Doubt("text_over_border", seen),) if found.cut else ()),
        *((Doubt("tags_differ", "; ".join(merged)),) if merged else ()),
    )
    lines = lines_of(found.left_over, found.boxes)
    return LinesAndTables(lines, tuple(found.tables), more, tuple(map(rounded, found.boxes)))
