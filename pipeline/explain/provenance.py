"""The provenance of figures, found by a child process: the caller never opens a PDF."""

import os
import re
from collections.abc import Collection, Iterator
from contextlib import closing
from functools import cache, partial
from pathlib import Path
from typing import Annotated, NamedTuple

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from pipeline.build import steps
from pipeline.explain.lines import (
    Read,
    coverage_lines,
    provenance_of_cell,
    provenance_of_figure,
)
from pipeline.explain.query import (
    Query,
    cells_at,
    first_unmatched,
    is_page,
    is_whole_report,
    matching,
)
from pipeline.explain.readings import readings
from pipeline.extract import Unreadable
from pipeline.messages import is_japanese
from pipeline.model.edition import Source
from pipeline.model.page import Box
from pipeline.model.records import Cell, KpiValue
from pipeline.run.options import Limits
from pipeline.run.page_pictures import covered_pages
from pipeline.run.process_pool import Send, outcomes
from pipeline.run.results import failure

ANSWER, REFUSED = b"t", b"r"
"""The kinds of message that the child sends."""
NO_NAME = r"/\\\x00"
"""Characters that no file name holds."""


MOST_OF_AN_ANSWER = 1 << 25
"""Bytes: a hundred pictures of pages. What is no answer may take 30 times as much to be refused."""
MOST_OF_A_REASON = 1 << 12
"""Bytes of the reason for which a report cannot be read."""


class Provenance(NamedTuple):
    """The provenance of one figure in lines, and the picture of its place: a file name, and PNG."""

    lines: tuple[str, ...]
    name: Annotated[str, Field(pattern=rf"^[^{NO_NAME}]+\.png$")]
    picture: bytes


class ProvenanceAnswer(NamedTuple):
    """The provenance of each figure of a query; without figures, the word that matches none.

    `indicators` are then the numbers and names of the report's indicators, one per line. `pages`
    are the pages that the figures or the query are on, with what became of each of their numbers.
    """

    figures: tuple[Provenance, ...]
    unmatched: str = ""
    indicators: tuple[str, ...] = ()
    pages: tuple[Provenance, ...] = ()


def explain_in_child(source: Source, query: Query, pictures: Path) -> ProvenanceAnswer:
    """The answer to a query about a report, from a child process.

    Raises:
        Unreadable: the report cannot be read, or the child was stopped or crashed.
    """
    limits = Limits()
    work = partial(_explain, source, query, pictures, "ja" if is_japanese() else "C")
    with closing(outcomes([(0, work)], 1, limits)) as ended:
        (outcome,) = ended
    if refused := outcome.messages.get(REFUSED):
        check, _, observed = refused[:MOST_OF_A_REASON].decode(errors="replace").partition("\n")
        raise Unreadable(check, observed)
    if ANSWER not in outcome.messages:
        seen = failure(outcome, limits)
        raise Unreadable(seen.check, seen.observed or f"{limits.memory_mb} MB")
    return answer_in(outcome.messages[ANSWER])


def answer_in(message: bytes) -> ProvenanceAnswer:
    """The answer that a child sent.

    Raises:
        Unreadable: it is something else, or longer than any answer.
    """
    if len(message) > MOST_OF_AN_ANSWER:
        raise Unreadable("program_failed", f"{len(message)} bytes")
    try:
        return _plain().validate_json(message)
    except ValidationError as error:
        raise Unreadable("program_failed", error.title) from error


@cache
def _plain() -> TypeAdapter[ProvenanceAnswer]:
    base64 = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")
    return TypeAdapter(ProvenanceAnswer, config=base64)


def _explain(source: Source, query: Query, pictures: Path, language: str, send: Send) -> None:
    os.environ["LC_ALL"] = language
    try:
        send(ANSWER, _plain().dump_json(_answer(_read(source), query, pictures)))
    except Unreadable as problem:
        send(REFUSED, f"{problem.check}\n{problem.observed}".encode())
    except MemoryError:
        send(REFUSED, f"out_of_memory\n{Limits().memory_mb} MB".encode())


def _read(source: Source) -> Read:
    if source.content is None:
        raise Unreadable("not_a_pdf", source.file_name)
    printed, reading, compared = steps(source, source.content)
    return Read(source, source.content, readings(printed, reading), reading, compared)


def _answer(read: Read, query: Query, pictures: Path) -> ProvenanceAnswer:
    records = read.reading.records
    indicators = tuple(f"{record.kpi_no:>3}  {record.name}" for record in records.kpi)
    if is_whole_report(query):
        return ProvenanceAnswer((), "", indicators)
    values = matching(query, records)
    cells = [] if values else cells_at(query, records)
    figures = (*_of_values(read, values, pictures), *_of_cells(read, cells, pictures))
    on_pages = {value.page for value in values} | {cell.page for cell in cells}
    if query.page:
        on_pages.add(query.page)
    pages = tuple(_of_pages(read, on_pages, pictures))
    if figures or (pages and is_page(query)):
        return ProvenanceAnswer(figures, pages=pages)
    return ProvenanceAnswer((), first_unmatched(query, records), indicators)


def _of_values(read: Read, values: list[KpiValue], pictures: Path) -> Iterator[Provenance]:
    for value in values:
        name = _name(value.document_id, f"{value.kpi_no}-{value.value_no}")
        lines = tuple(provenance_of_figure(read, value, pictures / name))
        yield Provenance(lines, name, _picture(read, value))


def _of_cells(read: Read, cells: list[Cell], pictures: Path) -> Iterator[Provenance]:
    for cell in cells:
        name = _name(cell.document_id, f"table{cell.table_no}-{cell.row}-{cell.column}")
        lines = tuple(provenance_of_cell(read, cell, pictures / name))
        yield Provenance(lines, name, _picture(read, cell))


def _of_pages(read: Read, pages: Collection[int], pictures: Path) -> Iterator[Provenance]:
    """What became of the numbers of each page: their sums, the unread ones, and the picture."""
    from pipeline.extract.pdfium.coverage_picture import coverage_picture  # noqa: PLC0415 -- the caller needs no PDFium

    numbers = [one for one in read.reading.records.numbers if one.page in pages]
    password = read.source.passport.password
    for page, covered in covered_pages(numbers).items():
        name = _name(read.source.document_id, f"p{page}-numbers")
        on_page = [one for one in numbers if one.page == page]
        lines = tuple(coverage_lines(page, on_page, pictures / name))
        yield Provenance(lines, name, coverage_picture(read.content, page, covered, password))


def _name(document_id: str, place: str) -> str:
    """The file name of a picture; an id may hold characters that no file name can."""
    return f"{re.sub(f'[{NO_NAME}]', '-', document_id)}-{place}.png"


def _picture(read: Read, thing: KpiValue | Cell) -> bytes:
    from pipeline.extract.pdfium.render import picture_of  # noqa: PLC0415 -- the caller needs no PDFium

    box = Box(thing.x0, thing.top, thing.x1, thing.bottom)
    return picture_of(read.content, thing.page, box, read.source.passport.password)
