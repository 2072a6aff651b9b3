"""Small PDFs with something drawn over a page of `tests/pages/drawn`, through PDFium.

Places are in points from the top left of the page, as everywhere in the program.
"""

import ctypes
import io
import re
from collections.abc import Iterable, Sequence
from pathlib import Path

import pypdfium2
from pypdfium2 import raw

from pipeline.model.page import Box

DRAWN = Path(__file__).parents[1] / "pages" / "drawn"
BLACK, WHITE = (0, 0, 0), (255, 255, 255)
GREEN, YELLOW, BLUE, PALE = (0, 150, 60), (255, 235, 80), (150, 190, 240), (235, 235, 235)
KAPPA = 0.5523
"""Of the radius: how far the control points of a quarter circle are from its ends."""

Point = tuple[float, float]


def covered(content: bytes, *boxes: Box) -> bytes:
    """The first page of a PDF with white boxes drawn over it."""
    return Drawing(content).fill(*boxes, colour=WHITE).content()


class Drawing:
    """The first page of a PDF, or of one of `tests/pages/drawn` by its name, to be drawn over."""

    def __init__(self, pdf: str | bytes) -> None:
        """Open the PDF and take its annotations away."""
        content = (DRAWN / f"{pdf}.pdf").read_bytes() if isinstance(pdf, str) else pdf
        self._document = pypdfium2.PdfDocument(content)
        self._page = self._document[0]
        self._height = self._page.get_height()
        while raw.FPDFPage_GetAnnotCount(self._page):
            raw.FPDFPage_RemoveAnnot(self._page, 0)

    def content(self) -> bytes:
        """The PDF with all that was drawn."""
        raw.FPDFPage_GenerateContent(self._page)
        buffer = io.BytesIO()
        self._document.save(buffer)
        self._document.close()
        return buffer.getvalue()

    def without_text(self, box: Box) -> "Drawing":
        """The page without the text objects that lie in a box."""
        sides = [ctypes.c_float() for _ in range(4)]
        for number in reversed(range(raw.FPDFPage_CountObjects(self._page))):
            one = raw.FPDFPage_GetObject(self._page, number)
            raw.FPDFPageObj_GetBounds(one, *sides)
            left, foot, right, head = (side.value for side in sides)
            is_inside = box.x0 <= left and right <= box.x1
            is_level = box.top <= self._height - head and self._height - foot <= box.bottom
            if is_inside and is_level and raw.FPDFPageObj_GetType(one) == raw.FPDF_PAGEOBJ_TEXT:
                raw.FPDFPage_RemoveObject(self._page, one)
                raw.FPDFPageObj_Destroy(one)
        return self

    def lines(self, *lines: Sequence[Point], width: float = 0.8, dashed: bool = False) -> "Drawing":
        """Stroked lines through these points."""
        for points in lines:
            path = raw.FPDFPageObj_CreateNewPath(points[0][0], self._height - points[0][1])
            for x, y in points[1:]:
                raw.FPDFPath_LineTo(path, x, self._height - y)
            raw.FPDFPageObj_SetStrokeColor(path, *BLACK, 255)
            raw.FPDFPageObj_SetStrokeWidth(path, width)
            if dashed:
                raw.FPDFPageObj_SetDashArray(path, (ctypes.c_float * 2)(2, 2), 2, 0)
            raw.FPDFPath_SetDrawMode(path, raw.FPDF_FILLMODE_NONE, True)
            raw.FPDFPage_InsertObject(self._page, path)
        return self

    def fill(
        self, *boxes: Box, colour: tuple[int, int, int] = BLACK, behind: bool = False
    ) -> "Drawing":
        """Filled boxes, over the page or behind all of it."""
        for box in boxes:
            left, foot = box.x0, self._height - box.bottom
            path = raw.FPDFPageObj_CreateNewRect(left, foot, box.x1 - box.x0, box.bottom - box.top)
            raw.FPDFPageObj_SetFillColor(path, *colour, 255)
            raw.FPDFPath_SetDrawMode(path, raw.FPDF_FILLMODE_ALTERNATE, False)
            if behind:
                raw.FPDFPage_InsertObjectAtIndex(self._page, path, 0)
            else:
                raw.FPDFPage_InsertObject(self._page, path)
        return self

    def ring(
        self, box: Box, colour: tuple[int, int, int] | None = None, width: float = 0.8
    ) -> "Drawing":
        """An ellipse in a box: a line, or filled with a colour."""
        x, y = (box.x0 + box.x1) / 2, self._height - (box.top + box.bottom) / 2
        a, b = (box.x1 - box.x0) / 2, (box.bottom - box.top) / 2
        path = raw.FPDFPageObj_CreateNewPath(x + a, y)
        for dx, dy, ex, ey in ((0, b, 1, 0), (-a, 0, 0, 1), (0, -b, -1, 0), (a, 0, 0, -1)):
            before = {(0, b): (a, KAPPA * b), (-a, 0): (-KAPPA * a, b), (0, -b): (-a, -KAPPA * b), (a, 0): (KAPPA * a, -b)}[dx, dy]  # fmt: skip
            after = (dx + KAPPA * a * ex, dy + KAPPA * b * ey)
            raw.FPDFPath_BezierTo(path, x + before[0], y + before[1], x + after[0], y + after[1], x + dx, y + dy)  # fmt: skip
        raw.FPDFPath_Close(path)
        raw.FPDFPageObj_SetFillColor(path, *(colour or BLACK), 255)
        raw.FPDFPageObj_SetStrokeColor(path, *BLACK, 255)
        raw.FPDFPageObj_SetStrokeWidth(path, width)
        mode = raw.FPDF_FILLMODE_ALTERNATE if colour else raw.FPDF_FILLMODE_NONE
        raw.FPDFPath_SetDrawMode(path, mode, colour is None)
        raw.FPDFPage_InsertObject(self._page, path)
        return self

    def annotation(
        self, kind: int, box: Box, look: str = "", text: str = "", flags: int = 4
    ) -> "Drawing":
        """An annotation; `look` are the drawing instructions of its appearance, from the page's foot."""
        one = raw.FPDFPage_CreateAnnot(self._page, kind)
        left, foot = box.x0, self._height - box.bottom
        rectangle = raw.FS_RECTF(left, self._height - box.top, box.x1, foot)
        raw.FPDFAnnot_SetRect(one, rectangle)
        raw.FPDFAnnot_SetFlags(one, flags)
        if kind in {raw.FPDF_ANNOT_STRIKEOUT, raw.FPDF_ANNOT_HIGHLIGHT, raw.FPDF_ANNOT_UNDERLINE}:
            head = self._height - box.top
            quad = raw.FS_QUADPOINTSF(left, head, box.x1, head, left, foot, box.x1, foot)
            raw.FPDFAnnot_AppendAttachmentPoints(one, quad)
            raw.FPDFAnnot_SetColor(one, raw.FPDFANNOT_COLORTYPE_Color, 255, 220, 0, 255)
        if text:
            raw.FPDFAnnot_SetStringValue(one, b"Contents", _wide(text))
        if look:
            raw.FPDFAnnot_SetAP(one, raw.FPDF_ANNOT_APPEARANCEMODE_NORMAL, _wide(look))
        raw.FPDFPage_CloseAnnot(one)
        return self

    def stamp(
        self, box: Box, text: str, size: float = 10, flags: int = 4, ground: bool = False
    ) -> "Drawing":
        """A stamp that writes Latin text into a box, over a white ground if asked for."""
        one = raw.FPDFPage_CreateAnnot(self._page, raw.FPDF_ANNOT_STAMP)
        foot = self._height - box.bottom
        raw.FPDFAnnot_SetRect(one, raw.FS_RECTF(box.x0, self._height - box.top, box.x1, foot))
        raw.FPDFAnnot_SetFlags(one, flags)
        if ground:
            white = raw.FPDFPageObj_CreateNewRect(
                box.x0, foot, box.x1 - box.x0, box.bottom - box.top
            )
            raw.FPDFPageObj_SetFillColor(white, 255, 255, 255, 255)
            raw.FPDFPath_SetDrawMode(white, raw.FPDF_FILLMODE_ALTERNATE, False)
            raw.FPDFAnnot_AppendObject(one, white)
        letters = raw.FPDFPageObj_NewTextObj(self._document, b"Helvetica", size)
        raw.FPDFText_SetText(letters, _wide(text))
        raw.FPDFPageObj_Transform(letters, 1, 0, 0, 1, box.x0 + 2, foot + 3)
        raw.FPDFAnnot_AppendObject(one, letters)
        raw.FPDFPage_CloseAnnot(one)
        return self


def _wide(text: str) -> ctypes.Array[ctypes.c_ushort]:
    codes = text.encode("utf-16-le") + b"\0\0"
    return (ctypes.c_ushort * (len(codes) // 2)).from_buffer_copy(codes)


def updated(content: bytes, objects: dict[int, str]) -> bytes:
    """A PDF with an incremental update: these objects, by their numbers, are new or replaced."""
    (start,) = re.findall(rb"startxref\s+(\d+)\s+%%EOF\s*$", content)
    parts, table = [content + b"\n"], []
    for number, body in sorted(objects.items()):
        offset = sum(map(len, parts))
        table.append(f"{number} 1\n{offset:010} 00000 n \n")
        parts.append(f"{number} 0 obj\n{body}\nendobj\n".encode("latin-1"))
    size = max(int(re.findall(rb"/Size (\d+)", content)[-1]), max(objects) + 1)
    trailer = f"trailer <</Size {size}/Root 1 0 R/Prev {start.decode()}>>"
    end = sum(map(len, parts))
    parts.append(f"xref\n{''.join(table)}{trailer}\nstartxref\n{end}\n%%EOF\n".encode("latin-1"))
    return b"".join(parts)


def around(*points: Point) -> Iterable[Point]:
    """The points, and the first again: a closed line."""
    return [*points, points[0]]


def rounded(box: Box) -> Iterable[Sequence[Point]]:
    """The sides of a box and its corners, each cut by two short lines."""
    x0, top, x1, bottom = box
    yield [(x0 + 3, top), (x1 - 3, top)]
    yield [(x0 + 3, bottom), (x1 - 3, bottom)]
    for x, into in ((x0, 1), (x1, -1)):
        yield [(x, top + 3), (x, bottom - 3)]
        yield [(x, top + 3), (x + 0.6 * into, top + 1), (x + 3 * into, top)]
        yield [(x, bottom - 3), (x + 0.6 * into, bottom - 1), (x + 3 * into, bottom)]
