"""Records → checks that every part the summaries name is in the report as read."""

from collections.abc import Iterator, Sequence

from pipeline.model.edition import Records
from pipeline.model.finding import Observation, Outcome, judged, not_applicable
from pipeline.model.records import FieldSummary, Initiative, Kpi, Overview
from pipeline.model.vocabulary import Measure
from pipeline.normalize.text import comparison_key
from pipeline.validate.report.field_sums import place as field_place
from pipeline.validate.report.overview_totals import is_total_domain
from pipeline.validate.report.overview_totals import place as overview_place

Row = Kpi | Initiative


def missing_part_outcomes(records: Records) -> Iterator[Outcome]:
    """Each 分野 of the field tables and each domain of the overview has an indicator or 取組."""
    rows: list[Row] = [*records.kpi, *records.initiatives]
    years = {row.fiscal_year for row in records.kpi if row.fiscal_year}
    yield from _sections(
        [row for row in records.field_summary if not row.is_total and _is_of(row, years)], rows
    )
    yield from _domains([count for count in records.overview if _is_of(count, years)], rows)


def _is_of(row: FieldSummary | Overview, years: set[int]) -> bool:
    """Whether a count is of the report's own year, and not of the one it is compared with."""
    return row.fiscal_year is None or row.fiscal_year in years


def _sections(summaries: Sequence[FieldSummary], rows: Sequence[Row]) -> Iterator[Outcome]:
    counted = [row for row in summaries if _indicators(row)]
    found = [_has_rows(row, rows) for row in counted]
    for row, is_there in zip(counted, found, strict=True):
        if 2 * sum(found) < len(found):
            yield not_applicable("section_missing")
            continue
        observation = Observation(
            "section_missing",
            "field_summary",
            page=row.page,
            printed=row.section_name_printed,
            expected=str(_indicators(row)),
        )
        yield judged(observation, is_there, (field_place(row, "projects"),))


def _indicators(row: FieldSummary) -> int:
    """How many projects with an indicator it counts; where that has no column, how many projects."""
    return (row.projects if row.projects_with_kpi is None else row.projects_with_kpi) or 0


def _has_rows(row: FieldSummary, rows: Sequence[Row]) -> bool:
    """Whether an indicator or 取組 is of the 分野, of a part or of its whole, by number or name."""
    name, code = comparison_key(row.section_name), row.section_code
    return any(
        (code and one.section_code and _is_part(code, one.section_code))
        or (one.section_name and comparison_key(one.section_name) == name)
        for one in rows
    )


def _is_part(code: str, other: str) -> bool:
    return code == other or code.startswith(f"{other}-") or other.startswith(f"{code}-")


def _domains(overview: Sequence[Overview], rows: Sequence[Row]) -> Iterator[Outcome]:
    counted = [
        count
        for count in overview
        if count.measure is Measure.PROJECTS_WITH_KPI and count.count and count.domain
    ]
    domains = {comparison_key(row.domain) for row in rows if row.domain}
    is_by_domain = any(comparison_key(count.domain or "") in domains for count in counted)
    for count in counted:
        if not is_by_domain or is_total_domain(count):
            yield not_applicable("domain_missing")
            continue
        observation = Observation(
            "domain_missing",
            "overview",
            page=count.page,
            printed=count.domain,
            expected=str(count.count),
        )
        is_there = comparison_key(count.domain or "") in domains
        yield judged(observation, is_there, (overview_place(count),))
