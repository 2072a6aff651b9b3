"""Tables and the corrections of a passport → tables with the corrected cells, and findings.

Cells are corrected before any value is read from them.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from typing import NamedTuple

import regex

from pipeline.model.finding import Observation
from pipeline.model.passport import Correction
from pipeline.model.records import KpiValue
from pipeline.normalize.quantity.quantities import read_quantities
from pipeline.normalize.text import comparison_key, normalized
from pipeline.parse.table import Cell, Table

_AFTER_THE_DIGITS = regex.compile(r"[^\d]+$")


class CorrectedTables(NamedTuple):
    """Tables with their corrections applied: which cell each is on, and which found none."""

    tables: tuple[Table, ...]
    cells: tuple[tuple[Correction, Cell], ...]
    stale: tuple[Observation, ...]


def apply_corrections(
    tables: Sequence[Table], corrections: Sequence[Correction]
) -> CorrectedTables:
    """The tables with what each corrected cell is read as.

    A correction is applied to one cell or to none: where it matches no cell, several, or one that
    is corrected already, it becomes an observation and changes nothing.
    """
    corrected_tables = list(tables)
    applied: list[tuple[Correction, Cell]] = []
    stale: list[Observation] = []
    for correction in corrections:
        places = list(_places(corrected_tables, correction))
        fault = _fault(places, correction)
        if fault:
            stale.append(fault)
            continue
        at, cell = places[0]
        corrected = cell._replace(read_as=correction.read_as)
        cells = (corrected if one is cell else one for one in corrected_tables[at].cells)
        corrected_tables[at] = replace(corrected_tables[at], cells=tuple(cells))
        applied.append((correction, corrected))
    return CorrectedTables(tuple(corrected_tables), tuple(applied), tuple(stale))


def _fault(places: Sequence[tuple[int, Cell]], correction: Correction) -> Observation | None:
    if not places:
        return _observation("correction_stale", correction)
    if len(places) > 1:
        return _observation("correction_unclear", correction)
    is_corrected = places[0][1].read_as is not None
    return _observation("correction_doubled", correction) if is_corrected else None


def _places(tables: Sequence[Table], correction: Correction) -> Iterator[tuple[int, Cell]]:
    """The cells a correction may mean, each with the position of its table."""
    for at, table in enumerate(tables):
        if correction.table not in {None, table.number}:
            continue
        alike = [cell for cell in table.cells if _is_printed(cell, correction)]
        if correction.indicator is None:
            yield from ((at, cell) for cell in alike)
            continue
        name = comparison_key(correction.indicator)
        names = [cell for cell in table.cells if cell.folded == name]
        beside = [cell for cell in alike if any(_is_beside(cell, one) for one in names)]
        yield from ((at, cell) for cell in (beside or (alike if names else ())))


def _is_printed(cell: Cell, correction: Correction) -> bool:
    wanted = (correction.page, correction.row, correction.column)
    place = (cell.page, cell.row, cell.column)
    is_there = all(one in {None, other} for one, other in zip(wanted, place, strict=True))
    return is_there and normalized(cell.printed) == normalized(correction.printed)


def _is_beside(cell: Cell, name: Cell) -> bool:
    """Whether a figure is in the row or the column of its name."""
    shares_row = cell.row < name.bottom_row and name.row < cell.bottom_row
    return shares_row or (cell.column < name.right_column and name.column < cell.right_column)


def correction_findings(
    applied: CorrectedTables, values: Sequence[KpiValue], names: Mapping[int, str]
) -> Iterator[Observation]:
    """Each correction: what it changed and which unit it lost, or that it changed no figure."""
    yield from applied.stale
    for correction, cell in applied.cells:
        place = (cell.page, cell.box.x0, cell.box.top)
        read = [one for one in values if one.corrected and (one.page, one.x0, one.top) == place]
        if not read:
            yield _observation("correction_stale", correction)
        for value in read:
            yield Observation(
                "corrected",
                "kpi_values",
                value.kpi_no,
                value.page,
                value.printed,
                observed=correction.read_as,
                facts={"name": names[value.kpi_no], "reason": correction.reason},
            )
        yield from _of_units(correction, cell, read, names)


def _of_units(
    correction: Correction, cell: Cell, read: Sequence[KpiValue], names: Mapping[int, str]
) -> Iterator[Observation]:
    """The unit that is printed in the cell and that no corrected figure of it has."""
    figures = [value for value in read if value.value is not None]
    lost = _printed_units(cell.printed) - {value.unit for value in figures}
    if figures and lost:
        yield Observation(
            "correction_unit",
            "kpi_values",
            figures[0].kpi_no,
            figures[0].page,
            cell.printed,
            expected=", ".join(sorted(lost)),
            observed=correction.read_as,
            facts={"name": names[figures[0].kpi_no]},
        )


def _printed_units(printed: str) -> set[str]:
    """The units in a cell as printed; those behind the last digit where its figure is unreadable."""
    units = {one.unit for one in read_quantities(printed) if one.unit}
    behind = _AFTER_THE_DIGITS.search(normalized(printed))
    if units or not behind:
        return units
    return {one.unit for one in read_quantities(f"1{behind[0]}") if one.unit}


def _observation(check: str, correction: Correction) -> Observation:
    return Observation(
        check,
        "kpi_values",
        page=correction.page,
        printed=correction.printed,
        observed=correction.read_as,
        facts={"name": correction.indicator or ""},
    )
