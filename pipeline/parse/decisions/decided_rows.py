"""Cells that decisions name, and the rows of the tables that were read from a cell."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from pipeline.model.decisions import Target
from pipeline.model.edition import Records
from pipeline.model.passport import CellDecision
from pipeline.model.records import FieldSummary, Initiative, Kpi, Overview, Record
from pipeline.model.records.record import column_names
from pipeline.normalize.text import comparison_key, normalized
from pipeline.normalize.unit import read_unit
from pipeline.parse.table import Cell, Table


class Placed(NamedTuple):
    """A cell, and the position of its table."""

    at: int
    cell: Cell


def cells_meant(tables: Sequence[Table], decision: CellDecision) -> Iterator[Placed]:
    """The cells a decision may mean: at its place, printed as it says, in the row of its indicator."""
    for at, table in enumerate(tables):
        if decision.table not in {None, table.number}:
            continue
        alike = [cell for cell in table.cells if _is_printed(cell, decision)]
        if decision.indicator is None:
            yield from (Placed(at, cell) for cell in alike)
            continue
        name = comparison_key(decision.indicator)
        names = [
            cell for cell in table.cells if name in {cell.folded, comparison_key(cell.on_page)}
        ]
        beside = [cell for cell in alike if any(_is_beside(cell, one) for one in names)]
        yield from (Placed(at, cell) for cell in (beside or (alike if names else ())))


def _is_printed(cell: Cell, decision: CellDecision) -> bool:
    wanted = (decision.page, decision.row, decision.column)
    place = (cell.page, cell.row, cell.column)
    is_there = all(one in {None, other} for one, other in zip(wanted, place, strict=True))
    return is_there and normalized(cell.on_page) == normalized(decision.printed)


def _is_beside(cell: Cell, name: Cell) -> bool:
    """Whether a figure is in the row or the column of its name."""
    shares_row = cell.row < name.bottom_row and name.row < cell.bottom_row
    return shares_row or (cell.column < name.right_column and name.column < cell.right_column)


def targets_of(cell: Cell, records: Records) -> Iterator[tuple[Target, Record]]:
    """The rows that were read from a cell, figures of indicators first; a heading is a row of `cells`."""
    figures = list(_of_figures(cell, records))
    if figures:
        yield from figures
        return
    found = [*_of_rows(cell, records)]
    yield from found
    if found:
        return
    for number, one in enumerate(records.cells, 1):
        if one.is_heading and (one.page, one.x0, one.top) == (cell.page, cell.box.x0, cell.box.top):
            yield Target("cells", number, page=cell.page, name=cell.on_page), one


def _of_figures(cell: Cell, records: Records) -> Iterator[tuple[Target, Record]]:
    names = {one.kpi_no: one.name for one in records.kpi}
    place = (cell.page, cell.box.x0, cell.box.top)
    for number, one in enumerate(records.kpi_values, 1):
        if (one.page, one.x0, one.top) == place:
            name = names[one.kpi_no]
            yield Target("kpi_values", number, one.kpi_no, one.value_no, one.page, name), one


def _of_rows(cell: Cell, records: Records) -> Iterator[tuple[Target, Record]]:
    """The rows of the other tables on whose height the cell is, and that hold its text."""
    rows: tuple[tuple[str, Sequence[Kpi | FieldSummary | Overview | Initiative]], ...] = (
        ("kpi", records.kpi),
        ("field_summary", records.field_summary),
        ("overview", records.overview),
        ("initiatives", records.initiatives),
    )
    for table, of_table in rows:
        for number, row in enumerate(of_table, 1):
            is_there = (
                row.page == cell.page and row.top < cell.box.bottom and cell.box.top < row.bottom
            )
            if is_there and _holds(row, cell):
                kpi_no = row.kpi_no if isinstance(row, Kpi) else None
                yield Target(table, number, kpi_no, None, cell.page, _name(row)), row


def _holds(row: Kpi | FieldSummary | Overview | Initiative, cell: Cell) -> bool:
    """Whether a column of the row has the text of the cell, a part of the name, or its unit."""
    if isinstance(row, Overview):
        return (row.x0, row.top) == (cell.box.x0, cell.box.top)
    texts = {getattr(row, name) for name in column_names(type(row)) if name != "document_id"}
    if not cell.on_page.strip() or not texts.isdisjoint({cell.on_page, cell.text}):
        return bool(cell.on_page.strip())
    if not isinstance(row, Kpi):
        return False
    unit = read_unit(cell.text)
    return cell.on_page in row.name_printed or (unit is not None and unit.unit == row.unit)


def _name(row: Record) -> str:
    """What people call a row."""
    if isinstance(row, Kpi):
        return row.name
    if isinstance(row, FieldSummary):
        return row.section_name
    return row.item if isinstance(row, Initiative) else ""
