"""Records of a report → checks for columns without a figure and indicators in two rows."""

from collections.abc import Iterator, Sequence

from pipeline.model.evidence import Evidence
from pipeline.model.finding import Figure, Observation, Outcome, judged
from pipeline.model.records import Cell, Kpi, KpiValue
from pipeline.model.vocabulary import ROLE_OF_HEADING, Role
from pipeline.validate.observations import by_indicator
from pipeline.validate.rounding import figure_text

FEWEST = 3
"""Indicators an edition must have before an empty column of it means that something was not read.

With one or two, nothing may have been printed there. The check `empty_column` states it.
"""


def coverage_outcomes(
    kpi: Sequence[Kpi], values: Sequence[KpiValue], cells: Sequence[Cell], evidence: Evidence
) -> Iterator[Outcome]:
    """Columns that are empty in a whole edition, and indicators that are in it twice."""
    if len(kpi) >= FEWEST:
        yield from _columns(kpi, values, cells, evidence)
    by_number = by_indicator(values)
    seen: dict[tuple[str, str | None], list[Kpi]] = {}
    for record in kpi:
        same = seen.setdefault((record.kpi_id, record.item), [])
        years = _years(by_number.get(record.kpi_no, ()))
        yield _repeat_outcome(
            record,
            next((one for one in same if years & _years(by_number.get(one.kpi_no, ()))), None),
        )
        same.append(record)


def _years(values: Sequence[KpiValue]) -> set[tuple[Role, int | None]]:
    """What an indicator's row is for: another row for other years only continues it."""
    return {(value.role, value.fiscal_year) for value in values}


def _columns(
    kpi: Sequence[Kpi], values: Sequence[KpiValue], cells: Sequence[Cell], evidence: Evidence
) -> Iterator[Outcome]:
    """A heading 目標値, 実績値, 基準値 or 達成状況 has something printed below it somewhere."""
    headings: dict[str, Cell] = {}
    for cell in cells:
        if role := evidence.heading_roles.get((cell.table_no, cell.row, cell.column)):
            headings.setdefault(role, cell)
    filled = {value.role for value in values}
    has_status = any(record.status_printed for record in kpi)
    for role, heading in headings.items():
        if role in ROLE_OF_HEADING:
            yield _filled(heading, ROLE_OF_HEADING[role] in filled)
        elif role == "status":
            yield _filled(heading, has_status)


def _filled(heading: Cell, is_filled: bool) -> Outcome:
    observation = Observation("empty_column", "kpi", page=heading.page, printed=heading.printed)
    return judged(observation, is_filled)


def _repeat_outcome(record: Kpi, earlier: Kpi | None) -> Outcome:
    """An indicator of one name, section, item and unit has one row for one year; no tolerance."""
    observation = Observation(
        "indicator_twice",
        "kpi",
        record.kpi_no,
        record.page,
        record.name_printed,
        expected=figure_text(earlier.target) if earlier else None,
        observed=figure_text(record.target),
        facts={"name": record.name, "first": str(earlier.kpi_no) if earlier else ""},
    )
    return judged(observation, earlier is None, (Figure("kpi", (record.kpi_no,), "name"),))
