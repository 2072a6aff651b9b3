"""Text runs → the cells of a grid they are in, and the text of each cell."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Mapping, Sequence

from pipeline.extract.page.ruby import without_ruby
from pipeline.extract.page.segments import is_column, runs
from pipeline.extract.page.text_lines import line_text, share_a_line, text_lines
from pipeline.extract.tables.grid import Grid, owners
from pipeline.extract.tables.overflow import assign_overflowing_lines, assign_overflowing_words
from pipeline.model.page import TextRun


def cells_of(grid: Grid, text_runs: Mapping[int, TextRun]) -> dict[int, int]:
    """The number of the cell each character belongs to, by the character's number.

    A character stands where its middle is; what runs over a border belongs where it comes from.
    """
    owner = owners(grid)
    xs, ys = grid.xs, grid.ys
    found: dict[int, int] = {}
    for number, one in text_runs.items():
        x0, top, x1, bottom = one.box
        row, column = bisect_right(ys, (top + bottom) / 2), bisect_right(xs, (x0 + x1) / 2)
        cell = owner.get((row - 1, column - 1))
        if cell is not None:
            found[number] = cell
    return assign_overflowing_lines(
        grid, text_runs, assign_overflowing_words(grid, text_runs, found)
    )


def members_of(
    grid: Grid, cells: Mapping[int, int], text_runs: Mapping[int, TextRun]
) -> list[list[TextRun]]:
    """The characters of each cell, in their order."""
    members: list[list[TextRun]] = [[] for _ in grid.cells]
    for number, cell in cells.items():
        members[cell].append(text_runs[number])
    return members


def cell_text(text_runs: Sequence[TextRun]) -> str:
    """The text of the cell in reading order, its lines parted by line breaks.

    Vertical writing reads down each column, from the right column to the left; text turned on
    its side reads as it was drawn. Ruby is left out.
    """
    text_runs = without_ruby(text_runs)
    if len(text_runs) == 1 and text_runs[0].upright:
        return text_runs[0].text.strip()
    drawn = runs(text_runs, ()) if _may_read_down(text_runs) else []
    if drawn and all(map(is_column, drawn)) and (len(drawn) > 1 or not drawn[0][0].upright):
        drawn.sort(key=lambda run: -run[0].box.x0)
        return "\n".join("".join(one.text for one in run).strip() for run in drawn)
    lines = (line_text(line) for line in text_lines(text_runs))
    return "\n".join(line for line in lines if line)


def _may_read_down(text_runs: Sequence[TextRun]) -> bool:
    """Whether the second character is not beside the first, or the text is turned."""
    seen = [one for one in text_runs[:8] if not one.text.isspace()]
    if len(seen) < 2 or (seen[0].upright and len(seen[0].text) > 1):
        return False
    return not (seen[0].upright and share_a_line(seen[0].box, seen[1].box))


class UnassignedText:
    """Characters by number, in the order they were drawn; tables take theirs out."""

    def __init__(self, text_runs: Sequence[TextRun]) -> None:
        self._left = dict(enumerate(text_runs))
        heights = [(one.box.top + one.box.bottom) / 2 for one in text_runs]
        self._numbers = sorted(self._left, key=heights.__getitem__)
        self._heights = [heights[number] for number in self._numbers]

    def between(self, top: float, bottom: float) -> dict[int, TextRun]:
        """The characters with their middle between two heights, in the order drawn."""
        first, last = bisect_left(self._heights, top), bisect_right(self._heights, bottom)
        left = self._left
        return {
            number: left[number] for number in sorted(self._numbers[first:last]) if number in left
        }

    def take(self, numbers: Iterable[int]) -> None:
        """Take these characters out."""
        for number in numbers:
            del self._left[number]

    def left(self) -> list[TextRun]:
        """What no table has taken, in the order drawn."""
        return list(self._left.values())
