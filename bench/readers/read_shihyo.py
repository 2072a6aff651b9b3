"""This project's own reading, text and tables; the third argument names the reader."""

import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(1, str(Path(__file__).parents[2]))

from driving import Rows, drive
from pipeline.extract import each_page


def read(path: str) -> Iterator[list[Rows]]:
    """The tables of each page; a place that a merged cell covers is None."""
    for page in each_page(Path(path).read_bytes(), None, sys.argv[3]):
        tables = []
        for table in page.tables:
            rows: Rows = [[None] * table.columns for _ in range(table.rows)]
            for cell in table.cells:
                rows[cell.row][cell.column] = cell.text
            tables.append(rows)
        yield tables


drive(read)
