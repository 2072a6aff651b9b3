"""Headings and rows of lines to the cells of a printed table."""

from collections.abc import Iterator, Sequence

from pipeline.model.page import Box, PrintedCell, PrintedTable
from pipeline.parse.aligned_chains import text_of
from pipeline.parse.aligned_columns import ACROSS
from pipeline.parse.aligned_headings import Headings
from pipeline.parse.aligned_rows import Cells
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
    chains = headings.chains
    under = {column for group in headings.groups for column in range(group.first, group.end)}
    tall = [
        PrintedCell(0, column, levels, 1, text_of(chain), _over(columns[column], box_of(chain)))
        for column, chain in enumerate(chains)
        if column not in under
    ]
    wide = [
        PrintedCell(
            0,
            group.first,
            1,
            group.end - group.first,
            group.line.text,
            group.line.box._replace(
                x0=columns[group.first].x0,
                x1=columns[group.end - 1].x1,
            ),
        )
        for group in headings.groups
    ]
    yield from sorted(tall + wide)
    for column in sorted(under):
        box = _over(columns[column], box_of(chains[column]))
        yield PrintedCell(1, column, 1, 1, text_of(chains[column]), box)


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
