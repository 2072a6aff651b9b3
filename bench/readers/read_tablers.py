"""tablers (Rust over PDFium): tables only."""

from collections.abc import Iterator

from tablers import Document, find_tables

from driving import Rows, drive


def read(path: str) -> Iterator[list[Rows]]:
    """The tables of each page."""
    with Document(path) as document:
        for page in document.pages():
            tables = find_tables(page, extract_text=True)
            yield [
                [[cell and cell.text for cell in row.cells] for row in each.rows] for each in tables
            ]


drive(read)
