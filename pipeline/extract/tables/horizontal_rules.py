"""Rules that nothing crosses → stacks of rows between them."""

import itertools
from collections.abc import Collection, Iterable, Iterator, Sequence

from pipeline.extract.page.geometry import holds
from pipeline.extract.page.text_lines import line_text, text_lines
from pipeline.extract.tables.cells import UnassignedText
from pipeline.extract.tables.edges import Edge
from pipeline.extract.tables.grid import Grid, plain_grid
from pipeline.extract.tables.ruled_grid import SNAP
from pipeline.extract.tables.whitespace_columns import pieces_of
from pipeline.model.page import Box, TextRun

ALIKE = 4.0
"""Points. Rules of one table begin and end this near to each other.

From 0.8 to 20 the pages of the tests give the same tables; SNAP has the reason for 4."""
PITCHES = 4.0
"""Times the usual distance: a rule further away belongs to something else.

At 0.8 no table is left; from 2 to 20 the pages of the tests give the same tables."""
TALL = 1.4
"""Times the usual distance: so tall a row with a heading alone in it parts two tables.

At 0.7 any heading in a row parts tables; from 1.05 to 7 the pages of the tests give the same."""


def grids_between_rules(
    across: Iterable[Edge], filled: Collection[Box], unassigned: UnassignedText
) -> Iterator[Grid]:
    """The grids of one column ruled by edges that begin and end alike, one under the other.

    Where cells are filled one by one, the sides of the filled boxes are the grid's hints. Shorter
    rules within a grid, as below a heading over several columns, are its partial rules.
    """
    left = sorted(across)
    for group in _groups_alike(left):
        x0, x1 = min(edge.start for edge in group), max(edge.end for edge in group)
        for run in _stacks(
            _rule_heights([one for one in group if one in left]), x0, x1, unassigned
        ):
            if len(run) >= 3:
                box = Box(x0, run[0], x1, run[-1])
                partial = tuple(one for one in left if _is_partial(one, box, run))
                left = [one for one in left if one not in partial]
                grid = plain_grid((x0, x1), run)
                yield grid._replace(hints=_column_hints(box, filled), partial_rules=partial)


def _groups_alike(edges: Iterable[Edge]) -> list[list[Edge]]:
    """The edges that begin and end alike, from top to bottom; the longest first."""
    groups: list[list[Edge]] = []
    for edge in edges:
        for group in groups:
            if (
                abs(group[-1].start - edge.start) <= ALIKE
                and abs(group[-1].end - edge.end) <= ALIKE
            ):
                group.append(edge)
                break
        else:
            groups.append([edge])
    return sorted(groups, key=lambda group: group[0].start - group[0].end)


def _is_partial(edge: Edge, box: Box, heights: Sequence[float]) -> bool:
    """Whether a rule is within a box, shorter than its width, and at none of its rows' borders."""
    is_within = box.x0 - SNAP <= edge.start and edge.end <= box.x1 + SNAP
    is_shorter = edge.end - edge.start < box.x1 - box.x0 - 2 * SNAP
    is_between = box.top < edge.at < box.bottom and all(
        abs(height - edge.at) > SNAP for height in heights
    )
    return is_within and is_shorter and is_between


def _rule_heights(edges: Sequence[Edge]) -> list[float]:
    """Where the rules lie; doubled ones once."""
    found: list[float] = []
    for edge in edges:
        if not found or edge.at - found[-1] > SNAP:
            found.append(edge.at)
    return found


def _stacks(
    heights: Sequence[float], x0: float, x1: float, unassigned: UnassignedText
) -> Iterator[list[float]]:
    """The heights in runs without a far gap, and without a heading between two tables."""
    steps = sorted(b - a for a, b in itertools.pairwise(heights))
    if not steps:
        return
    usual = steps[len(steps) // 2]
    bands = [
        _visible_text_in(Box(x0, before, x1, height), unassigned)
        for before, height in itertools.pairwise(heights)
    ] + [[]]
    run = [heights[0]]
    for number, (before, height) in enumerate(itertools.pairwise(heights)):
        step, rows = height - before, bands[number + 1 - len(run) : number + 2]
        if step > PITCHES * usual or _is_heading_between_tables(rows, is_tall=step > TALL * usual):
            yield run
            run = []
        run.append(height)
    yield run


def _is_heading_between_tables(rows: Sequence[Sequence[TextRun]], *, is_tall: bool) -> bool:
    """Whether the last row but one of these is a heading between two tables.

    One stretch of text stands alone in it, and it is tall, or the row under it repeats the first.
    """
    *above, row, below = rows
    repeats = bool(above) and _row_text_lines(below) == _row_text_lines(above[0])
    return (is_tall or repeats) and len(pieces_of(row)) == 1


def _visible_text_in(band: Box, unassigned: UnassignedText) -> list[TextRun]:
    near = unassigned.between(band.top, band.bottom).values()
    return [one for one in near if holds(band, one.box) and not one.text.isspace()]


def _row_text_lines(text_runs: Sequence[TextRun]) -> list[str]:
    """The lines of a row, to tell whether a heading row comes again."""
    return [line_text(line) for line in text_lines(text_runs)]


def _column_hints(box: Box, filled: Collection[Box]) -> tuple[float, ...]:
    """Where filled boxes of two rows or more begin and end within the stack."""
    rows_at: dict[int, set[int]] = {}
    sides = sorted(
        (side, round(one.top)) for one in filled if holds(box, one) for side in (one.x0, one.x1)
    )
    found: list[list[float]] = []
    for side, row in sides:
        if not box.x0 + ALIKE < side < box.x1 - ALIKE:
            continue
        if not found or side - found[-1][0] > ALIKE:
            found.append([])
        found[-1].append(side)
        rows_at.setdefault(len(found) - 1, set()).add(row)
    return tuple(
        (positions[0] + positions[-1]) / 2
        for number, positions in enumerate(found)
        if len(rows_at[number]) > 1
    )
