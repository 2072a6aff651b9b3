"""A run that has something to do: reads what is not kept, a process a report, and writes."""

import gc
import os
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from functools import partial
from importlib import import_module
from typing import NamedTuple

from pipeline.build import unread
from pipeline.commands.child import EDITION, PAGES, read_report
from pipeline.commands.files import RawFile, report_bytes
from pipeline.commands.kept import forget_others, keep, kept, kept_name
from pipeline.commands.last_run import Run, file_parts, remember
from pipeline.commands.plain import PlainEdition, PlainTables, plain_edition
from pipeline.commands.processes import Outcome, Work, outcomes
from pipeline.commands.progress import progress
from pipeline.commands.raw import described
from pipeline.commands.said import SaidFinding, SaidReport
from pipeline.commands.versions import checksum
from pipeline.model.edition import Source
from pipeline.model.finding import Observation
from pipeline.model.records import Document, Finding
from pipeline.model.tables import TABLES
from pipeline.write import write

BY_NAME = {table.name: table for table in TABLES}
OF_PAGES, OF_EDITION = "pages", "edition"
"""The kinds of result that are kept."""


class Task(NamedTuple):
    """One file to read, the source it is, and the keys under which its results are kept."""

    file: RawFile
    source: Source
    pages: str
    edition: str


def read_and_write(run: Run) -> tuple[list[SaidReport], bool]:
    """Read every report, write the tables; what is said of each, and whether the tables changed.

    Raises:
        CannotWrite: nothing was written.
    """
    tasks = [
        _task(run, file, source)
        for file, source in zip(run.files, described(run.files), strict=True)
    ]
    with _nothing_collected():
        editions = _editions(run, tasks)
        has_changed = write(PlainTables(editions), run.out)
    reports = [_said(task, edition) for task, edition in zip(tasks, editions, strict=True)]
    names = {remember(run, reports)}
    names |= {kept_name(OF_PAGES, task.pages) for task in tasks}
    names |= {kept_name(OF_EDITION, task.edition) for task in tasks}
    forget_others(run.out, names)
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


def _task(run: Run, file: RawFile, source: Source) -> Task:
    password = source.passport.password
    pages = checksum(
        run.versions.pages, run.options.reader, file.sha256 or "", f"{password is None}{password}"
    )
    said = (source.document_id, f"{source.notes}", *file_parts(file))
    return Task(file, source, pages, checksum(run.versions.program, pages, *said))


def _editions(run: Run, tasks: Sequence[Task]) -> list[PlainEdition]:
    """The edition of each task: kept, or read now, the largest reports first."""
    found = {number: edition for number, task in enumerate(tasks) if (edition := _kept(run, task))}
    left = [number for number in range(len(tasks)) if number not in found]
    left.sort(key=lambda number: tasks[number].file.size, reverse=True)
    works = _works(run, {number: tasks[number] for number in left})
    most = run.options.workers or _cores()
    with progress(len(left)) as done, closing(outcomes(works, most)) as ended:
        for outcome in ended:
            task = tasks[outcome.number]
            found[outcome.number] = _taken(run, task, outcome)
            done(task.source.file_name)
    return [found[number] for number in range(len(tasks))]


def _kept(run: Run, task: Task) -> PlainEdition | None:
    if task.source.sha256 is None:
        return PlainEdition(plain_edition(unread(task.source)))
    content = None if run.options.force else kept(run.out, OF_EDITION, task.edition)
    return PlainEdition(content) if content else None


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
        yield number, _work(run, task)
    import_module("pipeline.write.files")


def _work(run: Run, task: Task) -> Work:
    """What the child of a task does, with all that it needs; it opens no file itself."""
    known = None if run.options.force else kept(run.out, OF_PAGES, task.pages)
    source = task.source if known else task.source.holding(report_bytes(task.file.path))
    return partial(read_report, source, known, run.options.reader)


def _taken(run: Run, task: Task, outcome: Outcome) -> PlainEdition:
    """The edition a child said, checked, and kept with the pages it read."""
    if PAGES in outcome.said:
        keep(run.out, OF_PAGES, task.pages, outcome.said[PAGES])
    try:
        content = outcome.said[EDITION]
        edition = PlainEdition(content)
    except (KeyError, ValueError):
        reason = Observation("program_failed", observed=f"its process ended with {outcome.status}")
        return PlainEdition(plain_edition(unread(task.source, reason)))
    keep(run.out, OF_EDITION, task.edition, content)
    return edition


def _said(task: Task, edition: PlainEdition) -> SaidReport:
    pages = sum(
        row.pages for row in edition.rows(BY_NAME["documents"]) if isinstance(row, Document)
    )
    findings = [
        SaidFinding(row.severity.value, row.check, row.message, row.message_ja)
        for row in edition.rows(BY_NAME["findings"])
        if isinstance(row, Finding)
    ]
    return SaidReport(task.source.file_name, edition.counts | {"pages": pages}, findings)
