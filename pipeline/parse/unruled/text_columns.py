"""Strips of lines and headings without rulings → the column of each line."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from pipeline.model.page import UNSEEN, Box, Line
from pipeline.normalize.quantity.quantities import is_figure
from pipeline.parse.unruled.heading_columns import FIGURE_ROLES, NAME_ROLES
from pipeline.parse.unruled.heading_line import Headings
from pipeline.parse.unruled.line_pieces import box_of, joined_line, words_of

ACROSS = -1
"""The column of a heading between rows, which is over all of them."""
CLEARLY = 0.5
"""A line belongs to the nearer of two neighbours where it is at most half as far from it.

From 0.25 to 0.5 all pages at hand are read alike; at 1 a line that may belong to the last row is no
longer in doubt (tests/parse/test_aligned.py).
"""
FAR = 3.0
"""Sizes of its letters a line may be to the side of its column.

From 1.5 to 6 all pages at hand are read alike.
"""


class Placed(NamedTuple):
    """A line, or a piece of one, and the column it is in."""

    line: Line
    column: int


def column_boxes(headings: Headings, body: Iterable[Iterable[Placed]] = ()) -> tuple[Box, ...]:
    """The box round each column as far as its lines are known."""
    lines: dict[int, list[Line]] = {n: list(chain) for n, chain in enumerate(headings.chains)}
    for one in (one for strip in body for one in strip if one.column != ACROSS):
        lines[one.column].append(one.line)
    return tuple(map(box_of, lines.values()))


def placed_in_columns(strip: Sequence[Line], columns: Sequence[Box]) -> tuple[Placed, ...] | None:
    """The lines of a strip, each in its column; None where one does not fit the columns."""
    found: list[Placed] = []
    for line in strip:
        column = column_of(line, columns)
        cut = _cut(line, columns) if column is None else [Placed(line, column)]
        if cut is None:
            return None
        found.extend(cut)
    taken = [one.column for one in found]
    return tuple(found) if len(set(taken)) == len(taken) else None


def column_of(line: Line, columns: Sequence[Box]) -> int | None:
    """The column a line is in, or is clearly nearest to."""
    if line.box.x1 < columns[0].x0:
        return 0
    away = sorted(
        (max(box.x0 - line.box.x1, line.box.x0 - box.x1), column)
        for column, box in enumerate(columns)
    )
    under = [column for gap, column in away if gap < 0]
    if under:
        return under[0] if len(under) == 1 else None
    gap, column = away[0]
    is_clear = len(away) == 1 or gap <= CLEARLY * away[1][0]
    return column if is_clear and gap <= FAR * line.size else None


def _cut(line: Line, columns: Sequence[Box]) -> list[Placed] | None:
    """A line over several columns cut at its spaces; None where a word itself is in two."""
    by_column: dict[int, list[Line]] = {}
    for word in words_of(line):
        column = column_of(word, columns)
        if column is None or column < max(by_column, default=0):
            return None
        by_column.setdefault(column, []).append(word)
    return [Placed(joined_line(words), column) for column, words in by_column.items()]


def has_figures(lines: Iterable[Placed], headings: Headings) -> bool:
    """Whether any of the lines is in a column of figures."""
    return bool(in_columns_of(FIGURE_ROLES, lines, headings))


def in_columns_of(roles: frozenset[str], lines: Iterable[Placed], headings: Headings) -> list[Line]:
    """The lines in columns of some roles."""
    return [
        one.line
        for one in lines
        if one.column != ACROSS and headings.meanings[one.column].role in roles
    ]


def has_row(lines: Iterable[Placed], headings: Headings) -> bool:
    """Whether the lines have both a name and a figure."""
    found = tuple(lines)
    return has_figures(found, headings) and bool(in_columns_of(NAME_ROLES, found, headings))


def loses_figures(strip: Iterable[Line], columns: Sequence[Box], headings: Headings) -> bool:
    """Whether a strip that does not fit the columns has a figure in a column of figures."""
    words = [
        Placed(word, column)
        for line in strip
        for word in words_of(line)
        if (column := column_of(word, columns)) is not None
    ]
    figures = in_columns_of(FIGURE_ROLES, words, headings)
    return any(UNSEEN in line.text or is_figure(line.text) for line in figures)
