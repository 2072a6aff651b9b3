"""`explain`: the way of one figure, from its place on the page to its row."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.commands.figures import Asked, asked, cells_at, matching
from pipeline.commands.language import say
from pipeline.commands.raw import sources
from pipeline.commands.way import Read, way_of_cell, way_of_figure
from pipeline.commands.witnesses import witnesses
from pipeline.extract import extract
from pipeline.extract.picture import picture_of
from pipeline.extract.unreadable import Unreadable
from pipeline.model.edition import Source
from pipeline.model.page import Box
from pipeline.model.records import Cell, KpiValue
from pipeline.parse.report import parse
from pipeline.validate.check import all_outcomes
from pipeline.validate.two_readers import with_agreement

EXPLAINED, NOT_FOUND = 0, 2


def explain(at: str, raw: Path, pictures: Path) -> int:
    """Print the way of the figures `at` names, their pictures put into `pictures`.

    `at` is a document_id, then an indicator's number, words of its name, or p.9 and a place on that
    page; further words (目標, 2025, a printed text) leave only the figures they fit. A place may be
    that of any cell of a table.
    Returns 0 where a figure was explained, 2 where none was found.
    """
    try:
        files = list(sources(raw))
        known = [file.document_id for file in files]
        found = asked(at, known)
        if found is None:
            return _not_found(at, known)
        (file,) = (file for file in files if file.document_id == found.document_id)
        return _explained(at, _read(file), found, pictures)
    except BrokenPipeError:
        raise
    except (OSError, Unreadable) as problem:
        print(say("cannot_explain", at=at, reason=problem), file=sys.stderr)
        return NOT_FOUND


def _not_found(at: str, known: Sequence[str]) -> int:
    print(say("nothing_at", at=at, known=", ".join(known)), file=sys.stderr)
    return NOT_FOUND


def _read(source: Source) -> Read:
    if source.content is None:
        raise Unreadable("not_a_pdf", source.file_name)
    printed = extract(source.content, source.passport.password)
    reading = parse(source.document_id, printed.pages, source.passport)
    read = witnesses(printed, reading.records)
    agreed = with_agreement(reading.records.kpi_values, read.compared)
    records = replace(reading.records, kpi_values=agreed)
    outcomes = tuple(all_outcomes(records, printed.pages, read.compared))
    return Read(source, source.content, read, replace(reading, records=records), outcomes)


def _explained(at: str, read: Read, found: Asked, pictures: Path) -> int:
    records = read.reading.records
    values = matching(found, records)
    cells = [] if values else cells_at(found, records)
    if not values and not cells:
        return _not_found(at, [record.name for record in records.kpi])
    for value in values:
        picture = _picture(read, value, pictures, f"{value.kpi_no}-{value.value_no}")
        print("\n".join(way_of_figure(read, value, picture)), end="\n\n")
    for cell in cells:
        number = f"table{cell.table_no}-{cell.row}-{cell.column}"
        picture = _picture(read, cell, pictures, number)
        print("\n".join(way_of_cell(read, cell, picture)), end="\n\n")
    return EXPLAINED


def _picture(read: Read, thing: KpiValue | Cell, pictures: Path, number: str) -> Path:
    pictures.mkdir(parents=True, exist_ok=True)
    box = Box(thing.x0, thing.top, thing.x1, thing.bottom)
    path = pictures / f"{thing.document_id}-{number}.png"
    path.write_bytes(picture_of(read.content, thing.page, box, read.source.passport.password))
    return path
