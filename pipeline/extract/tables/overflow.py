"""Text that runs over a border of its cell → whole in the cell it belongs to.

The order of drawing says where text comes from: programs draw the text of a cell at a stretch.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pipeline.extract.page.characters import is_closing
from pipeline.extract.page.text_lines import share_a_line
from pipeline.extract.tables.grid import Grid
from pipeline.model.page import Box, TextRun, box_around

CUT = 0.15
"""Of a line: so much of it beyond a border, and the border cuts it.

Boxes are somewhat higher than ink. From 0.03 to 0.22 the pages of the tests read alike; at 0.3 a
line over a border is no longer noticed."""
PITCH = (0.8, 2.0)
"""Of the font size: from one line of a cell to the next.

Solid setting is 1.0. From 0.16 to 1.2, and from 1.5 to 2, the pages of the tests read alike; at 3 the
next paragraph is taken for the next line."""
SAME_PITCH = 0.05
"""Of the font size: lines of one cell are this evenly set.

For rounding alone. From 0.01 to 0.25 the pages of the tests read alike."""

Cells = dict[int, int]
Text = Mapping[int, TextRun]


@dataclass(slots=True)
class _Line:
    """Characters drawn one after the other on one line of one cell."""

    numbers: list[int]
    cell: int | None
    box: Box
    size: float


def assign_overflowing_lines(grid: Grid, text: Text, cells: Cells) -> Cells:
    """The cells with every line that a border above or below cuts where its paragraph is.

    A line cut by the border above it belongs to the paragraph that ends above it, if it goes on
    it; one cut by the border below it to the paragraph below. What goes on evenly goes with it.
    """
    if not _is_any_cut(grid, text, cells):
        return cells
    lines = list(_drawn_lines(text, cells))
    for place, (upper, line) in enumerate(pairwise(lines), start=1):
        cut_above = _crossed_border(grid, line.box, line.cell) < 0
        if (
            cut_above
            and _is_above(grid, upper.cell, line.cell)
            and _continues_paragraph(upper, line)
        ):
            _move_to_cell_above(lines[place:], upper)
    for above, line, lower in zip([None, *lines], lines, lines[1:], strict=False):
        begins = above is None or above.cell != line.cell or not _continues_paragraph(above, line)
        cut_below = _crossed_border(grid, line.box, line.cell) > 0
        if (
            begins
            and cut_below
            and _is_above(grid, line.cell, lower.cell)
            and _continues_paragraph(line, lower)
        ):
            line.cell = lower.cell
    return {number: line.cell for line in lines if line.cell is not None for number in line.numbers}


def _is_any_cut(grid: Grid, text: Text, cells: Cells) -> bool:
    """Whether a border above or below its cell cuts any character."""
    reaches = [(grid.ys[cell.row], grid.ys[cell.row + cell.rows]) for cell in grid.cells]
    for number, one in text.items():
        _, top, _, bottom = one.box
        cell = cells.get(number)
        if cell is None:
            if _crossed_border(grid, one.box, None):
                return True
            continue
        least = CUT * (bottom - top)
        first, last = reaches[cell]
        if top < first - least or bottom > last + least:
            return True
    return False


def over_borders(grid: Grid, text: Text, cells: Cells) -> int:
    """How many characters of the table a border above or below their cell cuts."""
    if not _is_any_cut(grid, text, cells):
        return 0
    return sum(1 for number, cell in cells.items() if _crossed_border(grid, text[number].box, cell))


def _crossed_border(grid: Grid, box: Box, cell: int | None) -> int:
    """-1 where the border above the cell cuts the box, 1 where the one below does, else 0.

    Above what is in no cell is the table's last border.
    """
    least = CUT * (box.bottom - box.top)
    if cell is None:
        x0, _, x1, end = grid.box
        inside = x0 <= box.x0 and box.x1 <= x1 and box.bottom > end
        return -1 if inside and box.top < end - least else 0
    _, top, _, bottom = grid.cell_box(grid.cells[cell])
    return (box.bottom > bottom + least) - (box.top < top - least)


def _drawn_lines(text: Text, cells: Cells) -> Iterator[_Line]:
    line: _Line | None = None
    for number, one in text.items():
        cell = cells.get(number)
        if line is not None and line.cell == cell and share_a_line(line.box, one.box):
            line.numbers.append(number)
            line.box = box_around((line.box, one.box))
            continue
        if line is not None:
            yield line
        line = _Line([number], cell, one.box, one.size)
    if line is not None:
        yield line


def _is_above(grid: Grid, upper: int | None, lower: int | None) -> bool:
    """Whether the one cell lies right above the other, or above the end of the table."""
    if upper is None:
        return False
    one = grid.cells[upper]
    if lower is None:
        return one.row + one.rows == grid.rows
    other = grid.cells[lower]
    return (
        one.row + one.rows == other.row
        and one.column < other.column + other.columns
        and other.column < one.column + one.columns
    )


def _continues_paragraph(upper: _Line, lower: _Line) -> bool:
    """Whether the lower line continues the upper, begun or centred under it."""
    near = max(upper.size, lower.size)
    begin = abs(upper.box.x0 - lower.box.x0)
    middle = abs(upper.box.x0 + upper.box.x1 - lower.box.x0 - lower.box.x1) / 2
    least, most = PITCH
    return (
        least * near <= lower.box.top - upper.box.top <= most * near and min(begin, middle) <= near
    )


def _move_to_cell_above(lines: Sequence[_Line], upper: _Line) -> None:
    """Give the first line, and those that follow it as evenly, the cell of the line above."""
    left, pitch = lines[0].cell, lines[0].box.top - upper.box.top
    lines[0].cell = upper.cell
    for before, line in pairwise(lines):
        even = abs(line.box.top - before.box.top - pitch) <= SAME_PITCH * line.size
        if line.cell != left or not even or not _continues_paragraph(before, line):
            return
        line.cell = upper.cell


ADJACENT = 0.15
"""Of the font size: characters of one stretch stand no further apart.

From 0.03 to 0.75 the pages of the tests read alike."""
CUT_AT_SIDE = 0.15
"""Of a character: so much of it beyond a border, and the border cuts it.

From 0.03 to 0.3 the pages of the tests read alike; at 0.75 a word that a border cuts is divided."""


def assign_overflowing_words(grid: Grid, text: Text, cells: Cells) -> Cells:
    """The cells with every stretch of characters that a side border cuts in one of them.

    Closing punctuation hangs over the right border of its cell. A stretch with a glyph that the
    border cuts is one word: it belongs whole to the cell that holds most of it. Stretches that
    meet at the border, uncut, are two.
    """
    changed = dict(cells)
    for segment in _segments_over_borders(text, cells):
        for before, number in pairwise(segment):
            if is_closing(text[number].text) and before in changed:
                changed[number] = changed[before]
        homes = [changed[number] for number in segment if number in changed]
        if len(set(homes)) > 1 and any(
            _is_cut_at_side(grid, text[number], changed[number])
            for number in segment
            if number in changed
        ):
            most = max(sorted(set(homes)), key=homes.count)
            changed.update(dict.fromkeys(segment, most))
    return changed


def _segments_over_borders(text: Text, cells: Cells) -> Iterator[list[int]]:
    """The runs of characters without a gap that are not all in one cell."""
    numbers, text_runs = list(text), list(text.values())
    homes = [cells.get(number) for number in numbers]
    end = 0
    for place in range(1, len(numbers)):
        if place < end or homes[place] == homes[place - 1]:
            continue
        start, end = place, place
        while start > 0 and _is_adjacent(text_runs[start - 1], text_runs[start]):
            start -= 1
        if start == place:
            continue
        while end < len(numbers) and _is_adjacent(text_runs[end - 1], text_runs[end]):
            end += 1
        yield numbers[start:end]


def _is_adjacent(before: TextRun, one: TextRun) -> bool:
    """Whether two runs touch. Several spaces in a row set text apart, as a gap does."""
    if before.text.isspace() and one.text.isspace():
        return False
    return abs(one.box.x0 - before.box.x1) <= ADJACENT * one.size and (
        one.box.top == before.box.top or share_a_line(before.box, one.box)
    )


def _is_cut_at_side(grid: Grid, one: TextRun, cell: int) -> bool:
    """Whether a side border of the cell cuts the character."""
    x0, _, x1, _ = grid.cell_box(grid.cells[cell])
    least = CUT_AT_SIDE * (one.box.x1 - one.box.x0)
    return not is_closing(one.text) and (one.box.x0 < x0 - least or one.box.x1 > x1 + least)
