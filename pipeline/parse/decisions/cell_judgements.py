"""Confirmations and misprints of a passport: judgements of cells that change no value."""

from collections.abc import Iterator, Sequence
from dataclasses import asdict
from decimal import Decimal
from itertools import islice

from pipeline.model.decisions import Made, Target, review
from pipeline.model.edition import Records
from pipeline.model.finding import Observation
from pipeline.model.passport import CellDecision, Confirmed, Misprint, Passport
from pipeline.model.records import KpiValue, Record, Review
from pipeline.model.vocabulary import DecisionKind
from pipeline.normalize.quantity.quantities import read_quantities
from pipeline.normalize.text import normalized
from pipeline.parse.decisions.decided_rows import cells_meant, targets_of
from pipeline.parse.decisions.not_found import not_found
from pipeline.parse.table import Table


def cell_judgements(
    document_id: str, tables: Sequence[Table], passport: Passport, records: Records
) -> Iterator[Observation | Review]:
    """Each confirmation and misprint as a row of `reviews`; what is a misprint, and what does not hold."""
    for decision in (*passport.confirmed, *passport.misprint):
        is_misprint = isinstance(decision, Misprint)
        made = Made(DecisionKind.MISPRINT if is_misprint else DecisionKind.CONFIRMED, decision)
        found = [
            (target, row)
            for _, cell in cells_meant(tables, decision)
            for target, row in islice(targets_of(cell, records), 1)
        ]
        fault = _fault(decision, found)
        if isinstance(fault, str):
            yield not_found(f"[[{made.kind}]]", decision, fault, tables, records)
        elif isinstance(fault, Observation):
            yield fault
        elif is_misprint:
            yield _observation("misprint", decision, found[0][0])
        yield review(document_id, made, None if fault else found[0][0])


def _fault(
    decision: CellDecision, found: Sequence[tuple[Target, Record]]
) -> str | Observation | None:
    """Why a judgement does not hold; None where it is of one cell, read as it says."""
    if len(found) != 1:
        return "decision_unclear" if found else "decision_stale"
    ((target, row),) = found
    if isinstance(decision, Confirmed) and decision.read_as and not is_read(row, decision.read_as):
        return _observation("confirmed_differs", decision, target)
    return None


def _observation(check: str, decision: CellDecision, at: Target) -> Observation:
    return Observation(
        check,
        at.table,
        at.kpi_no,
        at.page,
        decision.printed,
        observed=getattr(decision, "read_as", None),
        facts={
            "name": at.name or decision.printed,
            "reason": getattr(decision, "reason", None) or "",
        },
    )


def is_read(row: Record, read_as: str) -> bool:
    """Whether a row holds what a text says, read by the same grammar: its value and unit, or a word."""
    if isinstance(row, KpiValue):
        read = read_quantities(read_as, row.unit)
        return any(
            (one.value, one.mark, one.unit) == (row.value, row.mark, row.unit) for one in read
        )
    held = asdict(row).values()
    numbers = {Decimal(one) for one in held if isinstance(one, int | Decimal) and one is not True}
    read = read_quantities(read_as)
    return normalized(read_as) in held or any(one.value in numbers for one in read)
