"""How many indicators have each status: of the whole run, of each report, of each section."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.publish.web_page.entries import Entry, Report, status_counts
from pipeline.publish.web_page.labels import STATUSES


class Share(NamedTuple):
    """One status: how many indicators have it, and its part of the bar of all, in percent."""

    status: str
    mark: str
    word: str
    indicators: int
    start: float
    width: float


class Count(NamedTuple):
    """One cell of a table of counts; `status` is empty for the sum."""

    status: str
    indicators: int


class Row(NamedTuple):
    """One row of a table of counts: a report or a section, by the numbers it has on the page."""

    label: str
    report: int | None
    section: int | None
    counts: tuple[Count, ...]


def entries_of(reports: Iterable[Report]) -> Iterator[Entry]:
    """Every indicator of the reports, in order."""
    for report in reports:
        for section in report.sections:
            yield from section.entries


def section_labels(reports: Iterable[Report]) -> dict[str, int]:
    """The sections of all reports, each once, numbered in order."""
    labels = dict.fromkeys(section.label for report in reports for section in report.sections)
    return {label: number for number, label in enumerate(labels)}


def shares(reports: Iterable[Report]) -> list[Share]:
    """The parts of a bar of all indicators, best status first: together they are 100 wide."""
    counts = status_counts(entries_of(reports))
    total, before, found = sum(counts.values()), 0, []
    for status, count in counts.items():
        start, width = round(100 * before / total, 3), round(100 * count / total, 3)
        found.append(Share(status, *STATUSES[status], count, start, width))
        before += count
    return found


def report_rows(reports: Sequence[Report], labels: Sequence[str]) -> list[Row]:
    """A row for each report under its label, and the sum where there are several."""
    kinds = list(status_counts(entries_of(reports)))
    rows = [
        Row(label, number, None, _counts(kinds, status_counts(entries_of([report]))))
        for number, (report, label) in enumerate(zip(reports, labels, strict=True))
    ]
    return [*rows, _sum(rows, None, kinds)]


def section_rows(
    report: Report, number: int | None, labels: Mapping[str, int], kinds: Sequence[str]
) -> list[Row]:
    """A row for each section of a report, and their sum; a column for each of `kinds`."""
    rows = [
        Row(section.label, number, labels[section.label], counted)
        for section in report.sections
        if (counted := _counts(kinds, status_counts(section.entries)))
    ]
    return [*rows, _sum(rows, number, kinds)]


def _counts(kinds: Sequence[str], found: Mapping[str, int]) -> tuple[Count, ...]:
    each = (Count(status, found.get(status, 0)) for status in kinds)
    return (*each, Count("", sum(found.values())))


def _sum(rows: Sequence[Row], report: int | None, kinds: Sequence[str]) -> Row:
    names = [*kinds, ""]
    sums = (sum(row.counts[column].indicators for row in rows) for column in range(len(names)))
    return Row("合計", report, None, tuple(map(Count, names, sums)))
