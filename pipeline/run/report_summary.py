"""The summary of a run: kept as JSON, and printed again in either language."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.cli.finding_line import lines_of_findings
from pipeline.messages import account_sums, say
from pipeline.run.options import Options

SEVERITIES = ("error", "warning", "notice")
"""In the order of the sums. `model.vocabulary` would load pydantic, which a run with nothing to do
does without."""


class FindingSummary(NamedTuple):
    """One finding, column by column as in the table."""

    document_id: str | None
    finding_no: int
    severity: str
    check: str
    table: str | None
    kpi_no: int | None
    page: int | None
    printed: str | None
    expected: str | None
    observed: str | None
    message: str
    message_ja: str
    accepted: str | None


class ReportSummary(NamedTuple):
    """The summary of one file: how many rows each table got from it, its pages, its findings.

    `checks` holds how many checks ran, passed, failed, and had nothing to compare; `numbers` how
    many of the numbers on its pages have each account.
    """

    file_name: str
    counts: Mapping[str, int]
    findings: Sequence[FindingSummary]
    checks: Mapping[str, int]
    numbers: Mapping[str, int]


def has_errors(reports: Sequence[ReportSummary]) -> bool:
    """Whether a finding of any report is an error."""
    return any(one.severity == "error" for report in reports for one in report.findings)


def summary_lines(reports: Sequence[ReportSummary], end: str, options: Options) -> Iterator[str]:
    """The lines a run prints: everything and the line `end`, or the findings alone."""
    if options.quiet or options.json:
        for report in reports:
            yield from finding_lines(report.file_name, report.findings, options)
    else:
        yield from _report_lines(reports)
        yield end


def finding_lines(
    file_name: str, findings: Sequence[FindingSummary], options: Options
) -> Iterator[str]:
    """The findings of a file: as JSON one a line, else as sentences, a repeated one once."""
    shown = [one for one in findings if one.severity == "error" or not options.quiet]
    if options.json:
        yield from (finding_json(one, file_name) for one in shown)
    else:
        yield from lines_of_findings(shown)


def finding_json(finding: FindingSummary, file_name: str) -> str:
    """A finding as a JSON object on one line: its columns, then `file`.

    In ASCII, so that no terminal, pipe or code page changes it.
    """
    return json.dumps({**finding._asdict(), "file": file_name})


def _report_lines(reports: Sequence[ReportSummary]) -> Iterator[str]:
    """Each report with its findings, then the sums."""
    sums: Counter[str] = Counter(files=len(reports))
    by_severity: Counter[str] = Counter()
    checks: Counter[str] = Counter(run=0, passed=0, failed=0, not_applicable=0)
    for report in reports:
        sums.update(report.counts)
        checks.update(report.checks)
        by_severity.update(one.severity for one in report.findings)
        is_read = report.counts["documents"]
        yield say(
            "report_read" if is_read else "report_not_read", file=report.file_name, **report.counts
        )
        if report.counts.get("numbers"):
            yield "  " + numbers_line(report.numbers)
        if report.counts.get("handed_over"):
            yield "  " + say("fallback_pages", **report.counts)
        yield from (f"  {line}" for line in lines_of_findings(report.findings))
    yield say("run_total", **sums)
    yield say("check_sum", **checks).strip()
    yield say("finding_counts", **{severity: by_severity[severity] for severity in SEVERITIES})


def numbers_line(numbers: Mapping[str, int]) -> str:
    """What became of the numbers of a report."""
    return say("numbers_counted", count=sum(numbers.values()), sums=account_sums(numbers))


def dump_reports(reports: Sequence[ReportSummary]) -> bytes:
    """The reports as JSON."""
    return json.dumps(reports).encode()


def load_reports(content: bytes) -> list[ReportSummary]:
    """The reports from their JSON."""
    return [
        ReportSummary(
            name, counts, [FindingSummary(*finding) for finding in findings], checks, numbers
        )
        for name, counts, findings, checks, numbers in json.loads(content)
    ]
