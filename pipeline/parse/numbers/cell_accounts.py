"""Cells of tables that are understood → the account of each number in them."""

from collections.abc import Iterable, Iterator, Sequence

from pipeline.model.figure import Mark, Piece
from pipeline.model.records import KpiValue
from pipeline.model.vocabulary import Account, Narrative, Reason, TableKind
from pipeline.normalize.printed_number import (
    FoundNumber,
    digits_of,
    find_kanji_numbers,
    find_numbers,
    number_places,
)
from pipeline.normalize.quantity.quantities import is_figure
from pipeline.normalize.text import normalized
from pipeline.parse.headings.block import Block, Row, heading_across
from pipeline.parse.headings.column_roles import Years, resolve_ambiguous_roles
from pipeline.parse.headings.lexicon import NAME_ROLES, RATE, VALUE_ROLES
from pipeline.parse.numbers.accounts import Accounted, Place, each_number, years_and_references
from pipeline.parse.numbers.rows_by_place import RowsByPlace
from pipeline.parse.records.indicator import is_total_row
from pipeline.parse.records.summaries import FIGURES, LABELS
from pipeline.parse.table import Cell
from pipeline.parse.tables.kinds import ClassifiedTable
from pipeline.parse.tables.roles_by_content import LABEL

BY_ROLE: dict[str | None, tuple[Account, Reason | None]] = {
    **dict.fromkeys(NAME_ROLES, (Account.HEADING, Reason.NAME)),
    **dict.fromkeys(("section", "domain", "number"), (Account.SECTION, None)),
    "unit": (Account.PASSED_OVER, Reason.UNIT),
    "status": (Account.PASSED_OVER, Reason.STATUS),
    "note": (Account.PASSED_OVER, Reason.NOTE),
    RATE: (Account.PASSED_OVER, Reason.RATE),
    None: (Account.UNREAD, Reason.UNKNOWN_HEADING),
    **dict.fromkeys(VALUE_ROLES, (Account.UNREAD, Reason.ROW_NOT_READ)),
}
"""What becomes of a number under a heading, where it became no row; of all other roles it is of
a column that is passed over."""
BY_PIECE = {
    "number": (Account.FIGURE, None),
    "year": (Account.YEAR, None),
    "note": (Account.REFERENCE, None),
    "unit": (Account.PASSED_OVER, Reason.UNIT),
    "words": (Account.PASSED_OVER, Reason.WORDS),
    "unreadable": (Account.UNREAD, Reason.UNREADABLE),
    "does not fit": (Account.UNREAD, Reason.UNREADABLE),
}
"""What becomes of a number in a piece of a figure's text; of all others it is beside the figure."""
NOT_PRINTED = "unit beside"
"""The meaning of a piece that stands in another cell."""


def table_accounts(
    one: ClassifiedTable, rows: RowsByPlace, years: Years
) -> dict[Place, tuple[Accounted, ...]]:
    """The account of each number in each cell of a table that is understood, by place.

    Cells that no block of the table holds are left out.
    """
    if one.kind is TableKind.OVERVIEW:
        return {(cell.page, cell.box): _in_overview(cell, rows) for cell in one.table.cells}
    found: dict[Place, tuple[Accounted, ...]] = {}
    for block in one.blocks:
        roles = resolve_ambiguous_roles(block, years)
        for row in block.rows:
            for cell, accounted in _in_row(block, row, roles, rows, years):
                found.setdefault((cell.page, cell.box), accounted)
        for cell in block.heading_cells:
            found[cell.page, cell.box] = in_heading(cell.on_page)
    return found


def in_heading(printed: str) -> tuple[Accounted, ...]:
    """The numbers of a heading cell: years and references, else parts of the heading.

    A figure is not a heading: a row of figures with their years may be taken for one. 指標１ is.
    """
    text = normalized(printed)
    is_label = LABEL.fullmatch(text) is not None and not text.isdecimal()
    if is_figure(printed) and not is_label:
        return each_number(printed, Accounted("", Account.UNREAD, Reason.ROW_NOT_READ))
    return each_number(printed, Accounted("", Account.HEADING))


def _in_overview(cell: Cell, rows: RowsByPlace) -> tuple[Accounted, ...]:
    counted = rows.counts.get((cell.page, cell.box))
    if counted:
        table, number, _ = counted[0]
        return _all(cell.on_page, Accounted("", Account.SUMMARY, None, table, number))
    if is_figure(cell.on_page):
        return _all(cell.on_page, Accounted("", Account.UNREAD, Reason.ROW_NOT_READ))
    return in_heading(cell.on_page)


def _in_row(
    block: Block, row: Row, roles: Sequence[str | None], rows: RowsByPlace, years: Years
) -> Iterator[tuple[Cell, tuple[Accounted, ...]]]:
    """Each cell of a row with the account of its numbers."""
    across = heading_across(row)
    if across:
        yield across, in_heading(across.on_page)
        return
    kpi_no = _indicator_of(row, rows)
    is_total = any(is_total_row(cell) for cell in row)
    for column, (cell, role) in enumerate(zip(row, roles, strict=True)):
        if cell is None:
            continue
        values = rows.values.get((cell.page, cell.box))
        if is_total and not values and role in (*VALUE_ROLES, *NAME_ROLES, "status"):
            yield cell, _all(cell.on_page, Accounted("", Account.PASSED_OVER, Reason.TOTAL))
        elif values:
            yield cell, _in_figure(cell, values)
        elif role in FIGURES and (counted := _summary_of(block, row, column, rows, years)):
            table, number = counted
            yield cell, _all(cell.on_page, Accounted("", Account.SUMMARY, None, table, number))
        elif cell.text in rows.mentions and role in set(Narrative):
            yield cell, _in_narrative(cell, rows.mentions[cell.text])
        else:
            yield cell, _by_role(cell.on_page, role, kpi_no)


def _indicator_of(row: Row, rows: RowsByPlace) -> int | None:
    """The indicator whose figures stand in a row."""
    placed = (rows.values.get((cell.page, cell.box), ()) for cell in row if cell)
    return next((values[0][1].kpi_no for values in placed if values), None)


def _summary_of(
    block: Block, row: Row, column: int, rows: RowsByPlace, years: Years
) -> tuple[str, int] | None:
    """The row of a summary that a count belongs to: that of its label and fiscal year."""
    year = block.headings[column].year or years.report
    for heading, cell in zip(block.headings, row, strict=True):
        if cell and heading.role in LABELS:
            for table, number, fiscal_year in rows.counts.get((cell.page, cell.box), ()):
                if fiscal_year == year:
                    return table, number
    return None


def _by_role(printed: str, role: str | None, kpi_no: int | None) -> tuple[Accounted, ...]:
    if role and role.endswith("year"):
        return _all(printed, Accounted("", Account.YEAR))
    account, reason = BY_ROLE.get(role, (Account.PASSED_OVER, Reason.OTHER_COLUMN))
    is_name = reason is Reason.NAME and kpi_no is not None
    meant = Accounted("", account, reason, "kpi" if is_name else None, kpi_no if is_name else None)
    return _all(printed, meant) if account is Account.UNREAD else each_number(printed, meant)


def _in_figure(
    cell: Cell, values: Sequence[tuple[int, KpiValue, tuple[Piece, ...]]]
) -> tuple[Accounted, ...]:
    """The numbers of a cell that was read as figures, by what each piece of it was taken for."""
    marks = [value.mark for _, value, _ in values]
    if Mark.UNREADABLE in marks:
        return _all(cell.on_page, Accounted("", Account.UNREAD, Reason.UNREADABLE))
    if None not in marks:
        return each_number(cell.on_page, Accounted("", Account.PASSED_OVER, Reason.WORDS))
    placed = [
        (piece, row)
        for row, _, pieces in values
        for piece in pieces
        if piece.meaning != NOT_PRINTED
    ]
    text = "".join(piece.text for piece, _ in placed)
    by_default = Accounted("", Account.FIGURE, None, "kpi_values", values[0][0])
    if digits_of(text) != digits_of(cell.on_page):
        return _all(cell.on_page, by_default)
    meanings = [(piece.meaning, row) for piece, row in placed for _ in piece.text]
    in_digits = tuple(
        _as_piece(found, meanings[start]) for found, (start, _) in number_places(cell.on_page, text)
    )
    return in_digits or _all(cell.on_page, by_default)


def _as_piece(found: FoundNumber, meant: tuple[str, int]) -> Accounted:
    account, reason = BY_PIECE.get(meant[0], (Account.PASSED_OVER, Reason.BESIDE_FIGURE))
    return Accounted(found.printed, account, reason, "kpi_values", meant[1])


def _in_narrative(cell: Cell, mentions: Iterable[tuple[int, int, int]]) -> tuple[Accounted, ...]:
    """The numbers of a narrative: mentions, years, and what counts nothing."""
    found = [
        Accounted(number.printed, Account.MENTION, None, "mentions", row)
        for start, end, row in mentions
        if not find_numbers(cell.text[start:end])
        for number in find_kanji_numbers(cell.text[start:end])[:1]
    ]
    places = dict(number_places(cell.on_page, cell.text))
    numbers = find_numbers(cell.on_page)
    settled = years_and_references(cell.on_page, numbers)
    for number, other in zip(numbers, settled, strict=True):
        at = places.get(number, (-1, -1))
        row = next((row for start, end, row in mentions if start <= at[0] and at[1] <= end), None)
        mention = row and Accounted(number.printed, Account.MENTION, None, "mentions", row)
        by_default = Accounted(number.printed, Account.PASSED_OVER, Reason.NARRATIVE)
        found.append(mention or other or by_default)
    return tuple(found)


def _all(printed: str, meant: Accounted) -> tuple[Accounted, ...]:
    """Every number of a text with one account; numbers in kanji, too, where the text is a figure."""
    numbers = find_numbers(printed)
    if not numbers and is_figure(printed):
        numbers = find_kanji_numbers(printed)
    return tuple(meant._replace(printed=number.printed) for number in numbers)
