"""PyMuPDF: text and tables as a user asks for them; a third argument "rules" leaves out its layout model."""

import sys
from collections.abc import Iterator

import pymupdf

from driving import Rows, drive

options = {"use_layout": False} if sys.argv[3:] == ["rules"] else {}


def read(path: str) -> Iterator[list[Rows]]:
    """The tables of each page."""
    with pymupdf.open(path) as document:
        for page in document:
            page.get_text()
            yield [table.extract() for table in page.find_tables(**options).tables]


drive(read)
