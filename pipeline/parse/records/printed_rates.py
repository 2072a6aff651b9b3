"""Cells under headings 達成率 → the rates of each indicator, with the figures they are computed from."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from pipeline.model.evidence import CellPlace, PrintedRate, ValuePlace
from pipeline.model.rate_formula import RateFigures
from pipeline.model.records import Cell, Kpi, KpiValue
from pipeline.model.vocabulary import Role
from pipeline.normalize.quantity.quantities import read_quantities
from pipeline.parse.headings.lexicon import RATE, read_heading

Candidate = tuple[RateFigures, tuple[ValuePlace, ...]]


def printed_rates(
    kpi: Sequence[Kpi],
    values: Sequence[KpiValue],
    cells: Sequence[Cell],
    roles: Mapping[CellPlace, str],
) -> Iterator[PrintedRate]:
    """The percentages of each indicator under headings 達成率; a cell with words has none."""
    names = columns_of_role(RATE, cells, roles)
    rows = cells_of_rows(cells, names)
    by_number: dict[int, list[KpiValue]] = {}
    for value in values:
        by_number.setdefault(value.kpi_no, []).append(value)
    for record in kpi:
        of_row = rows.get((record.page, record.name_printed), [])
        read = [
            (cell, number) for cell in of_row if (number := percentage(cell.printed)) is not None
        ]
        candidates = _of_own_year(list(_candidates(record, by_number.get(record.kpi_no, []))))
        is_each = len(read) in {1, len(candidates)}
        for at, (cell, number) in enumerate(read):
            one = candidates[len(candidates) - len(read) + at :][:1] if is_each else candidates
            where = (cell.table_no, cell.row, cell.column)
            yield PrintedRate(
                record.kpi_no,
                names[cell.table_no, cell.column],
                where,
                cell.printed,
                number,
                tuple(found for found, _ in one),
                tuple(dict.fromkeys(place for _, places in one for place in places)),
            )


def _of_own_year(candidates: list[Candidate]) -> list[Candidate]:
    """The years that have a target of their own, where there are any."""
    return [one for one in candidates if one[0].target is not None] or candidates


def percentage(text: str) -> Decimal | None:
    """The one percentage of a text, or None."""
    quantities = read_quantities(text, "%")
    return quantities[0].value if len(quantities) == 1 else None


def columns_of_role(
    role: str, cells: Sequence[Cell], roles: Mapping[CellPlace, str]
) -> dict[tuple[int, int], str]:
    """The columns under headings of one role, by table and column, with the words of the heading."""
    return {
        (cell.table_no, cell.column): read_heading(cell.printed).text
        for cell in cells
        if cell.is_heading and roles.get((cell.table_no, cell.row, cell.column)) == role
    }


def cells_of_rows(
    cells: Sequence[Cell], names: Mapping[tuple[int, int], str]
) -> dict[tuple[int, str], list[Cell]]:
    """The cells in columns of one role of the tables of indicators, by the words of their row.

    Only words that are once on a page identify a row.
    """
    tables = {table for table, _ in names}
    body = [cell for cell in cells if cell.table_no in tables and not cell.is_heading]
    found: dict[tuple[int, int], list[Cell]] = {}
    for cell in body:
        if (cell.table_no, cell.column) in names:
            found.setdefault((cell.table_no, cell.row), []).append(cell)
    times = Counter((cell.page, cell.printed) for cell in body)
    return {
        (cell.page, cell.printed): found.get((cell.table_no, cell.row), [])
        for cell in body
        if cell.row_span == 1 and times[cell.page, cell.printed] == 1
    }


def _candidates(record: Kpi, values: Sequence[KpiValue]) -> Iterator[Candidate]:
    """The figures of each year that has an actual and a target of its own, or of the plan's end.

    The earliest is first. A year with two targets has none of its own.
    """
    known = [value for value in values if value.value is not None and value.upper is None]
    targets = [value for value in known if value.role is Role.TARGET]
    final = max(
        targets, key=lambda one: (one.fiscal_year is None, one.fiscal_year or 0), default=None
    )
    actuals = [value for value in known if value.role is Role.ACTUAL]
    for actual in sorted(actuals, key=lambda value: value.fiscal_year or 0):
        same = [one for one in targets if one.fiscal_year == actual.fiscal_year]
        target = same[0] if len(same) == 1 else None
        if actual.value is None or (target is None and final is None):
            continue
        found = [one for one in (target or final, actual) if one]
        figures = RateFigures(
            record.baseline,
            target.value if target else None,
            final.value if final else None,
            actual.value,
        )
        yield figures, tuple((one.kpi_no, one.value_no) for one in found)
