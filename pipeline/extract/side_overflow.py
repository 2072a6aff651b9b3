"""Words that run over a border at the side of their cell → whole in one cell."""

from collections.abc import Iterator, Mapping
from itertools import pairwise

from pipeline.extract.characters import is_closing
from pipeline.extract.grid import Grid
from pipeline.extract.rows import share_a_line
from pipeline.model.page import Character

ADJACENT = 0.15
"""Of the font size: characters of one stretch stand no further apart."""
CUT = 0.15
"""Of a character: so much of it beyond a border, and the border cuts it."""

Cells = dict[int, int]
Text = Mapping[int, Character]


def kept_together(grid: Grid, text: Text, cells: Cells) -> Cells:
    """The cells with every stretch of characters that a side border cuts in one of them.

    Closing punctuation hangs over the right border of its cell. A stretch with a glyph that the
    border cuts is one word: it belongs whole to the cell that holds most of it. Stretches that
    meet at the border, uncut, are two.
    """
    changed = dict(cells)
    for stretch in _stretches(text, cells):
        for before, number in pairwise(stretch):
            if is_closing(text[number].text) and before in changed:
                changed[number] = changed[before]
        homes = [changed[number] for number in stretch if number in changed]
        if len(set(homes)) > 1 and any(
            _is_cut(grid, text[number], changed[number]) for number in stretch if number in changed
        ):
            most = max(sorted(set(homes)), key=homes.count)
            changed.update(dict.fromkeys(stretch, most))
    return changed


def _stretches(text: Text, cells: Cells) -> Iterator[list[int]]:
    """The runs of characters without a gap that are not all in one cell."""
    numbers, characters = list(text), list(text.values())
    homes = [cells.get(number) for number in numbers]
    end = 0
    for place in range(1, len(numbers)):
        if place < end or homes[place] == homes[place - 1]:
            continue
        start, end = place, place
        while start > 0 and _follows(characters[start - 1], characters[start]):
            start -= 1
        if start == place:
            continue
        while end < len(numbers) and _follows(characters[end - 1], characters[end]):
            end += 1
        yield numbers[start:end]


def _follows(before: Character, one: Character) -> bool:
    return abs(one.box.x0 - before.box.x1) <= ADJACENT * one.size and (
        one.box.top == before.box.top or share_a_line(before.box, one.box)
    )


def _is_cut(grid: Grid, one: Character, cell: int) -> bool:
    """Whether a side border of the cell cuts the character."""
    x0, _, x1, _ = grid.cell_box(grid.cells[cell])
    least = CUT * (one.box.x1 - one.box.x0)
    return not is_closing(one.text) and (one.box.x0 < x0 - least or one.box.x1 > x1 + least)
