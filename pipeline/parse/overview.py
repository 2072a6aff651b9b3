"""The table that counts a report's projects by domain and year, to the records of `overview`."""

from collections.abc import Iterator

from pipeline.model.finding import Observation
from pipeline.model.records import Overview
from pipeline.model.words import Measure
from pipeline.parse.columns import Years
from pipeline.parse.context import Context
from pipeline.parse.count import read_count
from pipeline.parse.headings import Heading, combined, read_heading
from pipeline.parse.table import Cell, Table


def overviews(
    document_id: str, table: Table, context: Context, years: Years, first: int
) -> Iterator[Overview | Observation]:
    """One record a count, from left to right and from top to bottom."""
    number = first
    body = [cell for cell in table.column(0) if _measure(cell)]
    top = min(cell.row for cell in body)
    for label in body:
        for column in range(label.right_column, table.columns):
            cell = table.at(label.row, column)
            if cell is None or cell.column != column:
                continue
            heading = _heading(table, top, column, years)
            counted = read_count(cell)
            if not counted.is_clear:
                yield Observation("unclear_count", "overview", page=cell.page, printed=cell.printed)
            yield Overview(
                document_id=document_id,
                overview_no=number,
                domain=heading.domain or heading.part or context.domain,
                fiscal_year=heading.year or years.report,
                measure=Measure(_measure(label) or ""),
                count=counted.number,
                share_percent=counted.share,
                printed=cell.printed,
                page=cell.page,
                **cell.box._asdict(),
            )
            number += 1


def _measure(cell: Cell) -> str | None:
    role = read_heading(cell.printed).role
    return role if role in set(Measure) else None


def _heading(table: Table, top: int, column: int, years: Years) -> Heading:
    chain = dict.fromkeys(table.at(row, column) for row in range(top))
    words = tuple(read_heading(cell.printed, years.era) for cell in chain if cell)
    unknown = next((word.text for word in words if word.text and not word.is_known), None)
    return combined(words)._replace(part=unknown)


def overview_headings(table: Table) -> tuple[Cell, ...]:
    """The cells above the counts, and the labels at their left."""
    top = min(cell.row for cell in table.column(0) if _measure(cell))
    return tuple(cell for cell in table.cells if cell.row < top or cell.column == 0)


def unread_rows(table: Table) -> Iterator[Observation]:
    """The labelled rows of an overview that count nothing the program knows."""
    body = [cell for cell in table.column(0) if _measure(cell)]
    top = min(cell.row for cell in body)
    for cell in table.column(0):
        if cell.row >= top and cell.text and not _measure(cell):
            yield Observation("unknown_row", "overview", page=cell.page, printed=cell.printed)
