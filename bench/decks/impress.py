"""A deck typeset by LibreOffice Impress: the lines are broken, and the marks hung, by another's rules."""

import shutil
import subprocess
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Mm, Pt

from content import Page, Table
from placing import CAPTION_SIZE, HEADING_SIZE, HEIGHT, LEFT, MM, WIDTH, Area, Sheet

FONT = "IPAexGothic"
BAR, BLACK, WHITE = RGBColor(31, 73, 125), RGBColor(0, 0, 0), RGBColor(255, 255, 255)
PLAIN_STYLE = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
"""No style, no grid: the borders are each cell's own."""


def draw(pages: Sequence[Page], sheets: Iterable[Sheet], path: Path) -> None:
    """Typeset the pages; the sheets say where each table begins."""
    presentation = Presentation()
    presentation.slide_width, presentation.slide_height = Pt(WIDTH), Pt(HEIGHT)
    for page, sheet in zip(pages, sheets, strict=True):
        slide = presentation.slides.add_slide(presentation.slide_layouts[6])
        _bar(slide, page.heading, sheet.bar)
        for table, cells in zip(page.tables, sheet.tables, strict=True):
            top = cells[0].area.top
            _caption(slide, table.caption, top - 22)
            _table(slide, table, top)
    _exported(presentation, path)


def _exported(presentation: Any, path: Path) -> None:
    program = shutil.which("soffice")
    if program is None:
        sys.exit("LibreOffice (soffice) is not here")
    with TemporaryDirectory() as folder:
        source = Path(folder) / f"{path.stem}.pptx"
        presentation.save(str(source))
        options = [f"-env:UserInstallation=file://{folder}/profile", "--headless"]
        command = [program, *options, "--convert-to", "pdf", "--outdir", path.parent, source]
        subprocess.run(command, check=True, capture_output=True)


def _write(frame: Any, text: str, size: float, colour: RGBColor, *, is_bold: bool = False) -> None:
    frame.word_wrap = True
    for number, line in enumerate(text.split("\n")):
        paragraph = frame.add_paragraph() if number else frame.paragraphs[0]
        run = paragraph.add_run()
        run.text, run.font.size, run.font.bold, run.font.name = line, Pt(size), is_bold, FONT
        run.font.color.rgb = colour
        east_asian = etree.SubElement(run._r.get_or_add_rPr(), qn("a:ea"))
        east_asian.set("typeface", FONT)


def _bar(slide: Any, heading: str, area: Area) -> None:
    x0, top, x1, bottom = area
    bar = slide.shapes.add_shape(1, Pt(x0), Pt(top), Pt(x1 - x0), Pt(bottom - top))
    bar.fill.solid()
    bar.fill.fore_color.rgb = BAR
    bar.line.fill.background()
    _write(bar.text_frame, heading, HEADING_SIZE, WHITE, is_bold=True)


def _caption(slide: Any, text: str, top: float) -> None:
    box = slide.shapes.add_textbox(Pt(LEFT), Pt(top), Pt(281 * MM), Pt(20))
    _write(box.text_frame, text, CAPTION_SIZE, BLACK)


def _table(slide: Any, table: Table, top: float) -> None:
    rows, columns = len(table.rows), len(table.rows[0])
    height = Pt(table.size * 1.8)
    frame = slide.shapes.add_table(rows, columns, Pt(LEFT), Pt(top), Mm(281), height * rows)
    drawn = frame.table
    drawn._tbl.tblPr.find(qn("a:tableStyleId")).text = PLAIN_STYLE
    drawn.first_row = drawn.horz_banding = False
    for column, width in zip(drawn.columns, table.widths_mm, strict=True):
        column.width = Mm(width)
    for number, texts in enumerate(table.rows):
        drawn.rows[number].height = height
        for column, text in enumerate(texts):
            is_heading = number < table.heading_rows
            cell = drawn.cell(number, column)
            _cell(cell, text or "", table.size, is_heading=is_heading)
            if is_heading or column in table.centred:
                for paragraph in cell.text_frame.paragraphs:
                    paragraph.alignment = PP_ALIGN.CENTER
    for row, column, last_row, last_column in table.merges:
        drawn.cell(row, column).merge(drawn.cell(last_row, last_column))


def _cell(cell: Any, text: str, size: float, *, is_heading: bool) -> None:
    cell.margin_left = cell.margin_right = Mm(1.2)
    cell.margin_top = cell.margin_bottom = Mm(0.6)
    cell.vertical_anchor = MSO_ANCHOR.MIDDLE
    _write(cell.text_frame, text, size, BLACK, is_bold=is_heading)
    properties = cell._tc.get_or_add_tcPr()
    for side in ("a:lnL", "a:lnR", "a:lnT", "a:lnB"):
        border = etree.SubElement(properties, qn(side), w="9525")
        _solid(border, "000000")
    if is_heading:
        _solid(properties, "DCE6F2")


def _solid(parent: Any, colour: str) -> None:
    fill = etree.SubElement(parent, qn("a:solidFill"))
    etree.SubElement(fill, qn("a:srgbClr"), val=colour)
