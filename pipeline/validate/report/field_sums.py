"""Tables of 分野 → checks of their sums, rates and parts of a whole."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby, pairwise

from pipeline.model.finding import Figure, Observation, Outcome, judged, not_applicable
from pipeline.model.records import FieldSummary
from pipeline.validate.rounding import share_outcome

COUNTS = ("projects", "projects_with_kpi", "achieved")
"""Each is a part of the one before it."""

LABELS = {
    "projects": "事業数",
    "projects_with_kpi": "うちKPI設定事業数",
    "achieved": "達成",
    "achievement_rate_percent": "達成率",
}


def field_outcomes(summaries: Sequence[FieldSummary]) -> Iterator[Outcome]:
    """Totals, rates and parts of one table of 分野, each column of a fiscal year by itself."""
    for rows in _tables(summaries):
        for measure in COUNTS:
            yield _total(rows, measure)
    for row in summaries:
        yield _rate(row)
        yield from _parts(row)


def _tables(summaries: Sequence[FieldSummary]) -> Iterator[list[FieldSummary]]:
    """The rows of one domain and fiscal year: what one total adds up."""

    def column(row: FieldSummary) -> tuple[str, int]:
        return row.domain or "", row.fiscal_year or 0

    for _, rows in groupby(sorted(summaries, key=column), key=column):
        yield list(rows)


def _total(rows: Sequence[FieldSummary], measure: str) -> Outcome:
    """A printed total equals the sum of its rows: counts are whole, nothing is rounded."""
    totals = [row for row in rows if row.is_total]
    parts = [row for row in rows if not row.is_total]
    printed = getattr(totals[0], measure) if len(totals) == 1 else None
    if printed is None or not parts:
        return not_applicable("total")
    expected = sum(getattr(row, measure) or 0 for row in parts)
    figures = (place(row, measure) for row in rows if getattr(row, measure) is not None)
    observation = count_observation(
        Observation("total"), totals[0], measure, expected, tolerance="0"
    )
    return judged(observation, printed == expected, figures)


def _rate(row: FieldSummary) -> Outcome:
    """達成率 is 達成 of the projects with a KPI, rounded to the digits printed."""
    printed = row.achievement_rate_percent
    if printed is None or not row.projects_with_kpi or row.achieved is None:
        return not_applicable("ratio")
    seen = Observation(
        "ratio",
        "field_summary",
        page=row.page,
        printed=row.achievement_rate_printed,
        facts={"what": count_label(row, "achievement_rate_percent")},
    )
    compared = ("achievement_rate_percent", "achieved", "projects_with_kpi")
    parts = Decimal(row.achieved), Decimal(row.projects_with_kpi)
    return share_outcome(seen, *parts, printed, (place(row, one) for one in compared))


def _parts(row: FieldSummary) -> Iterator[Outcome]:
    """Projects with a KPI are projects, achieved ones have a KPI: no part is more than its whole."""
    for whole, part in pairwise(COUNTS):
        most, count = getattr(row, whole), getattr(row, part)
        if most is None or count is None:
            yield not_applicable("part_of_whole")
            continue
        seen = Observation("part_of_whole")
        observation = count_observation(seen, row, part, most, whole=LABELS[whole])
        yield judged(observation, count <= most, (place(row, whole), place(row, part)))


def count_observation(
    seen: Observation, row: FieldSummary, measure: str, expected: object, **facts: str
) -> Observation:
    """The observation with the place, the words and the printed text of one count of a row."""
    return replace(
        seen,
        table="field_summary",
        page=row.page,
        printed=getattr(row, f"{measure}_printed"),
        expected=str(expected),
        observed=str(getattr(row, measure)),
        facts={"what": count_label(row, measure), **facts},
    )


def count_label(row: FieldSummary, measure: str) -> str:
    """The figure in words: 行政のDX 合計 2024年度 達成."""
    year = f"{row.fiscal_year}年度" if row.fiscal_year else None
    return " ".join(filter(None, (row.domain, row.section_name, year, LABELS[measure])))


def place(row: FieldSummary, measure: str) -> Figure:
    """Which printed figure it is."""
    return Figure("field_summary", (row.summary_no,), measure)
