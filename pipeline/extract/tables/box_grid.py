"""Boxes that stand apart but in line → the grid they make."""

import itertools
from collections.abc import Collection, Iterable, Iterator, Sequence

from pipeline.extract.page.geometry import holds
from pipeline.extract.page.text_lines import share_a_line
from pipeline.extract.tables.grid import Grid, plain_grid
from pipeline.model.page import Box, TextRun, box_around

ALIKE = 4.0
"""Points. Boxes of one column begin and end this near to each other.

From 0.8 to 20 the PDFs at hand give the same tables; SNAP has the reason for 4."""
APART = 2.0
"""Times the height of the row above: the next row of boxes is no further down.

At 0.4 filled cells far apart are rows of one column each (a test); up to 10 nothing changes."""


def aligned_grids(boxes: Iterable[Box], text_runs: Collection[TextRun]) -> Iterator[Grid]:
    """The grids of two rows and columns or more, each row with a box in every column.

    Rows with text between them are not neighbours: every other row is filled there.
    """
    rows: list[list[Box]] = []
    for box in sorted(boxes, key=lambda box: (box.top + box.bottom, box.x0)):
        if rows and share_a_line(box_around(rows[-1]), box):
            rows[-1].append(box)
        else:
            rows.append([box])
    for row in rows:
        row.sort()
    run: list[list[Box]] = []
    for row in rows:
        if run and not (_are_alike(run[-1], row) and _is_next_row(run[-1], row, text_runs)):
            yield from _grid_of_rows(run)
            run = []
        run.append(row)
    yield from _grid_of_rows(run)


def _are_alike(upper: Sequence[Box], lower: Sequence[Box]) -> bool:
    return len(upper) == len(lower) and all(
        abs(one.x0 - other.x0) <= ALIKE and abs(one.x1 - other.x1) <= ALIKE
        for one, other in zip(upper, lower, strict=True)
    )


def _is_next_row(
    upper: Sequence[Box], lower: Sequence[Box], text_runs: Collection[TextRun]
) -> bool:
    above, below = box_around(upper), box_around(lower)
    space = Box(above.x0, above.bottom, above.x1, below.top)
    return below.top - above.bottom <= APART * (above.bottom - above.top) and not any(
        holds(space, one.box) for one in text_runs if not one.text.isspace()
    )


def _grid_of_rows(rows: Sequence[Sequence[Box]]) -> Iterator[Grid]:
    """The grid with its borders in the middle between the boxes."""
    if len(rows) < 2 or len(rows[0]) < 2:
        return
    columns = [box_around(column) for column in zip(*rows, strict=True)]
    bands = [box_around(row) for row in rows]
    if any(left.x1 > right.x0 + 1 for left, right in itertools.pairwise(columns)):
        return
    xs = [(left.x1 + right.x0) / 2 for left, right in itertools.pairwise(columns)]
    ys = [(upper.bottom + lower.top) / 2 for upper, lower in itertools.pairwise(bands)]
    borders = (columns[0].x0, *xs, columns[-1].x1), (bands[0].top, *ys, bands[-1].bottom)
    yield plain_grid(*borders)._replace(is_open=(False, False))
