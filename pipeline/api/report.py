"""A report in a notebook: its records, polars frames and findings, and how it is shown."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields
from functools import cached_property
from html import escape
from typing import TYPE_CHECKING

from pipeline.api.one_report import Request, edition_of
from pipeline.messages import is_japanese, message, say, sentence
from pipeline.model.edition import Edition, Records
from pipeline.model.publisher import is_proposed
from pipeline.model.records import Document, Finding, Record
from pipeline.model.tables import TABLES, Table
from pipeline.model.vocabulary import Severity
from pipeline.run.options import Limits
from pipeline.run.report_summary import SEVERITIES

if TYPE_CHECKING:
    import polars as pl

OF_ONE_REPORT = tuple(
    table
    for table in TABLES
    if table.name in {"findings", *(field.name for field in fields(Records))}
)
"""The tables that a single report has rows in."""


class CannotRead(Exception):  # noqa: N818 -- the name says what happened, as a sentence
    """Nothing of a report could be read. Its text is the sentence of the finding that says why."""

    def __init__(self, findings: Sequence[Finding]) -> None:
        self.findings = tuple(findings)
        super().__init__(self.findings)

    def __str__(self) -> str:
        urgent = [one for one in self.findings if one.severity is Severity.ERROR]
        return "\n".join(map(message, urgent or self.findings))


@dataclass(frozen=True, eq=False, repr=False)
class Report:
    """One report, read and checked.

    `records` holds the pydantic records of each table, `edition` these, the findings and how often
    each check ran. Each table is a polars frame under its own name, with the rows and types that
    the command `extract` writes into its Parquet file.
    """

    edition: Edition

    @property
    def records(self) -> Records:
        """The records of each table but `findings`: `report.records.kpi[0].target`."""
        return self.edition.records

    @property
    def document(self) -> Document:
        """The record of the report itself."""
        return self.edition.records.documents[0]

    @property
    def title(self) -> str | None:
        """The title, from the passport or the first page."""
        return self.document.title

    @property
    def publisher(self) -> str | None:
        """Who published the report: from the passport, else as `publisher_source` says."""
        return self.document.publisher

    @property
    def fiscal_year(self) -> int | None:
        """The Western year in which the fiscal year begins that the report is about."""
        return self.document.fiscal_year

    @property
    def pages(self) -> int:
        """How many pages the PDF has."""
        return self.document.pages

    @property
    def severities(self) -> dict[str, int]:
        """How many findings there are of each severity: error, warning, notice."""
        found = Counter(one.severity.value for one in self.edition.findings)
        return {severity: found[severity] for severity in SEVERITIES}

    @cached_property
    def tables(self) -> "dict[str, pl.DataFrame]":
        """Every table as a frame, by its name."""
        from pipeline.write.frame import frame  # noqa: PLC0415 -- polars, once a frame is asked for

        return {
            table.name: frame(table, rows_of(self.edition, table.name)) for table in OF_ONE_REPORT
        }

    @property
    def documents(self) -> "pl.DataFrame":
        """The report itself, one row."""
        return self.tables["documents"]

    @property
    def kpi(self) -> "pl.DataFrame":
        """One row per indicator, wide."""
        return self.tables["kpi"]

    @property
    def kpi_values(self) -> "pl.DataFrame":
        """One row per printed figure of an indicator: the source of `kpi`."""
        return self.tables["kpi_values"]

    @property
    def field_summary(self) -> "pl.DataFrame":
        """One row per 分野 (or 合計) and fiscal year."""
        return self.tables["field_summary"]

    @property
    def overview(self) -> "pl.DataFrame":
        """One row per count of the overview table."""
        return self.tables["overview"]

    @property
    def initiatives(self) -> "pl.DataFrame":
        """One row per 取組 with its narrative."""
        return self.tables["initiatives"]

    @property
    def mentions(self) -> "pl.DataFrame":
        """One row per figure in narrative text."""
        return self.tables["mentions"]

    @property
    def cells(self) -> "pl.DataFrame":
        """One row per cell of a table, as printed."""
        return self.tables["cells"]

    @property
    def numbers(self) -> "pl.DataFrame":
        """One row per number seen on a page, with what became of it."""
        return self.tables["numbers"]

    @property
    def reviews(self) -> "pl.DataFrame":
        """One row per decision in the passport, with whether it was applied."""
        return self.tables["reviews"]

    @property
    def findings(self) -> "pl.DataFrame":
        """One row per thing that needs a manual check."""
        return self.tables["findings"]

    def __repr__(self) -> str:
        """Title, publisher, fiscal year; pages and rows; findings by severity."""
        counts = {table.name: len(rows_of(self.edition, table.name)) for table in OF_ONE_REPORT}
        file = self.document.source_file
        read = say("report_read", file=file, pages=self.pages, **counts)
        return "\n".join((self.head(), read, say("finding_counts", **self.severities)))

    def _repr_html_(self) -> str:
        """The same for a notebook, with a list of the tables and the findings."""
        return html(self)

    def head(self) -> str:
        """Title, publisher and fiscal year on one line, in the language of the environment."""
        return say(
            "report_head",
            title=self.title or say("no_title"),
            publisher=_named_publisher(self.document),
            fiscal_year=self.fiscal_year or say("unknown_fiscal_year"),
        )


def _named_publisher(document: Document) -> str:
    """The publisher, marked where no person has confirmed it."""
    if document.publisher is None:
        return say("no_publisher")
    if is_proposed(document.publisher_source):
        return say("publisher_proposed", publisher=document.publisher)
    return document.publisher


def rows_of(edition: Edition, table: str) -> Sequence[Record]:
    """The records of one table of an edition."""
    if table == "findings":
        return edition.findings
    rows: Sequence[Record] = getattr(edition.records, table)
    return rows


def report_of(request: Request, limits: Limits | None, *, confined: bool) -> Report:
    """The report of a request: see `pipeline.api.extract`."""
    edition = edition_of(request, limits, confined=confined)
    if not edition.records.documents:
        raise CannotRead(edition.findings)
    return Report(edition)


def html(report: Report) -> str:
    """The head, the tables with their rows, the findings of severity error and warning."""
    return "\n".join(_lines(report))


def _lines(report: Report) -> Iterator[str]:
    yield f"<div><p><strong>{escape(report.head())}</strong><br>"
    yield f"{escape(say('finding_counts', **report.severities))}</p>"
    yield "<table><thead><tr>"
    headings = (say("table_heading"), say("rows_heading"), say("meaning_heading"))
    yield from (f'<th scope="col">{escape(heading)}</th>' for heading in headings)
    yield "</tr></thead><tbody>"
    yield from (_row(table, report.tables[table.name].height) for table in OF_ONE_REPORT)
    yield "</tbody></table>"
    yield from _findings(report)
    yield "</div>"


def _row(table: Table, rows: int) -> str:
    meaning = table.title if is_japanese() else table.row
    return f"<tr><td><code>.{table.name}</code></td><td>{rows}</td><td>{escape(meaning)}</td></tr>"


def _findings(report: Report) -> Iterator[str]:
    """The errors and warnings, unfolded if there is an error; nothing if there are none."""
    urgent = [one for one in report.edition.findings if one.severity is not Severity.NOTICE]
    if not urgent:
        return
    is_open = " open" if any(one.severity is Severity.ERROR for one in urgent) else ""
    yield f"<details{is_open}><summary>{escape(say('finding_heading'))}</summary><ul>"
    yield from (f"<li>{escape(sentence(one))}</li>" for one in urgent)
    yield "</ul></details>"
