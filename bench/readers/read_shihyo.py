"""This project's own reading, text and tables; the third argument names the reader."""

import sys
from collections.abc import Iterator
from pathlib import Path

sys.path.insert(1, str(Path(__file__).parents[2]))

from driving import Rows, drive
from pipeline.extract import extract


def read(path: str) -> Iterator[list[Rows]]:
    """The tables of each page; a place that a merged cell covers is None."""
    content, reader = Path(path).read_bytes(), sys.argv[3]
    if "reader" in extract.__code__.co_varnames[: extract.__code__.co_argcount]:
        printed = extract(content, None, reader)
    else:
        print("this commit has one reader only, whatever its name", file=sys.stderr)
        printed = extract(content)
    for page in printed.pages:
        tables = []
        for table in page.tables:
            rows: Rows = [[None] * table.columns for _ in range(table.rows)]
            for cell in table.cells:
                rows[cell.row][cell.column] = cell.text
            tables.append(rows)
        yield tables


drive(read)
