"""A page as a reader found it (its content), and as printed (lines and tables).

All positions are PDF points with the origin at the top left of the page as a person sees it.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

UNSEEN = "\ufffd"
"""In place of a letter that is there but cannot be seen, or of what is drawn in a cell and is not a letter."""
UNRELIABLE = frozenset({"no_text", "text_unreliable"})
"""Doubts under which no table is built from the text of a page."""


class Reader(StrEnum):
    """Who reads the PDF: PDFium is fast, pdfplumber the reference; both: figures are read twice."""

    BOTH = "both"
    PDFIUM = "pdfium"
    PDFPLUMBER = "pdfplumber"


OnPage = Callable[[int, int, Reader], None]
"""Called before a page is read: its number from 1, how many pages the report has, who reads it."""


class Box(NamedTuple):
    """A rectangle on a page: left, top, right, bottom."""

    x0: float
    top: float
    x1: float
    bottom: float


def box_around(boxes: Iterable[Box]) -> Box:
    """The smallest box round all of them; ValueError where there is none."""
    lefts, tops, rights, bottoms = zip(*boxes, strict=True)
    return Box(min(lefts), min(tops), max(rights), max(bottoms))


class TextRun(NamedTuple):
    """A run of letters as the PDF says they read, with the box they take up and their font size.

    One letter, or several that are set side by side in one size without a gap and with no drawn line
    between them. `upright` is false of text that does not read from left to right on the page.
    """

    text: str
    box: Box
    size: float
    upright: bool = True


class Ruling(NamedTuple):
    """One drawn straight line, horizontal or vertical; `width` is how thick it was drawn."""

    box: Box
    width: float


class Fill(NamedTuple):
    """One filled area, with its colour as red, green, blue from 0 to 1 (None: not known)."""

    box: Box
    colour: tuple[float, float, float] | None


class TaggedCell(NamedTuple):
    """One cell that the structure of the PDF (its tags) names: its place, and where its text is drawn."""

    row: int
    column: int
    row_span: int
    column_span: int
    boxes: tuple[Box, ...]


TaggedTable = tuple[TaggedCell, ...]
"""The cells of one table of the structure, as far as they are on one page, in order of their rows."""


@dataclass(frozen=True, slots=True)
class PageContent:
    """Everything one reader found on one page, before anything is understood.

    `hidden` counts the characters left out since no person can see them (invisible text mode,
    outside the page). `number` is 1-based. `contradicted` are the words with a letter that is drawn as
    something else than it reads. `shapes` counts the filled shapes that are neither boxes nor rules:
    letters drawn as outlines are among them. `tagged` are the tables that the structure of the PDF
    names.
    """

    number: int
    width: float
    height: float
    text_runs: tuple[TextRun, ...]
    rulings: tuple[Ruling, ...]
    fills: tuple[Fill, ...]
    pictures: tuple[Box, ...]
    hidden: int = 0
    contradicted: tuple[str, ...] = ()
    shapes: int = 0
    tagged: tuple[TaggedTable, ...] = ()


class Line(NamedTuple):
    """One line of text outside every table; a wide gap ends a line. `size` is the font size."""

    text: str
    box: Box
    size: float


class PrintedCell(NamedTuple):
    """One cell of a printed table; a merged cell is one cell. Its lines are separated by line breaks."""

    row: int
    column: int
    row_span: int
    column_span: int
    text: str
    box: Box


@dataclass(frozen=True, slots=True)
class PrintedTable:
    """One table on one page, cells in order of row and column (0-based)."""

    page: int
    box: Box
    rows: int
    columns: int
    cells: tuple[PrintedCell, ...]


@dataclass(frozen=True, slots=True)
class Doubt:
    """Why the text of a page cannot be relied on: a stable name and what was seen."""

    check: str
    observed: str


@dataclass(frozen=True, slots=True)
class Page:
    """One page as printed: its lines and tables, each from top to bottom, and what is in doubt.

    `text` is all its text in the order in which the PDF draws it: a second witness beside the
    tables, which does not depend on rulings or positions. `is_seen` says whether its picture was
    looked at: text without ink is then left out. `annotated` are the places of text that stands in
    annotations (form fields, stamps, notes), not in the page itself; `drawn` are places in cells where something is drawn that
    is not text, which holds UNSEEN there. `boxes` are the drawn boxes outside its tables. `pictured` are the
    pictures on it that show a table or lines of text, `recognised` the parts of it that were read
    from their picture (OCR).
    """

    number: int
    width: float
    height: float
    lines: tuple[Line, ...]
    tables: tuple[PrintedTable, ...]
    doubts: tuple[Doubt, ...] = ()
    text: str = ""
    is_seen: bool = False
    annotated: tuple[Box, ...] = ()
    drawn: tuple[Box, ...] = ()
    boxes: tuple[Box, ...] = ()
    pictured: tuple[Box, ...] = ()
    recognised: tuple[Box, ...] = ()

    @property
    def is_recognised(self) -> bool:
        """Whether all of it was read from its picture."""
        return Box(0, 0, self.width, self.height) in self.recognised


class ReferencePage(NamedTuple):
    """A page that PDFium cannot read reliably, and why: the reference reader alone read it."""

    page: int
    reason: str


@dataclass(frozen=True, slots=True)
class PrintedReport:
    """A whole report as printed. `producer` is the program that wrote the PDF, if it says so.

    `metadata` are its title, author and subject as the PDF states them, as far as it does. `again`
    are the pages that a second reader read too, as that one found them. `doubts` are about
    the report as a whole; `attachments` names the files inside the PDF, none of which is read.
    """

    pages: tuple[Page, ...]
    producer: str | None
    reader: str
    again: tuple[Page, ...] = ()
    reference_pages: tuple[ReferencePage, ...] = ()
    doubts: tuple[Doubt, ...] = ()
    attachments: tuple[str, ...] = ()
    metadata: tuple[str, ...] = ()
