"""The reference reader: the pages of a PDF through pdfplumber. It is loaded when it reads.

Nothing is understood here; a second reader that gives marks can stand in its place.
"""

import gc
import logging
from collections.abc import Callable, Iterable, Iterator, Sequence
from importlib.metadata import version
from io import BytesIO
from typing import Any

import pdfplumber
from pdfminer.pdfdocument import PDFPasswordIncorrect
from pdfminer.pdftypes import resolve1

from pipeline.extract.errors import Unreadable
from pipeline.extract.page.letter_count import letters_of_content
from pipeline.extract.page.painting import count_shapes, visible_rulings
from pipeline.extract.pdfplumber.embedded_files import files_of_document, files_of_page
from pipeline.extract.pdfplumber.pdfminer_device import Canvas, ClippingInterpreter
from pipeline.extract.picture.ink import DrawPage
from pipeline.extract.printed_page import printed_page
from pipeline.model.page import Doubt, OnPage, Page, PageContent, PrintedReport, Reader

PAGES_HELD = 100
"""So many pages pdfminer may hold, or of a long report a tenth: to open one of 1,000 pages costs it
as much as to read three."""
PRODUCER, DESCRIPTION = ("Producer", "Creator"), ("Title", "Author", "Subject")
NAME = f"pdfplumber {version('pdfplumber')}"

logging.getLogger("pdfminer").setLevel(logging.ERROR)  # it warns of each font without a box


class Document:
    """An open PDF: how many pages, the program that wrote it, and the marks of a page."""

    def __init__(
        self, content: bytes, password: str | None, on_page: OnPage = lambda *_: None
    ) -> None:
        """Open a PDF; `on_page` is called before a page of it is read."""
        self._content, self._password, self._on_page = content, password, on_page
        self._pdf = _opened(content, password)
        self._pages_read = 0
        self.count = len(self._pdf.pages)
        self.producer = next(_stated(self._pdf.metadata, PRODUCER), None)
        self.metadata = tuple(_stated(self._pdf.metadata, DESCRIPTION))
        self.attachments = _or_none(lambda: files_of_document(self._pdf.doc.catalog))

    def marks(self, number: int) -> PageContent | int:
        """The marks of the page of this number; of a page that cannot be read, only the number.

        pdfminer holds the drawing of every page it has read: now and then the file is opened again.
        """
        self._on_page(number, self.count, Reader.PDFPLUMBER)
        if self._pages_read > max(PAGES_HELD, self.count // 10):
            self._pdf = None
            self._pdf, self._pages_read = _opened(self._content, self._password), 0
        self._pages_read += 1
        page = self._pdf.pages[number - 1]
        self.attachments += _or_none(lambda: files_of_page(page.page_obj.annots))
        try:
            return _marks(page)
        except Exception as error:  # noqa: BLE001  a broken page may break pdfminer in any way
            _stop_without_memory(error)
            return number
        finally:
            page.close()


def _or_none(files: Callable[[], Iterable[str]]) -> list[str]:
    """The names; none where the part of the file that lists them is damaged, which is reported elsewhere."""
    try:
        return list(files())
    except Exception as error:  # noqa: BLE001  damage may break pdfminer in any way
        _stop_without_memory(error)
        return []


def _opened(content: bytes, password: str | None) -> Any:  # noqa: ANN401  pdfplumber is untyped
    try:
        pdf = pdfplumber.open(BytesIO(content), password=password or "")
        pages = len(pdf.pages)
        stated = resolve1(resolve1(pdf.doc.catalog.get("Pages", {})).get("Count", pages))
    except Exception as error:
        if _is_wrong_password(error):
            seen = "the password does not open it" if password else "it is encrypted"
            raise Unreadable("password_needed", seen) from error
        _stop_without_memory(error)
        raise Unreadable("damaged", _first_line(error)) from error
    if pages == 0:
        raise Unreadable("no_pages", "the file lists no page")
    if isinstance(stated, int) and pages < stated:
        raise Unreadable("damaged", f"the file lists {stated} pages, {pages} can be found")
    return pdf


def _is_wrong_password(error: Exception) -> bool:
    """Whether the password does not open the file, or has letters that none of its kind can have."""
    kinds = (PDFPasswordIncorrect, UnicodeEncodeError)
    return any(isinstance(cause, kinds) for cause in error.args) or "SASLprep" in str(error)


def _stop_without_memory(error: Exception) -> None:
    """Where memory ran out, which pdfplumber wraps in an error of its own, the file is not to blame."""
    causes = (error, error.__context__, *error.args)
    if any(isinstance(cause, MemoryError) for cause in causes):
        raise MemoryError from error


def _first_line(error: Exception) -> str:
    lines = str(error).splitlines() or [""]
    return f"{type(error).__name__}: {lines[0][:200]}"


def _stated(metadata: dict[str, object], entries: Sequence[str]) -> Iterator[str]:
    """What the PDF states under each of the entries, where it states anything."""
    texts = (str(metadata.get(entry) or "").strip() for entry in entries)
    yield from filter(None, texts)


def _marks(page: Any) -> PageContent:  # noqa: ANN401  pdfplumber is untyped
    canvas = Canvas(page.pdf.rsrcmgr, page.page_number)
    ClippingInterpreter(page.pdf.rsrcmgr, canvas).process_page(page.page_obj)
    return PageContent(
        number=page.page_number,
        width=canvas.width,
        height=canvas.height,
        text_runs=canvas.text_runs(),
        rulings=visible_rulings(canvas.painted),
        fills=tuple(canvas.painted.fills),
        pictures=canvas.pictures(),
        hidden=canvas.invisible,
        shapes=count_shapes(canvas.painted),
    )


def read_by_reference(
    content: bytes, password: str | None, on_page: OnPage, draw: DrawPage
) -> PrintedReport:
    """The whole report as pdfplumber reads it; `on_page` is called before each page."""
    document = Document(content, password, on_page)
    pages = tuple(_pages(document, draw))
    if not any(page.width for page in pages):
        raise Unreadable("damaged", "no page of it can be read")
    return PrintedReport(
        pages,
        document.producer,
        NAME,
        attachments=tuple(dict.fromkeys(document.attachments)),
        metadata=document.metadata,
    )


def read_each_by_reference(content: bytes, password: str | None, draw: DrawPage) -> Iterator[Page]:
    """The pages as pdfplumber reads them, one by one; none is held here."""
    yield from _pages(Document(content, password), draw)


def _pages(document: Document, draw: DrawPage) -> Iterator[Page]:
    numbers = range(1, document.count + 1)
    return (_page(_marks_or_number(document, number), draw) for number in numbers)


class Reference:
    """The reference reader at hand for single pages of a report that PDFium reads."""

    def __init__(
        self, content: bytes, password: str | None, on_page: OnPage, draw: DrawPage
    ) -> None:
        """Open a PDF; `on_page` is called before a page of it is read, `draw` gives its picture."""
        self._document = Document(content, password, on_page)
        self._draw = draw
        self.name = NAME
        self.count = self._document.count
        self.producer, self.metadata = self._document.producer, self._document.metadata
        self.attachments = self._document.attachments

    def page(self, number: int) -> Page:
        """One page; it says so where it cannot be read."""
        return self.page_and_letters(number)[0]

    def page_and_letters(self, number: int) -> tuple[Page, int | None]:
        """One page, and how many letters are on it, seen or not; None of one that cannot be read."""
        found = _marks_or_number(self._document, number) if number <= self.count else number
        letters = letters_of_content(found) if isinstance(found, PageContent) else None
        return _page(found, self._draw), letters


def _marks_or_number(document: Document, number: int) -> PageContent | int:
    """The marks of a page; the cycles pdfplumber leaves behind are searched for meanwhile.

    Nothing else in the reading of a report makes any, so that the search may be off.
    """
    was_on = gc.isenabled()
    gc.enable()
    try:
        return document.marks(number)
    finally:
        if not was_on:
            gc.disable()


def _page(marks: PageContent | int, draw: DrawPage) -> Page:
    """The page as printed; a page that cannot be read says so and holds nothing."""
    if isinstance(marks, PageContent):
        return printed_page(marks, draw)
    doubt = Doubt("damaged_page", "the drawing instructions of the page cannot be followed")
    return Page(marks, 0, 0, (), (), (doubt,))
