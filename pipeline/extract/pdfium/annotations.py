"""The annotations of a page → what they draw over it.

They are put into the page (FPDFPage_Flatten) of a document that is closed afterwards, and all that
was on the page before is taken out: what is left is read like any page. Meanings: fpdf_annot.h,
fpdf_flatten.h.
"""

import ctypes
from collections.abc import Iterator, Sequence
from contextlib import contextmanager

from pipeline.extract.errors import NeedsReferenceReader
from pipeline.extract.pdfium import calls as batch
from pipeline.extract.pdfium import library as pdfium
from pipeline.extract.pdfium.reader import read_page
from pipeline.extract.picture.annotation_marks import Field
from pipeline.model.page import Box, PageContent, box_around

LINK, STRIKE_OUT, POPUP, FIELD = 2, 12, 16, 20
"""Kinds of annotations (FPDF_ANNOTATION_SUBTYPE)."""
ICONS = frozenset({1, 17, 18, 19})
"""Notes, files, sounds, films: an icon on the page stands for them."""
UNDRAWN = frozenset({LINK, POPUP})
"""Kinds that draw nothing over the text of a page; most pages with annotations have only links."""
HIDDEN, NO_VIEW = 1 << 1, 1 << 5
"""Flags of annotations that are not shown on a screen (ISO 32000-1, table 165)."""
AS_ON_SCREEN, NORMAL_LOOK = 0, 0
"""FLAT_NORMALDISPLAY; FPDF_ANNOT_APPEARANCEMODE_NORMAL."""
EMPTY = 2
"""Bytes of an empty text: PDFium ends each with a zero of two bytes."""
STAMP = "Stamp\0".encode("utf-16-le")


def drawn_annotations(page: int) -> list[int]:
    """The numbers of the annotations that may draw over the page."""
    found = []
    for number in range(pdfium.count_annotations(page)):
        with _opened(page, number) as one:
            if pdfium.annotation_kind(one) not in UNDRAWN:
                found.append(number)
    return found


def show_fields(page: int, numbers: Sequence[int]) -> None:
    """Have form fields drawn with the other annotations.

    PDFium leaves them to its form filling, which draws more than the PDF says. As stamps they are
    drawn by the same rules of flags and layers. Only the opened document changes.
    """
    for number in numbers:
        with _opened(page, number) as one:
            if pdfium.annotation_kind(one) == FIELD:
                pdfium.set_annotation_text(one, b"Subtype", STAMP)


def hide_layered(page: int, numbers: Sequence[int]) -> Iterator[str]:
    """Hide annotations that belong to a layer, and say what they hold.

    PDFium draws them whether their layer is switched on or off, and has no function that says which.
    """
    for number in numbers:
        with _opened(page, number) as one:
            flags = pdfium.annotation_flags(one)
            if pdfium.annotation_has(one, b"OC") and not flags & (HIDDEN | NO_VIEW):
                pdfium.set_annotation_flags(one, flags | HIDDEN)
                yield _text(one, b"V").strip() or _text(one, b"Contents").strip() or "?"


def struck_boxes(page: int, numbers: Sequence[int]) -> Iterator[Box]:
    """Where strikeouts that are to be seen strike text out, from the page's top left."""
    for number in numbers:
        with _opened(page, number) as one:
            is_strike = pdfium.annotation_kind(one) == STRIKE_OUT
            if is_strike and not pdfium.annotation_flags(one) & (HIDDEN | NO_VIEW):
                yield from (_quad(page, one, index) for index in range(pdfium.count_quads(one)))


def icon_boxes(page: int, numbers: Sequence[int]) -> Iterator[Box]:
    """Where an icon stands for a note or a file."""
    for number in numbers:
        with _opened(page, number) as one:
            if pdfium.annotation_kind(one) in ICONS:
                yield from _box(page, one)


def undrawn_fields(page: int, numbers: Sequence[int]) -> Iterator[Field]:
    """The form fields that have a value and no drawing of it: some viewers show it, PDFium does not."""
    for number in numbers:
        with _opened(page, number) as one:
            if pdfium.annotation_kind(one) != FIELD or pdfium.annotation_flags(one) & (
                HIDDEN | NO_VIEW
            ):
                continue
            if pdfium.annotation_look(one, NORMAL_LOOK, None, 0) > EMPTY:
                continue
            value = _text(one, b"V").strip()
            if value:
                yield from (Field(value, box) for box in _box(page, one))


def marks_drawn(document: int, index: int) -> PageContent | None:
    """What the annotations of a page draw, read like a page that holds nothing else.

    None where they draw nothing, or PDFium alone cannot tell what. The page is of no use afterwards.
    """
    page = pdfium.open_page(document, index)
    before = pdfium.count_objects(page)
    pdfium.flatten(page, AS_ON_SCREEN)
    pdfium.close_page(page)
    page = pdfium.open_page(document, index)
    try:
        objects = batch.on_page(page)
        if pdfium.rotation(page) or len(objects) <= before:
            return None
        for one in objects[:before]:
            pdfium.remove_object(page, one)
            pdfium.destroy_object(one)
        return _content(page, index + 1)
    finally:
        pdfium.close_page(page)


def _content(page: int, number: int) -> PageContent | None:
    text_page = pdfium.open_text(page)
    try:
        return read_page(page, text_page, number, set())
    except NeedsReferenceReader:
        return None
    finally:
        pdfium.close_text(text_page)


@contextmanager
def _opened(page: int, number: int) -> Iterator[int]:
    one = pdfium.open_annotation(page, number)
    try:
        yield one
    finally:
        if one:
            pdfium.close_annotation(one)


def _box(page: int, annotation: int) -> Iterator[Box]:
    if pdfium.annotation_box(annotation, pdfium.floats.at):
        left, top, right, bottom = pdfium.floats.first(4)
        yield _on_page(page, [(left, top), (right, bottom)])


def _quad(page: int, annotation: int, index: int) -> Box:
    pdfium.quad_of(annotation, index, pdfium.floats.at)
    sides = pdfium.floats.first(8)
    return _on_page(page, list(zip(sides[::2], sides[1::2], strict=True)))


def _on_page(page: int, points: Sequence[tuple[float, float]]) -> Box:
    pdfium.page_box(page, pdfium.floats.at)
    left, head, _, _ = pdfium.floats.first(4)
    return box_around(Box(x - left, head - y, x - left, head - y) for x, y in points)


def _text(annotation: int, key: bytes) -> str:
    length = pdfium.annotation_text(annotation, key, None, 0)
    text = ctypes.create_string_buffer(length)
    pdfium.annotation_text(annotation, key, ctypes.addressof(text), length)
    return text.raw[: max(0, length - EMPTY)].decode("utf-16-le", "replace")
