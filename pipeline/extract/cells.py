"""Characters → the cells of a grid they stand in."""

from bisect import bisect_right
from collections.abc import Mapping

from pipeline.extract.grid import Grid, owners
from pipeline.extract.line_overflow import lines_put_back
from pipeline.extract.side_overflow import kept_together
from pipeline.model.page import Character


def cells_of(grid: Grid, characters: Mapping[int, Character]) -> dict[int, int]:
    """The number of the cell each character belongs to, by the character's number.

    A character stands where its middle is; what runs over a border belongs where it comes from.
    """
    owner = owners(grid)
    xs, ys = grid.xs, grid.ys
    found: dict[int, int] = {}
    for number, one in characters.items():
        x0, top, x1, bottom = one.box
        row, column = bisect_right(ys, (top + bottom) / 2), bisect_right(xs, (x0 + x1) / 2)
        cell = owner.get((row - 1, column - 1))
        if cell is not None:
            found[number] = cell
    return lines_put_back(grid, characters, kept_together(grid, characters, found))


def members_of(
    grid: Grid, cells: Mapping[int, int], characters: Mapping[int, Character]
) -> list[list[Character]]:
    """The characters of each cell, in their order."""
    members: list[list[Character]] = [[] for _ in grid.cells]
    for number, cell in cells.items():
        members[cell].append(characters[number])
    return members
