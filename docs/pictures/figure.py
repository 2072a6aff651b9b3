"""The way of one figure: printed cell, pieces, quantity, row, checks, findings."""

from collections.abc import Sequence
from itertools import groupby

from PIL import Image, ImageDraw

from canvas import (
    BLUE,
    GREEN,
    GREY,
    HEAD,
    INK,
    MARGIN,
    ORANGE,
    PURPLE,
    RED,
    TEXT,
    WIDE,
    Colour,
    font,
    page_image,
    plate,
    text_width,
)
from pipeline.model.figure import Piece
from pipeline.model.finding import Figure
from pipeline.model.page import Box, TextRun
from pipeline.model.records import KpiValue
from pipeline.normalize.quantity.quantities import read_quantities
from pipeline.validate.observations import place
from report import Report

SCALE = 3.0
"""Dots a point: the printed cell is shown larger than the page."""
DROP = 1.6
"""Points: the ink of a glyph is so far below the box pdfplumber gives it in this font."""
LEFT = 210
"""Dots from the left edge to what a step shows; its name is before it."""
LINE = 40
"""Dots from one line of a step to the next."""
SLOTS = ("prefix", "number", "unit", "suffix")
COLUMNS = ("kpi_no", "role", "fiscal_year", "value", "unit", "readers_agree", "page")


class Sheet:
    """A white picture that is filled from top to bottom."""

    def __init__(self, height: int) -> None:
        self.image = Image.new("RGB", (WIDE, height), "white")
        self.draw = ImageDraw.Draw(self.image)

    def text(self, text: str, x: float, y: float, colour: Colour = INK, size: int = TEXT) -> float:
        """Write; the dot where the text ends."""
        self.draw.text((x, y), text, colour, font(size), anchor="lm")
        return x + text_width(text, size)

    def label(self, text: str, x: float, y: float, colour: Colour) -> float:
        """Write white on a plate; the dot where the next plate may begin."""
        end = x + text_width(text, 19) + 20
        plate(self.image, (x, y - 16, end, y + 16), colour)
        self.draw.text((x + 10, y), text, "white", font(19), anchor="lm")
        return end + 10

    def step(self, name: str, module: str, y: float, colour: Colour) -> None:
        """The name of a step at the left, and the folder or module that does it."""
        plate(self.image, (MARGIN, y - 18, LEFT - 24, y + 18), colour)
        self.draw.text(((MARGIN + LEFT - 24) / 2, y), name, "white", font(), anchor="mm")
        self.text(module, MARGIN, y + 34, GREY, 17)


def draw_figure(report: Report, kpi_no: int, value_no: int) -> Image.Image:
    """The way of one figure from the page to its row."""
    value = next(
        one
        for one in report.edition.records.kpi_values
        if (one.kpi_no, one.value_no) == (kpi_no, value_no)
    )
    pieces = report.reading.pieces[kpi_no, value_no]
    page = page_image(report.content, value.page, SCALE, 0.85)
    glyphs = glyphs_of(report, value)
    sheet = Sheet(770)
    show_cell(sheet, report, page, value)
    show_pieces(sheet, page, pieces, glyphs)
    show_quantity(sheet, page, value, pieces, glyphs)
    show_row(sheet, page, value, pieces, glyphs)
    show_checks(sheet, report, value)
    return sheet.image


def glyphs_of(report: Report, value: KpiValue) -> list[TextRun]:
    """The glyphs of the figure's cell in reading order, as pdfplumber finds them."""
    inside = [
        one
        for one in report.marks_by_reference(value.page).text_runs
        if not one.text.isspace()
        and value.x0 < (one.box.x0 + one.box.x1) / 2 < value.x1
        and value.top < (one.box.top + one.box.bottom) / 2 < value.bottom
    ]
    return sorted(inside, key=lambda one: (round(one.box.top), one.box.x0))


def cut_out(page: Image.Image, glyphs: Sequence[TextRun]) -> Image.Image:
    """The glyphs as printed, the lines of the cell one after the other."""
    parts = []
    for _, line in groupby(glyphs, key=lambda one: round(one.box.top)):
        boxes = [one.box for one in line]
        box = Box(boxes[0].x0, boxes[0].top + DROP, boxes[-1].x1, boxes[0].bottom + DROP)
        parts.append(page.crop(tuple(round(SCALE * edge) for edge in box)))  # type: ignore[arg-type]
    whole = Image.new(
        "RGB", (sum(one.width for one in parts), max(one.height for one in parts)), "white"
    )
    left = 0
    for one in parts:
        whole.paste(one, (left, 0))
        left += one.width
    return whole


def of_piece(piece: Piece, pieces: Sequence[Piece], glyphs: Sequence[TextRun]) -> Sequence[TextRun]:
    """The glyphs of one piece; pieces follow each other as the glyphs do."""
    start = sum(len("".join(one.text.split())) for one in pieces[: list(pieces).index(piece)])
    return glyphs[start : start + len("".join(piece.text.split()))]


def slot_of(piece: Piece, pieces: Sequence[Piece]) -> str:
    """Which of the four places of a figure a piece takes."""
    if piece.meaning in SLOTS:
        return piece.meaning
    number = next(at for at, one in enumerate(pieces) if one.meaning == "number")
    return "prefix" if list(pieces).index(piece) < number else "suffix"


def show_cell(sheet: Sheet, report: Report, page: Image.Image, value: KpiValue) -> None:
    """The printed cell with a frame."""
    sheet.text("The way of one figure", MARGIN, HEAD / 2, size=TEXT + 2)
    sheet.step("cell", "extract/tables", 96, RED)
    box = Box(value.x0, value.top, value.x1, value.bottom)
    shown = page.crop(tuple(round(SCALE * edge) for edge in box))  # type: ignore[arg-type]
    sheet.image.paste(shown, (LEFT, 62))
    right, bottom = LEFT + shown.width, 62 + shown.height
    sheet.draw.rectangle([LEFT, 62, right, bottom], outline=RED, width=4)
    corners = f"x {value.x0:.1f} to {value.x1:.1f}, y {value.top:.1f} to {value.bottom:.1f} pt"
    sheet.text(f"page {value.page},  {corners}", right + 30, 82)
    twice = next(one for one in report.reading.compared if (one.page, one.box) == (value.page, box))
    said = "read the same" if twice.agree else "read it differently"
    sheet.text(f"PDFium and pdfplumber {said}", right + 30, 82 + LINE)


def show_pieces(
    sheet: Sheet, page: Image.Image, pieces: Sequence[Piece], glyphs: Sequence[TextRun]
) -> None:
    """The four places of a figure with what is printed for each."""
    sheet.step("pieces", "normalize/quantity", 222, ORANGE)
    width = (WIDE - LEFT - MARGIN) / len(SLOTS)
    for at, slot in enumerate(SLOTS):
        x = LEFT + at * width
        own = [one for one in pieces if slot_of(one, pieces) == slot]
        colour = ORANGE if own else (200, 200, 200)
        sheet.draw.rounded_rectangle([x, 190, x + width - 16, 268], 8, outline=colour, width=3)
        sheet.text(slot, x + 14, 210, colour if own else GREY, 19)
        for piece in own:
            shown = cut_out(page, of_piece(piece, pieces, glyphs))
            sheet.image.paste(shown, (round(x + 14), 228))
        if not own:
            sheet.text("none", x + 14, 244, GREY)


def show_quantity(
    sheet: Sheet,
    page: Image.Image,
    value: KpiValue,
    pieces: Sequence[Piece],
    glyphs: Sequence[TextRun],
) -> None:
    """The quantity that the whole cell is read as."""
    sheet.step("Quantity", "model/figure.py", 332, PURPLE)
    (quantity,) = read_quantities(value.printed)
    x = sheet.text(f"value = {quantity.value!r}     unit = ", LEFT, 332)
    unit = next(one for one in pieces if one.meaning == "unit")
    shown = cut_out(page, of_piece(unit, pieces, glyphs))
    sheet.image.paste(shown, (round(x + 6), 332 - shown.height // 2))
    rest = f"qualifier = {quantity.qualifier}     cumulative = {quantity.cumulative}     mark = {quantity.mark}"
    sheet.text(rest, LEFT, 332 + LINE)


def show_row(
    sheet: Sheet,
    page: Image.Image,
    value: KpiValue,
    pieces: Sequence[Piece],
    glyphs: Sequence[TextRun],
) -> None:
    """The row of kpi_values, its main columns."""
    sheet.step("kpi_values", "parse/records", 470, BLUE)
    width = (WIDE - LEFT - MARGIN) / len(COLUMNS)
    for at, column in enumerate(COLUMNS):
        x = LEFT + at * width
        plate(sheet.image, (x, 436, x + width - 4, 472), BLUE, 2)
        sheet.draw.text((x + width / 2 - 2, 454), column, "white", font(19), anchor="mm")
        sheet.draw.rectangle([x, 472, x + width - 4, 520], outline=BLUE, width=2)
        if column == "unit":
            unit = next(one for one in pieces if one.meaning == "unit")
            shown = cut_out(page, of_piece(unit, pieces, glyphs))
            shown.thumbnail((round(width - 14), 40))
            left = x + (width - shown.width) / 2 - 2
            sheet.image.paste(shown, (round(left), 496 - shown.height // 2))
        else:
            text = str(getattr(value, column))
            sheet.draw.text((x + width / 2 - 2, 496), text, INK, font(), anchor="mm")


def show_checks(sheet: Sheet, report: Report, value: KpiValue) -> None:
    """The checks that the figure took part in, and the findings of its indicator."""
    own = place(value)
    cells = {
        Figure("cells", (one.table_no, one.row, one.column), "printed")
        for one in report.reading.records.cells
        if (one.page, one.x0, one.top) == (value.page, value.x0, value.top)
    }
    taken = [one for one in report.outcomes if {own, *cells} & set(one.figures)]
    failed = {one.check for one in taken if one.observation}
    sheet.step("checks", "validate/check.py", 584, GREEN)
    x, y = float(LEFT), 584.0
    for check in dict.fromkeys(one.check for one in taken):
        if x + text_width(check, 19) + 20 > WIDE - MARGIN:
            x, y = LEFT, y + LINE
        x = sheet.label(check, x, y, RED if check in failed else GREEN)
    y += 70
    sheet.step("findings", "validate/findings.py", y, GREY)
    found = [one for one in report.edition.findings if one.kpi_no == value.kpi_no]
    for one in found:
        sheet.text(f"{one.severity}: {one.check}, page {one.page} (of the same indicator)", LEFT, y)
        y += LINE
    if not found:
        sheet.text("none", LEFT, y)
