"""A page → the page with its tables without rulings, found by what their headings mean.

A table is a row of heading words side by side, and text under them. What does not fit the columns
ends the table; what is not clear is not taken for a table.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import dropwhile, pairwise
from typing import NamedTuple

from pipeline.model.page import Box, Line, Page, PrintedTable
from pipeline.normalize.pattern import Pattern
from pipeline.normalize.quantity.quantities import is_figure
from pipeline.parse.headings.lexicon import domain_of
from pipeline.parse.headings.numbering import read_numbered
from pipeline.parse.unruled.heading_line import Headings, headings_at, is_left_over
from pipeline.parse.unruled.line_pieces import gap_between, strips
from pipeline.parse.unruled.text_columns import (
    ACROSS,
    Placed,
    column_boxes,
    column_of,
    has_figures,
    has_row,
    loses_figures,
    placed_in_columns,
)
from pipeline.parse.unruled.text_rows import is_near, is_sound, printed_table, rows_of

FAR_BELOW, FARTHEST = 2.5, 6.0
"""Sizes of its letters a line may be below the row above it; a whole row, with name and figures.

From 2.5 to 5, and from 3 to 12, all pages at hand are read alike (an edition and a case have such
tables); at 1.25 the rows below a heading between rows are lost (tests/parse/test_aligned.py).
"""
NEXT_LINE = 1.2
"""Sizes of its letters the next line of a cell may be below the one above it.

From 1.2 to 2.4 all pages at hand are read alike; at 0.6 a line that may belong to the last row is
left out without notice (test_aligned.py).
"""
_NOTE = Pattern(r"[※*＊]|[(（]注|注[\s\d:：)）]")

Strips = Sequence[Sequence[Line]]
Body = Sequence[tuple[Placed, ...]]


class Aligned(NamedTuple):
    """A table, the lines of the page it was made of, and how many strips they are."""

    table: PrintedTable
    lines: frozenset[Line]
    strips: int


def with_aligned_tables(page: Page, era: str | None) -> Page:
    """The page with the tables that have no rulings, their lines taken out of its lines.

    Lines whose letters have no size are plain text, in which nothing is under anything.
    """
    found = tuple(_tables(page, era)) if all(line.size > 0 for line in page.lines) else ()
    if not found:
        return page
    used = frozenset[Line]().union(*(one.lines for one in found))
    tables = sorted((*page.tables, *(one.table for one in found)), key=lambda table: table.box.top)
    lines = tuple(line for line in page.lines if line not in used)
    return replace(page, lines=lines, tables=tuple(tables))


def _tables(page: Page, era: str | None) -> Iterator[Aligned]:
    left: Strips = strips(page.lines)
    above: Sequence[Line] = ()
    while left:
        headings = headings_at(left, era)
        is_clear = headings and not is_left_over(above, headings, era)
        found = _table(page.number, left, headings, era) if headings and is_clear else None
        if found:
            yield found
        done = found or headings
        used = done.strips if done else 1
        above, left = left[used - 1], left[used:]


def _table(number: int, left: Strips, headings: Headings, era: str | None) -> Aligned | None:
    """The table under headings; unclear lines below its last figures are left out."""
    body = _body(left, headings, era)
    for end in range(len(body), 0, -1):
        rows = rows_of([one for strip in body[:end] for one in strip], headings)
        used = headings.strips + end
        if rows and is_sound(rows, headings):
            if _may_continue_below(body[:end], left[used:], headings, era):
                return None
            lines = frozenset(line for strip in left[:used] for line in strip)
            return Aligned(printed_table(number, headings, rows), lines, used)
        if has_figures(body[end - 1], headings):
            return None
    return None


def _may_continue_below(body: Body, below: Strips, headings: Headings, era: str | None) -> bool:
    """Whether what is below a table may still belong to it: a figure, or a line of a cell."""
    last = [one.line for one in body[-1]]
    below = tuple(dropwhile(_is_note, below))
    if not below or _is_below(last, below[0], FARTHEST) or headings_at(below, era):
        return False
    columns = column_boxes(headings, body)
    fitting = placed_in_columns(below[0], columns)
    if has_row(fitting, headings) if fitting else loses_figures(below[0], columns, headings):
        return True
    return any(_may_continue(line, columns) for line in below[0])


def _is_note(strip: Sequence[Line]) -> bool:
    return _NOTE.match(strip[0].text) is not None


def _may_continue(line: Line, columns: Sequence[Box]) -> bool:
    column = column_of(line, columns)
    if column is None or read_numbered(line.text):
        return False
    return line.box.top - columns[column].bottom <= NEXT_LINE * line.size


def _body(left: Strips, headings: Headings, era: str | None) -> list[tuple[Placed, ...]]:
    """The strips below headings that fit their columns, up to a gap or the next headings."""
    body: list[tuple[Placed, ...]] = []
    for position in range(headings.strips, len(left)):
        columns = column_boxes(headings, body)
        fitting = _across(left, position) or placed_in_columns(left[position], columns)
        is_other = _is_note(left[position]) or headings_at(left[position:], era)
        if fitting is None or is_other:
            break
        is_far = _is_below(left[position - 1], left[position], FAR_BELOW)
        if is_far and not _is_row(left, position, columns, headings):
            break
        body.append(fitting)
    while body and body[-1][0].column == ACROSS:
        body.pop()
    return body


def _is_below(above: Sequence[Line], strip: Sequence[Line], sizes: float) -> bool:
    """Whether a strip is more than some sizes of its letters below another."""
    return gap_between(above, strip) > sizes * strip[0].size


def _is_row(left: Strips, position: int, columns: Sequence[Box], headings: Headings) -> bool:
    """Whether a strip and those close below it are a row of their own, not too far down."""
    above, strip = left[position - 1], left[position]
    if _is_below(above, strip, FARTHEST):
        return False
    lines: list[Placed] = []
    for one, other in pairwise((strip, *left[position:])):
        if not is_near(one, other):
            break
        lines.extend(placed_in_columns(other, columns) or ())
    return has_row(lines, headings)


def _across(left: Strips, position: int) -> tuple[Placed, ...] | None:
    """A heading between rows: numbered or a domain's, alone on its height and away from others."""
    strip = left[position]
    text = strip[0].text
    is_heading = (read_numbered(text) or domain_of(text)) and not is_figure(text)
    neighbours = (left[position - 1], *left[position + 1 : position + 2])
    if len(strip) > 1 or not is_heading or any(is_near(strip, other) for other in neighbours):
        return None
    return (Placed(strip[0], ACROSS),)
