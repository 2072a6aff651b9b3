"""The field tables and the overview against themselves and each other."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from itertools import groupby

from pipeline.model.finding import Observation
from pipeline.model.records import FieldSummary, Overview
from pipeline.model.words import Measure

COUNTS = ("projects", "projects_with_kpi", "achieved")
LABELS = {
    "projects": "事業数",
    "projects_with_kpi": "うちKPI設定事業数",
    "achieved": "達成",
    "mostly_achieved": "概ね達成",
    "partially_achieved": "一部達成",
    "not_achieved": "未達成",
    "pending": "集計中",
}
HALF = Decimal("0.5")


def summary_observations(
    summaries: Sequence[FieldSummary], overview: Sequence[Overview]
) -> Iterator[Observation]:
    """Totals, rates and shares that do not follow from their parts."""
    for rows in _tables(summaries):
        yield from _totals(rows)
    for row in summaries:
        yield from _rate(row)
    yield from _overview_against_fields(summaries, overview)
    for counts in _columns(overview):
        yield from _shares(counts)
        yield from _parts(counts)


def _tables(summaries: Sequence[FieldSummary]) -> Iterator[list[FieldSummary]]:
    """The rows of one domain and fiscal year: what one total adds up."""

    def column(row: FieldSummary) -> tuple[str, int]:
        return row.domain or "", row.fiscal_year or 0

    for _, rows in groupby(sorted(summaries, key=column), key=column):
        yield list(rows)


def _totals(rows: Sequence[FieldSummary]) -> Iterator[Observation]:
    """A printed total equals the sum of its rows: counts are whole, nothing is rounded."""
    totals = [row for row in rows if row.is_total]
    parts = [row for row in rows if not row.is_total]
    if len(totals) != 1 or not parts:
        return
    for measure in COUNTS:
        printed = getattr(totals[0], measure)
        expected = sum(getattr(row, measure) or 0 for row in parts)
        if printed is not None and printed != expected:
            yield Observation(
                "total",
                "field_summary",
                page=totals[0].page,
                printed=getattr(totals[0], f"{measure}_printed"),
                expected=str(expected),
                observed=str(printed),
                facts={"what": _what(totals[0], measure), "tolerance": "0"},
            )


def _what(row: FieldSummary, measure: str) -> str:
    place = (row.domain, row.section_name, f"{row.fiscal_year}年度", LABELS.get(measure, measure))
    return " ".join(filter(None, place))


def _rate(row: FieldSummary) -> Iterator[Observation]:
    printed = row.achievement_rate_percent
    if printed is None or not row.projects_with_kpi or row.achieved is None:
        return
    exact = Decimal(100 * row.achieved) / row.projects_with_kpi
    if not rounds_to(exact, printed):
        yield Observation(
            "ratio",
            "field_summary",
            page=row.page,
            printed=row.achievement_rate_printed,
            expected=f"{exact:.2f}%",
            observed=f"{printed.normalize():f}%",
            facts={
                "what": _what(row, "達成率"),
                "parts": f"{row.achieved}/{row.projects_with_kpi}",
                "tolerance": f"{tolerance(printed)}",
            },
        )


def tolerance(printed: Decimal) -> Decimal:
    """Half a unit of the last printed digit: 57% may be 56.5 to 57.5.

    Both ends count, so that rounding half up and half to even are both accepted.
    """
    digits = -int(printed.normalize().as_tuple().exponent)
    return HALF.scaleb(-max(digits, 0))


def rounds_to(exact: Decimal, printed: Decimal) -> bool:
    """Whether a printed percentage can be the exact one, rounded."""
    return abs(exact - printed) <= tolerance(printed)


def _columns(overview: Sequence[Overview]) -> Iterator[dict[Measure, Overview]]:
    """The counts of one domain in one fiscal year, by what they count."""

    def column(count: Overview) -> tuple[str, int]:
        return count.domain or "", count.fiscal_year or 0

    for _, counts in groupby(sorted(overview, key=column), key=column):
        yield {count.measure: count for count in counts}


def _shares(counts: dict[Measure, Overview]) -> Iterator[Observation]:
    """A share in brackets is of the projects with a KPI."""
    whole = counts.get(Measure.PROJECTS_WITH_KPI)
    if whole is None or not whole.count:
        return
    for count in counts.values():
        if count.share_percent is None or count.count is None:
            continue
        exact = Decimal(100 * count.count) / whole.count
        if not rounds_to(exact, count.share_percent):
            yield Observation(
                "ratio",
                "overview",
                page=count.page,
                printed=count.printed,
                expected=f"{exact:.2f}%",
                observed=f"{count.share_percent.normalize():f}%",
                facts={
                    "what": _measure(count),
                    "parts": f"{count.count}/{whole.count}",
                    "tolerance": f"{tolerance(count.share_percent)}",
                },
            )


def _measure(count: Overview) -> str:
    place = (count.domain, f"{count.fiscal_year}年度", LABELS[count.measure])
    return " ".join(filter(None, place))


def _parts(counts: dict[Measure, Overview]) -> Iterator[Observation]:
    """Every project with a KPI has one status: the statuses add up."""
    whole = counts.get(Measure.PROJECTS_WITH_KPI)
    parts = [
        count.count
        for measure, count in counts.items()
        if measure not in {Measure.PROJECTS, Measure.PROJECTS_WITH_KPI} and count.count is not None
    ]
    if whole and whole.count is not None and len(parts) > 1 and sum(parts) != whole.count:
        yield Observation(
            "overview_parts",
            "overview",
            page=whole.page,
            printed=whole.printed,
            expected=str(sum(parts)),
            observed=str(whole.count),
            facts={"what": _measure(whole)},
        )


def _overview_against_fields(
    summaries: Iterable[FieldSummary], overview: Iterable[Overview]
) -> Iterator[Observation]:
    totals = {(row.domain, row.fiscal_year): row for row in summaries if row.is_total}
    for count in overview:
        total = totals.get((count.domain, count.fiscal_year))
        expected = getattr(total, count.measure, None)
        if expected is not None and count.count is not None and expected != count.count:
            yield Observation(
                "overview_total",
                "overview",
                page=count.page,
                printed=count.printed,
                expected=str(expected),
                observed=str(count.count),
                facts={"what": _measure(count)},
            )
