"""Pictures of whole pages in grey, as PDFium draws them, to compare their ink with the text."""

import ctypes
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from math import ceil, floor

from pipeline.extract.pdfium import annotations
from pipeline.extract.pdfium import library as pdfium
from pipeline.extract.pdfium.drawn_shapes import shapes_of
from pipeline.extract.pdfium.glyph_check import GlyphCheck
from pipeline.extract.pdfium.reader import PAGES_HELD
from pipeline.extract.pdfium.tagged_tables import tagged_tables
from pipeline.extract.picture.annotation_marks import AnnotationMarks
from pipeline.extract.picture.grey_picture import Picture
from pipeline.extract.picture.ink import COARSE
from pipeline.model.page import Box

MOST_DOTS = 6_000_000
"""Of a page: A4 at 216 dots an inch has 4.5 million; a page as large as a wall is drawn coarser."""
GREY, WHITE, WITH_ANNOTATIONS, IN_GREY = 1, 0xFFFFFFFF, 0x01, 0x08
"""FPDFBitmap_Gray; the paper; FPDF_ANNOT: stamps and notes cover text, too; FPDF_GRAYSCALE."""


DEEPEST = 12
"""Forms inside forms: a file may nest them without end. What is deeper is not looked at."""
Count = Callable[[int], int]
ObjectAt = Callable[[int, int], int]


class PagePictures:
    """The pages of one report as pictures, each drawn when it is first asked for.

    Those of the last page are held, since two readers ask for the same page one after the other.
    """

    def __init__(self, content: bytes, password: str | None) -> None:
        self._content = content
        self._password = password.encode("utf-8", "surrogateescape") if password else None
        self._handle: int | None = None
        self._drawn = 0
        self._glyphs = GlyphCheck()
        self._page = 0
        self._held: dict[float, Picture | None] = {}

    def of(self, number: int, scale: float) -> Picture | None:
        """The picture of a page, counted from 1, with so many dots a point.

        None where PDFium cannot draw it. A fine picture says whether another font stands in for one
        that is not in the file: no machine must have it, and its letters may not be drawn.
        """
        if self._page != number:
            self._page, self._held = number, {}
        if scale not in self._held:
            self._held[scale] = self._draw(number - 1, scale)
        return self._held[scale]

    def close(self) -> None:
        """Give back what the report holds."""
        if self._handle:
            pdfium.close_document(self._handle)
        self._handle = None

    def _draw(self, index: int, scale: float) -> Picture | None:
        if self._drawn % PAGES_HELD == 0:
            self.close()
            self._handle = pdfium.open_document(self._content, len(self._content), self._password)
        self._drawn += 1
        page = pdfium.open_page(self._handle, index) if self._handle else None
        if not page:
            return None
        try:
            if scale > COARSE:
                fine = _annotated(page, scale, annotations.drawn_annotations(page))
                return fine and fine._replace(is_stand_in=not _has_all_fonts(page))
            figures = self._glyphs.letters(self._handle or 0, page, partial(_part, page))
            picture = _annotated(page, scale, annotations.drawn_annotations(page))
            if picture:
                picture = picture._replace(
                    shapes=shapes_of(page), figures=figures, tagged=tagged_tables(page)
                )
        finally:
            pdfium.close_page(page)
        if picture and picture.annotations:
            picture = self._with_marks(picture, index)
        return picture

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


def _annotated(page: int, scale: float, numbers: Sequence[int]) -> Picture | None:
    """The picture with all annotations; a coarse one says what they draw."""
    if not numbers:
        return _picture(page, scale)
    layered = tuple(annotations.hide_layered(page, numbers))
    struck = tuple(annotations.struck_boxes(page, numbers))
    undrawn = tuple(annotations.undrawn_fields(page, numbers))
    icons = tuple(annotations.icon_boxes(page, numbers))
    annotations.show_fields(page, numbers)
    picture = _picture(page, scale)
    bare = _picture(page, scale, IN_GREY) if picture and scale <= COARSE else None
    if picture is None or bare is None:
        return picture
    marks = AnnotationMarks(bare.dots, (), (), struck, undrawn, icons, layered)
    return picture._replace(annotations=marks)


def _picture(page: int, wanted: float, flags: int = WITH_ANNOTATIONS | IN_GREY) -> Picture | None:
    across, down = pdfium.page_width(page), pdfium.page_height(page)
    scale = min(wanted, (MOST_DOTS / max(across * down, 1.0)) ** 0.5)
    width, height = max(1, round(scale * across)), max(1, round(scale * down))
    dots = _dots(page, Box(0, 0, width, height), (width, height), flags)
    if dots is None:
        return None
    return Picture(memoryview(dots).cast("B"), width, height, width, scale)


def _part(page: int, box: Box, scale: float) -> list[bytes]:
    """A part of a page without its annotations, row by row; empty where it cannot be drawn."""
    left, top = floor(scale * box.x0), floor(scale * box.top)
    right, bottom = ceil(scale * box.x1), ceil(scale * box.bottom)
    whole = round(scale * pdfium.page_width(page)), round(scale * pdfium.page_height(page))
    if not 0 < (right - left) * (bottom - top) <= MOST_DOTS:
        return []
    dots = _dots(page, Box(left, top, right, bottom), whole, IN_GREY)
    across = right - left
    content = bytes(dots or b"")
    return [content[at : at + across] for at in range(0, across * (bottom - top), across)]


def _dots(
    page: int, part: Box, whole: tuple[int, int], flags: int
) -> ctypes.Array[ctypes.c_char] | None:
    """The dots of a part of the page, which as a whole is so many dots wide and high."""
    left, top, right, bottom = map(int, part)
    width, height = right - left, bottom - top
    dots = ctypes.create_string_buffer(width * height)
    bitmap = pdfium.create_bitmap(width, height, GREY, ctypes.addressof(dots), width)
    if not bitmap:
        return None
    try:
        pdfium.fill_bitmap(bitmap, 0, 0, width, height, WHITE)
        pdfium.draw_page(bitmap, page, -left, -top, *whole, 0, flags)
    finally:
        pdfium.destroy_bitmap(bitmap)
    return dots


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
