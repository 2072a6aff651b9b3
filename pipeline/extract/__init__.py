"""PDF to pages of lines and tables, as printed. Knows PDF; knows no Japanese."""

from pipeline.extract.page import printed_page
from pipeline.extract.reader_pdfplumber import NAME, Document
from pipeline.extract.unreadable import Unreadable
from pipeline.model.page import Doubt, Marks, Page, Printed

__all__ = ["Unreadable", "extract"]

KINDS = {b"\x89PNG": "PNG", b"\xff\xd8": "JPEG", b"PK": "ZIP, Office", b"<": "HTML, XML"}
HEAD = 1024
"""Bytes. The mark of a PDF stands among the first of them (ISO 32000-1, annex H.3)."""


def extract(content: bytes, password: str | None = None) -> Printed:
    """The report as printed: every page with its lines, tables and doubts.

    Raises Unreadable, and nothing else, for bytes that are no report.
    """
    if not content:
        raise Unreadable("empty_file", "the file is empty")
    if b"%PDF-" not in content[:HEAD]:
        raise Unreadable("not_a_pdf", _kind(content))
    document = Document(content, password)
    found = list(document.pages())
    if not any(isinstance(marks, Marks) for marks in found):
        raise Unreadable("damaged", "no page of it can be read")
    return Printed(tuple(_page(marks) for marks in found), document.producer, NAME)


def _kind(content: bytes) -> str:
    """What a file that is no PDF seems to be, in a word both languages share."""
    begins = content[:HEAD].lstrip()
    return next((kind for mark, kind in KINDS.items() if begins.startswith(mark)), "?")


def _page(marks: Marks | int) -> Page:
    """The page as printed; a page that cannot be read says so and holds nothing."""
    if isinstance(marks, Marks):
        return printed_page(marks)
    doubt = Doubt("damaged_page", "the drawing instructions of the page cannot be followed")
    return Page(marks, 0, 0, (), (), (doubt,))
