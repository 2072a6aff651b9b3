"""Whether a grid is the background of a chart: figures stand at the ends of its lines."""

from collections.abc import Iterable, Sequence

from pipeline.extract.characters import is_figure
from pipeline.extract.grid import Grid
from pipeline.extract.gutters import pieces_of
from pipeline.extract.loose import Loose
from pipeline.extract.rows import line_text, text_lines

LEAST = 3
"""So many figures make a scale."""
AT_LINE = 2.5
"""Points from the middle of a figure to the line it marks."""
FARTHEST = 60.0
"""Points from the lines to their scale, with the largest type."""
BESIDE = 3.0
"""Of the font size: a scale stands no further from its lines."""
MOST = 0.8
"""Of the figures of a scale stand at a line."""


def has_scale(grid: Grid, loose: Loose) -> bool:
    """Whether figures below or left of the grid mark its lines, not its rows or columns."""
    x0, top, x1, bottom = grid.box
    if max(grid.rows, grid.columns) < LEAST:
        return False
    left, below = [], []
    for one in loose.between(top - FARTHEST, bottom + FARTHEST).values():
        start, head, end, foot = one.box
        x, y = (start + end) / 2, (head + foot) / 2
        if x0 <= x and y < bottom:
            continue
        reach = BESIDE * one.size
        if x0 - reach <= x < x0 and top - reach <= y <= bottom + reach:
            left.append(one)
        elif bottom <= y <= bottom + reach and x0 - reach <= x <= x1 + reach:
            below.append(one)
    lines = [line for line in text_lines(left) if is_figure(line_text(line))]
    heights = ((line[0].box.top + line[0].box.bottom) / 2 for line in lines)
    first = next(iter(text_lines(below)), [])
    middles = ((start + end) / 2 for start, end in pieces_of(first)) if first else ()
    return _mark(heights, grid.ys) or (is_figure(line_text(first)) and _mark(middles, grid.xs))


def _mark(places: Iterable[float], borders: Sequence[float]) -> bool:
    """Whether the places lie at the borders."""
    at_line = [any(abs(place - border) <= AT_LINE for border in borders) for place in places]
    return sum(at_line) >= LEAST and sum(at_line) >= MOST * len(at_line)
