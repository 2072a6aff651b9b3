"""Rows that a person says are not indicators: they become no record, and the ledger says why."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.model.decisions import Made, Target, review
from pipeline.model.edition import Records
from pipeline.model.finding import Observation
from pipeline.model.page import Box
from pipeline.model.passport import Rejected
from pipeline.model.records import PrintedNumber, Review
from pipeline.model.vocabulary import Account, DecisionKind, Reason
from pipeline.normalize.text import comparison_key, normalized
from pipeline.parse.decisions.not_found import not_found
from pipeline.parse.records.indicator import Indicator
from pipeline.parse.table import Cell, Table

Row = tuple[int, int]
"""The number of a table, and the row of the name in it."""
RejectedRows = Mapping[Row, tuple[Rejected, Indicator]]
"""The rows that are not indicators, each with the decision that says so."""


def row_of(indicator: Indicator) -> Row:
    """What tells the row of an indicator from all others of the report."""
    return indicator.table.number, indicator.name.row


def rejected_rows(
    found: Sequence[Indicator | Observation], rejected: Sequence[Rejected]
) -> RejectedRows:
    """The rows that are not indicators; a rejection that may mean several rows rejects none."""
    rows: dict[Row, tuple[Rejected, Indicator]] = {}
    indicators = [one for one in found if isinstance(one, Indicator)]
    for one in rejected:
        meant = [indicator for indicator in indicators if _is_meant(one, indicator)]
        if len(meant) == 1:
            rows.setdefault(row_of(meant[0]), (one, meant[0]))
    return rows


def without_rejected_rows(
    found: Sequence[Indicator | Observation], rejected: RejectedRows
) -> Iterator[Indicator | Observation]:
    """The indicators that are none left out, with what was observed of their figures alone."""
    names = {(one.name.page, one.name.printed) for _, one in rejected.values()}
    for one in found:
        if isinstance(one, Indicator):
            if row_of(one) not in rejected:
                yield one
        elif one.check != "row_without_figures" or (one.page, one.printed) not in names:
            yield one


def _is_meant(one: Rejected, indicator: Indicator) -> bool:
    name = indicator.name
    return (
        normalized(name.on_page) == normalized(one.printed)
        and (one.indicator is None or comparison_key(one.indicator) == comparison_key(name.text))
        and one.page in {None, name.page}
        and one.table in {None, indicator.table.number}
        and one.row in {None, name.row}
        and one.column in {None, name.column}
    )


def rejection_findings(
    document_id: str,
    rejected: Sequence[Rejected],
    found: RejectedRows,
    tables: Sequence[Table],
    records: Records,
) -> Iterator[Observation | Review]:
    """Each rejection as a row of `reviews`, and which row it left out, or that it left out none."""
    applied = {id(one): indicator for one, indicator in found.values()}
    alike = [comparison_key(cell.on_page) for table in tables for cell in table.cells]
    for one in rejected:
        indicator = applied.get(id(one))
        made = Made(DecisionKind.REJECTED, one)
        target = Target("kpi", page=indicator.name.page) if indicator else None
        yield review(document_id, made, target)
        if indicator:
            yield Observation(
                "rejected",
                "kpi",
                None,
                indicator.name.page,
                one.printed,
                facts={"name": indicator.name.text, "reason": one.reason},
            )
        else:
            fault = _fault(alike.count(comparison_key(one.printed)))
            yield not_found("[[rejected]]", one, fault, tables, records)


def _fault(cells: int) -> str:
    """The finding of a rejection that left out no row, by how many cells are printed like its name."""
    return "decision_unclear" if cells > 1 else "decision_stale"


def without_rejected(
    numbers: Sequence[PrintedNumber], cells: Collection[Cell]
) -> tuple[PrintedNumber, ...]:
    """The ledger in which unread numbers of rejected rows are passed over for that reason."""
    places = {(cell.page, cell.box) for cell in cells}
    return tuple(
        replace(one, account=Account.PASSED_OVER, reason=Reason.REJECTED)
        if one.account is Account.UNREAD
        and (one.page, Box(one.x0, one.top, one.x1, one.bottom)) in places
        else one
        for one in numbers
    )
