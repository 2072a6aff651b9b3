"""`extract`: every report of a folder to the tables of the contract."""

import sys
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path

from pipeline.build import build, unread
from pipeline.commands.language import say, sentence
from pipeline.commands.progress import with_progress
from pipeline.commands.raw import sources
from pipeline.model.edition import Edition, Source
from pipeline.model.finding import Observation
from pipeline.model.records import Finding, Record
from pipeline.model.tables import TABLES
from pipeline.model.words import Severity
from pipeline.write import CannotWrite, write

ALL_READ, READ_WITH_ERRORS, NOTHING_WRITTEN = 0, 1, 2


def extract_folder(raw: Path, out: Path) -> int:
    """Read every report in `raw`, write the tables into `out`, say what was read.

    Returns the exit status: 0 all read, 1 read with findings of severity error, 2 nothing written.
    """
    try:
        files = list(sources(raw))
    except OSError as problem:
        return _nothing(say("no_folder", folder=raw, reason=problem.strerror))
    if not files:
        return _nothing(say("no_reports", folder=raw))
    editions = [guarded(file, build) for file in with_progress(files)]
    try:
        has_changed = write(tables(editions), out)
    except CannotWrite as problem:
        return _nothing(str(problem))
    for line in _said(files, editions):
        print(line)
    print(say("written" if has_changed else "unchanged", folder=out))
    has_errors = any(finding.severity is Severity.ERROR for finding in _findings(editions))
    return READ_WITH_ERRORS if has_errors else ALL_READ


def guarded(source: Source, read: Callable[[Source], Edition]) -> Edition:
    """What `read` makes of a report; a failure of the program is a finding about that report.

    One report must not take the others with it.
    """
    try:
        return read(source)
    except Exception as problem:  # noqa: BLE001 -- whatever it is, the other reports go on
        failure = f"{type(problem).__name__}: {problem}"
        return unread(source, Observation("program_failed", observed=failure))


def _nothing(reason: str) -> int:
    print(reason, file=sys.stderr)
    return NOTHING_WRITTEN


def tables(editions: Iterable[Edition]) -> dict[str, list[Record]]:
    """The records of all editions, by the name of their table."""
    editions = list(editions)
    of_records = {
        table.name: [
            record for edition in editions for record in getattr(edition.records, table.name, ())
        ]
        for table in TABLES
    }
    return of_records | {"findings": list(_findings(editions))}


def _findings(editions: Iterable[Edition]) -> Iterator[Finding]:
    return (finding for edition in editions for finding in edition.findings)


def _said(files: Sequence[Source], editions: Sequence[Edition]) -> Iterator[str]:
    """What was read, report by report, each finding, and the sums."""
    sums: Counter[str] = Counter(files=len(files))
    for file, edition in zip(files, editions, strict=True):
        counts = _counts(edition)
        sums.update(counts)
        read = "report" if edition.records.documents else "not_read"
        yield say(read, file=file.file_name, **counts)
        yield from (f"  {sentence(finding)}" for finding in edition.findings)
    by_severity = Counter(finding.severity for finding in _findings(editions))
    yield say("total", **sums)
    yield say("findings", **{severity: by_severity[severity] for severity in Severity})


def _counts(edition: Edition) -> dict[str, int]:
    records = edition.records
    counts = {table.name: len(getattr(records, table.name, ())) for table in TABLES}
    return counts | {"pages": sum(document.pages for document in records.documents)}
