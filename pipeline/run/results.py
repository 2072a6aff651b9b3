"""The edition of each report: kept from a former run, or what its process sent, checked and kept."""

import signal
from collections.abc import Iterator
from contextlib import closing
from functools import partial
from typing import NamedTuple

from pipeline.build import unread
from pipeline.model.checksum import sha256_of_texts
from pipeline.model.edition import Source
from pipeline.model.finding import Observation
from pipeline.run.cache import get, kept_name, put
from pipeline.run.child_answer import checked_edition
from pipeline.run.edition_json import PackedEdition, packed_edition
from pipeline.run.options import READERS, Limits
from pipeline.run.process_pool import Outcome, outcomes
from pipeline.run.raw_files import RawFile
from pipeline.run.up_to_date import Run, file_parts
from pipeline.run.worker import EDITION, PAGES, page_at, read_report

OF_PAGES, OF_EDITION, OF_FAILURE = "pages", "edition", "failure"
"""The kinds of kept results. A failure is kept too: the next run need not wait for it again."""

REFUSED = (ValueError, RecursionError, MemoryError)
"""What an answer that is not one may raise: the report has failed, and no other."""


class Task(NamedTuple):
    """One file to read, the source it is, and the keys under which its results are kept.

    `failure` is the key of what holds only under the limits of this run.
    """

    file: RawFile
    source: Source
    pages: str
    edition: str
    failure: str


def report_task(run: Run, file: RawFile, source: Source) -> Task:
    """The task of one file, with the keys of its results."""
    password = source.passport.password
    scan = ("scan",) if run.options.scan else ()
    read_with = (run.options.reader, f"{password is None}{password}", *scan)
    pages = sha256_of_texts(run.versions.pages, file.sha256 or "", *read_with)
    described = (source.document_id, f"{source.notes}", *file_parts(file))
    edition = sha256_of_texts(run.versions.program, pages, *described)
    return Task(file, source, pages, edition, sha256_of_texts(edition, f"{run.options.limits}"))


def kept_edition(run: Run, task: Task) -> PackedEdition | None:
    """The edition of a task that is kept, or whose file cannot be opened; None if it must be read."""
    if task.source.sha256 is None:
        return _unread_edition(task.source)
    if run.options.force:
        return None
    content = get(run.out, OF_EDITION, task.edition) or get(run.out, OF_FAILURE, task.failure)
    return PackedEdition(content) if content else None


def kept_names(task: Task) -> Iterator[str]:
    """The names of all results that may be kept of a task."""
    yield kept_name(OF_PAGES, task.pages)
    yield kept_name(OF_EDITION, task.edition)
    yield kept_name(OF_FAILURE, task.failure)


def edition_of_child(run: Run, task: Task, outcome: Outcome) -> PackedEdition:
    """The edition that a child sent, checked, and kept with the pages it read."""
    content = outcome.messages.get(EDITION)
    if content is None:
        return _kept_failure(run, task, outcome)
    try:
        edition = checked_edition(task.source, content)
    except REFUSED as error:
        return _refused_edition(task.source, error)
    if PAGES in outcome.messages:
        put(run.out, OF_PAGES, task.pages, outcome.messages[PAGES])
    if "out_of_memory" in edition.checks:
        put(run.out, OF_FAILURE, task.failure, content)
    elif "changed_while_read" not in edition.checks:
        put(run.out, OF_EDITION, task.edition, content)
    return edition


def _refused_edition(source: Source, error: Exception) -> PackedEdition:
    """The edition of a report whose process sent none that can be believed."""
    reason = f"{error}".partition("\n")[0] or type(error).__name__
    return _unread_edition(source, Observation("program_failed", observed=reason))


def _kept_failure(run: Run, task: Task, outcome: Outcome) -> PackedEdition:
    """The edition of a report whose process sent none, kept for runs with the same limits."""
    content = packed_edition(unread(task.source, failure(outcome, run.options.limits)))
    put(run.out, OF_FAILURE, task.failure, content)
    return PackedEdition(content)


def read_in_child(
    source: Source,
    reader: str = READERS[0],
    limits: Limits = Limits(),  # noqa: B008
) -> PackedEdition:
    """One report, read in a process of its own; nothing is kept."""
    if source.content is None:
        return _unread_edition(source)
    work = partial(read_report, source, None, reader, None)
    with closing(outcomes([(0, work)], 1, limits)) as found:
        (outcome,) = found
    if EDITION not in outcome.messages:
        return _unread_edition(source, failure(outcome, limits))
    try:
        return checked_edition(source, outcome.messages[EDITION])
    except REFUSED as error:
        return _refused_edition(source, error)


def failure(outcome: Outcome, limits: Limits) -> Observation:
    """Why a child did not send what it was to send, with the page it was reading."""
    at = page_at(outcome.messages)
    page = at[0] if at else None
    if outcome.overdue:
        return Observation("out_of_time", page=page, observed=f"{limits.wall_seconds} s")
    if outcome.status == -signal.SIGXCPU:
        return Observation("out_of_time", page=page, observed=f"{limits.cpu_seconds} s CPU")
    if outcome.endless or outcome.starved:
        return Observation("out_of_memory", page=page)
    ended = outcome.status
    name = signal.Signals(-ended).name if ended < 0 else f"status {ended}"
    return Observation("reader_died", page=page, observed=name)


def _unread_edition(source: Source, *reasons: Observation) -> PackedEdition:
    return PackedEdition(packed_edition(unread(source, *reasons)))
