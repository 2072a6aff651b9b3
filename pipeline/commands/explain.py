"""`explain`: the way of one figure, from its place on the page to its row."""

import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from pipeline.commands.figures import Asked, asked, matching
from pipeline.commands.language import say
from pipeline.commands.raw import sources
from pipeline.extract import extract
from pipeline.extract.picture import picture_of
from pipeline.extract.unreadable import Unreadable
from pipeline.model.edition import Reading, Source
from pipeline.model.outcome import Figure, Outcome
from pipeline.model.page import Box
from pipeline.model.passport import Correction
from pipeline.model.records import KpiValue
from pipeline.normalize.text import plain
from pipeline.parse.report import parse
from pipeline.validate.check import record_outcomes
from pipeline.validate.told import place, role_text

EXPLAINED, NOT_FOUND = 0, 2


@dataclass(frozen=True, slots=True)
class Read:
    """One report, read anew to be explained."""

    source: Source
    content: bytes
    reader: str
    reading: Reading
    outcomes: tuple[Outcome, ...]


def explain(at: str, raw: Path, pictures: Path) -> int:
    """Print the way of the figures `at` names, their pictures put into `pictures`.

    `at` is a document_id, then an indicator's number, words of its name, or p.9 and a place on that
    page; further words (目標, 2025, a printed text) leave only the figures they fit.
    Returns 0 where a figure was explained, 2 where none was found.
    """
    try:
        files = list(sources(raw))
        found = asked(at, [file.document_id for file in files])
        if found is None:
            return _not_found(at, [file.document_id for file in files])
        (file,) = (file for file in files if file.document_id == found.document_id)
        return _explained(at, _read(file), found, pictures)
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
    outcomes = tuple(record_outcomes(reading.records))
    return Read(source, source.content, printed.reader, reading, outcomes)


def _explained(at: str, read: Read, found: Asked, pictures: Path) -> int:
    values = matching(found, read.reading.records)
    if not values:
        return _not_found(at, [record.name for record in read.reading.records.kpi])
    for value in values:
        picture = _picture(read, value, pictures)
        print("\n".join(_way(read, value, picture)), end="\n\n")
    return EXPLAINED


def _picture(read: Read, value: KpiValue, pictures: Path) -> Path:
    pictures.mkdir(parents=True, exist_ok=True)
    box = Box(value.x0, value.top, value.x1, value.bottom)
    path = pictures / f"{value.document_id}-{value.kpi_no}-{value.value_no}.png"
    path.write_bytes(picture_of(read.content, value.page, box, read.source.passport.password))
    return path


def _way(read: Read, value: KpiValue, picture: Path) -> Iterator[str]:
    """The lines that tell the way of one figure, step by step."""
    records = read.reading.records
    (record,) = (one for one in records.kpi if one.kpi_no == value.kpi_no)
    yield f"{value.document_id} {value.kpi_no}-{value.value_no}  {record.name}  {role_text(value)}"
    corners = ", ".join(f"{edge:.1f}" for edge in (value.x0, value.top, value.x1, value.bottom))
    yield say("way_place", page=value.page, box=corners, picture=picture)
    yield say("way_reader", reader=read.reader, text=repr(value.printed))
    yield say("way_text", text=plain(value.printed))
    correction = _correction(read, value)
    if correction:
        told = (correction.read_as, correction.status, correction.reason, correction.evidence)
        yield say("way_correction", text=" | ".join(told))
    pieces = read.reading.pieces.get((value.kpi_no, value.value_no), ())
    yield say("way_pieces", pieces=" + ".join(f"{one.text} ({one.meaning})" for one in pieces))
    yield from _checks(read, value)
    row = value.model_dump(mode="json", exclude_none=True)
    yield say(
        "way_row", row=", ".join(f"{name}={_on_one_line(told)}" for name, told in row.items())
    )


def _correction(read: Read, value: KpiValue) -> Correction | None:
    if not value.corrected:
        return None
    alike = (
        one for one in read.source.passport.correction if plain(one.printed) == plain(value.printed)
    )
    return next(alike, None)


def _checks(read: Read, value: KpiValue) -> Iterator[str]:
    """Each check the figure took part in, once: whether it passed, and what it was held against."""
    by_check: dict[str, list[Outcome]] = {}
    for outcome in read.outcomes:
        if place(value) in outcome.figures:
            by_check.setdefault(outcome.check, []).append(outcome)
    printed = {place(one): one.printed for one in read.reading.records.kpi_values}
    for check, outcomes in by_check.items():
        others = dict.fromkeys(one for outcome in outcomes for one in outcome.figures)
        others.pop(place(value))
        has_failed = any(outcome.observation for outcome in outcomes)
        against = ", ".join(_figure(one, printed) for one in others)
        yield say("check_failed" if has_failed else "check_passed", check=check, figures=against)


def _figure(figure: Figure, printed: dict[Figure, str]) -> str:
    """A figure in a word: as printed, or the column of its row."""
    number = "-".join(map(str, figure.row))
    return f"{number} {plain(printed.get(figure, figure.column))}"


def _on_one_line(told: object) -> str:
    return "".join(str(told).splitlines())
