"""Characters → the cells of a grid they stand in."""

from bisect import bisect_right
from collections.abc import Mapping

from pipeline.extract.characters import CLOSING
from pipeline.extract.grid import Grid, owners
from pipeline.model.page import Character

ADJACENT = 0.15
"""Of the font size: a closing mark this near to the character before it belongs to it."""


def cells_of(grid: Grid, characters: Mapping[int, Character]) -> dict[int, int]:
    """The number of the cell each character stands in, by the character's number.

    A character stands where its middle is. Closing punctuation that hangs over the border of
    its cell stays with the character drawn before it.
    """
    owner = owners(grid)
    xs, ys = grid.xs, grid.ys
    found: dict[int, int] = {}
    for number, one in characters.items():
        if one.text in CLOSING and number - 1 in found and _follows(characters[number - 1], one):
            found[number] = found[number - 1]
            continue
        x0, top, x1, bottom = one.box
        row, column = bisect_right(ys, (top + bottom) / 2), bisect_right(xs, (x0 + x1) / 2)
        cell = owner.get((row - 1, column - 1))
        if cell is not None:
            found[number] = cell
    return found


def _follows(before: Character, one: Character) -> bool:
    """Whether the character stands right behind the other on its line."""
    return (
        abs(one.box.x0 - before.box.x1) <= ADJACENT * one.size
        and abs(one.box.bottom - before.box.bottom) <= one.size / 2
    )


def members_of(
    grid: Grid, cells: Mapping[int, int], characters: Mapping[int, Character]
) -> list[list[Character]]:
    """The characters of each cell, in their order."""
    members: list[list[Character]] = [[] for _ in grid.cells]
    for number, cell in cells.items():
        members[cell].append(characters[number])
    return members
