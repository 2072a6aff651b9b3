"""The ways of figures, told by a process of its own: whoever asks never looks into a PDF."""

import os
import re
from collections.abc import Iterator
from contextlib import closing
from functools import cache, partial
from pathlib import Path
from typing import Annotated, NamedTuple

from pydantic import ConfigDict, Field, TypeAdapter, ValidationError

from pipeline.explain.lines import Read, provenance_of_cell, provenance_of_figure
from pipeline.explain.query import Query, cells_at, first_unmatched, is_whole_report, matching
from pipeline.explain.readings import readings
from pipeline.extract import Unreadable, extract
from pipeline.messages import is_japanese
from pipeline.model.edition import Source
from pipeline.model.page import Box
from pipeline.model.records import Cell, KpiValue
from pipeline.parse.reading import parse
from pipeline.run.options import Limits
from pipeline.run.process_pool import Say, outcomes
from pipeline.run.results import failure
from pipeline.run.sandbox import forbid_files, forbid_processes
from pipeline.validate.check import all_outcomes

TOLD, REFUSED = b"t", b"r"
NO_NAME = r"/\\\x00"
"""Letters that no name of a file holds."""


class Provenance(NamedTuple):
    """The way of one figure in lines, and the picture of its place: a file's name, and PNG."""

    lines: tuple[str, ...]
    name: Annotated[str, Field(pattern=rf"^[^{NO_NAME}]+\.png$")]
    picture: bytes


class ProvenanceAnswer(NamedTuple):
    """The ways of the figures asked for; where there are none, the word that fits none of them.

    `indicators` are the numbers and names there are then, one a line.
    """

    ways: tuple[Provenance, ...]
    misfit: str = ""
    indicators: tuple[str, ...] = ()


def explain_in_child(source: Source, asked: Query, pictures: Path) -> ProvenanceAnswer:
    """What a process of its own tells of the figures asked for in a report.

    Raises:
        Unreadable: the report cannot be read, or its reader was stopped or died.
    """
    limits = Limits()
    work = partial(_explain, source, asked, pictures, "ja" if is_japanese() else "C")
    with closing(outcomes([(0, work)], 1, limits)) as ended:
        (outcome,) = ended
    if refused := outcome.said.get(REFUSED):
        raise Unreadable(*refused.decode().split("\n", 1))
    if TOLD not in outcome.said:
        seen = failure(outcome, limits)
        raise Unreadable(seen.check, seen.observed or f"{limits.memory_mb} MB")
    try:
        return _plain().validate_json(outcome.said[TOLD])
    except ValidationError as error:
        raise Unreadable("program_failed", error.title) from error


@cache
def _plain() -> TypeAdapter[ProvenanceAnswer]:
    base64 = ConfigDict(ser_json_bytes="base64", val_json_bytes="base64")
    return TypeAdapter(ProvenanceAnswer, config=base64)


def _explain(source: Source, asked: Query, pictures: Path, language: str, say: Say) -> None:
    os.environ["LC_ALL"] = language
    forbid_files()
    forbid_processes()
    try:
        say(TOLD, _plain().dump_json(_answer(_read(source), asked, pictures)))
    except Unreadable as problem:
        say(REFUSED, f"{problem.check}\n{problem.observed}".encode())
    except MemoryError:
        say(REFUSED, f"out_of_memory\n{Limits().memory_mb} MB".encode())


def _read(source: Source) -> Read:
    if source.content is None:
        raise Unreadable("not_a_pdf", source.file_name)
    printed = extract(source.content, source.passport.password)
    again = printed.again
    reading = parse(source.document_id, printed.pages, source.passport, again, with_pieces=True)
    outcomes = tuple(all_outcomes(reading))
    return Read(source, source.content, readings(printed, reading), reading, outcomes)


def _answer(read: Read, asked: Query, pictures: Path) -> ProvenanceAnswer:
    records = read.reading.records
    indicators = tuple(f"{record.kpi_no:>3}  {record.name}" for record in records.kpi)
    if is_whole_report(asked):
        return ProvenanceAnswer((), "", indicators)
    values = matching(asked, records)
    cells = [] if values else cells_at(asked, records)
    ways = (*_of_values(read, values, pictures), *_of_cells(read, cells, pictures))
    return (
        ProvenanceAnswer(ways)
        if ways
        else ProvenanceAnswer((), first_unmatched(asked, records), indicators)
    )


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


def _name(document_id: str, place: str) -> str:
    """The name of a picture's file; an id may hold what no name of a file can."""
    return f"{re.sub(f'[{NO_NAME}]', '-', document_id)}-{place}.png"


def _picture(read: Read, thing: KpiValue | Cell) -> bytes:
    from pipeline.extract.pdfium.render import picture_of  # noqa: PLC0415 -- whoever asks needs no PDFium

    box = Box(thing.x0, thing.top, thing.x1, thing.bottom)
    return picture_of(read.content, thing.page, box, read.source.passport.password)
