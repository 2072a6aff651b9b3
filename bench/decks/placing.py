"""From what stands on a page to where it stands: points, origin at the top left."""

import itertools
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from typing import NamedTuple

from content import Page, Table
from wrapping import wrapped

WIDTH, HEIGHT = 841.89, 595.276
MM = 72 / 25.4
LEFT, TOP, BOTTOM = 8 * MM, 18 * MM, 199 * MM
INSIDE, ABOVE = 1.2 * MM, 0.6 * MM
LEADING, ASCENT = 1.2, 0.88
HEADING_SIZE, CAPTION_SIZE = 18, 10.5

Width = Callable[[str], float]
"""How wide a text is at size 1."""


class Area(NamedTuple):
    """A rectangle: left, top, right, bottom."""

    x0: float
    top: float
    x1: float
    bottom: float


class Text(NamedTuple):
    """One line of text where its baseline begins."""

    x: float
    baseline: float
    size: float
    text: str
    is_bold: bool = False
    is_white: bool = False


class Cell(NamedTuple):
    """One cell as drawn; a merged cell is one."""

    area: Area
    is_heading: bool


@dataclass
class Sheet:
    """Everything that is drawn on one page."""

    bar: Area
    texts: list[Text] = field(default_factory=list)
    tables: list[list[Cell]] = field(default_factory=list)


def sheet(page: Page, number: int, width: Width) -> Sheet:
    """The page, placed. A page that overflows is an error of the deck's maker."""
    drawn = Sheet(Area(LEFT, 6 * MM, LEFT + 281 * MM, 17 * MM))
    drawn.texts.append(_heading(page.heading, width))
    top = TOP
    for table in page.tables:
        drawn.texts.append(Text(LEFT + INSIDE, top + 14, CAPTION_SIZE, table.caption))
        top = _table(drawn, table, top + 22, width) + 8
    if top > BOTTOM:
        raise ValueError(f"page {number} overflows by {top - BOTTOM:.0f} pt")
    drawn.texts.append(Text(WIDTH / 2, HEIGHT - 18, 9, str(number)))
    return drawn


def _heading(text: str, width: Width) -> Text:
    x = (WIDTH - HEADING_SIZE * width(text)) / 2
    return Text(x, 14 * MM, HEADING_SIZE, text, is_bold=True, is_white=True)


def _table(drawn: Sheet, table: Table, top: float, width: Width) -> float:
    """Place a table; the height at which it ends."""
    columns = list(itertools.accumulate((each * MM for each in table.widths_mm), initial=LEFT))
    lines = _lines(table, columns, width)
    rows = list(itertools.accumulate(_heights(table, lines), initial=top))
    cells = []
    for (row, column), of_cell in lines.items():
        last, end = table.ends(row, column)
        area = Area(columns[column], rows[row], columns[end + 1], rows[last + 1])
        is_heading = row < table.heading_rows
        cells.append(Cell(area, is_heading))
        middle = (area.x0 + area.x1) / 2 if is_heading or column in table.centred else None
        for text in _placed(of_cell, area, table.size):
            x = text.x if middle is None else middle - table.size * width(text.text) / 2
            drawn.texts.append(text._replace(x=x, is_bold=is_heading))
    drawn.tables.append(cells)
    return rows[-1]


def _lines(table: Table, columns: list[float], width: Width) -> dict[tuple[int, int], list[str]]:
    """The lines of each cell, by its row and column."""
    lines = {}
    for row, texts in enumerate(table.rows):
        for column, text in enumerate(texts):
            if text is not None:
                room = columns[table.ends(row, column)[1] + 1] - columns[column] - 2 * INSIDE
                lines[row, column] = wrapped(text, room / table.size, width)
    return lines


def _heights(table: Table, lines: dict[tuple[int, int], list[str]]) -> Iterator[float]:
    for row in range(len(table.rows)):
        most = max(len(each) for (place, _), each in lines.items() if place == row)
        yield max(table.size * LEADING * most + 2 * ABOVE, table.size * 1.8)


def _placed(lines: list[str], area: Area, size: float) -> Iterator[Text]:
    """The lines at the left of the cell, in the middle of its height."""
    top = (area.top + area.bottom - size * LEADING * len(lines)) / 2 + size * (ASCENT + 0.1)
    for number, line in enumerate(lines):
        if line:
            yield Text(area.x0 + INSIDE, top + size * LEADING * number, size, line)
