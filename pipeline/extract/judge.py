"""Whether a grid with its text is a table, or a box, a frame, a heading, a chart."""

from collections.abc import Callable, Sequence

from pipeline.extract.characters import is_bare_figure, is_figure
from pipeline.extract.grid import Grid, Span
from pipeline.extract.places import size

WITH_TEXT = 0.15
"""Of the cells of a ruled table at least this many hold text; the squares of a chart hold none."""
OPEN_WITH_TEXT = 0.5
"""Of the cells of a table whose columns are not drawn."""
COVERED = 0.6
"""Of the rectangle around a table its cells cover at least this much."""
HALF = 0.5


def is_table(grid: Grid, texts: Sequence[str], *, is_open: bool) -> bool:
    """Whether the grid with these texts is a table.

    `is_open` says that its columns are not drawn. One column, two cells, or columns that are not
    drawn make a table only with figures in it: a heading box on a text box looks the same.
    """
    inside = [
        (cell, text)
        for cell, text in zip(grid.cells, texts, strict=True)
        if cell not in grid.outside
    ]
    filled = sum(1 for _, text in inside if text)
    if filled < 2 or filled < (OPEN_WITH_TEXT if is_open else WITH_TEXT) * len(inside):
        return False
    if _covered(grid) < COVERED or (grid.outside and len(inside) < 4):
        return False
    if is_open:
        return grid.rows > 1 and any(
            _holds_figures(inside, column) for column in range(1, grid.columns)
        )
    if grid.rows == 1 and len(inside) == 2:
        return is_bare_figure(inside[1][1])
    return grid.columns > 1 or _holds_figures(inside, 0, is_bare_figure)


def _covered(grid: Grid) -> float:
    """How much of the grid's rectangle is not outside."""
    free = sum(size(grid.cell_box(cell)) for cell in grid.outside)
    return 1 - free / size(grid.box)


def _holds_figures(
    inside: Sequence[tuple[Span, str]], column: int, is_one: Callable[[str], bool] = is_figure
) -> bool:
    """Whether half of what stands in the column, below its heading, are figures."""
    below = [text for cell, text in inside if cell.column == column and cell.row and text]
    return bool(below) and sum(map(is_one, below)) >= HALF * len(below)
