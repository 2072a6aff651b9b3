"""Headings and rows of lines to the cells of a printed table."""

from collections.abc import Iterator, Sequence

from pipeline.model.page import Box, PrintedCell, PrintedTable
from pipeline.parse.aligned.chains import Group, text_of
from pipeline.parse.aligned.columns import ACROSS
from pipeline.parse.aligned.headings import Headings
from pipeline.parse.aligned.rows import Cells
from pipeline.parse.pieces import box_of


def printed_table(page: int, headings: Headings, rows: Sequence[Cells]) -> PrintedTable:
    """The table of the headings and the rows; a cell reaches as far as its column and its row."""
    columns = [
        box_of([*chain, *(line for row in rows for line in row.get(column, ()))])
        for column, chain in enumerate(headings.chains)
    ]
    cells = (*_heading_cells(headings, columns), *_body_cells(headings, rows, columns))
    box = Box(
        min(cell.box.x0 for cell in cells),
        min(cell.box.top for cell in cells),
        max(cell.box.x1 for cell in cells),
        max(cell.box.bottom for cell in cells),
    )
    return PrintedTable(page, box, _levels(headings) + len(rows), len(columns), cells)


def _levels(headings: Headings) -> int:
    return 2 if headings.groups else 1


def _heading_cells(headings: Headings, columns: Sequence[Box]) -> Iterator[PrintedCell]:
    """Headings over several columns stand in a row of their own above the others."""
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
