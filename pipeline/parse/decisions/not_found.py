"""The finding of a decision whose cell or row is not in the report, with what it may have meant."""

from collections.abc import Sequence

from pipeline.knowledge import Words
from pipeline.model.edition import Records
from pipeline.model.finding import Observation
from pipeline.model.passport import CellDecision
from pipeline.normalize.nearest import did_you_mean, nearest
from pipeline.normalize.text import comparison_key
from pipeline.parse.table import Table


def not_found(
    kind: str, decision: CellDecision, check: str, tables: Sequence[Table], records: Records
) -> Observation:
    """The observation of a decision that matches nothing that was read, or several things."""
    near, near_ja = _meant(decision, tables, records) if check.endswith("_stale") else ("", "")
    return Observation(
        check,
        page=decision.page,
        printed=decision.printed,
        observed=getattr(decision, "read_as", None) or "",
        facts={"name": decision.indicator or "", "near": near, "kind": kind},
        facts_ja={"near": near_ja},
    )


def _meant(decision: CellDecision, tables: Sequence[Table], records: Records) -> Words:
    """The names most like the one that is not there, else the printed texts most like its own."""
    names = {one.name for one in records.kpi} | {one.item for one in records.initiatives}
    names |= {one.section_name for one in records.field_summary}
    name = decision.indicator
    if name and comparison_key(name) not in set(map(comparison_key, names)):
        return did_you_mean(nearest(name, names))
    cells = (cell for table in tables for cell in table.cells)
    printed = {one.text for one in cells if decision.page in {None, one.page} and one.text}
    return did_you_mean(nearest(decision.printed, printed))
