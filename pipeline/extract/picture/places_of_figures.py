"""The tables and lines of a page → the places among figures, where one more may be drawn.

Which lines outside the tables are a table without rulings is known only by its words. Where figures
stand one below the other, each height at which the page has text beside them is a place for one more.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence

from pipeline.extract.page.characters import is_bare_figure
from pipeline.model.page import Box, Line, PrintedCell, PrintedTable, box_around

FEWEST = 2
"""Figures, one below the other, to be a column."""
SHARE = 0.5
"""Of the texts of a ruled column: so many are figures where the others are, too, or are headings."""
WIDEST = 2.0
"""Times the widest figure of a column: what is wider are figures here and there on the page."""
BESIDE = 0.5
"""Of the font size, on each side: a figure with more digits than the others reaches so far beyond them."""
ABOVE = 0.2
"""Of the font size, above and below a line: digits that are drawn need not be at the height of its letters."""
FARTHEST = 6.0
"""Of the font size: a row above the first and below the last figure of a column is no further away."""


def cells_among_figures(tables: Iterable[PrintedTable]) -> Iterator[PrintedCell]:
    """The cells of ruled columns that hold figures and little else."""
    for table in tables:
        by_column: dict[int, list[PrintedCell]] = defaultdict(list)
        for cell in table.cells:
            by_column[cell.column].append(cell)
        for cells in by_column.values():
            texts = ["".join(cell.text.split()) for cell in cells]
            figures = sum(map(is_bare_figure, texts))
            if figures >= max(FEWEST, SHARE * sum(map(bool, texts))):
                yield from cells


def unruled_cells(lines: Sequence[Line]) -> list[PrintedCell]:
    """A cell for each column of figures at each height where a line stands to the left of it."""
    figures = [one for one in lines if is_bare_figure(one.text)]
    return [cell for column in _columns(figures) for cell in _cells(column, lines)]


def _columns(figures: Iterable[Line]) -> Iterator[list[Line]]:
    """The figures that stand one below the other."""
    column: list[Line] = []
    for one in sorted(figures, key=lambda one: one.box.x0):
        if column and one.box.x0 >= max(other.box.x1 for other in column):
            yield from _if_narrow(column)
            column = []
        column.append(one)
    yield from _if_narrow(column)


def _if_narrow(column: list[Line]) -> Iterator[list[Line]]:
    if len(column) >= FEWEST:
        box = box_around([one.box for one in column])
        if box.x1 - box.x0 <= WIDEST * max(one.box.x1 - one.box.x0 for one in column):
            yield column


def _cells(column: Sequence[Line], lines: Sequence[Line]) -> Iterator[PrintedCell]:
    x0, top, x1, bottom = box_around([one.box for one in column])
    size = max(one.size for one in column)
    x0, x1, far = x0 - BESIDE * size, x1 + BESIDE * size, FARTHEST * size
    near = [one for one in lines if top - far <= one.box.top and one.box.bottom <= bottom + far]
    beside = [one.box for one in near if one.box.x1 <= x0]
    own = [one for one in near if one.box.x0 < x1 and x0 < one.box.x1]
    for head, foot in sorted({(box.top, box.bottom) for box in (*beside, *_joined(beside))}):
        box = Box(x0, head - ABOVE * size, x1, foot + ABOVE * size)
        text = "".join(one.text for one in own if _is_level(one.box, box))
        yield PrintedCell(0, 0, 1, 1, text, box)


def _is_level(one: Box, box: Box) -> bool:
    return box.top <= (one.top + one.bottom) / 2 <= box.bottom


def _joined(boxes: Iterable[Box]) -> Iterator[Box]:
    """The boxes around lines that stand one below the other without a gap: a name of several lines."""
    joined: list[Box] = []
    for box in sorted(boxes, key=lambda box: box.top):
        if joined and box.top > max(one.bottom for one in joined):
            yield box_around(joined)
            joined = []
        joined.append(box)
    if joined:
        yield box_around(joined)
