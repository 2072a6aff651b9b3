"""A table without headings below one of indicators with the same columns → its rows under those headings.

A list that is cut by a section heading, or by another table, often repeats no headings. It is read
only where every cell is what its column holds: a name is words, a value a figure or the mark for none.
"""

from collections.abc import Sequence

from pipeline.normalize.quantity.quantities import is_figure, is_figure_or_mark
from pipeline.parse.headings.block import Block, Row
from pipeline.parse.headings.lexicon import NAME_ROLES, VALUE_ROLES
from pipeline.parse.table import Table
from pipeline.parse.tables.page_breaks import SAME_EDGE

MOST_PAGES = 1
"""Pages between the two: a list goes on at most on the next page."""


def borrowed_block(table: Table, above: Table, blocks: Sequence[Block]) -> Block | None:
    """The rows of a table under the headings of one above; None where they do not fit."""
    if len(blocks) != 1 or len(blocks[0].headings) != table.columns:
        return None
    if not 0 <= table.page - above.cells[-1].page <= MOST_PAGES or not _same_columns(table, above):
        return None
    rows = tuple(
        tuple(table.at(row, at) for at in range(table.columns)) for row in range(table.rows)
    )
    block = Block(blocks[0].headings, rows, ())
    fits = all(_fits(block, row) for row in rows)
    return block if fits and any(_holds_figure(block, row) for row in rows) else None


def _same_columns(table: Table, above: Table) -> bool:
    one, other = _edges(table), _edges(above)
    return len(one) == len(other) and all(
        abs(left - right) <= SAME_EDGE for left, right in zip(one, other, strict=True)
    )


def _edges(table: Table) -> list[float]:
    """Where each column begins, and where the last ends."""
    starts = {cell.column: cell.box.x0 for cell in table.cells}
    return [*(starts[at] for at in sorted(starts)), max(cell.box.x1 for cell in table.cells)]


def _fits(block: Block, row: Row) -> bool:
    """Whether each cell of a row is what the heading of its column asks for."""
    for heading, cell in zip(block.headings, row, strict=True):
        text = cell.printed if cell else ""
        if heading.role in NAME_ROLES and (not text or is_figure(text)):
            return False
        if heading.role in VALUE_ROLES and text and not is_figure_or_mark(text):
            return False
        if heading.role == "status" and is_figure(text):
            return False
    return True


def _holds_figure(block: Block, row: Row) -> bool:
    return any(
        cell is not None and is_figure(cell.printed)
        for heading, cell in zip(block.headings, row, strict=True)
        if heading.role in VALUE_ROLES
    )
