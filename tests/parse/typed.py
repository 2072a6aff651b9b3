"""Pages and tables typed as rows of text, for tests that need no PDF."""

from dataclasses import replace

from pipeline.model.page import Box, Line, Page, PrintedCell, PrintedTable
from pipeline.parse.table import Table, as_table

WIDTH, HEIGHT = 100.0, 20.0
ABOVE, LEFT = "^", "<"


def printed_table(*rows: str, top: float = 100.0) -> PrintedTable:
    """A table from rows such as `指標名 | 目標値`; ^ goes on from above, < from the left."""
    texts = [[cell.strip() for cell in row.split("|")] for row in rows]
    cells = [
        _cell(texts, row, column, top)
        for row, line in enumerate(texts)
        for column, text in enumerate(line)
        if text not in {ABOVE, LEFT}
    ]
    columns = len(texts[0])
    box = Box(0, top, columns * WIDTH, top + len(texts) * HEIGHT)
    return PrintedTable(1, box, len(texts), columns, tuple(cells))


def _cell(texts: list[list[str]], row: int, column: int, top: float) -> PrintedCell:
    below = row + 1
    while below < len(texts) and texts[below][column] == ABOVE:
        below += 1
    right = column + 1
    while right < len(texts[row]) and texts[row][right] == LEFT:
        right += 1
    box = Box(column * WIDTH, top + row * HEIGHT, right * WIDTH, top + below * HEIGHT)
    text = texts[row][column].replace("/n", "\n")
    return PrintedCell(row, column, below - row, right - column, text, box)


def table(*rows: str) -> Table:
    """The same as a table one can ask."""
    return as_table(printed_table(*rows), 1)


def line(text: str, top: float, left: float = 0.0, size: float = 12.0) -> Line:
    """A line of text; each letter is as wide as it is high."""
    return Line(text, Box(left, top, left + size * len(text), top + size), size)


def page(number: int, *things: Line | PrintedTable) -> Page:
    """A page of lines and tables, 800 points wide and 600 high."""
    lines = tuple(thing for thing in things if isinstance(thing, Line))
    tables = tuple(
        replace(thing, page=number) for thing in things if isinstance(thing, PrintedTable)
    )
    return Page(number, 800.0, 600.0, lines, tables)
