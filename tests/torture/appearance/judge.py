"""What the program made of a changed page: right, reported, or silent."""

from collections import Counter
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.model.edition import Edition
from pipeline.model.records import Finding, KpiValue
from pipeline.model.records.record import as_plain
from pipeline.write.column import PLACE
from tests.torture.appearance.change import Change, Value
from tests.torture.appearance.figures import Figure, Scene, centre

RIGHT, REPORTED, NOTICE = "right", "reported", "by a notice"
WRONG_REPORTED = "wrong, reported"
WRONG, MISSING, OTHERS = "silent wrong", "silent missing", "collateral"
FALSE_ALARM = "false alarm"
OUTCOMES = (RIGHT, REPORTED, NOTICE, WRONG_REPORTED, WRONG, MISSING, OTHERS, FALSE_ALARM)
SILENT = frozenset({WRONG, MISSING, OTHERS})
Rows = Counter[tuple[object, ...]]


class Judged(NamedTuple):
    """An outcome, and what it was judged by."""

    outcome: str
    reason: str


def judged(
    scene: Scene, figure: Figure, change: Change, edition: Edition, *, control: bool
) -> Judged:
    """The outcome of one change, of the whole page.

    Only a finding that names the page counts. `no_known_table`, which is about all pages of a
    report, is not made of a longer report that has other pages with tables.
    """
    new = _new(scene.edition.findings, edition.findings)
    checks = ", ".join(sorted({one.check for one in new}))
    if control and new:
        return Judged(FALSE_ALARM, checks)
    row = _same_row(scene, figure, edition)
    value = row.value if row else None
    with_page = [one.severity for one in new if one.page is not None]
    is_loud = any(severity != "notice" for severity in with_page)
    outcome = _outcome(change, value, is_loud, bool(with_page))
    if not is_loud and row and value is not None and _column(row) != _column(figure.row):
        outcome = WRONG
    if outcome not in SILENT and not is_loud:
        for difference in _differences(scene.edition, figure.row, edition, row):
            return Judged(OTHERS, difference)
    return Judged(outcome, f"{figure.row.value} read as {value}; {checks}")


def _column(row: KpiValue) -> tuple[object, ...]:
    return row.role, row.fiscal_year


def _outcome(change: Change, value: Value, is_loud: bool, is_noticed: bool) -> str:
    right, doubtful = change.seen
    if value in right:
        return RIGHT
    allowed = value is None or value in doubtful
    if is_loud:
        return REPORTED if allowed else WRONG_REPORTED
    if is_noticed and allowed:
        return NOTICE
    return MISSING if value is None else WRONG


def _new(before: Iterable[Finding], after: Iterable[Finding]) -> list[Finding]:
    known = Counter((one.check, one.severity, one.message) for one in before)
    return [one for one in after if not known[one.check, one.severity, one.message]]


def _same_row(scene: Scene, figure: Figure, edition: Edition) -> KpiValue | None:
    """The row that is read where the figure is, or else the same figure of the same indicator."""
    x, y = centre(figure.shown, scene.size)
    there = [r for r in edition.records.kpi_values if r.x0 <= x <= r.x1 and r.top <= y <= r.bottom]
    if there:
        return next((row for row in there if row.value == figure.row.value), there[0])
    wanted = _key(scene.edition, figure.row)
    return next((row for row in edition.records.kpi_values if _key(edition, row) == wanted), None)


def _key(edition: Edition, row: KpiValue) -> tuple[object, ...]:
    names = {kpi.kpi_no: kpi.name for kpi in edition.records.kpi}
    return names.get(row.kpi_no), row.role, row.fiscal_year, row.part


def _differences(
    before: Edition, figure: KpiValue, after: Edition, row: KpiValue | None
) -> Iterator[str]:
    """Each other row that is lost, and each figure that was not there."""
    known, found = _others(before, figure), _others(after, row)
    yield from (f"lost: {one}" for one in known - found)
    yield from (f"new: {one}" for one in found - known if ("value", "None") not in one)


def _others(edition: Edition, but: KpiValue | None) -> Rows:
    """Every other figure of a report, without its place and print."""
    records = edition.records
    names = {kpi.kpi_no: kpi.name for kpi in records.kpi}
    found: Rows = Counter()
    for table in (records.kpi_values, records.field_summary, records.overview):
        for row in table:
            if row is not but:
                said = {key: str(one) for key, one in as_plain(row).items() if _is_said(key)}
                found[names.get(getattr(row, "kpi_no", 0)), *said.items()] += 1
    return found


def _is_said(key: str) -> bool:
    """Whether a column holds what the report says: not its place, its print or who read it."""
    left_out = {
        "document_id",
        "page",
        "kpi_no",
        "value_no",
        "seen",
        "readers_agree",
        "company",
        *PLACE,
    }
    return key not in left_out and not key.endswith("printed")
