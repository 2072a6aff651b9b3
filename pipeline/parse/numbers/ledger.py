"""Pages and records → the ledger: every number a person sees, with its one account.

The numbers of a page are those of the cells of its tables and of its lines. Rows of a table that
runs over pages are in one table, but each number keeps its own page.
"""

from collections.abc import Collection, Mapping, Sequence
from typing import NamedTuple

from pipeline.model.page import UNRELIABLE, Box, Page, PrintedCell
from pipeline.model.records import PrintedNumber
from pipeline.model.vocabulary import Account, Reason, TableKind
from pipeline.normalize.printed_number import find_numbers
from pipeline.parse.headings.column_roles import Years
from pipeline.parse.headings.lexicon import READ_OVER, read_heading
from pipeline.parse.numbers.accounts import Accounted, Place, each_number
from pipeline.parse.numbers.cell_accounts import (
    in_heading,
    table_accounts,
)
from pipeline.parse.numbers.line_accounts import line_accounts, with_unit
from pipeline.parse.numbers.other_tables import left_over_accounts, other_table_accounts
from pipeline.parse.numbers.rows_by_place import RowsByPlace
from pipeline.parse.table import Cell, Table
from pipeline.parse.tables.kinds import ClassifiedTable

Placed = tuple[Box, Accounted]


VALUES = frozenset({Account.FIGURE, Account.UNREAD})
"""Accounts of cells below which other figures are of the same column."""


class AccountedCell(NamedTuple):
    """A cell and the account of each of its numbers."""

    cell: Cell
    accounts: Sequence[Accounted]


def printed_numbers(
    document_id: str,
    pages: Sequence[Page],
    tables: Sequence[ClassifiedTable],
    rows: RowsByPlace,
    years: Years,
) -> tuple[PrintedNumber, ...]:
    """Every number of the pages, in order of page and place, numbered from 1.

    The place is that of its cell or line; `rows` are the rows that the tables were made into.
    """
    cells = _cell_accounts(tables, rows, years)
    figures = frozenset(
        with_unit(one.cell.on_page, number)
        for one in cells.values()
        if any(accounted.account is Account.FIGURE for accounted in one.accounts)
        for number in find_numbers(one.cell.on_page)
    )
    by_page: dict[int, list[AccountedCell]] = {}
    for found in cells.values():
        by_page.setdefault(found.cell.page, []).append(found)
    placed = (
        (page.number, one)
        for page in pages
        for one in _of_page(page, cells, by_page.get(page.number - 1, ()), figures)
    )
    return tuple(
        PrintedNumber(
            document_id=document_id,
            number_no=number,
            page=page,
            **box._asdict(),
            **accounted._asdict(),
        )
        for number, (page, (box, accounted)) in enumerate(placed, 1)
    )


def _cell_accounts(
    tables: Sequence[ClassifiedTable], rows: RowsByPlace, years: Years
) -> dict[Place, AccountedCell]:
    """Each cell with the account of its numbers, by the place of the cell."""
    found: dict[Place, AccountedCell] = {}
    above: Table | None = None
    for one in tables:
        if one.kind is TableKind.OTHER:
            of_table = other_table_accounts(one.table, above)
        else:
            of_table = table_accounts(one, rows, years)
            above = one.table if one.kind is TableKind.KPI else None
        for cell in one.table.cells:
            accounts = of_table.get((cell.page, cell.box))
            if accounts is None:
                accounts = _left_over_in(one.table, cell)
            found[cell.page, cell.box] = AccountedCell(cell, accounts)
    return found


def _left_over_in(table: Table, cell: Cell) -> tuple[Accounted, ...]:
    """The account of each number of a cell that no block of an understood table holds.

    Right of a label for what is read over on purpose, 決算額 in a form, its figures are no loss.
    """
    labels = (one for one in table.row(cell.row) if one.right_column <= cell.column)
    if any(read_heading(one.printed).role == READ_OVER for one in labels):
        return each_number(cell.on_page, Accounted("", Account.PASSED_OVER, Reason.OTHER_COLUMN))
    return left_over_accounts(cell.on_page, Reason.ROW_NOT_READ)


def _of_page(
    page: Page,
    cells: Mapping[Place, AccountedCell],
    before: Sequence[AccountedCell],
    figures: Collection[str],
) -> list[Placed]:
    """The numbers of one page, from top to bottom and from left to right.

    `before` are the cells of the page before, which may end on this one.
    """
    found = [
        (cell.box, one)
        for table in page.tables
        for cell in table.cells
        for one in _of_cell(cell, cells.get((page.number, cell.box)), before)
    ]
    values = list(dict.fromkeys(box for box, one in found if one.account in VALUES))
    found += ((line.box, one) for line, one in line_accounts(page, figures, values))
    found.sort(key=lambda placed: (placed[0].top, placed[0].x0))
    if any(doubt.check in UNRELIABLE for doubt in page.doubts):
        return [
            (box, Accounted(one.printed, Account.UNREAD, Reason.TEXT_UNRELIABLE))
            for box, one in found
        ]
    return found


def _of_cell(
    cell: PrintedCell, found: AccountedCell | None, before: Sequence[AccountedCell]
) -> Sequence[Accounted]:
    """The accounts of the part of a cell that stands on one page.

    A cell that a page break cuts has the place of its upper part. What no table holds is the
    lower part of one, or a heading that is printed again.
    """
    numbers = len(find_numbers(cell.text))
    if found:
        is_whole = numbers == len(find_numbers(found.cell.on_page))
        return found.accounts if is_whole else found.accounts[:numbers]
    if not numbers:
        return ()
    upper = next((one for one in before if one.cell.on_page.endswith(cell.text)), None)
    return upper.accounts[-numbers:] if upper else in_heading(cell.text)
