"""The reports at hand as printed, what the checks say of each as it is, and its figures."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from injection.kinds import Place, has_digit
from pipeline.build import read
from pipeline.extract import extract
from pipeline.model.edition import Reading, Records, Source
from pipeline.model.finding import Figure, Outcome
from pipeline.model.page import Page, PrintedReport
from pipeline.model.passport import Passport
from pipeline.validate.across.editions import cross_outcomes
from pipeline.validate.check import record_outcomes
from pipeline.validate.indicator.status_agreement import scale_outcomes

HOUSE = Path(__file__).parents[2]
FOLDERS = (HOUSE / "raw", HOUSE / "tests" / "editions", HOUSE.parent / "shared" / "real-kpi")
COUNTS = ("projects", "projects_with_kpi", "achieved", "achievement_rate_percent")
ONE_BODY = Passport(publisher="福島県")
"""Reports are compared where their publisher is known: those of one title here are of one body."""
OF_NO_FILE = "0" * 64
"""The checksum of a report that is changed in memory."""

Seen = Counter[tuple[str, ...]]
"""How often each check failed on each indicator and page."""


@dataclass(frozen=True)
class Report:
    """One report as printed, its records, and what the checks say of it as it is.

    `told` are the checks each figure takes part in: those that ran on it.
    """

    name: str
    printed: PrintedReport
    records: Records
    seen: Seen
    told: dict[Figure, set[str]]
    doubts: int


def reports() -> Iterator[Report]:
    """Every report at hand, without its passport but for a publisher: `ONE_BODY`."""
    for pdf in (path for folder in FOLDERS for path in sorted(folder.glob("*.pdf"))):
        printed = extract(pdf.read_bytes())
        reading = reading_of(pdf.stem, printed, printed.pages)
        outcomes = list(outcomes_of(reading, None))
        told: dict[Figure, set[str]] = {}
        for one in outcomes:
            for figure in one.figures:
                told.setdefault(figure, set()).add(one.check)
        doubts = len(reading.observations)
        yield Report(pdf.stem, printed, reading.records, seen_in(outcomes), told, doubts)


def reading_of(
    name: str, printed: PrintedReport, pages: Sequence[Page], again: Sequence[Page] = ()
) -> Reading:
    """What is read from the pages, if the report were printed so; `again` are those read twice."""
    changed_report = replace(printed, pages=tuple(pages), again=tuple(again))
    source = Source(name, f"{name}.pdf", None, ONE_BODY, sha256=OF_NO_FILE)
    return read(source, changed_report)


def outcomes_of(reading: Reading, before: Records | None) -> Iterator[Outcome]:
    """What the checks say of the report alone, and beside the report before it."""
    records = reading.records
    yield from record_outcomes(records, reading.evidence)
    yield from scale_outcomes(records, reading.shares)
    if before is not None and before.documents != records.documents:
        yield from (outcome for _, outcome in cross_outcomes([before, records]))


def seen_in(outcomes: Sequence[Outcome]) -> Seen:
    """The checks that failed."""
    return Counter(
        (one.check, str(one.observation.kpi_no), str(one.observation.page))
        for one in outcomes
        if one.observation
    )


def figures_of(report: Report) -> list[Place]:
    """The cells a figure was read from."""
    read_from = {
        (one.page, one.x0, one.top) for one in report.records.kpi_values if one.value is not None
    }
    counts = {text for row in report.records.field_summary for text in _printed(row)}
    counts |= {one.printed for one in report.records.overview}
    pages = {one.page for one in report.records.field_summary}
    pages |= {one.page for one in report.records.overview}
    return [
        (at, table, cell)
        for at, page in enumerate(report.printed.pages)
        for table in page.tables
        for cell in table.cells
        if (page.number, cell.box.x0, cell.box.top) in read_from
        or (page.number in pages and cell.text in counts and has_digit(cell.text))
    ]


def _printed(row: object) -> Iterator[str]:
    for name in ("projects", "projects_with_kpi", "achieved", "achievement_rate"):
        text = getattr(row, f"{name}_printed")
        if text:
            yield text


def changed(was: Records, now: Records) -> set[Figure]:
    """The figures that are read otherwise, or not read any more."""
    one, other = _values(was), _values(now)
    return {figure for figure in one if one[figure] != other.get(figure)}


def _values(records: Records) -> dict[Figure, object]:
    found: dict[Figure, object] = {}
    for value in records.kpi_values:
        told = (value.value, value.upper, value.unit, value.mark)
        found[Figure("kpi_values", (value.kpi_no, value.value_no), "value")] = told
    for row in records.field_summary:
        for name in COUNTS:
            found[Figure("field_summary", (row.summary_no,), name)] = getattr(row, name)
    for count in records.overview:
        found[Figure("overview", (count.overview_no,), "count")] = count.count
        found[Figure("overview", (count.overview_no,), "share_percent")] = count.share_percent
    return found
