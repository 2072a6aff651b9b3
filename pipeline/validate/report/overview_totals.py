"""The overview → checks against itself, the field tables and the indicators."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from pipeline.knowledge import load
from pipeline.model.finding import Figure, Observation, Outcome, judged, not_applicable
from pipeline.model.records import FieldSummary, Kpi, Overview
from pipeline.model.vocabulary import Measure
from pipeline.normalize.text import comparison_key
from pipeline.validate.report.field_sums import place as field_place
from pipeline.validate.rounding import share_outcome

LABELS = {
    "projects": "事業数",
    "projects_with_kpi": "うちKPI設定事業数",
    "achieved": "達成",
    "mostly_achieved": "概ね達成",
    "partially_achieved": "一部達成",
    "not_achieved": "未達成",
    "pending": "集計中",
}
STATUSES = frozenset(Measure) - {Measure.PROJECTS, Measure.PROJECTS_WITH_KPI}

Counts = dict[Measure, Overview]


def overview_outcomes(
    overview: Sequence[Overview], summaries: Sequence[FieldSummary], kpi: Sequence[Kpi]
) -> Iterator[Outcome]:
    """Each count of the overview against what it sums up."""
    columns = list(_columns(overview))
    for counts in columns:
        yield from _shares(counts)
        yield _statuses(counts)
    for count in overview:
        yield _against_fields(count, summaries)
        yield _across(count, overview)
    for counts in columns:
        yield from _against_indicators(counts, columns, kpi)


def _columns(overview: Sequence[Overview]) -> Iterator[Counts]:
    """The counts of one domain in one fiscal year, by what they count."""

    def column(count: Overview) -> tuple[str, int]:
        return count.domain or "", count.fiscal_year or 0

    for _, counts in groupby(sorted(overview, key=column), key=column):
        yield {count.measure: count for count in counts}


def _shares(counts: Counts) -> Iterator[Outcome]:
    """A share in brackets is of the projects with a KPI, rounded to the digits printed."""
    whole = counts.get(Measure.PROJECTS_WITH_KPI)
    for count in counts.values():
        if not whole or not whole.count or count.share_percent is None or count.count is None:
            yield not_applicable("ratio")
            continue
        seen = Observation(
            "ratio",
            "overview",
            page=count.page,
            printed=count.printed,
            facts={"what": _what(count)},
        )
        figures = (place(count), place(count, "share_percent"), place(whole))
        parts = Decimal(count.count), Decimal(whole.count)
        yield share_outcome(seen, *parts, count.share_percent, figures)


def _statuses(counts: Counts) -> Outcome:
    """Every project with a KPI has one status: the statuses add up, counts are whole."""
    whole = counts.get(Measure.PROJECTS_WITH_KPI)
    parts = [
        one for measure, one in counts.items() if measure in STATUSES and one.count is not None
    ]
    if not whole or whole.count is None or len(parts) < 2:
        return not_applicable("overview_parts")
    expected = sum(one.count or 0 for one in parts)
    observation = _counted(Observation("overview_parts"), whole, expected)
    return judged(observation, expected == whole.count, map(place, (whole, *parts)))


def _against_fields(count: Overview, summaries: Sequence[FieldSummary]) -> Outcome:
    """The total of the field table of the domain and year; of all its rows where none has a domain."""
    totals = [
        row
        for row in summaries
        if row.is_total
        and row.fiscal_year == count.fiscal_year
        and (row.domain == count.domain or (row.domain is None and is_total_domain(count)))
    ]
    expected = getattr(totals[0], count.measure, None) if len(totals) == 1 else None
    if expected is None or count.count is None:
        return not_applicable("overview_total")
    observation = _counted(Observation("overview_total"), count, expected)
    figures = (place(count), field_place(totals[0], count.measure))
    return judged(observation, expected == count.count, figures)


def is_total_domain(count: Overview) -> bool:
    """Whether a count is in the column 合計."""
    return comparison_key(count.domain or "") in set(map(comparison_key, load("context")["total"]))


def _across(total: Overview, overview: Sequence[Overview]) -> Outcome:
    """The column 合計 is the sum of the others: counts are whole, nothing is rounded."""
    parts = [
        one
        for one in overview
        if (one.fiscal_year, one.measure) == (total.fiscal_year, total.measure)
        and one.count is not None
        and not is_total_domain(one)
    ]
    if not is_total_domain(total) or total.count is None or not parts:
        return not_applicable("overview_across")
    expected = sum(one.count or 0 for one in parts)
    observation = _counted(Observation("overview_across"), total, expected)
    return judged(observation, expected == total.count, map(place, (total, *parts)))


def _against_indicators(
    counts: Counts, columns: Sequence[Counts], kpi: Sequence[Kpi]
) -> Iterator[Outcome]:
    """Where the report gives every indicator, their statuses are those the overview counts."""
    whole = counts.get(Measure.PROJECTS_WITH_KPI)
    rows = [] if whole is None else _indicators_of(whole, columns, kpi)
    for measure in STATUSES:
        count = counts.get(measure)
        if count is None or count.count is None or not whole or len(rows) != whole.count:
            yield not_applicable("overview_indicators")
            continue
        found = sum(row.status == measure.value for row in rows)
        observation = _counted(Observation("overview_indicators"), count, found)
        statuses = (Figure("kpi", (row.kpi_no,), "status") for row in rows)
        yield judged(observation, found == count.count, (place(count), *statuses))


def _indicators_of(whole: Overview, columns: Sequence[Counts], kpi: Sequence[Kpi]) -> list[Kpi]:
    """The indicators a column counts: those of its domain, or all for the total or the only column."""
    is_all = is_total_domain(whole) or len(columns) == 1
    return [
        row
        for row in kpi
        if row.fiscal_year == whole.fiscal_year and (is_all or row.domain == whole.domain)
    ]


def _counted(seen: Observation, count: Overview, expected: int) -> Observation:
    return replace(
        seen,
        table="overview",
        page=count.page,
        printed=count.printed,
        expected=str(expected),
        observed=str(count.count),
        facts={"what": _what(count)},
    )


def _what(count: Overview) -> str:
    year = f"{count.fiscal_year}年度" if count.fiscal_year else None
    return " ".join(filter(None, (count.domain, year, LABELS[count.measure])))


def place(count: Overview, column: str = "count") -> Figure:
    """Which printed figure it is."""
    return Figure("overview", (count.overview_no,), column)
