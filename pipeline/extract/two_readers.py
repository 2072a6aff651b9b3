"""A report read by PDFium, and by the reference reader where that is needed or asked for."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from pipeline.extract.errors import NeedsReferenceReader, Unreadable
from pipeline.extract.page.letter_count import letters_of_text, shortfall
from pipeline.extract.pdfium.page_picture import PagePictures
from pipeline.extract.pdfium.reader import Document, name
from pipeline.extract.picture.ink import DrawPage
from pipeline.extract.printed_page import ReadScan, holds_figures, printed_page
from pipeline.model.page import UNRELIABLE, Doubt, OnPage, Page, PrintedReport, ReferencePage

if TYPE_CHECKING:
    from pipeline.extract.pdfplumber.reader import Reference

Ask = Callable[[], "Reference | Unreadable"]
"""Opens the report with the reference reader, once; or says why that cannot be done."""


def read(
    content: bytes,
    password: str | None,
    on_page: OnPage,
    read_scan: ReadScan | None = None,
    *,
    twice: bool,
) -> PrintedReport:
    """The report as PDFium reads it; `twice` has pages with figures read again.

    `on_page` is called before each reader reads a page, `read_scan` for each page without reliable
    text. Raises Unreadable where neither reader
    opens the report.
    """
    pictures = PagePictures(content, password)
    reference = _reference_on_demand(content, password, pictures.of, on_page)
    try:
        document = Document(content, password, on_page)
    except Unreadable as problem:
        return _by_reference_alone(reference, problem)
    pictures.draw_pages_of(document)
    try:
        pages = _each(document, reference, pictures.of, twice=twice)
        if read_scan:
            pages = _with_scans(pages, read_scan, pictures.of)
        return _read(document, reference, pages)
    finally:
        document.close()
        pictures.close()


def read_each(content: bytes, password: str | None, *, twice: bool) -> Iterator[Page]:
    """The pages of the report, one by one; none is held here.

    Raises Unreadable where neither reader opens the report.
    """
    pictures = PagePictures(content, password)
    reference = _reference_on_demand(content, password, pictures.of)
    try:
        document = Document(content, password)
    except Unreadable as problem:
        yield from _by_reference_alone(reference, problem).pages
        return
    pictures.draw_pages_of(document)
    try:
        for one in _each(document, reference, pictures.of, twice=twice):
            yield one.page
    finally:
        document.close()
        pictures.close()


def _reference_on_demand(
    content: bytes, password: str | None, draw: DrawPage, on_page: OnPage = lambda *_: None
) -> Ask:
    @cache
    def reference() -> "Reference | Unreadable":
        from pipeline.extract.pdfplumber.reader import Reference  # noqa: PLC0415 -- slow to load

        try:
            return Reference(content, password, on_page, draw)
        except Unreadable as problem:
            return problem

    return reference


class ReadPage(NamedTuple):
    """A page; the same as it was read again, if it was; why it was handed over, if it was."""

    page: Page
    again: Page | None = None
    reference_page: ReferencePage | None = None


def _each(document: Document, reference: Ask, draw: DrawPage, *, twice: bool) -> Iterator[ReadPage]:
    for number, found in enumerate(document.pages(), start=1):
        if isinstance(found, NeedsReferenceReader):
            reference_page = ReferencePage(number, found.reason)
            page = _handed_over(reference, number, found.letters)
            yield ReadPage(page, reference_page=reference_page)
            continue
        page = printed_page(found, draw)
        if not (twice and holds_figures(page)):
            yield ReadPage(page)
            continue
        again = _by_reference(reference, number)
        if again.width:
            counts = letters_of_text(page.text), letters_of_text(again.text)
            page = _with_doubt(page, shortfall(*counts))
        yield ReadPage(page, _without_copies(again, page))


def _with_scans(
    pages: Iterator[ReadPage], read_scan: ReadScan, draw: DrawPage
) -> Iterator[ReadPage]:
    """The pages, those without reliable text, and pictures of tables, as their picture is read."""
    for one in pages:
        if any(doubt.check in UNRELIABLE for doubt in one.page.doubts):
            yield one._replace(page=read_scan(one.page, draw), again=None)
        elif one.page.pictured:
            yield one._replace(page=read_scan(one.page, draw))
        else:
            yield one


def _read(document: Document, reference: Ask, found: Iterator[ReadPage]) -> PrintedReport:
    pages: list[Page] = []
    reference_pages: list[ReferencePage] = []
    again: list[Page] = []
    for one in found:
        pages.append(one.page)
        if one.again:
            again.append(one.again)
        if one.reference_page:
            reference_pages.append(one.reference_page)
    if not any(page.width for page in pages):
        raise Unreadable("damaged", "no page of it can be read")
    return PrintedReport(
        tuple(pages),
        document.producer,
        _names(reference, reference_pages, again),
        tuple(again),
        tuple(reference_pages),
        tuple(_doubts(document, reference, reference_pages, again)),
        tuple(dict.fromkeys(document.attachments)),
        document.metadata,
    )


def _by_reference_alone(reference: Ask, problem: Unreadable) -> PrintedReport:
    """The report as pdfplumber reads it, where PDFium cannot open it."""
    reader = reference()
    if problem.check != "damaged" or isinstance(reader, Unreadable):
        raise problem
    pages = tuple(reader.page(number) for number in range(1, reader.count + 1))
    if not any(page.width for page in pages):
        raise problem
    doubt = Doubt("one_reader", problem.observed)
    attachments = tuple(dict.fromkeys(reader.attachments))
    return PrintedReport(
        pages,
        reader.producer,
        reader.name,
        doubts=(doubt,),
        attachments=attachments,
        metadata=reader.metadata,
    )


def _names(reference: Ask, *asked: Sequence[object]) -> str:
    """Who read the report."""
    reader = reference() if any(asked) else None
    return (
        name() if reader is None or isinstance(reader, Unreadable) else f"{name()}, {reader.name}"
    )


def _doubts(document: Document, reference: Ask, *asked: Sequence[object]) -> Iterator[Doubt]:
    """Where the two readers do not find the same report."""
    if not any(asked):
        return
    reader = reference()
    if isinstance(reader, Unreadable):
        yield Doubt("one_reader", f"pdfplumber: {reader.observed}")
    elif reader.count != document.count:
        yield Doubt("page_count", f"PDFium finds {document.count} pages, pdfplumber {reader.count}")


def _by_reference(reference: Ask, number: int) -> Page:
    reader = reference()
    if not isinstance(reader, Unreadable):
        return reader.page(number)
    doubt = Doubt("damaged_page", f"PDFium is unsure of it, and pdfplumber: {reader.observed}")
    return Page(number, 0, 0, (), (), (doubt,))


def _handed_over(reference: Ask, number: int, letters: int) -> Page:
    """A page read by pdfplumber alone: it may stop in a damaged page, where PDFium finds more."""
    reader = reference()
    if isinstance(reader, Unreadable):
        return _by_reference(reference, number)
    page, found = reader.page_and_letters(number)
    if found is None or found >= letters:
        return page
    return _with_doubt(page, shortfall(letters, found))


def _with_doubt(page: Page, doubt: Doubt | None) -> Page:
    return replace(page, doubts=(*page.doubts, doubt)) if doubt else page


def _without_copies(again: Page, page: Page) -> Page:
    """The page as it was read again; tables that both readers found alike are held once.

    Its text in the order of the drawing is left out: nobody compares that.
    """
    tables = page.tables if again.tables == page.tables else again.tables
    return replace(again, tables=tables, text="")
