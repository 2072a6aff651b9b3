"""Reports of one series → whether targets were kept, figures restated, indicators renamed."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from itertools import groupby, pairwise

from pipeline.model.edition import Records
from pipeline.model.finding import Figure, Observation, Outcome, judged
from pipeline.model.records import Document, FieldSummary, Kpi, KpiValue
from pipeline.model.vocabulary import Role
from pipeline.normalize.text import comparison_key
from pipeline.normalize.unit import unit_class
from pipeline.validate.across.series import series_key
from pipeline.validate.observations import (
    by_indicator,
    figure_observation,
    indicator_observation,
    place,
)
from pipeline.validate.report.field_sums import count_label, count_observation
from pipeline.validate.rounding import figure_text

CROSS_CHECKS = frozenset({"target_differs", "restated", "rename_candidate", "section_changed"})
"""The checks that need more than one report."""

ALIKE = 0.6
"""Share of two names' letters that agree, in order, from which one may be the other renamed.

It only proposes; a person decides. No report at hand renames an indicator to measure it on: from
0.3 to 0.9 they and the tests give the same proposals. The check `rename_candidate` states it.
"""

OutcomeOfReport = tuple[str, Outcome]


def cross_outcomes(reports: Sequence[Records]) -> Iterator[OutcomeOfReport]:
    """Each check of a report against the one of its series before it, with the later one's id.

    Both reports keep what they print; nothing is taken over from one into the other.
    """
    known = [report for report in reports if any(_series(report))]
    for _, same in groupby(sorted(known, key=_place_in_series), key=_series):
        for before, after in pairwise(same):
            first, second = _document(before), _document(after)
            if first and second:
                for outcome in _pair(before, after):
                    yield second.document_id, _against_earlier(outcome, first.document_id)


def _series(report: Records) -> tuple[str, str]:
    """What the reports of a series share; nothing of one that is compared with no other."""
    document = _document(report)
    return (document and series_key(document)) or ("", "")


def _place_in_series(report: Records) -> tuple[tuple[str, str], int]:
    document = _document(report)
    return _series(report), (document and document.fiscal_year) or 0


def _document(report: Records) -> Document | None:
    return next(iter(report.documents), None)


def _against_earlier(outcome: Outcome, before: str) -> Outcome:
    """The outcome, its sentence naming the report before."""
    seen = outcome.observation
    if seen is None:
        return outcome
    return outcome._replace(observation=replace(seen, facts={**seen.facts, "before": before}))


def _pair(before: Records, after: Records) -> Iterator[Outcome]:
    earlier = _unique_by_id(before.kpi)
    figures, later_figures = by_indicator(before.kpi_values), by_indicator(after.kpi_values)
    for record in after.kpi:
        other = earlier.get(record.kpi_id)
        if other:
            yield from _figures(
                record, later_figures.get(record.kpi_no, []), figures.get(other.kpi_no, [])
            )
    yield from _candidates(before.kpi, after.kpi)
    yield from _counts(before.field_summary, after.field_summary)


def _unique_by_id(kpi: Iterable[Kpi]) -> dict[str, Kpi]:
    """The indicators by id, without those that are twice in one report."""
    found: dict[str, list[Kpi]] = {}
    for record in kpi:
        found.setdefault(record.kpi_id, []).append(record)
    return {identity: same[0] for identity, same in found.items() if len(same) == 1}


def _figures(
    record: Kpi, values: Sequence[KpiValue], earlier: Sequence[KpiValue]
) -> Iterator[Outcome]:
    """A figure for one year in both reports: an announced target kept, an actual not restated."""
    before = {_key(value): value for value in earlier if value.value is not None}
    for value in values:
        other = before.get(_key(value))
        if other is None or value.value is None or value.fiscal_year is None:
            continue
        seen = _difference(value, other)
        is_kept = value.value == other.value and unit_class(value.unit) == unit_class(other.unit)
        yield judged(figure_observation(seen, record, value), is_kept, (place(value),))


def _key(value: KpiValue) -> tuple[Role, int | None, str | None]:
    return value.role, value.fiscal_year, value.part


def _difference(value: KpiValue, other: KpiValue) -> Observation:
    expected = "".join(other.printed.split())
    if value.role is Role.TARGET:
        return Observation("target_differs", expected=expected, observed=figure_text(value.value))
    return Observation("restated", expected=expected, observed=figure_text(value.value))


def _candidates(before: Sequence[Kpi], after: Sequence[Kpi]) -> Iterator[Outcome]:
    """An indicator that is new and one that is gone, of one unit: perhaps one, renamed or moved."""
    kept = {record.kpi_id for record in before} & {record.kpi_id for record in after}
    gone = [record for record in before if record.kpi_id not in kept]
    for record in after:
        if record.kpi_id in kept:
            continue
        likely = [other for other in gone if _may_be(record, other)]
        if likely:
            other = next((one for one in likely if _is_moved(record, one)), likely[0])
            gone.remove(other)
            yield _candidate(record, other)


def _candidate(record: Kpi, other: Kpi) -> Outcome:
    """An indicator and the one of the report before that it may be, never taken as sound."""
    section = other.section_code or other.section_name or ""
    if _is_moved(record, other):
        now = record.section_code or record.section_name
        moved = Observation(
            "section_changed", printed=record.name_printed, expected=section, observed=now
        )
        place_of = Figure("kpi", (record.kpi_no,), "section_code")
        return judged(indicator_observation(moved, record), is_sound=False, figures=(place_of,))
    seen = Observation(
        "rename_candidate", printed=record.name_printed, expected=other.name, observed=record.name
    )
    figure = Figure("kpi", (record.kpi_no,), "name")
    return judged(
        indicator_observation(seen, record, section=section), is_sound=False, figures=(figure,)
    )


def _is_moved(record: Kpi, other: Kpi) -> bool:
    """Whether the name stayed and the section, as kpi_id takes it, did not."""
    is_same_name = comparison_key(record.name) == comparison_key(other.name)
    return is_same_name and _section(record) != _section(other)


def _section(record: Kpi) -> str:
    return record.section_code or comparison_key(record.section_name or "")


def _may_be(record: Kpi, other: Kpi) -> bool:
    """Whether their names are alike, or the announced target of one is the target of the other."""
    if unit_class(record.unit) != unit_class(other.unit):
        return False
    alike = SequenceMatcher(None, comparison_key(record.name), comparison_key(other.name)).ratio()
    is_announced = (
        record.target is not None
        and record.section_code == other.section_code
        and (record.target, record.target_year) == (other.next_target, other.next_target_year)
    )
    return alike >= ALIKE or is_announced


def _counts(before: Sequence[FieldSummary], after: Sequence[FieldSummary]) -> Iterator[Outcome]:
    """The projects of a 分野 in one year, as both reports count them."""
    earlier = {_row(row): row for row in before}
    for row in after:
        other = earlier.get(_row(row))
        for measure in ("projects", "projects_with_kpi"):
            was, now = getattr(other, measure, None), getattr(row, measure)
            if was is None or now is None or row.fiscal_year is None:
                continue
            facts = {"name": count_label(row, measure), "role": f"{row.fiscal_year}年度"}
            seen = count_observation(Observation("restated"), row, measure, was, **facts)
            figure = Figure("field_summary", (row.summary_no,), measure)
            yield judged(seen, was == now, (figure,))


def _row(row: FieldSummary) -> tuple[str | None, ...]:
    return row.domain, row.section_code, comparison_key(row.section_name), str(row.fiscal_year)
