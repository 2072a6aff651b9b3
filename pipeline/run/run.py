"""A run that has something to do: reads each report that is not kept, and writes the tables."""

import gc
import os
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from functools import partial
from importlib import import_module
from typing import TYPE_CHECKING

from pipeline.model.records import Document, Finding, PrintedNumber
from pipeline.model.records.record import as_plain
from pipeline.model.tables import TABLES
from pipeline.run.cache import get, prune
from pipeline.run.edition_json import PackedEdition, PackedTables, packed_edition
from pipeline.run.options import SCAN_SECONDS
from pipeline.run.process_pool import Work, outcomes
from pipeline.run.progress import Waiting, progress
from pipeline.run.report_summary import FindingSummary, ReportSummary
from pipeline.run.results import (
    OF_PAGES,
    Task,
    edition_of_child,
    kept_edition,
    kept_names,
    report_task,
)
from pipeline.run.sources import sources_of, with_content
from pipeline.run.up_to_date import Run, forget_last_run, keep_run
from pipeline.run.worker import read_report
from pipeline.validate.across.compare import cross_edition_findings
from pipeline.write import write
from pipeline.write.table_places import MANIFEST, check_places, table_file

if TYPE_CHECKING:
    from pipeline.extract.printed_page import ReadScan

FEWEST_TO_COMPARE = 2
"""Reports: the checks across reports need another one."""

RETURN_MEMORY = ("_RJEM_MALLOC_CONF", "dirty_decay_ms:0")
"""Tells jemalloc, which polars brings on Linux, to give memory back as soon as it is free. It asks
for this once, when polars is loaded."""

LOADED_ONCE = ("pipeline.extract.two_readers", "pipeline.extract.pdfplumber.reader")
"""What a child would load to read a report: the readers."""

TRANSIENT = frozenset({"changed_while_read", "cannot_open"})
"""Findings that need not come again in the next run: the file may be another by then."""


def read_and_write(run: Run) -> tuple[list[ReportSummary], bool]:
    """Read every report, write the tables; the summary of each, and whether the tables changed.

    Raises:
        CannotWrite: nothing was written.
    """
    check_places(run.out, [MANIFEST, *(table_file(table.name) for table in TABLES)])
    forget_last_run(run)
    tasks = [
        report_task(run, file, source)
        for file, source in zip(run.files, sources_of(run.files), strict=True)
    ]
    with _no_garbage_collection():
        editions = _with_cross_report_findings(tasks, _editions(run, tasks))
        has_changed = write(PackedTables(editions), run.out)
    reports = [_summary(task, edition) for task, edition in zip(tasks, editions, strict=True)]
    checks = {finding.check for report in reports for finding in report.findings}
    prune(run.out, {name for task in tasks for name in kept_names(task)})
    if not checks & TRANSIENT:
        keep_run(run, reports)
    return reports, has_changed


@contextmanager
def _no_garbage_collection() -> Iterator[None]:
    """No search for reference cycles: rows have none, and for many rows it takes most of the time.

    What is there already is frozen, so that no child searches it either.
    """
    gc.freeze()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
        gc.unfreeze()


def _editions(run: Run, tasks: Sequence[Task]) -> list[PackedEdition]:
    """The edition of each task: kept, or read now, the largest reports first."""
    found = {n: edition for n, task in enumerate(tasks) if (edition := kept_edition(run, task))}
    left = [number for number in range(len(tasks)) if number not in found]
    left.sort(key=lambda number: tasks[number].file.size, reverse=True)
    works = _works(run, {number: tasks[number] for number in left})
    most, limits = run.options.workers or _core_count(), run.options.limits
    waiting = {
        number: Waiting(tasks[number].source.file_name, tasks[number].file.size) for number in left
    }
    with (
        progress(waiting, is_shown=not run.options.quiet) as bar,
        closing(outcomes(works, most, limits, bar.on_message)) as ended,
    ):
        for outcome in ended:
            edition = found[outcome.number] = edition_of_child(run, tasks[outcome.number], outcome)
            bar.ended(outcome.number, sum(one.pages for one in edition.of(Document)))
    return [found[number] for number in range(len(tasks))]


def _with_cross_report_findings(
    tasks: Sequence[Task], editions: Sequence[PackedEdition]
) -> list[PackedEdition]:
    """The editions, with what the checks of one report against another found."""
    if sum(edition.counts["documents"] for edition in editions) < FEWEST_TO_COMPARE:
        return list(editions)
    accepted = {task.source.document_id: task.source.passport.accepted for task in tasks}
    whole = [edition.whole() for edition in editions]
    compared = cross_edition_findings(whole, accepted)
    return [
        packed if after is before else PackedEdition(packed_edition(after))
        for packed, before, after in zip(editions, whole, compared, strict=True)
    ]


def _core_count() -> int:
    """How many processes can run at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _works(run: Run, tasks: Mapping[int, Task]) -> Iterator[tuple[int, Work]]:
    """The work of each task by its number. polars is loaded after the last, while children read.

    Not before: polars has threads, and a process with threads must not be forked. The readers are
    loaded before the first of several, or each child would do it: that is more than a bad file takes.
    """
    if len(tasks) > 1:
        for module in LOADED_ONCE:
            import_module(module)
    read_scan = _scan_reader(run.options.scan and bool(tasks))
    for number, task in tasks.items():
        yield number, _work(run, task, read_scan)
    os.environ.setdefault(*RETURN_MEMORY)
    import_module("pipeline.write.parquet")


def _scan_reader(wanted: bool) -> "ReadScan | None":
    """What reads pages that are pictures, loaded before any report is opened; None if not wanted."""
    if not wanted:
        return None
    from pipeline.extract.scan.reader import scan_reader  # noqa: PLC0415 -- only with the extra

    return scan_reader(SCAN_SECONDS)


def _work(run: Run, task: Task, read_scan: "ReadScan | None") -> Work:
    """The work of the process of one report, with the bytes it needs: it may open no file of `raw/`."""
    known = None if run.options.force else get(run.out, OF_PAGES, task.pages)
    source = task.source if known else with_content(task.file, task.source, run.options.file_mb)
    return partial(read_report, source, known, run.options.reader, read_scan)


def _summary(task: Task, edition: PackedEdition) -> ReportSummary:
    documents = tuple(edition.of(Document))
    of_pages = {
        "pages": sum(document.pages for document in documents),
        "handed_over": sum(document.pages_handed_over for document in documents),
    }
    findings = [FindingSummary(**as_plain(row)) for row in edition.of(Finding)]
    checks = {
        name: sum(getattr(check, name) for check in edition.checked)
        for name in ("run", "passed", "failed", "not_applicable")
    }
    numbers = Counter(one.account.value for one in edition.of(PrintedNumber))
    counts = edition.counts | of_pages
    return ReportSummary(task.source.file_name, counts, findings, checks, numbers)
