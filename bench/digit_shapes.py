"""Writes pipeline/knowledge/digit_shapes.toml: the digits of the standard fonts that PDFium brings.

Run it from the folder of the project: python -m bench.digit_shapes
"""

import ctypes
from collections.abc import Iterator
from pathlib import Path

import pypdfium2.raw as pdfium

from pipeline.extract.glyph_shapes.digit_shapes import written
from pipeline.extract.glyph_shapes.glyph_shape import INKED, Shape, shape_of, trimmed

STYLES = {
    "Helvetica": ("", "-Bold", "-Oblique", "-BoldOblique"),
    "Courier": ("", "-Bold", "-Oblique", "-BoldOblique"),
    "Times": ("-Roman", "-Bold", "-Italic", "-BoldItalic"),
}
DOTS = 80
"""A font is so many dots high."""
HEAD = """\
# The shapes of digits in the twelve standard fonts of PDF (ISO 32000-1, 9.6.2.2), as PDFium draws them.
# For each font: width over height in hundredths, and where the ink begins and ends in rows and columns
# of the glyph, in steps of a 35th, written 0 to z (pipeline/extract/glyph_shapes/glyph_shape.py).
# Written by bench/digit_shapes.py.

"""


def shapes(digit: str) -> Iterator[Shape]:
    """The digit in each of the fonts."""
    document = pdfium.FPDF_CreateNewDocument()
    for family, styles in STYLES.items():
        for style in styles:
            font = pdfium.FPDFText_LoadStandardFont(document, f"{family}{style}".encode())
            text = pdfium.FPDFPageObj_CreateTextObj(document, font, 10.0)
            letters = (ctypes.c_ushort * 2)(ord(digit), 0)
            pdfium.FPDFText_SetText(text, letters)
            rows = [row.translate(INKED) for row in _picture(document, text)]
            yield shape_of(trimmed(rows))
            pdfium.FPDFPageObj_Destroy(text)
    pdfium.FPDF_CloseDocument(document)


def _picture(document: object, text: object) -> list[bytes]:
    bitmap = pdfium.FPDFTextObj_GetRenderedBitmap(document, None, text, DOTS / 10)
    stride, height = pdfium.FPDFBitmap_GetStride(bitmap), pdfium.FPDFBitmap_GetHeight(bitmap)
    content = ctypes.string_at(pdfium.FPDFBitmap_GetBuffer(bitmap), stride * height)
    pdfium.FPDFBitmap_Destroy(bitmap)
    return [content[at + 3 : at + stride : 4] for at in range(0, stride * height, stride)]


if __name__ == "__main__":
    pdfium.FPDF_InitLibrary()
    lines = [f'{digit} = """\n' + "\n".join(map(written, shapes(digit))) + '"""\n' for digit in "0123456789"]  # fmt: skip
    Path("pipeline/knowledge/digit_shapes.toml").write_text(
        HEAD + "\n".join(lines), encoding="utf-8"
    )
