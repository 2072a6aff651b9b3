"""A deck as office programs export it: Identity-H fonts, every cell edge a thin filled rectangle."""

from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path

from fpdf import FPDF

from placing import HEIGHT, WIDTH, Cell, Sheet

RULE = 0.48
BAR, HEADING_FILL, BLACK = (31, 73, 125), (220, 230, 242), (0, 0, 0)


def draw(sheets: Iterable[Sheet], path: Path, font: Path) -> None:
    """Draw the sheets into a PDF with that TrueType font."""
    pdf = FPDF(unit="pt", format=(HEIGHT, WIDTH), orientation="L")
    pdf.set_auto_page_break(auto=False)
    pdf.set_creation_date(datetime(2025, 4, 1, tzinfo=UTC))
    pdf.add_font("deck", "", font)
    for sheet in sheets:
        pdf.add_page()
        pdf.set_fill_color(*BAR)
        x0, top, x1, bottom = sheet.bar
        pdf.rect(x0, top, x1 - x0, bottom - top, style="F")
        for cells in sheet.tables:
            _boxes(pdf, cells)
        for text in sheet.texts:
            pdf.set_text_color(255 if text.is_white else 0)
            pdf.set_font("deck", size=text.size)
            pdf.text(text.x, text.baseline, text.text)
    pdf.output(str(path))


def _boxes(pdf: FPDF, cells: Iterable[Cell]) -> None:
    """The cells; neighbours draw their common edge twice."""
    for (x0, top, x1, bottom), is_heading in cells:
        width, height = x1 - x0, bottom - top
        if is_heading:
            pdf.set_fill_color(*HEADING_FILL)
            pdf.rect(x0, top, width, height, style="F")
        pdf.set_fill_color(*BLACK)
        pdf.rect(x0, top, width, RULE, style="F")
        pdf.rect(x0, bottom, width + RULE, RULE, style="F")
        pdf.rect(x0, top, RULE, height, style="F")
        pdf.rect(x1, top, RULE, height, style="F")
