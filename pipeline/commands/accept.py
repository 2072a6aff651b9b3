"""`accept`: make the tables of this checkout the accepted ones, after showing what that changes."""

import subprocess
import sys
from pathlib import Path

from pipeline.cli.finding_line import finding_line
from pipeline.commands.diff import NOTHING_READ, editions_of, print_differences
from pipeline.commands.snapshots import as_text, path_of, rows_of
from pipeline.messages import in_language, say
from pipeline.model.vocabulary import Severity
from pipeline.run.raw_files import cause_at

ACCEPTED, REFUSED = 0, 1


def accept(raw: Path, accepted: Path, known_good: Path) -> int:
    """Show the differences, then replace the accepted tables.

    Refused while a figure differs from what a person read on the page, or there is an error among
    the findings. Returns 0 replaced, 1 refused, 2 without reports.
    """
    try:
        editions = editions_of(raw)
    except OSError as problem:
        reason = in_language(cause_at(raw, problem))
        print(say("no_folder", folder=raw, reason=reason), file=sys.stderr)
        return NOTHING_READ
    print_differences(editions, accepted)
    errors = [
        finding
        for edition in editions.values()
        for finding in edition.findings
        if finding.severity is Severity.ERROR
    ]
    if errors:
        print("\n".join(map(finding_line, errors)), file=sys.stderr)
    if errors or not _passes(known_good):
        print(say("not_accepted", folder=accepted), file=sys.stderr)
        return REFUSED
    accepted.mkdir(parents=True, exist_ok=True)
    for document_id, edition in editions.items():
        text = as_text(rows_of(edition))
        path_of(accepted, document_id).write_text(text, encoding="utf-8")
    print(say("tables_accepted", folder=accepted))
    return ACCEPTED


def _passes(known_good: Path) -> bool:
    """Whether the tests of what a person read pass."""
    command = [sys.executable, "-m", "pytest", "-q", str(known_good)]
    done = subprocess.run(command, capture_output=True, text=True, check=False)  # noqa: S603 -- our own tests
    if done.returncode:
        print(done.stdout, file=sys.stderr)
    return done.returncode == 0
