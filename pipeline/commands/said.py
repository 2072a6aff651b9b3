"""What a run says of its reports: plain enough to be kept, and said again in either language."""

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from typing import NamedTuple

from pipeline.commands.language import say, sentence

SEVERITIES = ("error", "warning", "notice")


class SaidFinding(NamedTuple):
    """What is said of one finding."""

    severity: str
    check: str
    message: str
    message_ja: str


class SaidReport(NamedTuple):
    """What is said of one file: how many rows each table got from it, pages too, and findings.

    `checks` says how many checks ran, passed, failed, and had nothing to compare.
    """

    file_name: str
    counts: Mapping[str, int]
    findings: Sequence[SaidFinding]
    checks: Mapping[str, int]


def has_errors(reports: Sequence[SaidReport]) -> bool:
    """Whether a finding of any report is an error."""
    return any(one.severity == "error" for report in reports for one in report.findings)


def lines(reports: Sequence[SaidReport]) -> Iterator[str]:
    """What was read, report by report, each finding, and the sums."""
    sums: Counter[str] = Counter(files=len(reports))
    by_severity: Counter[str] = Counter()
    checks: Counter[str] = Counter(run=0, passed=0, failed=0, not_applicable=0)
    for report in reports:
        sums.update(report.counts)
        checks.update(report.checks)
        by_severity.update(one.severity for one in report.findings)
        read = "report" if report.counts["documents"] else "not_read"
        yield say(read, file=report.file_name, **report.counts)
        if report.counts.get("handed_over"):
            yield "  " + say("handed_over", **report.counts)
        yield from (f"  {sentence(finding)}" for finding in report.findings)
    yield say("total", **sums)
    yield say("checks_sum", **checks).strip()
    yield say("findings", **{severity: by_severity[severity] for severity in SEVERITIES})


def plain_reports(reports: Sequence[SaidReport]) -> bytes:
    """The reports as JSON."""
    return json.dumps(reports).encode()


def reports_again(content: bytes) -> list[SaidReport]:
    """The reports that `plain_reports` wrote."""
    return [
        SaidReport(name, counts, [SaidFinding(*finding) for finding in findings], checks)
        for name, counts, findings, checks in json.loads(content)
    ]
