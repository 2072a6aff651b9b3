"""A report as a notebook shows it: plain HTML, no script, nothing fetched."""

from collections.abc import Iterator
from html import escape

from pipeline.commands.language import is_japanese, say, sentence
from pipeline.commands.report import OF_ONE_REPORT, Report
from pipeline.model.tables import Table
from pipeline.model.words import Severity


def html(report: Report) -> str:
    """The head, the tables with their rows, the findings of severity error and warning."""
    return "\n".join(_lines(report))


def _lines(report: Report) -> Iterator[str]:
    yield f"<div><p><strong>{escape(report.head())}</strong><br>"
    yield f"{escape(say('findings', **report.severities))}</p>"
    yield "<table><thead><tr>"
    yield from (
        f'<th scope="col">{escape(say(heading))}</th>'
        for heading in ("table_heading", "rows_heading", "meaning_heading")
    )
    yield "</tr></thead><tbody>"
    yield from (_row(table, report.tables[table.name].height) for table in OF_ONE_REPORT)
    yield "</tbody></table>"
    yield from _findings(report)
    yield "</div>"


def _row(table: Table, rows: int) -> str:
    meaning = table.title if is_japanese() else table.row
    return f"<tr><td><code>.{table.name}</code></td><td>{rows}</td><td>{escape(meaning)}</td></tr>"


def _findings(report: Report) -> Iterator[str]:
    """What must be looked at, open if there is an error among it; nothing where there is none."""
    told = [one for one in report.edition.findings if one.severity is not Severity.NOTICE]
    if not told:
        return
    is_open = " open" if any(one.severity is Severity.ERROR for one in told) else ""
    yield f"<details{is_open}><summary>{escape(say('finding_heading'))}</summary><ul>"
    yield from (f"<li>{escape(sentence(one))}</li>" for one in told)
    yield "</ul></details>"
