"""What the page shows, in its order: reports, their sections, their indicators and all of them."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from pipeline.model.picture import Missing, Pictures
from pipeline.model.records import Document, Finding, Initiative, Kpi, KpiSeries, KpiValue
from pipeline.model.vocabulary import Severity
from pipeline.publish.web_page.bar import Bar, bar
from pipeline.publish.web_page.history_chart import Chart, chart
from pipeline.publish.web_page.labels import STATUSES, status_name

Row = TypeVar("Row")
Key = tuple[str, int]
"""A document_id and a kpi_no."""
UNSORTED = "分野の記載なし"
MANY_YEARS = 3
"""From so many years on a chart shows more than the table of one report."""


@dataclass(frozen=True, slots=True)
class Run:
    """The rows of the tables that the page is made of."""

    documents: Sequence[Document]
    kpi: Sequence[Kpi]
    kpi_values: Sequence[KpiValue]
    kpi_series: Sequence[KpiSeries]
    initiatives: Sequence[Initiative]
    findings: Sequence[Finding]


class History(NamedTuple):
    """An indicator over the years: its chart, if there is one, and every print of its figures.

    `rows` is empty where one report alone prints it: its own table tells them all.
    """

    rows: tuple[KpiSeries, ...]
    chart: Chart | None


@dataclass(frozen=True, slots=True)
class Entry:
    """One indicator of one report.

    `status` is its name among `STATUSES`; `initiatives` are the narratives of its 項目.
    `history` stands by the newest report that prints the indicator; where it stands elsewhere,
    `history_at` is the indicator there.
    """

    record: Kpi
    status: str
    values: tuple[KpiValue, ...]
    findings: tuple[Finding, ...]
    initiatives: tuple[Initiative, ...]
    picture: bytes | Missing
    bar: Bar | None
    history: History | None
    history_at: Key | None


class Section(NamedTuple):
    """The indicators of one 分野 of a report, in the order of the report."""

    label: str
    entries: tuple[Entry, ...]


class Report(NamedTuple):
    """One report, its sections, and the findings that are about none of its indicators."""

    document: Document
    sections: tuple[Section, ...]
    findings: tuple[Finding, ...]


def reports(run: Run, pictures: Pictures) -> list[Report]:
    """Every report of a run with all that the page shows of it."""
    entries = _entries(run, pictures)
    others = (one for one in run.findings if (one.document_id, one.kpi_no) not in entries)
    of_none = _by(others, lambda one: one.document_id)
    of_report = _by(entries.values(), lambda one: one.record.document_id)
    return [
        Report(
            document,
            tuple(_sections(of_report.get(document.document_id, ()))),
            by_urgency(of_none.get(document.document_id, ())),
        )
        for document in run.documents
    ]


def other_findings(run: Run) -> tuple[Finding, ...]:
    """The findings about files that are no report of the run."""
    known = {document.document_id for document in run.documents}
    return by_urgency(one for one in run.findings if one.document_id not in known)


def by_urgency(findings: Iterable[Finding]) -> tuple[Finding, ...]:
    """Errors first, then warnings, then notices; each in the order of the table."""
    return tuple(sorted(findings, key=lambda one: list(Severity).index(one.severity)))


def status_counts(entries: Iterable[Entry]) -> dict[str, int]:
    """How many indicators have each status, best first; those that none has are left out."""
    found = Counter(entry.status for entry in entries)
    return {status: found[status] for status in STATUSES if found[status]}


def section_label(record: Kpi) -> str:
    """The 分野 of an indicator in words: its domain, code and name, as far as a report has them."""
    section = " ".join(filter(None, (record.section_code, record.section_name)))
    return " / ".join(filter(None, (record.domain, section))) or UNSORTED


def _entries(run: Run, pictures: Pictures) -> dict[Key, Entry]:
    """Every indicator by its key, in the order of the table."""
    values = _by(run.kpi_values, lambda one: (one.document_id, one.kpi_no))
    findings = _by(run.findings, lambda one: (one.document_id, one.kpi_no))
    initiatives = _by(run.initiatives, _item)
    histories = _histories(run.kpi_series)
    found = {}
    for record in run.kpi:
        key = record.document_id, record.kpi_no
        own = tuple(values.get(key, ()))
        at, history = histories.get(key, (key, None))
        found[key] = Entry(
            record,
            status_name(record.status, record.status_printed),
            own,
            by_urgency(findings.get(key, ())),
            tuple(initiatives.get(_item(record), ())) if record.item else (),
            pictures.get(key, Missing.NO_FILE),
            bar(record, own),
            history if at == key else None,
            at if at != key else None,
        )
    return found


def _by(rows: Iterable[Row], key: Callable[[Row], object]) -> dict[object, list[Row]]:
    """The rows that have each key, in their order."""
    found: dict[object, list[Row]] = {}
    for row in rows:
        found.setdefault(key(row), []).append(row)
    return found


def _item(row: Kpi | Initiative) -> tuple[str | None, ...]:
    """The 項目 that an indicator measures and a narrative tells of."""
    return row.document_id, row.domain, row.section_code, row.section_name, row.item


def _histories(series: Iterable[KpiSeries]) -> dict[Key, tuple[Key, History | None]]:
    """By indicator: the newest report's indicator of its series, and the history that stands there.

    An indicator that one report alone prints has none, unless a chart of many years can be drawn.
    """
    same = _by(series, lambda row: (row.publisher_code or row.publisher, row.series, row.kpi_id))
    found: dict[Key, tuple[Key, History | None]] = {}
    for rows in same.values():
        newest = max(rows, key=_newness)
        history = _history(rows)
        for row in rows if history else ():
            found[row.document_id, row.kpi_no] = (newest.document_id, newest.kpi_no), history
    return found


def _history(rows: Iterable[KpiSeries]) -> History | None:
    ordered = sorted(rows, key=lambda row: (row.fiscal_year or 0, row.role, row.vintage))
    if len({row.document_id for row in ordered}) > 1:
        return History(tuple(ordered), chart(ordered))
    years = {row.fiscal_year for row in ordered}
    drawn = chart(ordered) if len(years) >= MANY_YEARS else None
    return History((), drawn) if drawn else None


def _newness(row: KpiSeries) -> tuple[int, str, int]:
    return row.edition_fiscal_year or 0, row.document_id, -row.kpi_no


def _sections(entries: Iterable[Entry]) -> Iterator[Section]:
    """The entries of a report by their sections, each section once, in the order of the report."""
    for label, same in _by(entries, lambda one: section_label(one.record)).items():
        yield Section(str(label), tuple(same))
