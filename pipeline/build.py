"""The five stages in order: read this file first.

extract → normalize → parse → validate → write. `normalize` has no line of its own here: `parse`
calls it on every cell it reads. `write` takes the editions of all reports together.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING, NamedTuple

from pipeline.extract import Unreadable, extract
from pipeline.extract.integrity.cross_reference import cross_reference_errors
from pipeline.extract.integrity.streams import corrupt_streams
from pipeline.model.decisions import Made, decisions_for, numbered_reviews, review
from pipeline.model.edition import Edition, Reading, Records, Source
from pipeline.model.finding import Observation, Outcome
from pipeline.model.page import OnPage, PrintedReport
from pipeline.model.records import Document, Review
from pipeline.model.vocabulary import COVERAGE, Coverage, DecisionKind
from pipeline.parse.decisions.unbound import unbound_decisions
from pipeline.parse.reading import parse
from pipeline.validate.across.editions import CROSS_CHECKS
from pipeline.validate.check import all_outcomes, checked
from pipeline.validate.findings import findings, reviewed_findings
from pipeline.validate.report.attached_files import attached_files
from pipeline.validate.second_reading.reader_cells import read_once

if TYPE_CHECKING:
    from pipeline.extract.printed_page import ReadScan

MOST_TOLD = 5
"""Damaged parts of a file that are listed: one is enough to mistrust all of it."""
OnPages = Callable[[PrintedReport, tuple[Observation, ...]], None]
"""Is given the pages of a report, and what is wrong with the file they come from."""


def build(
    source: Source,
    reader: str = "both",
    on_pages: OnPages = lambda *_: None,
    on_page: OnPage = lambda *_: None,
    read_scan: "ReadScan | None" = None,
) -> Edition:
    """One report, from bytes to records and findings. Reads nothing but the report; writes nothing.

    A report that cannot be read at all is an edition without records and with the findings that
    say why. `reader` names who reads the PDF, as `extract` knows it; `on_page` is called before a
    page is read, `on_pages` is given the pages as printed once all are read. `read_scan` reads
    pages that are pictures, as `extract` knows it.
    """
    if source.content is None:
        return unread(source)
    try:
        file_damage = tuple(_file_damage(source.content))
        printed = extract(source.content, source.passport.password, reader, on_page, read_scan)
    except Unreadable as problem:
        return unread(source, Observation(problem.check, observed=problem.observed))
    on_pages(printed, file_damage)
    return edition(source.holding(source.content), printed, file_damage)


def edition(
    source: Source, printed: PrintedReport, file_damage: tuple[Observation, ...] = ()
) -> Edition:
    """What a report says, from its pages as printed: the stages after `extract`.

    `file_damage` is what is wrong with the file, where it could be read all the same.
    """
    reading = read(source, printed)
    whole = (Observation(doubt.check, observed=doubt.observed) for doubt in printed.doubts)
    found = checked(reading)
    once = () if printed.doubts else read_once(printed.again)
    inside = attached_files(printed.attachments)
    seen = (*source.notes, *file_damage, *whole, *inside, *once, *found.observations)
    held = decisions_for(source.passport, source.sha256).passport.accepted
    here = [one for one in held if one.check not in CROSS_CHECKS]
    told = reviewed_findings(source.document_id, source.file_name, seen, here)
    across = (Made(DecisionKind.ACCEPTED, one) for one in held if one.check in CROSS_CHECKS)
    later = (review(source.document_id, one, None) for one in across)
    reviews = numbered_reviews((*reading.records.reviews, *told.reviews, *later))
    return Edition(replace(reading.records, reviews=reviews), told.findings, found.counts)


def read(source: Source, printed: PrintedReport) -> Reading:
    """What a report says, from its pages as printed, not checked: the stage `parse`.

    Only the decisions of the passport that were made for this very file are applied.
    """
    held = decisions_for(source.passport, source.sha256)
    reading = parse(
        source.document_id, printed.pages, held.passport, printed.again, printed.metadata
    )
    unbound = list(unbound_decisions(source.document_id, held, source.sha256))
    faults = [one for one in unbound if isinstance(one, Observation)]
    reviews = (*reading.records.reviews, *(one for one in unbound if isinstance(one, Review)))
    records = replace(
        reading.records, documents=(_document(source, printed, reading),), reviews=reviews
    )
    return replace(reading, records=records, observations=(*faults, *reading.observations))


class Steps(NamedTuple):
    """What each stage made of one report: its pages, what they say, and every comparison of that."""

    printed: PrintedReport
    reading: Reading
    outcomes: tuple[Outcome, ...]


def steps(source: Source, content: bytes) -> Steps:
    """The stages up to `validate`, each with its result, and how each figure was read.

    Raises Unreadable where the report cannot be read.
    """
    printed = extract(content, source.passport.password)
    reading = read(source, printed)
    return Steps(printed, reading, tuple(all_outcomes(reading)))


def unread(source: Source, *reasons: Observation) -> Edition:
    """The edition of a report that was not read: its findings say why."""
    seen = (*source.notes, *reasons)
    return Edition(Records(), findings(source.document_id, source.file_name, seen))


def _file_damage(content: bytes) -> Iterator[Observation]:
    found = list(
        islice(chain(corrupt_streams(content), cross_reference_errors(content)), MOST_TOLD)
    )
    if found:
        yield Observation("damaged_stream", observed="; ".join(found))


def _document(source: Source, printed: PrintedReport, reading: Reading) -> Document:
    passport = source.passport
    publisher, day, day_source = reading.publication
    sums = Counter(COVERAGE[one.account] for one in reading.records.numbers)
    return Document(
        document_id=source.document_id,
        title=reading.title,
        publisher=publisher.name,
        publisher_code=publisher.code,
        publisher_source=publisher.source,
        published=day,
        published_source=day_source,
        fiscal_year=reading.fiscal_year,
        source_file=source.file_name,
        sha256=source.sha256 or "",
        pages=len(printed.pages),
        producer=printed.producer,
        reader=printed.reader,
        pages_handed_over=len(printed.reference_pages),
        numbers_printed=sums.total(),
        numbers_read=sums[Coverage.READ],
        numbers_passed_over=sums[Coverage.PASSED_OVER],
        numbers_unread=sums[Coverage.UNREAD],
        attachments="; ".join(printed.attachments) or None,
        licence=passport.licence,
        url=passport.url,
        note=passport.note,
    )
