"""Prints what share of errors in single figures the checks catch, by kind of error.

Five hundred errors, drawn with a fixed seed, are put one at a time into the printed tables of the
reports at hand. Each is tried as a misprint (the report itself is wrong: its text says the same)
and as a misreading (the text of the page is right). A figure an exact check compares is told apart
from one that is only held within bounds, and from one that nothing is held against.
"""

import random
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from injection.kinds import KINDS, Place, has_digit
from pipeline.extract import extract
from pipeline.model.edition import Records
from pipeline.model.outcome import Figure, Outcome
from pipeline.model.page import Page
from pipeline.model.passport import Passport
from pipeline.model.records import Document
from pipeline.parse.report import parse
from pipeline.validate.check import record_outcomes
from pipeline.validate.editions import cross_outcomes
from pipeline.validate.text_flow import flow_observations

HOUSE = Path(__file__).parents[1]
SEED, ERRORS = 20241125, 500
UNCAUGHT = """\
What no check of one report alone can catch:
- another digit in a target, actual or baseline that stays within its row's magnitude, on the same
  side of its status: nothing else in the report says what the figure is;
- two figures of a row exchanged that are alike (baseline and target, the actuals of two years);
- figures of two rows exchanged that are alike in unit and magnitude;
- a sign where figures may be above and below zero, or a percentage that may be a change;
- anything about a figure that is the only one of its row, or a mark (集計中, －) in its place.
Of these a misreading is caught where the text of the page, or a second reader, says otherwise, and
a misprint where the next report repeats the figure."""
EXACT = frozenset(
    {"total", "ratio", "overview_total", "overview_parts", "overview_across", "achievement_rate"}
    | {"narrative_differs", "target_differs"}
)
"""Checks that say what a figure must be; the others say what it can hardly be."""
FORM = frozenset({"no_year", "several_figures", "figure_in_words", "actual_of_future"})
"""Checks of the form of one cell: they hold its figure against nothing."""
ANNOUNCES = "impress-r5"


@dataclass(frozen=True)
class Report:
    """One report as printed, and what the checks say of it as it is."""

    name: str
    pages: tuple[Page, ...]
    records: Records
    seen: Counter[tuple[str, ...]]
    told: dict[Figure, set[str]]
    doubts: int


def main() -> None:
    """Draw the errors, try each, print the shares."""
    draw = random.Random(SEED)
    reports = list(_reports())
    before = next((one.records for one in reports if one.name == ANNOUNCES), None)
    tally: Counter[tuple[str, str, str]] = Counter()
    while sum(tally[kind, group, "drawn"] for kind in KINDS for group in GROUPS) < ERRORS:
        report = draw.choice(reports)
        kind = draw.choice(list(KINDS))
        error = _error(draw, report, kind)
        if error:
            _try(report, error, kind, before, tally)
    _print(tally)


def _reports() -> Iterator[Report]:
    folders = (HOUSE / "raw", HOUSE / "tests" / "editions", HOUSE.parent / "shared" / "real-kpi")
    for pdf in (path for folder in folders for path in sorted(folder.glob("*.pdf"))):
        pages = extract(pdf.read_bytes()).pages
        records = _read(pdf.stem, pages)
        outcomes = list(_outcomes(records, None))
        told: dict[Figure, set[str]] = {}
        for one in outcomes:
            for figure in one.figures:
                told.setdefault(figure, set()).add(one.check)
        doubts = len(parse(pdf.stem, pages, Passport()).observations)
        yield Report(pdf.stem, pages, records, _seen(outcomes), told, doubts)


def _read(name: str, pages: Sequence[Page]) -> Records:
    reading = parse(name, pages, Passport())
    document = Document.model_construct(
        document_id=name, title=reading.title, publisher=None, fiscal_year=reading.fiscal_year
    )
    return replace(reading.records, documents=(document,))


def _outcomes(records: Records, before: Records | None) -> Iterator[Outcome]:
    yield from record_outcomes(records)
    if before is not None and before.documents != records.documents:
        yield from (outcome for _, outcome in cross_outcomes([before, records]))


def _seen(outcomes: Sequence[Outcome]) -> Counter[tuple[str, ...]]:
    return Counter(
        (one.check, str(one.observation.kpi_no), str(one.observation.page))
        for one in outcomes
        if one.observation
    )


def _error(draw: random.Random, report: Report, kind: str) -> tuple[Page, ...] | None:
    """The pages of a report with one error of a kind, or None where this draw gives none."""
    figures = _figures(report)
    return KINDS[kind](draw, report.pages, draw.choice(figures)) if figures else None


def _figures(report: Report) -> list[Place]:
    """The cells a figure was read from."""
    read = {(one.page, one.x0, one.top) for one in report.records.kpi_values}
    counts = {text for row in report.records.field_summary for text in _printed(row)}
    counts |= {one.printed for one in report.records.overview}
    pages = {one.page for one in report.records.field_summary}
    pages |= {one.page for one in report.records.overview}
    return [
        (at, table, cell)
        for at, page in enumerate(report.pages)
        for table in page.tables
        for cell in table.cells
        if (page.number, cell.box.x0, cell.box.top) in read
        or (page.number in pages and cell.text in counts and has_digit(cell.text))
    ]


def _printed(row: object) -> Iterator[str]:
    for name in ("projects", "projects_with_kpi", "achieved", "achievement_rate"):
        text = getattr(row, f"{name}_printed")
        if text:
            yield text


GROUPS = ("exact", "bounds", "nothing")


def _try(
    report: Report,
    pages: tuple[Page, ...],
    kind: str,
    before: Records | None,
    tally: Counter[tuple[str, str, str]],
) -> None:
    """Count one error, if it changes a figure at all: by what the figure is held against."""
    reading = parse(report.name, pages, Passport())
    records = replace(reading.records, documents=report.records.documents)
    changed = _changed(report.records, records)
    if not changed:
        return
    group = _group({check for figure in changed for check in report.told.get(figure, ())})
    tally[kind, group, "drawn"] += 1
    outcomes = list(_outcomes(records, before))
    refused = len(reading.observations) > report.doubts
    is_told = refused or bool(_seen(outcomes) - report.seen)
    tally[kind, group, "misprint"] += is_told
    tally[kind, group, "misreading"] += is_told or any(flow_observations(records, pages))


def _changed(was: Records, now: Records) -> set[Figure]:
    """The figures that are read otherwise, or not read any more."""
    one, other = _values(was), _values(now)
    return {figure for figure in one if one[figure] != other.get(figure)}


def _values(records: Records) -> dict[Figure, object]:
    found: dict[Figure, object] = {}
    for value in records.kpi_values:
        told = (value.value, value.upper, value.unit, value.mark)
        found[Figure("kpi_values", (value.kpi_no, value.value_no), "value")] = told
    for row in records.field_summary:
        for name in ("projects", "projects_with_kpi", "achieved", "achievement_rate_percent"):
            found[Figure("field_summary", (row.summary_no,), name)] = getattr(row, name)
    for count in records.overview:
        found[Figure("overview", (count.overview_no,), "count")] = count.count
        found[Figure("overview", (count.overview_no,), "share_percent")] = count.share_percent
    return found


def _group(checks: set[str]) -> str:
    if checks & EXACT:
        return "exact"
    return "bounds" if checks - FORM else "nothing"


def _print(tally: Counter[tuple[str, str, str]]) -> None:
    print(f"{'error':<16} {'held against':<13} {'drawn':>5} {'misprint':>9} {'misreading':>11}")
    for kind in (*KINDS, "all"):
        for group in (*GROUPS, "all"):
            kinds = tuple(KINDS) if kind == "all" else (kind,)
            groups = GROUPS if group == "all" else (group,)
            drawn, *caught = (
                sum(tally[one, other, what] for one in kinds for other in groups)
                for what in ("drawn", "misprint", "misreading")
            )
            if drawn:
                shares = [f"{100 * one / drawn:.0f} %" for one in caught]
                print(f"{kind:<16} {group:<13} {drawn:>5} {shares[0]:>9} {shares[1]:>11}")
    print(UNCAUGHT)


if __name__ == "__main__":
    main()
