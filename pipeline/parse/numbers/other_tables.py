"""Tables that are not read → the account of each number in them."""

from pipeline.model.vocabulary import Account, Reason
from pipeline.normalize.printed_number import find_numbers
from pipeline.normalize.quantity.quantities import is_figure
from pipeline.parse.headings.lexicon import VALUE_ROLES, read_heading
from pipeline.parse.numbers.accounts import Accounted, Place, each_number
from pipeline.parse.numbers.line_accounts import in_text
from pipeline.parse.table import Table

NEAR = 3.0
"""Points the sides of two parts of a table may differ: rules are up to so thick."""


def other_table_accounts(table: Table, above: Table | None) -> dict[Place, tuple[Accounted, ...]]:
    """The account of each number of a table that was not understood, by place.

    Its figures are unread where one of its cells is a heading of targets, actuals or baselines, or
    where it has the columns of `above`, the table of indicators before it; else it is another
    table.
    """
    reason = None
    if any(read_heading(cell.printed).role in VALUE_ROLES for cell in table.cells):
        reason = Reason.TABLE_NOT_UNDERSTOOD
    elif above and _continues(above, table):
        reason = Reason.ROW_NOT_READ
    return {(cell.page, cell.box): left_over_accounts(cell.on_page, reason) for cell in table.cells}


def _continues(above: Table, table: Table) -> bool:
    """Whether a table has figures in its first row, and the columns and sides of the one above it."""
    return (
        above.columns == table.columns
        and table.page - above.cells[-1].page <= 1
        and any(
            is_figure(cell.printed) for cell in table.row(0) + table.row(min(1, table.rows - 1))
        )
        and all(abs(a - b) <= NEAR for a, b in zip(_sides(above), _sides(table), strict=True))
    )


def _sides(table: Table) -> tuple[float, float]:
    return min(cell.box.x0 for cell in table.cells), max(cell.box.x1 for cell in table.cells)


def left_over_accounts(printed: str, reason: Reason | None) -> tuple[Accounted, ...]:
    """The account of each number of a cell that no record was made of.

    A figure is unread for the reason, if there is one.
    """
    if reason is None or not is_figure(printed):
        return text_accounts(printed)
    return each_number(printed, Accounted("", Account.UNREAD, reason))


def text_accounts(printed: str) -> tuple[Accounted, ...]:
    """The account of each number in the words of a cell that no record was made of."""
    text = " ".join(printed.split("\n"))
    found = in_text(text, find_numbers(text))
    other = Accounted("", Account.OTHER_TABLE)
    return tuple(
        other._replace(printed=one.printed) if one.account is Account.RUNNING_TEXT else one
        for one in found
    )
