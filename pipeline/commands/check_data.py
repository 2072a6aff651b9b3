"""Check the tables of a run as they are in their files, reading no PDF."""

import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import fields
from pathlib import Path

import polars as pl

from pipeline.commands.extract import ALL_READ, NOTHING_WRITTEN, READ_WITH_ERRORS
from pipeline.messages import check_label, in_language, is_japanese, say, sentence
from pipeline.model.edition import Edition, Records
from pipeline.model.finding import CheckCount, check_counts, failures, summed
from pipeline.model.passport import Accepted
from pipeline.model.records import Document, Finding, Kpi, KpiValue, Record
from pipeline.model.records.record import as_plain, from_table
from pipeline.model.tables import TABLES
from pipeline.model.vocabulary import Severity
from pipeline.parse.evidence import evidence_of
from pipeline.run.options import Options
from pipeline.run.report_summary import FindingSummary, finding_lines
from pipeline.validate.across.compare import cross_edition_findings
from pipeline.validate.across.series import kpi_series
from pipeline.validate.check import record_outcomes
from pipeline.validate.findings import findings
from pipeline.write.failure import cause_of
from pipeline.write.promise import broken_promises
from pipeline.write.table_places import CURRENT


def read_tables(folder: Path) -> dict[str, list[Record]]:
    """Every row of every table in `folder`, all of one run, by the name of its table.

    Raises:
        OSError: a table is missing.
        ValueError: a row is not as promised.
    """
    run = (folder / CURRENT).resolve() if (folder / CURRENT).is_dir() else folder
    return {
        table.name: [
            from_table(table.record, row)
            for row in pl.read_parquet(run / f"{table.name}.parquet").iter_rows(named=True)
        ]
        for table in TABLES
    }


def by_report(tables: dict[str, list[Record]]) -> Iterator[Records]:
    """The records of each report, in the order of `documents`."""
    names = [field.name for field in fields(Records)]
    rows: dict[str, dict[str, list[Record]]] = {}
    for name in names:
        for row in tables[name]:
            of_report = rows.setdefault(getattr(row, "document_id", ""), {})
            of_report.setdefault(name, []).append(row)
    for document in tables["documents"]:
        found = rows[getattr(document, "document_id", "")]
        yield Records(**{name: tuple(found.get(name, ())) for name in names})  # type: ignore[arg-type]


def check_data(folder: Path, options: Options = Options()) -> int:  # noqa: B008
    """Check the tables in `folder`, print the findings and how often each check ran.

    With `quiet` or `json` only findings are printed. What is wrong with a file itself is not a
    finding: it is printed on standard error if findings are JSON.
    Returns the exit status: 0 nothing of severity error, 1 something, 2 there are no tables.
    """
    try:
        tables = read_tables(folder)
    except (OSError, ValueError) as problem:
        reason = in_language(cause_of(problem)) if isinstance(problem, OSError) else problem
        print(say("no_tables_to_check", folder=folder, reason=reason), file=sys.stderr)
        return NOTHING_WRITTEN
    broken = broken_promises(folder) or broken_series(tables)
    editions = checked_again(tables)
    for line in broken:
        print(line, file=sys.stderr if options.json else sys.stdout)
    for line in _summary(editions, options):
        print(line)
    found = [finding for edition in editions for finding in edition.findings]
    has_errors = any(finding.severity is Severity.ERROR for finding in found)
    return READ_WITH_ERRORS if broken or has_errors else ALL_READ


def broken_series(tables: dict[str, list[Record]]) -> list[str]:
    """A sentence if `kpi_series` differs from what the other tables give; else none."""
    documents = [row for row in tables["documents"] if isinstance(row, Document)]
    kpi = [row for row in tables["kpi"] if isinstance(row, Kpi)]
    values = [row for row in tables["kpi_values"] if isinstance(row, KpiValue)]
    if kpi_series(documents, kpi, values) == tables["kpi_series"]:
        return []
    return [say("series_differ")]


def checked_again(tables: dict[str, list[Record]]) -> tuple[Edition, ...]:
    """The reports of the tables with what the checks find now, alone and against each other."""
    accepted = _accepted(tables)
    editions = [_checked(records, accepted) for records in by_report(tables)]
    return cross_edition_findings(editions, accepted)


def _checked(records: Records, accepted: dict[str, list[Accepted]]) -> Edition:
    (document,) = records.documents
    outcomes = tuple(record_outcomes(records, evidence_of(records)))
    done = {outcome.check for outcome in outcomes}
    applied = [one for one in accepted.get(document.document_id, ()) if one.check in done]
    found = findings(document.document_id, document.source_file, failures(outcomes), applied)
    return Edition(records, found, check_counts(outcomes))


def _accepted(tables: Mapping[str, Sequence[Record]]) -> dict[str, list[Accepted]]:
    """The findings that were accepted when the tables were written, by report."""
    names = {
        (one.document_id, one.kpi_no): one.name for one in tables["kpi"] if isinstance(one, Kpi)
    }
    sums = {one.document_id: one.sha256 for one in tables["documents"] if isinstance(one, Document)}
    found: dict[str, list[Accepted]] = {}
    for row in tables["findings"]:
        if isinstance(row, Finding) and row.accepted and row.document_id:
            one = Accepted(
                check=row.check,
                indicator=names.get((row.document_id, row.kpi_no or 0)),
                page=row.page,
                printed=row.printed,
                observed=row.observed,
                reason=row.accepted,
                sha256=sums.get(row.document_id),
            )
            found.setdefault(row.document_id, []).append(one)
    return found


def _summary(editions: Sequence[Edition], options: Options) -> Iterator[str]:
    if options.quiet or options.json:
        for edition in editions:
            file_name = edition.records.documents[0].source_file
            found = [FindingSummary(**as_plain(row)) for row in edition.findings]
            yield from finding_lines(file_name, found, options)
    else:
        yield from _counts(editions)


def _counts(editions: Sequence[Edition]) -> Iterator[str]:
    for edition in editions:
        yield edition.records.documents[0].source_file
        yield from (f"  {sentence(finding)}" for finding in edition.findings)
    yield from check_lines(summed(edition.checks for edition in editions))


def check_lines(counts: Sequence[CheckCount]) -> Iterator[str]:
    """How often the checks ran, as a table; then their sum."""
    yield say("check_heading")
    for count in counts:
        line = say(
            "check_count",
            check=count.check,
            run=count.run,
            passed=count.passed,
            failed=count.failed,
            not_applicable=count.not_applicable,
        )
        yield f"{line}  {check_label(count.check)}" if is_japanese() else line
    yield say(
        "check_sum",
        run=sum(count.run for count in counts),
        passed=sum(count.passed for count in counts),
        failed=sum(count.failed for count in counts),
        not_applicable=sum(count.not_applicable for count in counts),
    )
