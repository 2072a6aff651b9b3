"""PDF to pages of lines and tables, as printed. Knows PDF; knows no Japanese."""

from collections.abc import Iterator
from contextlib import closing
from typing import TYPE_CHECKING

from pipeline.extract.errors import Unreadable
from pipeline.model.page import OnPage, Page, PrintedReport, Reader

if TYPE_CHECKING:
    from pipeline.extract.printed_page import ReadScan

__all__ = ["OnPage", "Reader", "Unreadable", "each_page", "extract"]

# ruff: noqa: PLC0415 -- a reader is slow to load, and only the one asked for is

KINDS = {b"\x89PNG": "PNG", b"\xff\xd8": "JPEG", b"PK": "ZIP, Office", b"<": "HTML, XML"}
HEAD = 1024
"""Bytes. `%PDF-` is among the first of them (PDF Reference 1.7, appendix H, implementation note 13)."""


def extract(
    content: bytes,
    password: str | None = None,
    reader: str = Reader.BOTH,
    on_page: OnPage = lambda *_: None,
    read_scan: "ReadScan | None" = None,
) -> PrintedReport:
    """The report as printed: every page with its lines, tables and doubts.

    `reader` is `pdfium` (fast), `pdfplumber` (the reference), or `both`: PDFium reads all, and
    pdfplumber reads again the pages with figures in tables. A page on which PDFium alone cannot
    tell what is printed is read by pdfplumber, whichever is asked for.

    `on_page` is called before a page is read, once for each reader that reads it: should a reader
    crash or never come back, the page it was at is known. `read_scan` reads pages without reliable
    text from their picture (`pipeline.extract.scan.reader`); without it they are only reported. It
    is not asked where pdfplumber reads alone.

    Raises Unreadable, and nothing else, for bytes that are no report.
    """
    _check(content)
    if reader == Reader.PDFPLUMBER:
        from pipeline.extract.pdfium.page_picture import PagePictures
        from pipeline.extract.pdfplumber.reader import read_by_reference

        with closing(PagePictures(content, password)) as pictures:
            return read_by_reference(content, password, on_page, pictures.of)
    from pipeline.extract.two_readers import read

    return read(content, password, on_page, read_scan, twice=reader == Reader.BOTH)


def each_page(
    content: bytes, password: str | None = None, reader: str = Reader.BOTH
) -> Iterator[Page]:
    """The pages `extract` gives, one by one: of a file of any length one is held at a time.

    Raises Unreadable, and nothing else, for bytes that are no report. That no page of one can be
    read, each page says for itself.
    """
    _check(content)
    if reader == Reader.PDFPLUMBER:
        from pipeline.extract.pdfium.page_picture import PagePictures
        from pipeline.extract.pdfplumber.reader import read_each_by_reference

        return read_each_by_reference(content, password, PagePictures(content, password).of)
    from pipeline.extract.two_readers import read_each

    return read_each(content, password, twice=reader == Reader.BOTH)


def _check(content: bytes) -> None:
    if not content:
        raise Unreadable("empty_file", "the file is empty")
    if b"%PDF-" not in content[:HEAD]:
        raise Unreadable("not_a_pdf", _kind(content))


def _kind(content: bytes) -> str:
    """What a file that is not a PDF seems to be, in a word both languages share."""
    begins = content[:HEAD].lstrip()
    return next((kind for mark, kind in KINDS.items() if begins.startswith(mark)), "?")
