"""Tables without rulings, the two readers compared, and the running text."""

from PIL import Image

from canvas import BLUE, GREEN, GREY, ORANGE, RED, TEAL, Panel, under_one_another
from meaning import ROLES
from pipeline.model.page import Box, Page, TextRun
from pipeline.model.vocabulary import ROLE_OF_HEADING
from pipeline.parse.headings.report_year import era_of
from pipeline.parse.plain_text.pages import indicators_of_text
from pipeline.parse.unruled.aligned import with_aligned_tables
from pipeline.parse.unruled.heading_line import Headings, headings_at
from pipeline.parse.unruled.line_pieces import strips
from pipeline.parse.unruled.text_columns import column_boxes
from report import Report

PALE_TEAL = (150, 215, 222)
BEFORE = 12.0
"""Points: room for a number before a text run."""
SHOWN = 5
"""Rows of a long table: the others look the same."""


def draw_unruled(report: Report, number: int) -> Image.Image:
    """The lines of a page without rulings and its heading line; below, the cells they make."""
    era = era_of(report.printed.pages)
    page = report.printed.pages[number - 1]
    (table,) = with_aligned_tables(page, era).tables
    left = strips(page.lines)
    headings = next(filter(None, (headings_at(left[at:], era) for at in range(len(left)))))
    box = table.box
    last = max(cell.box.bottom for cell in table.cells if cell.row == SHOWN)
    part = Box(box.x0 - 6, box.top - 6, box.x1 + 6, last + 6)
    first = lines_panel(report.content, page, part, headings)
    title = (
        f"Columns from the headings, rows from the figures: {table.rows} x {table.columns} cells"
    )
    second = Panel(report.content, number, part, title)
    for cell in table.cells:
        if cell.row > SHOWN:
            break
        colour = colour_of(headings, cell.column)
        second.tint(cell.box, colour, 0.3 if cell.row == 0 else 0.14)
        second.frame(cell.box, colour, 2)
    return under_one_another([first.image, second.image])


def lines_panel(content: bytes, page: Page, part: Box, headings: Headings) -> Panel:
    """The lines of a page; the pieces of its heading line with what they mean."""
    inside = [line for line in page.lines if is_inside(line.box, part)]
    title = "Lines of text. Known heading words side by side begin a table"
    panel = Panel(content, page.number, part, title, above=36)
    heads = {line for chain in headings.chains for line in chain}
    for line in (line for line in inside if line not in heads):
        panel.tint(line.box, GREY, 0.3)
    for column, box in enumerate(column_boxes(headings)):
        colour = colour_of(headings, column)
        panel.tint(box, colour, 0.3)
        panel.frame(box, colour)
        meaning = headings.meanings[column]
        text = f"{meaning.role} {meaning.year or ''}".strip()
        panel.label(text, ((box.x0 + box.x1) / 2, part.top), colour, move=(0, -20))
    return panel


def colour_of(headings: Headings, column: int) -> tuple[int, int, int]:
    """The colour of a column's role."""
    role = headings.meanings[column].role or ""
    return ROLES.get(str(ROLE_OF_HEADING.get(role, role)), GREY)


def draw_readers(report: Report, number: int, part: Box) -> Image.Image:
    """The same cells by both readers: what each found, and whether the texts agree."""
    by_pdfium = runs_panel(
        report, number, part, report.marks(number).text_runs, "PDFium", "runs of text", BLUE
    )
    reference = report.marks_by_reference(number).text_runs
    by_pdfplumber = runs_panel(report, number, part, reference, "pdfplumber", "glyphs", ORANGE)
    cells = [
        one for one in report.reading.compared if one.page == number and is_inside(one.box, part)
    ]
    agreed = sum(one.agree for one in cells)
    title = f"Compared: {agreed} of {len(cells)} cells have the same text"
    third = Panel(report.content, number, part, title)
    for one in cells:
        third.tint(one.box, GREEN if one.agree else RED, 0.25)
        third.frame(one.box, GREEN if one.agree else RED)
    return under_one_another([by_pdfium.image, by_pdfplumber.image, third.image])


def runs_panel(  # noqa: PLR0913, PLR0917 -- one reader
    report: Report,
    number: int,
    part: Box,
    runs: tuple[TextRun, ...],
    reader: str,
    kind: str,
    colour: tuple[int, int, int],
) -> Panel:
    """The boxes of the text that one reader found."""
    here = [one for one in runs if is_inside(one.box, part) and not one.text.isspace()]
    panel = Panel(report.content, number, part, f"{reader}: {len(here)} {kind}")
    for one in here:
        panel.tint(one.box, colour, 0.2)
        panel.frame(one.box, colour, 2)
    return panel


def is_inside(box: Box, part: Box) -> bool:
    """Whether a place is wholly within a part of the page."""
    return (
        box.x0 >= part.x0
        and box.top >= part.top
        and box.x1 <= part.x1
        and box.bottom <= part.bottom
    )


def draw_running_text(report: Report, number: int, part: Box) -> Image.Image:
    """The order in which the text of a table is drawn, and what the text alone says."""
    here = [one for one in report.marks(number).text_runs if is_inside(one.box, part)]
    page = report.printed.pages[number - 1]
    found = [
        one
        for one in indicators_of_text(page.text, report.reading.fiscal_year)
        if any(squeezed(one.name.printed) == squeezed(run.text) for run in here)
    ]
    title = f"The order of drawing alone: {len(here)} runs of text, {len(found)} indicator found"
    panel = Panel(report.content, number, part, title, below=40)
    meanings = {}
    for one in found:
        meanings[squeezed(one.name.printed)] = "name"
        for value in one.values:
            meanings[squeezed(value.cell.printed)] = f"{value.role} {value.fiscal_year}"
        if one.status:
            meanings[squeezed(one.status.printed)] = "status"
    for run in here:
        meaning = meanings.get(squeezed(run.text))
        colour = ROLES.get((meaning or "").split(" ")[0], GREY)
        panel.frame(run.box, colour, 2)
        if meaning:
            panel.tint(run.box, colour, 0.3)
            panel.label(meaning, ((run.box.x0 + run.box.x1) / 2, part.bottom), colour, move=(0, 22))
    panel.trace(list(map(start_of, here)), PALE_TEAL)
    for place, run in enumerate(here, start=1):
        panel.label(str(place), start_of(run), TEAL, size=16)
    return panel.image


def start_of(run: TextRun) -> tuple[float, float]:
    """A place right before a text run."""
    return run.box.x0 - BEFORE, (run.box.top + run.box.bottom) / 2


def squeezed(text: str) -> str:
    """A text without its spaces and line breaks."""
    return "".join(text.split())
