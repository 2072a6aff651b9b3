"""pdfplumber, and pdfplumber-rs, whose module has the same name: text and tables, page by page."""

from collections.abc import Iterator

import pdfplumber

from driving import Rows, drive


def read(path: str) -> Iterator[list[Rows]]:
    """The tables of each page."""
    with pdfplumber.open(path) as document:
        for page in document.pages:
            page.extract_text()
            yield page.extract_tables()
            page.close()


drive(read)
