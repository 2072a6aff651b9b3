"""`new`: take in a new report, and show what of it is understood and what is missing."""

import os
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from pipeline.commands.document_id import has_body, proposed_id
from pipeline.commands.extract import ALL_READ, NOTHING_WRITTEN, READ_WITH_ERRORS
from pipeline.knowledge import load
from pipeline.messages import in_language, say, sentence, visible
from pipeline.model.edition import Source
from pipeline.model.picture import has_unread
from pipeline.model.records import Cell, Document, Finding, PrintedNumber
from pipeline.model.vocabulary import Severity, TableKind
from pipeline.run.edition_json import PackedEdition
from pipeline.run.options import Options
from pipeline.run.page_pictures import covered_pages, draw_pages
from pipeline.run.raw_files import PASSPORT, Problem, cause_at, file_bytes
from pipeline.run.report_summary import numbers_line
from pipeline.run.results import read_in_child
from pipeline.run.sources import sources
from pipeline.write.atomic import remove_unfinished, replace_file
from pipeline.write.failure import cause_of

HEAD = 1024
"""Bytes. The header %PDF- is among the first of them."""
REFUSAL_MESSAGES = {"too_large": "too_large_named", "changed_while_read": "changed_named"}
"""Why a file is not copied, by the name of the problem; any other is that it cannot be opened."""
WAITS = frozenset({"password_needed", "no_password"})
"""Findings of a report that can be read once its passport is filled in."""
MOST_WORDS = 8
"""Headings or first cells shown of a table: enough to recognise it on the page."""


def new_report(pdf: Path, raw: Path, pictures: Path) -> int:
    """Copy a report into `raw`, write a passport to fill in, print what of it is understood.

    Pages with unread numbers are drawn into `pictures`, each number tinted by what became of it.

    Neither a report nor a passport that is already there is overwritten. Returns the exit status:
    0 understood, 1 not all of it, 2 the report could not be put into `raw`.
    """
    if pdf == Path():
        print(say("no_report_named"), file=sys.stderr)
        return NOTHING_WRITTEN
    try:
        source = _put(_content(pdf), raw / pdf.name)
    except OSError as problem:
        reason = in_language(cause_at(pdf, problem))
        print(say("not_copied", file=pdf, folder=raw, reason=reason), file=sys.stderr)
        return NOTHING_WRITTEN
    if source is None:
        print(say("name_taken", place=raw / pdf.name, file=pdf), file=sys.stderr)
        return NOTHING_WRITTEN
    edition = read_in_child(source)
    try:
        for line in (*_tables(edition), *_numbers(edition, source, pictures)):
            print(line)
        for line in _next_steps(edition, source, raw):
            print(line)
    except OSError as problem:
        if isinstance(problem, BrokenPipeError):
            raise
        place, reason = problem.filename or raw, in_language(cause_of(problem))
        print(say("not_written_beside", place=place, reason=reason), file=sys.stderr)
        return READ_WITH_ERRORS
    return READ_WITH_ERRORS if _is_in_doubt(edition) else ALL_READ


def _content(pdf: Path) -> bytes:
    """The bytes of a file that may be copied.

    Raises:
        OSError: it is not a PDF, is not a regular file, is too large, or has an unusable name.
    """
    content = file_bytes(pdf, Options().file_mb)
    if isinstance(content, Problem):
        fields = {"observed": content.observed, "expected": content.expected}
        raise OSError(say(REFUSAL_MESSAGES.get(content.check, "not_opened"), **fields))
    if pdf.suffix.lower() != ".pdf" or b"%PDF-" not in content[:HEAD]:
        raise OSError(say("no_pdf_named"))
    if pdf.name.startswith(".") or visible(pdf.name) != pdf.name:
        raise OSError(say("unusable_name"))
    return content


def _put(content: bytes, place: Path) -> Source | None:
    """The report as it now is in its place, whole; None if something else is there.

    A link there, wherever it leads, is something else, unless it leads to the same bytes.
    """
    place.parent.mkdir(exist_ok=True)
    remove_unfinished(place.parent)
    if not os.path.lexists(place):
        replace_file(place, content)
    elif file_bytes(place, Options().file_mb) != content:
        return None
    return next(source for source in sources(place.parent) if source.file_name == place.name)


def _tables(edition: PackedEdition) -> Iterator[str]:
    """One line per table: its page, its kind, its headings or first words."""
    kinds = load("meanings")["words"]["table_kind"]
    by_table: dict[int, list[Cell]] = {}
    for cell in edition.of(Cell):
        by_table.setdefault(cell.table_no, []).append(cell)
    for number, cells in by_table.items():
        headings = [cell.text for cell in cells if cell.is_heading and cell.text]
        words = headings or [cell.text for cell in cells if cell.text]
        yield say(
            "table_read",
            page=cells[0].page,
            number=number,
            kind=(cells[0].table_kind, kinds[cells[0].table_kind]),
            rows=1 + max(cell.row for cell in cells),
            words=" | ".join(words[:MOST_WORDS]),
        )


def _numbers(edition: PackedEdition, source: Source, pictures: Path) -> Iterator[str]:
    """What became of the numbers of the report, and the pictures of pages with unread ones."""
    numbers = list(edition.of(PrintedNumber))
    if not numbers:
        return
    yield numbers_line(Counter(one.account.value for one in numbers))
    pages = {page: some for page, some in covered_pages(numbers).items() if has_unread(some)}
    files = []
    for page, png in draw_pages(source, pages).items() if pages else ():
        pictures.mkdir(parents=True, exist_ok=True)
        file = pictures / f"{source.document_id}-p{page}-numbers.png"
        file.write_bytes(png)
        files.append(str(file))
    if files:
        yield say("pages_drawn", files=", ".join(files))


def _next_steps(edition: PackedEdition, source: Source, raw: Path) -> Iterator[str]:
    yield from (f"  {sentence(finding)}" for finding in edition.of(Finding))
    kinds = {cell.table_kind for cell in edition.of(Cell)}
    if TableKind.OTHER in kinds:
        yield say("other_tables")
    if not kinds and not WAITS & edition.checks:
        yield say("nothing_read", place=raw / source.file_name)
        return
    passport = raw / f"{Path(source.file_name).stem}{PASSPORT}"
    if not os.path.lexists(passport):
        document = next(iter(edition.of(Document)), None)
        document_id = _free_id(document, source, raw)
        replace_file(passport, passport_to_fill_in(document, document_id).encode())
        yield say("passport_to_fill_in", file=passport)
        yield say("id_proposed", id=document_id, file=passport)
        if not has_body(document_id):
            yield say("id_without_body")
    yield say("next_step")


def _free_id(document: Document | None, source: Source, raw: Path) -> str:
    """The id that is proposed for a report: none that another one in the folder has."""
    others = (one for one in sources(raw) if one.file_name != source.file_name)
    taken = {one.document_id for one in others}
    return proposed_id(document, Path(source.file_name).stem, taken)


def passport_to_fill_in(document: Document | None, document_id: str) -> str:
    """A passport to fill in: what was read is filled in, what is proposed or unknown is a comment."""
    title = document.title if document else None
    year = document.fiscal_year if document else None
    return "\n".join(
        (
            say("passport_head"),
            say("id_is_permanent"),
            _entry("id", f'"{document_id}"', '"…"'),
            _entry("title", f'"{_escaped(title)}"' if title else None, '"…"'),
            *_publication(document),
            _entry("fiscal_year", str(year) if year else None, "2025"),
            _entry("url", None, '"https://…"'),
            _entry("licence", None, '"…"'),
            _entry("note", None, '"…"'),
            "",
        )
    )


def _publication(document: Document | None) -> Iterator[str]:
    """Publisher, its code and the day, each as a comment: a proposal is a person's to confirm."""
    name, code, day = (
        (document.publisher, document.publisher_code, document.published)
        if document
        else (None, None, None)
    )
    if name or day:
        yield say("publication_proposed")
    yield _entry("publisher", None, f'"{_escaped(name)}"' if name else '"…"')
    yield _entry("publisher_code", None, f'"{code}"' if code else '"…"')
    yield _entry("published", None, f"{day}" if day else "2025-06-30")


def _entry(name: str, value: str | None, example: str) -> str:
    return f"{name} = {value}" if value else f"# {name} = {example}"


def _escaped(text: str) -> str:
    return text.replace("\\", "\\\\").replace('"', '\\"')


def _is_in_doubt(edition: PackedEdition) -> bool:
    return any(finding.severity is Severity.ERROR for finding in edition.of(Finding))
