"""Slides of the kind 福島県 publishes: title bars, section headings, badges and ruled tables."""

from collections.abc import Sequence
from typing import Any

from lxml import etree
from pptx import Presentation
from pptx.dml.color import RGBColor
from pptx.enum.text import MSO_ANCHOR, PP_ALIGN
from pptx.oxml.ns import qn
from pptx.util import Mm, Pt

FONT = "IPAGothic"
Merge = tuple[int, int, int, int]


def new_deck(title: str) -> Any:
    """Return an empty A4 landscape deck."""
    deck = Presentation()
    deck.slide_width, deck.slide_height = Mm(297), Mm(210)
    deck.core_properties.title = title
    return deck


def new_slide(deck: Any) -> Any:
    """Return a new empty slide of the deck."""
    return deck.slides.add_slide(deck.slide_layouts[6])


def write(frame: Any, text: str, size: float, *, bold: bool = False, centred: bool = False) -> None:
    """Set the text of a frame, one paragraph a line."""
    frame.word_wrap = True
    for number, line in enumerate(text.split("\n")):
        paragraph = frame.paragraphs[0] if number == 0 else frame.add_paragraph()
        paragraph.alignment = PP_ALIGN.CENTER if centred else PP_ALIGN.LEFT
        run = paragraph.add_run()
        run.text, run.font.size, run.font.bold, run.font.name = line, Pt(size), bold, FONT
        run.font.color.rgb = RGBColor(0, 0, 0)
        etree.SubElement(run._r.get_or_add_rPr(), qn("a:ea")).set("typeface", FONT)


def box(
    slide: Any, text: str, place: tuple[float, float, float, float], size: float, **style: Any
) -> None:
    """Draw a text box at (x, y, width, height) in mm, filled and outlined where told."""
    shape = slide.shapes.add_shape(1, *(Mm(length) for length in place))
    shape.shadow.inherit = False
    frame = shape.text_frame
    frame.margin_top = frame.margin_bottom = Mm(0.3)
    fill, outlined = style.pop("fill", None), style.pop("outlined", False)
    write(frame, text, size, **style)
    if fill:
        shape.fill.solid()
        shape.fill.fore_color.rgb = RGBColor.from_string(fill)
    else:
        shape.fill.background()
    if outlined:
        shape.line.color.rgb, shape.line.width = RGBColor(0, 0, 0), Pt(0.75)
    else:
        shape.line.fill.background()


def rule(cell: Any, fill: str | None) -> None:
    """Rule all four sides of a cell and fill it."""
    properties = cell._tc.get_or_add_tcPr()
    for side in ("a:lnL", "a:lnR", "a:lnT", "a:lnB"):
        line = etree.SubElement(properties, qn(side), w="9525", cap="flat", cmpd="sng", algn="ctr")
        colour = etree.SubElement(line, qn("a:solidFill"))
        etree.SubElement(colour, qn("a:srgbClr"), val="000000")
    if fill is None:
        etree.SubElement(properties, qn("a:noFill"))
    else:
        colour = etree.SubElement(properties, qn("a:solidFill"))
        etree.SubElement(colour, qn("a:srgbClr"), val=fill)


def table(
    slide: Any,
    rows: Sequence[Sequence[str]],
    place: tuple[float, float],
    widths: Sequence[float],
    heights: Sequence[float],
    *,
    size: float = 9,
    heading_rows: int = 1,
    heading_fill: str | None = None,
    centred: Sequence[int] = (),
    merges: Sequence[Merge] = (),
) -> None:
    """Draw a ruled table at (x, y) in mm."""
    x, y = place
    frame = slide.shapes.add_table(
        len(rows), len(rows[0]), Mm(x), Mm(y), Mm(sum(widths)), Mm(sum(heights))
    )
    grid = frame.table
    for attribute in ("bandRow", "firstRow"):
        grid._tbl.tblPr.attrib.pop(attribute, None)
    grid._tbl.tblPr.find(qn("a:tableStyleId")).text = "{2D5ABB26-0587-4C30-8999-92F81FD0307C}"
    for column, width in zip(grid.columns, widths, strict=True):
        column.width = Mm(width)
    for number, row in enumerate(rows):
        grid.rows[number].height = Mm(heights[number])
        heading = number < heading_rows
        for column_number, text in enumerate(row):
            cell = grid.cell(number, column_number)
            cell.margin_left = cell.margin_right = Mm(1)
            cell.margin_top = cell.margin_bottom = Mm(0.5)
            cell.vertical_anchor = MSO_ANCHOR.MIDDLE
            write(
                cell.text_frame,
                text,
                size,
                bold=heading,
                centred=heading or column_number in centred,
            )
            rule(cell, heading_fill if heading else None)
    for top, left, bottom, right in merges:
        grid.cell(top, left).merge(grid.cell(bottom, right))
