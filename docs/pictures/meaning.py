"""What tables and their headings mean: kinds, sections, roles, fiscal years."""

import unicodedata
from collections.abc import Iterator

from PIL import Image

from canvas import (
    BLUE,
    GREEN,
    GREY,
    ORANGE,
    PURPLE,
    RED,
    SERIES,
    TEAL,
    Colour,
    Panel,
    text_width,
    under_one_another,
)
from pipeline.model.page import Box, Page, box_around
from pipeline.model.vocabulary import TableKind
from pipeline.parse.headings.block import Block
from pipeline.parse.headings.column_roles import columns_of
from pipeline.parse.headings.numbering import read_numbered
from pipeline.parse.table import Cell
from pipeline.parse.tables.kinds import ClassifiedTable, of_kind
from report import Report

KINDS = {TableKind.KPI: GREEN, TableKind.INITIATIVES: BLUE, TableKind.FIELD_SUMMARY: PURPLE}
ROLES = {"target": BLUE, "actual": GREEN, "baseline": TEAL, "status": PURPLE, "name": ORANGE}
ROOM = 100.0
"""Points beside a table that its labels need."""
STAGGER = 52
"""Dots by which every other label stands higher: the labels of narrow columns are wide."""


def ascii_of(text: str | None) -> str:
    """A numbering in ASCII, as Ⅲ-５ is III-5."""
    return unicodedata.normalize("NFKC", text or "").encode("ascii", "ignore").decode()


def draw_kinds(report: Report, number: int) -> Image.Image:
    """The tables of a page, each with its kind and the section whose heading is above it."""
    page = report.printed.pages[number - 1]
    here = [one for one in report.tables if one.table.page == number]
    boxes = [box_around(cell.box for cell in one.table.cells) for one in here]
    part = Box(8, 8, page.width - 8, max(box.bottom for box in boxes) + 10)
    panel = Panel(report.content, number, part, "Each table has a kind, and the section above it")
    for line in section_lines(page):
        panel.tint(line, ORANGE, 0.3)
        panel.frame(line, ORANGE)
    for one, box in zip(here, boxes, strict=True):
        colour = KINDS.get(one.kind, GREY)
        panel.tint(box, colour, 0.2)
        panel.frame(box, colour)
        section = f"section {ascii_of(one.context.section_code)}"
        place = box.x0, box.bottom
        if box.x0 - part.x0 > ROOM:
            panel.label(str(one.kind), place, colour, move=(-16, -58), anchor="rm")
            panel.label(section, place, ORANGE, move=(-16, -22), anchor="rm")
        else:
            after = 16 + text_width(str(one.kind)) + 26
            panel.label(str(one.kind), place, colour, move=(16, -24), anchor="lm")
            panel.label(section, place, ORANGE, move=(after, -24), anchor="lm")
    return panel.image


def section_lines(page: Page) -> Iterator[Box]:
    """The boxes of the numbered headings outside the tables of a page."""
    return (line.box for line in page.lines if read_numbered(line.text))


def draw_headings(report: Report, page: int, figure: tuple[int, int], summary: int) -> Image.Image:
    """The columns of an indicator's table and of a table with headings on two levels."""
    one = next(of_kind([one for one in report.tables if one.table.page == page], TableKind.KPI))
    value = next(
        one for one in report.reading.records.kpi_values if (one.kpi_no, one.value_no) == figure
    )
    first = columns_panel(report, one, "A column is what its heading says: role and fiscal year")
    first.frame(Box(value.x0, value.top, value.x1, value.bottom), RED, 5)
    two = next(one for one in report.tables if one.table.page == summary)
    second = columns_panel(
        report, two, "A heading over several columns holds for each of them", rows=1
    )
    return under_one_another([first.image, second.image])


def columns_panel(report: Report, one: ClassifiedTable, title: str, rows: int = 9) -> Panel:
    """The heading cells and first rows of a table, each column in the colour of its meaning."""
    block = one.blocks[0]
    shown = [cell for row in block.rows[:rows] for cell in row if cell]
    box = box_around(cell.box for cell in (*block.heading_cells, *shown))
    part = Box(box.x0 - 4, box.top - 2, box.x1 + 4, box.bottom + 2)
    panel = Panel(report.content, one.table.page, part, title, above=108)
    colours: dict[Cell, Colour] = {}
    for column, (text, colour) in enumerate(meanings(report, block)):
        heads = heading_cells(one, block, column)
        under = [cell for row in block.rows[:rows] if (cell := row[column])]
        colours |= dict.fromkeys((*heads, *under), colour)
        low = max(heads, key=lambda cell: cell.box.top).box
        up = -28 - STAGGER * (column % 2)
        panel.label(text, ((low.x0 + low.x1) / 2, box.top), colour, move=(0, up), size=19)
    for cell, colour in colours.items():
        panel.tint(cell.box, colour, 0.32 if cell in block.heading_cells else 0.12)
        panel.frame(cell.box, GREY, 2)
    return panel


def heading_cells(one: ClassifiedTable, block: Block, column: int) -> list[Cell]:
    """The heading cells over a column, from top to bottom."""
    return [cell for cell in one.table.column(column) if cell in block.heading_cells]


def meanings(report: Report, block: Block) -> Iterator[tuple[str, Colour]]:
    """Of each column what its headings mean, in words, and a colour for it."""
    columns = columns_of(block, report.years)
    values = {one.column: one for one in columns.values} if columns else {}
    for column, heading in enumerate(block.headings):
        value = values.get(column)
        role = str(value.role) if value else heading.role or "?"
        year = value.year if value else heading.year
        text = f"{role}\n{year}" if year else role
        yield text, ROLES.get(role) or (SERIES[year % len(SERIES)] if year else GREY)
