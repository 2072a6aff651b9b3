"""Every cell of every table to the records of `cells`."""

from collections.abc import Collection, Iterator

from pipeline.model.records import Cell as CellRecord
from pipeline.model.words import TableKind
from pipeline.parse.table import Cell, Table


def cell_records(
    document_id: str, table: Table, kind: TableKind, headings: Collection[Cell]
) -> Iterator[CellRecord]:
    """The cells of a table in order of row and column."""
    places = {(cell.page, cell.box) for cell in headings}
    for cell in table.cells:
        x0, top, x1, bottom = cell.box
        yield CellRecord(
            document_id=document_id,
            page=cell.page,
            table_no=table.number,
            table_kind=kind,
            row=cell.row,
            column=cell.column,
            row_span=cell.row_span,
            column_span=cell.column_span,
            is_heading=(cell.page, cell.box) in places,
            text=cell.text,
            printed=cell.printed,
            x0=x0,
            top=top,
            x1=x1,
            bottom=bottom,
        )
