"""Tables and the corrections of a passport → tables with the corrected cells, and findings.

Cells are corrected before anything is read from them: figures, counts, statuses and names alike.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

import regex

from pipeline.model.decisions import Made, Target, review
from pipeline.model.edition import Records
from pipeline.model.finding import Observation
from pipeline.model.passport import Correction
from pipeline.model.records import KpiValue, Record, Review
from pipeline.model.vocabulary import DecisionKind
from pipeline.normalize.quantity.quantities import read_quantities
from pipeline.normalize.text import normalized
from pipeline.parse.decisions.decided_rows import Placed, cells_meant, targets_of
from pipeline.parse.decisions.not_found import not_found
from pipeline.parse.table import Cell, Table

_AFTER_THE_DIGITS = regex.compile(r"[^\d]+$")


class CorrectedTables(NamedTuple):
    """Tables with their corrections applied.

    `cells` says which cell each correction is on, `faults` which matched none and the name of the
    finding that says so.
    """

    tables: tuple[Table, ...]
    cells: tuple[tuple[Correction, Cell], ...]
    faults: tuple[tuple[Correction, str], ...]


def apply_corrections(
    tables: Sequence[Table], corrections: Sequence[Correction]
) -> CorrectedTables:
    """The tables with what each corrected cell is read as.

    A correction is applied to one cell or to none: one that matches no cell, several, or one that
    is corrected already changes nothing.
    """
    corrected_tables = list(tables)
    applied: list[tuple[Correction, Cell]] = []
    faults: list[tuple[Correction, str]] = []
    for correction in corrections:
        places = list(cells_meant(corrected_tables, correction))
        fault = _fault(places)
        if fault:
            faults.append((correction, fault))
            continue
        at, cell = places[0]
        corrected = cell._replace(
            original=cell.printed, printed=correction.read_as, text=normalized(correction.read_as)
        )
        cells = (corrected if one is cell else one for one in corrected_tables[at].cells)
        corrected_tables[at] = replace(corrected_tables[at], cells=tuple(cells))
        applied.append((correction, corrected))
    return CorrectedTables(tuple(corrected_tables), tuple(applied), tuple(faults))


def _fault(places: Sequence[Placed]) -> str | None:
    """The finding of a correction that may mean these cells; None where it means one."""
    if len(places) != 1:
        return "correction_unclear" if places else "correction_stale"
    return "correction_doubled" if places[0].cell.original is not None else None


def correction_findings(
    document_id: str, applied: CorrectedTables, records: Records
) -> Iterator[Observation | Review]:
    """Each correction as a row of `reviews`, and what it changed, or why it changed nothing."""
    faults = list(applied.faults)
    for correction, cell in applied.cells:
        found = list(targets_of(cell, records))
        if not found:
            faults.append((correction, "correction_stale"))
            continue
        targets = [target for target, _ in found]
        yield review(document_id, Made(DecisionKind.CORRECTED, correction), targets[0])
        yield from (_observation("corrected", correction, target, cell) for target in targets)
        yield from _of_units(correction, cell, found)
    for correction, check in faults:
        yield review(document_id, Made(DecisionKind.CORRECTED, correction), None)
        yield not_found("[[correction]]", correction, check, applied.tables, records)


def _observation(check: str, correction: Correction, at: Target, cell: Cell) -> Observation:
    return Observation(
        check,
        at.table,
        at.kpi_no,
        at.page,
        cell.on_page,
        observed=correction.read_as,
        facts={"name": at.name or cell.on_page, "reason": correction.reason},
    )


def _of_units(
    correction: Correction, cell: Cell, found: Sequence[tuple[Target, Record]]
) -> Iterator[Observation]:
    """The unit that is printed in the cell and that no corrected figure of it has."""
    figures = [
        (target, row)
        for target, row in found
        if isinstance(row, KpiValue) and row.value is not None
    ]
    lost = _printed_units(cell.on_page) - {row.unit for _, row in figures}
    if figures and lost:
        observed = _observation("correction_unit", correction, figures[0][0], cell)
        yield replace(observed, expected=", ".join(sorted(lost)))


def _printed_units(printed: str) -> set[str]:
    """The units in a cell as printed; those behind the last digit where its figure is unreadable."""
    units = {one.unit for one in read_quantities(printed) if one.unit}
    behind = _AFTER_THE_DIGITS.search(normalized(printed))
    if units or not behind:
        return units
    return {one.unit for one in read_quantities(f"1{behind[0]}") if one.unit}
