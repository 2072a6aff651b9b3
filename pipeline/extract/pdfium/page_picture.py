"""Pictures of whole pages in grey, as PDFium draws them, to compare their ink with the text."""

import ctypes
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from math import ceil, floor
from typing import NamedTuple

from pipeline.extract.pdfium import annotations
from pipeline.extract.pdfium import library as pdfium
from pipeline.extract.pdfium.drawn_shapes import shapes_of
from pipeline.extract.pdfium.glyph_check import GlyphCheck
from pipeline.extract.pdfium.reader import PAGES_HELD, Document, OpenPage
from pipeline.extract.pdfium.tagged_tables import tagged_tables
from pipeline.extract.picture.annotation_marks import AnnotationMarks
from pipeline.extract.picture.grey_picture import Picture
from pipeline.extract.picture.ink import COARSE
from pipeline.model.page import Box

MOST_PARTS = 8
"""Of a page that are drawn one by one: each takes half a millisecond on a page of 2,000 objects, the whole
page 20."""
AROUND = 2.0
"""Points drawn around each part: more than is looked at beside a letter or a cell."""
MOST_DOTS = 6_000_000
"""Of a page: A4 at 216 dots an inch has 4.5 million; a page as large as a wall is drawn coarser."""
GREY, WHITE, WITH_ANNOTATIONS, IN_GREY = 1, 0xFFFFFFFF, 0x01, 0x08
"""FPDFBitmap_Gray; the paper; FPDF_ANNOT: stamps and notes cover text, too; FPDF_GRAYSCALE."""


DEEPEST = 12
"""Forms inside forms: a file may nest them without end. What is deeper is not looked at."""
Count = Callable[[int], int]
ObjectAt = Callable[[int, int], int]


class _Memory(NamedTuple):
    """Where the first dot of a picture is, and how many bytes after it the one below."""

    at: int
    stride: int


class PagePictures:
    """The pages of one report as pictures, each drawn when it is first asked for.

    Those of the last page are held, since two readers ask for the same page one after the other.
    """

    def __init__(self, content: bytes, password: str | None) -> None:
        self._content = content
        self._password = password.encode("utf-8", "surrogateescape") if password else None
        self._handle: int | None = None
        self._drawn = 0
        self._reader: Document | None = None
        self._glyphs = GlyphCheck()
        self._page = 0
        self._held: dict[tuple[float, tuple[Box, ...]], Picture | None] = {}

    def of(self, number: int, scale: float, parts: Sequence[Box] = (), /) -> Picture | None:
        """The picture of a page, counted from 1, with so many dots a point; of a few `parts` they alone.

        None where PDFium cannot draw it. A fine picture says whether another font stands in for one
        that is not in the file: no machine must have it, and its letters may not be drawn.
        """
        if self._page != number:
            self._page, self._held = number, {}
        wanted = tuple(parts) if len(parts) <= MOST_PARTS and (scale, ()) not in self._held else ()
        if (scale, wanted) not in self._held:
            self._held[scale, wanted] = self._draw(number - 1, scale, wanted)
        return self._held[scale, wanted]

    def draw_pages_of(self, reader: Document) -> None:
        """Draw the page that a reader holds open, and open no page twice."""
        self._reader = reader

    def close(self) -> None:
        """Give back what the report holds."""
        if self._handle:
            pdfium.close_document(self._handle)
        self._handle = None

    def _draw(self, index: int, scale: float, parts: Sequence[Box]) -> Picture | None:
        held = self._reader.open_page(index) if self._reader else None
        # To show annotations changes the document: that of the reader stays as it is.
        if held and not annotations.drawn_annotations(held.page):
            return self._picture_of(held, scale, parts)
        if self._drawn % PAGES_HELD == 0:
            self.close()
            self._handle = pdfium.open_document(self._content, len(self._content), self._password)
        self._drawn += 1
        page = pdfium.open_page(self._handle, index) if self._handle else None
        if not page:
            return None
        text_page = pdfium.open_text(page)
        try:
            opened = OpenPage(self._handle or 0, index, page, text_page)
            picture = self._picture_of(opened, scale, parts)
        finally:
            pdfium.close_text(text_page)
            pdfium.close_page(page)
        if picture and picture.annotations:
            picture = self._with_marks(picture, index)
        return picture

    def _picture_of(
        self, open_page: OpenPage, scale: float, parts: Sequence[Box]
    ) -> Picture | None:
        page = open_page.page
        numbers = annotations.drawn_annotations(page)
        if scale > COARSE:
            fine = _annotated(page, scale, numbers, parts)
            return fine and fine._replace(is_stand_in=not _has_all_fonts(page))
        figures = self._glyphs.letters(open_page, partial(_part, page))
        picture = _annotated(page, scale, numbers)
        return picture and picture._replace(
            shapes=shapes_of(page), figures=figures, tagged=tagged_tables(page)
        )

    def _with_marks(self, picture: Picture, index: int) -> Picture:
        """The picture with what its annotations draw; the document is opened again afterwards."""
        marks = picture.annotations
        if not (marks and self._handle):
            return picture
        drawn = annotations.marks_drawn(self._handle, index)
        self.close()
        self._drawn = 0
        if drawn:
            marks = marks._replace(text_runs=drawn.text_runs, rulings=drawn.rulings)
        return picture._replace(annotations=marks)


def _annotated(
    page: int, scale: float, numbers: Sequence[int], parts: Sequence[Box] = ()
) -> Picture | None:
    """The picture with all annotations; a coarse one says what they draw."""
    if not numbers:
        return _picture(page, scale, parts=parts)
    layered = tuple(annotations.hide_layered(page, numbers))
    struck = tuple(annotations.struck_boxes(page, numbers))
    undrawn = tuple(annotations.undrawn_fields(page, numbers))
    icons = tuple(annotations.icon_boxes(page, numbers))
    annotations.show_fields(page, numbers)
    picture = _picture(page, scale, parts=parts)
    bare = _picture(page, scale, IN_GREY) if picture and scale <= COARSE else None
    if picture is None or bare is None:
        return picture
    marks = AnnotationMarks(bare.dots, (), (), struck, undrawn, icons, layered)
    return picture._replace(annotations=marks)


def _picture(
    page: int, wanted: float, flags: int = WITH_ANNOTATIONS | IN_GREY, parts: Sequence[Box] = ()
) -> Picture | None:
    """The picture of a page; where `parts` are given, nothing else of it is drawn."""
    across, down = pdfium.page_width(page), pdfium.page_height(page)
    scale = min(wanted, (MOST_DOTS / max(across * down, 1.0)) ** 0.5)
    width, height = max(1, round(scale * across)), max(1, round(scale * down))
    dots = ctypes.create_string_buffer(width * height)
    whole = Box(0, 0, width, height)
    for part in [_in_dots(one, scale, whole) for one in parts] or [whole]:
        at = ctypes.addressof(dots) + int(part.top) * width + int(part.x0)
        if not _draw(page, part, (width, height), flags, _Memory(at, width)):
            return None
    return Picture(memoryview(dots).cast("B"), width, height, width, scale)


def _in_dots(part: Box, scale: float, whole: Box) -> Box:
    """The dots of a part of the page and around it."""
    return Box(
        max(0, floor(scale * (part.x0 - AROUND))),
        max(0, floor(scale * (part.top - AROUND))),
        min(whole.x1, ceil(scale * (part.x1 + AROUND))),
        min(whole.bottom, ceil(scale * (part.bottom + AROUND))),
    )


def _part(page: int, box: Box, scale: float) -> list[bytes]:
    """A part of a page without its annotations, row by row; empty where it cannot be drawn."""
    left, top = floor(scale * box.x0), floor(scale * box.top)
    right, bottom = ceil(scale * box.x1), ceil(scale * box.bottom)
    whole = round(scale * pdfium.page_width(page)), round(scale * pdfium.page_height(page))
    if not 0 < (right - left) * (bottom - top) <= MOST_DOTS:
        return []
    across, down = right - left, bottom - top
    dots = ctypes.create_string_buffer(across * down)
    part = Box(left, top, right, bottom)
    if not _draw(page, part, whole, IN_GREY, _Memory(ctypes.addressof(dots), across)):
        return []
    content = bytes(dots)
    return [content[at : at + across] for at in range(0, across * down, across)]


def _draw(page: int, part: Box, whole: tuple[int, int], flags: int, memory: _Memory) -> bool:
    """Draw a part of the page, which as a whole is so many dots wide and high."""
    left, top, right, bottom = map(int, part)
    width, height = right - left, bottom - top
    if width <= 0 or height <= 0:
        return True
    bitmap = pdfium.create_bitmap(width, height, GREY, *memory)
    if not bitmap:
        return False
    try:
        pdfium.fill_bitmap(bitmap, 0, 0, width, height, WHITE)
        pdfium.draw_page(bitmap, page, -left, -top, *whole, 0, flags)
    finally:
        pdfium.destroy_bitmap(bitmap)
    return True


def _has_all_fonts(page: int) -> bool:
    """Whether the file brings every font of the page."""
    texts = _text_objects(page, pdfium.count_objects, pdfium.page_object, 0)
    return all(pdfium.is_embedded(pdfium.font_of(text)) == 1 for text in texts)


def _text_objects(holder: int, count: Count, object_at: ObjectAt, depth: int) -> Iterator[int]:
    """The text objects of a page or a form, with those of the forms inside it."""
    for index in range(count(holder)):
        one = object_at(holder, index)
        kind = pdfium.kind_of(one)
        if kind == pdfium.TEXT:
            yield one
        elif kind == pdfium.FORM and depth < DEEPEST:
            yield from _text_objects(one, pdfium.count_form_objects, pdfium.form_object, depth + 1)
