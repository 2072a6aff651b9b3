"""PDF to pages of lines and tables, as printed. Knows PDF; knows no Japanese."""

from pipeline.extract.unreadable import Unreadable
from pipeline.model.page import Printed, Reader

__all__ = ["Reader", "Unreadable", "extract"]

KINDS = {b"\x89PNG": "PNG", b"\xff\xd8": "JPEG", b"PK": "ZIP, Office", b"<": "HTML, XML"}
HEAD = 1024
"""Bytes. The mark of a PDF stands among the first of them (ISO 32000-1, annex H.3)."""


def extract(content: bytes, password: str | None = None, reader: str = Reader.BOTH) -> Printed:
    """The report as printed: every page with its lines, tables and doubts.

    `reader` is `pdfium` (fast), `pdfplumber` (the reference), or `both`: PDFium reads all, and
    pdfplumber reads again the pages with figures in tables. A page on which PDFium alone cannot
    tell what is printed is read by pdfplumber, whichever is asked for.

    Raises Unreadable, and nothing else, for bytes that are no report.
    """
    if not content:
        raise Unreadable("empty_file", "the file is empty")
    if b"%PDF-" not in content[:HEAD]:
        raise Unreadable("not_a_pdf", _kind(content))
    if reader == Reader.PDFPLUMBER:
        from pipeline.extract.reference import read_by_reference  # noqa: PLC0415 -- slow to load

        return read_by_reference(content, password)
    from pipeline.extract.reading import read  # noqa: PLC0415 -- loads PDFium

    return read(content, password, twice=reader == Reader.BOTH)


def _kind(content: bytes) -> str:
    """What a file that is no PDF seems to be, in a word both languages share."""
    begins = content[:HEAD].lstrip()
    return next((kind for mark, kind in KINDS.items() if begins.startswith(mark)), "?")
