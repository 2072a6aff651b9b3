"""Lines in columns → rows of cells, and the printed table they make."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import pairwise

from pipeline.model.figure import Mark
from pipeline.model.page import UNSEEN, Box, Line, PrintedCell, PrintedTable, box_around
from pipeline.normalize.quantity.quantities import read_quantities
from pipeline.parse.headings.lexicon import NARRATIVE_ROLES
from pipeline.parse.unruled.heading_columns import (
    FIGURE_ROLES,
    NAME_ROLES,
    Group,
    text_of,
)
from pipeline.parse.unruled.heading_line import Headings
from pipeline.parse.unruled.line_pieces import box_of, gap_between, overlap
from pipeline.parse.unruled.text_columns import ACROSS, CLEARLY, Placed, column_boxes, in_columns_of

ONE_TO_A_ROW = FIGURE_ROLES | {"status", "unit", "year"}
TOUCHING = 0.2
"""Share of its height a line must have in common with a row to be in it.

From 0.1 to 0.4 all pages at hand are read alike.
"""
TIGHT = 0.1
"""Sizes of its letters by which a row must be below the row above it.

Less is the distance of two lines of one cell, which may be merged over both rows. From 0.05 to 0.2
all pages at hand are read alike.
"""

Cells = dict[int, tuple[Line, ...]]


def rows_of(lines: Sequence[Placed], headings: Headings) -> list[Cells] | None:
    """The lines in rows, from top to bottom; None where a line may belong to two rows.

    A row is where the columns of figures have text; the other columns' lines belong to the row
    they are in, or continue the nearest line. Without columns of figures a row is a group of
    lines close together.
    """
    across = [one for one in lines if one.column == ACROSS]
    others = [one for one in lines if one.column != ACROSS]
    bands = _bands(others, headings)
    rows: list[list[Placed]] = [[] for _ in bands]
    unplaced: list[Placed] = []
    for one in others:
        inside = [row for row, band in zip(rows, bands, strict=True) if _touch(one.line, band)]
        if len(inside) > 1:
            return None
        (inside[0] if inside else unplaced).append(one)
    if not _put_to_neighbours(unplaced, rows):
        return None
    rows.extend([one] for one in across)
    return [
        _cells(row) for row in sorted(rows, key=lambda row: box_of(one.line for one in row).top)
    ]


def _bands(lines: Sequence[Placed], headings: Headings) -> list[list[Line]]:
    """Lines of figures at one height; narrative lines close under one another."""
    figures = in_columns_of(ONE_TO_A_ROW, lines, headings)
    belongs = _touch if figures else _follows
    bands: list[list[Line]] = []
    for line in sorted(figures or [one.line for one in lines], key=lambda line: line.box.top):
        if bands and belongs(line, bands[-1]):
            bands[-1].append(line)
        else:
            bands.append([line])
    return bands


def _touch(line: Line, band: Sequence[Line]) -> bool:
    box = box_of(band)
    return overlap(line.box.top, line.box.bottom, box.top, box.bottom) > TOUCHING


def _follows(line: Line, band: Sequence[Line]) -> bool:
    return line.box.top - box_of(band).bottom < CLEARLY * line.size


def _put_to_neighbours(unplaced: Sequence[Placed], rows: list[list[Placed]]) -> bool:
    """Put lines between rows to the cell they continue; False where that is not clear."""
    waiting = list(unplaced)
    while waiting:
        near = [(one, _neighbours(one, rows)) for one in waiting]
        clear = [(one, found[0][1]) for one, found in near if _is_clear(one.line, found)]
        if not clear:
            return False
        for one, row in clear:
            rows[row].append(one)
            waiting.remove(one)
    return True


def _neighbours(one: Placed, rows: Sequence[Sequence[Placed]]) -> list[tuple[float, int]]:
    """How far each row's lines in the same column are, the nearest first."""
    return sorted(
        (gap_between([one.line], [other.line]), number)
        for number, row in enumerate(rows)
        for other in row
        if other.column == one.column
    )


def is_near(strip: Sequence[Line], other: Sequence[Line]) -> bool:
    """Whether one line of a cell may continue in the next strip."""
    return gap_between(strip, other) <= CLEARLY * strip[0].size


def _is_clear(line: Line, near: Sequence[tuple[float, int]]) -> bool:
    if not near or near[0][0] > CLEARLY * line.size:
        return False
    others = [gap for gap, row in near if row != near[0][1]]
    return not others or near[0][0] < CLEARLY * min(others)


def _cells(row: Iterable[Placed]) -> Cells:
    ordered = sorted(row, key=lambda one: one.line.box.top)
    columns = dict.fromkeys(one.column for one in ordered)
    return {
        column: tuple(one.line for one in ordered if one.column == column) for column in columns
    }


def is_sound(rows: Sequence[Cells], headings: Headings) -> bool:
    """Whether every row has a name and a figure, all figures can be read, and at most half are words.

    A figure of which a part cannot be seen is one all the same: its cell has no value, with an error.
    """
    roles = [heading.role for heading in headings.meanings]
    plain_rows = [row for row in rows if ACROSS not in row]
    needed = (NAME_ROLES, FIGURE_ROLES if FIGURE_ROLES.intersection(roles) else NARRATIVE_ROLES)
    if not plain_rows or not all(
        any(roles[at] in some for at in row) for row in plain_rows for some in needed
    ):
        return False
    texts = [text_of(row[at]) for row in plain_rows for at in row if roles[at] in FIGURE_ROLES]
    seen = [text for text in texts if UNSEEN not in text]
    marks = [one.mark for text in seen for one in read_quantities(text)]
    is_read = Mark.UNREADABLE not in marks and 2 * marks.count(Mark.WORDS) <= len(marks)
    return is_read and not _may_be_merged(rows) and _are_apart(plain_rows, headings)


def _may_be_merged(rows: Sequence[Cells]) -> bool:
    """Whether lines of two rows follow on each other as closely as lines of one cell may.

    A cell merged over rows has its lines spread over them.
    """
    return any(
        gap_between(above[column][-1:], below[column][:1]) < TIGHT * below[column][0].size
        for above, below in pairwise(rows)
        for column in above.keys() & below.keys()
    )


def _are_apart(rows: Sequence[Cells], headings: Headings) -> bool:
    """Whether each column ends before the next one begins."""
    body = ([Placed(one, at) for at, lines in row.items() for one in lines] for row in rows)
    return all(one.x1 <= other.x0 for one, other in pairwise(column_boxes(headings, body)))


def printed_table(page: int, headings: Headings, rows: Sequence[Cells]) -> PrintedTable:
    """The table of the headings and the rows; a cell reaches as far as its column and its row."""
    columns = [
        box_of([*chain, *(line for row in rows for line in row.get(column, ()))])
        for column, chain in enumerate(headings.chains)
    ]
    cells = (*_heading_cells(headings, columns), *_body_cells(headings, rows, columns))
    box = box_around(cell.box for cell in cells)
    return PrintedTable(page, box, _levels(headings) + len(rows), len(columns), cells)


def _levels(headings: Headings) -> int:
    return 2 if headings.groups else 1


def _heading_cells(headings: Headings, columns: Sequence[Box]) -> Iterator[PrintedCell]:
    """Headings over several columns are in a row of their own above the others."""
    levels = _levels(headings)
    under = {column for group in headings.groups for column in range(group.first, group.end)}
    below = []
    above = [_group_cell(group, columns) for group in headings.groups]
    for column, chain in enumerate(headings.chains):
        box, text = _over(columns[column], box_of(chain)), text_of(chain)
        if column in under:
            below.append(PrintedCell(1, column, 1, 1, text, box))
        else:
            above.append(PrintedCell(0, column, levels, 1, text, box))
    yield from (*sorted(above), *below)


def _group_cell(group: Group, columns: Sequence[Box]) -> PrintedCell:
    width = Box(columns[group.first].x0, 0, columns[group.end - 1].x1, 0)
    box = _over(width, group.line.box)
    return PrintedCell(0, group.first, 1, group.end - group.first, group.line.text, box)


def _over(column: Box, row: Box) -> Box:
    """Where a column and a row meet."""
    return Box(column.x0, row.top, column.x1, row.bottom)


def _body_cells(
    headings: Headings, rows: Sequence[Cells], columns: Sequence[Box]
) -> Iterator[PrintedCell]:
    for number, row in enumerate(rows, _levels(headings)):
        height = box_of(line for lines in row.values() for line in lines)
        if ACROSS in row:
            box = Box(columns[0].x0, height.top, columns[-1].x1, height.bottom)
            yield PrintedCell(number, 0, 1, len(columns), text_of(row[ACROSS]), box)
            continue
        for column, width in enumerate(columns):
            text = text_of(row.get(column, ()))
            yield PrintedCell(number, column, 1, 1, text, _over(width, height))
