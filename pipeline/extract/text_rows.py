"""A band without rules between its rows → the rows, from figures that stand beside each other."""

import itertools
from collections.abc import Sequence

from pipeline.extract.characters import is_figure
from pipeline.extract.grid import Grid, Span
from pipeline.extract.places import around
from pipeline.extract.rows import line_text, share_a_line, text_lines
from pipeline.model.page import Box, Character

MOST_BANDS = 3
"""A table ruled into more bands than heading, body and total has a rule for every row."""
CLEARLY = 1.2
"""Times the next: the widest space between two rows must be so much wider, or none is taken."""

TextLine = tuple[Box, str]


def with_rows(grid: Grid, members: Sequence[Sequence[Character]], least: int) -> Grid:
    """The grid with its bands cut into rows, where figures in every column but the first say so.

    A band is cut only where at least `least` lines of figures stand beside each other, each with
    its own name in the first column, and a clear space between them. Else it stays whole.
    """
    bands = list(zip(grid.cells, members, strict=True))
    for row in reversed(range(grid.rows)):
        cells = {cell: inside for cell, inside in bands if cell.row <= row < cell.row + cell.rows}
        columns = [cells[cell] for cell in sorted(cells)]
        if all(cell.rows == 1 and cell.columns == 1 for cell in cells) and any(
            len(inside) >= least for inside in columns[1:]
        ):
            cuts = _cuts(list(map(_lines, columns)), least)
            grid = _cut(grid, row, cuts) if cuts else grid
    return grid


def _lines(characters: Sequence[Character]) -> list[TextLine]:
    seen = [one for one in characters if not one.text.isspace()]
    return [(around(one.box for one in line), line_text(line)) for line in text_lines(seen)]


def _cuts(columns: Sequence[Sequence[TextLine]], least: int) -> list[float]:
    """The heights between the rows of a band; none where it is not sure to hold several."""
    figures = [
        lines
        for lines in columns[1:]
        if len(lines) >= least and all(_is_value(text) for _, text in lines)
    ]
    if not figures:
        return []
    rows = [box for box, _ in max(figures, key=len)]
    beside = all(
        any(share_a_line(box, row) for row in rows) for lines in figures for box, _ in lines
    )
    if not beside:
        return []
    boxes = sorted((box for lines in columns for box, _ in lines), key=lambda box: box.top)
    cuts = [_space(boxes, upper, lower) for upper, lower in itertools.pairwise(rows)]
    found = [cut for cut in cuts if cut is not None]
    if len(found) < len(cuts) or not _all_named(columns[0], found):
        return []
    return found


def _is_value(text: str) -> bool:
    """Whether the line is a figure, or a dash for one."""
    return is_figure(text) or not any(map(str.isalpha, text.replace("ー", "")))


def _space(boxes: Sequence[Box], upper: Box, lower: Box) -> float | None:
    """The middle of the widest space between two lines; None where none is clearly widest."""
    between = [box for box in boxes if upper.top <= box.top and box.bottom <= lower.bottom]
    spaces: list[tuple[float, float]] = []
    reached = upper.bottom
    for box in between:
        if box.top > reached:
            spaces.append((box.top - reached, (box.top + reached) / 2))
        reached = max(reached, box.bottom)
    spaces.sort(reverse=True)
    if not spaces or (len(spaces) > 1 and spaces[0][0] < CLEARLY * spaces[1][0]):
        return None
    return spaces[0][1]


def _all_named(names: Sequence[TextLine], cuts: Sequence[float]) -> bool:
    """Whether the first column has text in every row."""
    rows = {sum(cut < (box.top + box.bottom) / 2 for cut in cuts) for box, _ in names}
    return len(rows) == len(cuts) + 1


def _cut(grid: Grid, row: int, cuts: Sequence[float]) -> Grid:
    """The grid with one row of plain cells cut at these heights."""
    more = len(cuts)
    cells: list[Span] = []
    for cell in grid.cells:
        if cell.row == row:
            cells += (cell._replace(row=row + step) for step in range(more + 1))
        else:
            cells.append(cell._replace(row=cell.row + more) if cell.row > row else cell)
    ys = (*grid.ys[: row + 1], *cuts, *grid.ys[row + 1 :])
    return grid._replace(ys=ys, cells=tuple(cells))
