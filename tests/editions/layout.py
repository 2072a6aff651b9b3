"""Cells of Word tables: rulings, fills, merges."""

from docx.enum.table import WD_CELL_VERTICAL_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor


def set_font(style, font, size=None):
    style.font.name = font
    fonts = style.element.get_or_add_rPr().get_or_add_rFonts()
    for attribute in [a for a in fonts.attrib if a.endswith("Theme")]:
        del fonts.attrib[attribute]
    fonts.set(qn("w:eastAsia"), font)
    style.font.color.rgb = RGBColor(0, 0, 0)
    if size:
        style.font.size = Pt(size)


def fill_cell(cell, text, size, *, align="left", bold=False, shade=None):
    paragraph = cell.paragraphs[0]
    paragraph.alignment = {
        "left": WD_ALIGN_PARAGRAPH.LEFT,
        "centre": WD_ALIGN_PARAGRAPH.CENTER,
        "right": WD_ALIGN_PARAGRAPH.RIGHT,
    }[align]
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(2)
    cell.vertical_alignment = WD_CELL_VERTICAL_ALIGNMENT.CENTER
    for number, line in enumerate(text.split("\n")):
        run = paragraph.add_run()
        if number:
            run.add_break()
        run.add_text(line)
        run.font.size, run.font.bold = Pt(size), bold
    if shade:
        element = OxmlElement("w:shd")
        for key, value in (("val", "clear"), ("color", "auto"), ("fill", shade)):
            element.set(qn(f"w:{key}"), value)
        cell._tc.get_or_add_tcPr().append(element)


def keep_row(row, *, heading=False):
    for tag in ("w:cantSplit",) + (("w:tblHeader",) if heading else ()):
        element = OxmlElement(tag)
        element.set(qn("w:val"), "true")
        row._tr.get_or_add_trPr().append(element)


def widths(table, lengths):
    table.autofit = False
    for column, width in zip(table.columns, lengths, strict=True):
        column.width = Mm(width)
        for cell in column.cells:
            cell.width = Mm(width)
