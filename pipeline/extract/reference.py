"""The pages of a PDF as the reference reader, pdfplumber, finds them. It is loaded when it reads."""

import gc
from collections.abc import Iterator

from pipeline.extract.page import printed_page
from pipeline.extract.reader_pdfplumber import NAME, Document
from pipeline.extract.unreadable import Unreadable
from pipeline.model.page import Doubt, Marks, Page, Printed


def read_by_reference(content: bytes, password: str | None) -> Printed:
    """The whole report as pdfplumber reads it."""
    document = Document(content, password)
    pages = tuple(_pages(document))
    if not any(page.width for page in pages):
        raise Unreadable("damaged", "no page of it can be read")
    return Printed(pages, document.producer, NAME)


def read_each_by_reference(content: bytes, password: str | None) -> Iterator[Page]:
    """The pages as pdfplumber reads them, one by one; none is held here."""
    yield from _pages(Document(content, password))


def _pages(document: Document) -> Iterator[Page]:
    return (_page(_marks(document, number)) for number in range(1, document.count + 1))


class Reference:
    """The reference reader at hand for single pages of a report that PDFium reads."""

    def __init__(self, content: bytes, password: str | None) -> None:
        self._document = Document(content, password)
        self.name = NAME
        self.count = self._document.count
        self.producer = self._document.producer

    def page(self, number: int) -> Page:
        """One page; it says so where it cannot be read."""
        return _page(_marks(self._document, number) if number <= self.count else number)


def _marks(document: Document, number: int) -> Marks | int:
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


def _page(marks: Marks | int) -> Page:
    """The page as printed; a page that cannot be read says so and holds nothing."""
    if isinstance(marks, Marks):
        return printed_page(marks)
    doubt = Doubt("damaged_page", "the drawing instructions of the page cannot be followed")
    return Page(marks, 0, 0, (), (), (doubt,))
