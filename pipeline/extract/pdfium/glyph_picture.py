"""A text object of PDFium → pictures of single glyphs of it, upright, without what else is drawn there."""

import ctypes
from math import ceil, floor

from pipeline.extract.glyph_shapes.glyph_shape import Rows
from pipeline.extract.pdfium import library as pdfium
from pipeline.extract.pdfium.calls import Matrix, Sides

COARSE, FINE = 44, 176
"""A font is so many dots high, a digit about 32. A stroke of the thinnest fonts is then half a dot, a
hole of the boldest not much more: what looks wrong is looked at once more four times as large."""
MOST_DOTS = 4_000_000
"""Of one text object: a line of 80 letters has 250,000."""
BYTES = 4
"""Blue, green, red and how much of the dot is covered: only this is asked for, whatever the colour."""


class ObjectPicture:
    """One text object alone, as PDFium draws it: `left` and `head` are its corner in dots."""

    def __init__(self, document: int, page: int, text: int, scale: float) -> None:
        """Draw a text object with so many dots a unit of its own coordinates."""
        pdfium.bounds_of(text, *(pdfium.floats.at + 4 * place for place in range(4)))
        left, bottom, right, top = pdfium.floats.first(4)
        dots = (right - left) * (top - bottom) * scale**2
        self.scale, self.left, self.head = scale, 0, 0
        self.rows: list[bytes] = []
        if 0 < dots <= MOST_DOTS:
            self.left, self.head = floor(scale * left), ceil(scale * top)
            self.rows = _coverage(pdfium.picture_of_text(document, page, text, scale))

    def glyph(self, sides: Sides) -> Rows:
        """What is drawn within these sides, in the object's own coordinates."""
        x0, y0, x1, y1 = (self.scale * side for side in sides)
        left, right = max(0, floor(x0) - self.left), max(0, ceil(x1) - self.left)
        top, bottom = max(0, self.head - ceil(y1)), max(0, self.head - floor(y0))
        return [row[left:right] for row in self.rows[top:bottom]]


def _coverage(bitmap: int | None) -> list[bytes]:
    if not bitmap:
        return []
    stride, height = pdfium.bitmap_stride(bitmap), pdfium.bitmap_height(bitmap)
    content = ctypes.string_at(pdfium.bitmap_content(bitmap), stride * height)
    pdfium.destroy_bitmap(bitmap)
    covered = content[BYTES - 1 :: BYTES]
    across = stride // BYTES
    return [covered[at : at + across] for at in range(0, across * height, across)]


def upright(rows: Rows, matrix: Matrix) -> Rows:
    """The picture turned by quarters and mirrored so that the matrix reads from left to right.

    >>> upright([b"ab", b"cd"], (0, 1, -1, 0, 0, 0))
    [b'ca', b'db']
    """
    a, b, c, d, _, _ = matrix
    if is_turned(matrix):
        columns = [
            bytes(column) for column in zip(*(reversed(rows) if b > 0 else rows), strict=True)
        ]
        return columns if c < 0 else columns[::-1]
    across = [row[::-1] for row in rows] if a < 0 else rows
    return across[::-1] if d < 0 else across


def is_turned(matrix: Matrix) -> bool:
    """Whether the matrix makes letters read up or down the page."""
    return abs(matrix[0]) < abs(matrix[1])


def slope_of(matrix: Matrix) -> float:
    """How far letters lean to the right, by their height: of a font that the matrix makes italic."""
    _, b, c, d, _, _ = matrix
    return c / d if b == 0 < d and c > 0 else 0.0


def straightened(rows: Rows, slope: float) -> Rows:
    """The picture of leaning letters with each row moved to the left by as much as it leans.

    >>> straightened([b"  a", b" b ", b"c  "], 1)
    [b'a', b'b', b'c']
    """
    height = len(rows)
    lean = round(slope * (height - 1))
    places = ((round(slope * (height - 1 - down)), row) for down, row in enumerate(rows))
    return [row[place : len(row) - lean + place] for place, row in places]
