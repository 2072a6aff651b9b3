"""A run that has something to do: reads what is not kept, a process a report, and writes."""

import gc
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from functools import partial
from importlib import import_module

from pipeline.model.records import Document, Finding
from pipeline.model.records.record import as_plain
from pipeline.run.cache import get, prune
from pipeline.run.edition_json import PackedEdition, PackedTables, packed_edition
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
from pipeline.run.sources import described, holding
from pipeline.run.up_to_date import Run, begin, remember
from pipeline.run.worker import read_report
from pipeline.validate.across.compare import cross_edition_findings
from pipeline.write import write

TWO = 2
"""Reports: one alone has nothing beside it."""

FRUGAL = ("_RJEM_MALLOC_CONF", "dirty_decay_ms:0")
"""Tells jemalloc, which polars brings on Linux, to give memory back as soon as it is free. It asks
for this once, when polars is loaded."""

UNSETTLED = frozenset({"changed_while_read", "cannot_open"})
"""Findings that say nothing of the next run, which may meet another file."""


def read_and_write(run: Run) -> tuple[list[ReportSummary], bool]:
    """Read every report, write the tables; what is said of each, and whether the tables changed.

    Raises:
        CannotWrite: nothing was written.
    """
    begin(run)
    tasks = [
        report_task(run, file, source)
        for file, source in zip(run.files, described(run.files), strict=True)
    ]
    with _nothing_collected():
        editions = _beside_each_other(tasks, _editions(run, tasks))
        has_changed = write(PackedTables(editions), run.out)
    reports = [_summary_of(task, edition) for task, edition in zip(tasks, editions, strict=True)]
    checks = {finding.check for report in reports for finding in report.findings}
    prune(run.out, {name for task in tasks for name in kept_names(task)})
    if not checks & UNSETTLED:
        remember(run, reports)
    return reports, has_changed


@contextmanager
def _nothing_collected() -> Iterator[None]:
    """No search for cycles among rows, which have none: for many rows it takes most of the time.

    What is there already is set aside, so that no child looks through it either.
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
    most, limits = run.options.workers or _cores(), run.options.limits
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


def _beside_each_other(
    tasks: Sequence[Task], editions: Sequence[PackedEdition]
) -> list[PackedEdition]:
    """The editions with what the checks of one against another found: no report knows that alone."""
    if sum(edition.counts["documents"] for edition in editions) < TWO:
        return list(editions)
    accepted = {task.source.document_id: task.source.passport.accepted for task in tasks}
    whole = [edition.whole() for edition in editions]
    return [
        before if after is one else PackedEdition(packed_edition(after))
        for before, one, after in zip(
            editions, whole, cross_edition_findings(whole, accepted), strict=True
        )
    ]


def _cores() -> int:
    """How many processes can run at once."""
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


def _works(run: Run, tasks: Mapping[int, Task]) -> Iterator[tuple[int, Work]]:
    """The work of each task; after the last, what writes is loaded while the children read.

    Not before: polars has threads, and a process with threads must not be forked.
    """
    for number, task in tasks.items():
        yield number, work_of(run, task)
    os.environ.setdefault(*FRUGAL)
    import_module("pipeline.write.parquet")


def work_of(run: Run, task: Task) -> Work:
    """What the child of a task does, with all that it needs; it opens no file of `raw/` itself."""
    known = None if run.options.force else get(run.out, OF_PAGES, task.pages)
    source = task.source if known else holding(task.file, task.source, run.options.file_mb)
    return partial(read_report, source, known, run.options.reader)


def _summary_of(task: Task, edition: PackedEdition) -> ReportSummary:
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
    return ReportSummary(task.source.file_name, edition.counts | of_pages, findings, checks)
