"""What tests ask of a page: tables as rows of texts, lines as texts."""

from collections.abc import Iterable

from pipeline.extract import Reader, extract
from pipeline.model.page import Page, PrintedTable
from tests.extract.typeset import pdf

READER = Reader.PDFIUM
"""Who reads; conftest.py sets each in turn."""


def read(drawing: Iterable[str], page: str = "", *, unicode_map: bool = True) -> Page:
    """The one page the drawing makes, as printed."""
    return extract(pdf(drawing, page=page, unicode_map=unicode_map), reader=READER).pages[0]


def rows(table: PrintedTable) -> list[list[str]]:
    """The texts of the cells, row by row; a merged cell stands in its first row only."""
    return [[cell.text for cell in table.cells if cell.row == row] for row in range(table.rows)]


def tables(page: Page) -> list[list[list[str]]]:
    """All tables of the page as rows of texts."""
    return [rows(table) for table in page.tables]


def merged(table: PrintedTable) -> dict[str, tuple[int, int, int, int]]:
    """Row, column and spans of the merged cells, by their text."""
    return {
        cell.text: (cell.row, cell.column, cell.row_span, cell.column_span)
        for cell in table.cells
        if cell.row_span > 1 or cell.column_span > 1
    }


def lines(page: Page) -> list[str]:
    """The lines of the page."""
    return [line.text for line in page.lines]
