"""The fast reader: the pages of a PDF as marks, through PDFium.

Nothing is understood here. Where PDFium alone cannot tell what is printed, the page is named, and
the reference reader reads it.
"""

import ctypes
from collections.abc import Iterator, Sequence
from functools import cache
from typing import NamedTuple

from pipeline.extract.errors import NeedsReferenceReader, Unreadable
from pipeline.extract.page.geometry import area, holds
from pipeline.extract.page.painting import count_shapes, visible_rulings
from pipeline.extract.page.visibility import BACKGROUND, SMALLEST
from pipeline.extract.pdfium import library as pdfium
from pipeline.extract.pdfium.files_inside import files_of_document, files_of_page
from pipeline.extract.pdfium.glyphs import Letters
from pipeline.extract.pdfium.page_objects import read_objects
from pipeline.extract.pdfium.page_state import Drawn, PageState
from pipeline.extract.pdfium.text_runs import text_runs
from pipeline.model.page import Box, OnPage, PageContent, Reader, TextRun

PRODUCER = (b"Producer", b"Creator")
DESCRIPTION = (b"Title", b"Author", b"Subject")
PAGES_HELD = 50
"""So many pages PDFium may hold; opening a report costs a tenth of a page."""


@cache
def name() -> str:
    """The reader and its version, as `documents` names it."""
    return f"PDFium (pypdfium2 {pdfium.version()})"


class OpenPage(NamedTuple):
    """A page that is open, its number from 0, its text page and the document that it belongs to."""

    document: int
    number: int
    page: int
    text_page: int


class Document:
    """An open PDF: how many pages, the program that wrote it, and the marks of its pages.

    `attachments` are the names of the files inside it; those pinned to a page are known once that
    page is read.
    """

    def __init__(
        self, content: bytes, password: str | None, on_page: OnPage = lambda *_: None
    ) -> None:
        """Open a PDF; `on_page` is called before a page of it is read."""
        self._content = content  # PDFium reads from these bytes until the document is closed
        self._password = password
        self._on_page = on_page
        self._handle = _opened(content, password)
        self.count: int = pdfium.page_count(self._handle)
        if not self.count:
            raise Unreadable("no_pages", "the file lists no page")
        self.producer = next(_information(self._handle, PRODUCER), None)
        self.metadata = tuple(_information(self._handle, DESCRIPTION))
        self.attachments = list(files_of_document(self._handle))
        self._known: set[str] = set()
        self._open: OpenPage | None = None

    def pages(self) -> Iterator[PageContent | NeedsReferenceReader]:
        """The marks of each page in turn, or why another reader has to read it.

        PDFium holds what it has read of a document: now and then the document is opened again.
        """
        for index in range(self.count):
            self._on_page(index + 1, self.count, Reader.PDFIUM)
            self._close_page()
            if index and index % PAGES_HELD == 0:
                anew = _opened(self._content, self._password)
                self.close()
                self._handle = anew
            try:
                yield self._marks(index)
            except NeedsReferenceReader as reason:
                yield reason

    def open_page(self, number: int) -> OpenPage | None:
        """The page of this number, from 0, where it is the one read last and still open."""
        return self._open if self._open and self._open.number == number else None

    def close(self) -> None:
        """Give back what the document holds."""
        self._close_page()
        pdfium.close_document(self._handle)

    def _marks(self, index: int) -> PageContent:
        """The marks of a page, which stays open; the files pinned to it are added to the attachments."""
        page = pdfium.open_page(self._handle, index)
        if not page:
            raise NeedsReferenceReader("broken")
        text_page = pdfium.open_text(page)
        self._open = OpenPage(self._handle, index, page, text_page)
        self.attachments += files_of_page(page)
        try:
            return read_page(page, text_page, index + 1, self._known)
        except NeedsReferenceReader as reason:
            reason.letters = Letters(text_page).visible()
            raise

    def _close_page(self) -> None:
        if self._open:
            pdfium.close_text(self._open.text_page)
            pdfium.close_page(self._open.page)
        self._open = None


def _opened(content: bytes, password: str | None) -> int:
    handle: int | None = pdfium.open_document(
        content, len(content), password.encode("utf-8", "surrogateescape") if password else None
    )
    if handle:
        return handle
    if pdfium.last_error() == pdfium.WRONG_PASSWORD:
        seen = "the password does not open it" if password else "it is encrypted"
        raise Unreadable("password_needed", seen)
    raise Unreadable("damaged", "PDFium cannot open it")


def _information(document: int, entries: Sequence[bytes]) -> Iterator[str]:
    """What the PDF states under each of the entries, where it states anything."""
    for entry in entries:
        length = pdfium.information(document, entry, None, 0)
        text = ctypes.create_string_buffer(length)
        pdfium.information(document, entry, ctypes.addressof(text), length)
        stated = text.raw[: max(0, length - 2)].decode("utf-16-le", "replace").strip()
        if stated:
            yield stated


def read_page(page: int, text_page: int, number: int, known: set[str]) -> PageContent:
    """The content of a page that is open; `known` are the letters of the report with a known text.

    Raises:
        NeedsReferenceReader: PDFium alone cannot tell what is printed.
    """
    if pdfium.rotation(page):
        raise NeedsReferenceReader("turned")
    pdfium.page_box(page, pdfium.floats.at)
    left, head, right, foot = pdfium.floats.first(4)
    sheet = PageState(left, head, Box(0, 0, right - left, head - foot))
    read_objects(sheet, page)
    drawn = text_runs(Letters(text_page), sheet, _uprights(sheet), known)
    seen = _visible_objects(sheet, drawn)
    hidden = _count(drawn) - _count(seen) if len(seen) < len(drawn) else 0
    types = sheet.types
    seen.sort(key=lambda one: (types[one[0]][0], one[1]))
    return PageContent(
        number=number,
        width=sheet.page.x1,
        height=sheet.page.bottom,
        text_runs=tuple(character for _, _, character in seen),
        rulings=visible_rulings(sheet.painted),
        fills=tuple(sheet.painted.fills),
        pictures=tuple(sheet.pictures),
        hidden=hidden,
        shapes=count_shapes(sheet.painted),
    )


def _count(drawn: Sequence[Drawn]) -> int:
    """How many letters these are."""
    return sum(len(character.text) for _, _, character in drawn)


def _uprights(sheet: PageState) -> list[Box]:
    """The drawn lines that may part two letters: rules down the page, sides of boxes, its edges."""
    painted = sheet.painted
    rules = [rule.box for rule in (*painted.rulings, *painted.pale)]
    boxes = [*(fill.box for fill in painted.fills), sheet.page, *sheet.clipped.values()]
    sides = [Box(x, box.top, x, box.bottom) for box in boxes for x in (box.x0, box.x1)]
    return sorted([rule for rule in rules if rule.x1 - rule.x0 < rule.bottom - rule.top] + sides)


def _visible_objects(sheet: PageState, drawn: Sequence[Drawn]) -> list[Drawn]:
    """What of the drawn characters a person sees."""
    special = sheet.special
    _, _, width, height = sheet.page

    def is_plain(one: Drawn) -> bool:
        x0, top, x1, bottom = one[2].box
        inside = x0 >= 0 and top >= 0 and x1 <= width and bottom <= height
        return inside and one[2].size >= SMALLEST and one[0] not in special

    return [one for one in drawn if is_plain(one) or _is_seen(sheet, one)]


def _is_seen(sheet: PageState, drawn: Drawn) -> bool:
    one, _, character = drawn
    if one in sheet.unseen or character.size < SMALLEST:
        return False
    if not holds(sheet.clipped.get(one, sheet.page), character.box):
        return False
    return one not in sheet.white or _is_on_ink(sheet, character)


def _is_on_ink(sheet: PageState, character: TextRun) -> bool:
    """Whether white letters stand on something that is not white."""
    if any(holds(box, character.box) for box in (*sheet.painted.inked, *sheet.pictures)):
        return True
    paper = BACKGROUND * area(sheet.page)
    if any(holds(box, character.box) for box in sheet.pale if area(box) < paper):
        raise NeedsReferenceReader("pattern")
    return False
