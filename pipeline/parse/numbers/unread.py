"""The ledger → one observation for each table, box or paragraph with unread numbers."""

from collections.abc import Iterator, Sequence
from itertools import groupby

from pipeline.model.finding import Observation
from pipeline.model.page import Box, Page
from pipeline.model.records import PrintedNumber
from pipeline.model.vocabulary import Account, Reason
from pipeline.parse.table import Table

REPORTED = frozenset({Reason.UNKNOWN_HEADING, Reason.UNREADABLE, Reason.TEXT_UNRELIABLE})
"""Reasons that have a finding of their own: of the column, the figure, the page."""
OF_ROW = frozenset({"row_without_name", "unknown_row"})
"""Checks that report a row by the text of one of its cells."""
FIRST = 3
"""Numbers that are named in a finding: enough to find the place on the page."""
APART = 30.0
"""Points between two lines of different paragraphs: two lines of text and more."""


def unread_numbers(
    numbers: Sequence[PrintedNumber],
    pages: Sequence[Page],
    tables: Sequence[Table],
    reported: Sequence[Observation],
) -> Iterator[Observation]:
    """One observation for each table, box or paragraph that has unread numbers.

    `reported` are the observations made so far: what one of them reports is not repeated.
    """
    covered = frozenset(_reported_cells(tables, reported))
    pages_covered = {one.page for one in reported if one.check == "words_without_table"}
    boxes = {page.number: [table.box for table in page.tables] for page in pages}
    unread = [
        one
        for one in numbers
        if one.account is Account.UNREAD and one.reason not in REPORTED
        if (one.page, Box(one.x0, one.top, one.x1, one.bottom)) not in covered
        if one.reason is not Reason.NEAR_VALUE_WORD or one.page not in pages_covered
    ]
    for page, on_page in groupby(unread, key=lambda one: one.page):
        for group in _groups(list(on_page), boxes.get(page, [])):
            yield Observation(
                "unread_numbers",
                page=page,
                printed=", ".join(one.printed for one in group[:FIRST]),
                facts={"count": str(len(group))},
            )


def _reported_cells(
    tables: Sequence[Table], reported: Sequence[Observation]
) -> Iterator[tuple[int, Box]]:
    """The places of the cells of tables and rows that are reported as not read."""
    whole = {one.facts["number"] for one in reported if one.check == "table_not_understood"}
    rows = {(one.page, one.printed) for one in reported if one.check in OF_ROW}
    for table in tables:
        named = [cell for cell in table.cells if (cell.page, cell.printed) in rows]
        in_rows = [one for cell in named for one in table.row(cell.row)]
        for cell in table.cells if str(table.number) in whole else in_rows:
            yield cell.page, cell.box


def _groups(
    numbers: Sequence[PrintedNumber], tables: Sequence[Box]
) -> Iterator[list[PrintedNumber]]:
    """The numbers of each table, and those outside tables by the paragraph they stand in."""
    by_table: dict[int | None, list[PrintedNumber]] = {}
    for one in numbers:
        by_table.setdefault(_table_of(one, tables), []).append(one)
    for table, group in by_table.items():
        if table is None:
            yield from _paragraphs(group)
        else:
            yield group


def _table_of(one: PrintedNumber, tables: Sequence[Box]) -> int | None:
    middle, height = (one.x0 + one.x1) / 2, (one.top + one.bottom) / 2
    return next(
        (
            number
            for number, box in enumerate(tables)
            if box.x0 <= middle <= box.x1 and box.top <= height <= box.bottom
        ),
        None,
    )


def _paragraphs(numbers: Sequence[PrintedNumber]) -> Iterator[list[PrintedNumber]]:
    """Numbers of lines that follow on each other."""
    group: list[PrintedNumber] = []
    for one in numbers:
        if group and one.top - group[-1].bottom > APART:
            yield group
            group = []
        group.append(one)
    if group:
        yield group
