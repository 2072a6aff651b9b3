"""Pages whose text stands on its side → the page turned to be read, and places turned back."""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.model.page import Box, Character, Line, Marks, PrintedTable

Turn = Callable[[Box], Box]


def reads_upwards(characters: Sequence[Character]) -> bool | None:
    """Whether the text reads up the page (True), down it (False), or is upright (None)."""
    sideways = [one for one in characters if not one.upright]
    if 2 * len(sideways) <= len(characters):
        return None
    steps = [
        after.box.top - before.box.top
        for before, after in itertools.pairwise(sideways)
        if abs(after.box.x0 - before.box.x0) < before.size / 2
    ]
    return 2 * sum(1 for step in steps if step < 0) > len(steps)


def turned(marks: Marks, *, upwards: bool) -> Marks:
    """The page turned by a quarter so that its text is upright."""
    turn = _clockwise(marks.height) if upwards else _anticlockwise(marks.width)
    return replace(
        marks,
        width=marks.height,
        height=marks.width,
        characters=tuple(
            one._replace(box=turn(one.box), upright=not one.upright) for one in marks.characters
        ),
        rulings=tuple(one._replace(box=turn(one.box)) for one in marks.rulings),
        fills=tuple(one._replace(box=turn(one.box)) for one in marks.fills),
        pictures=tuple(map(turn, marks.pictures)),
    )


def turned_back(
    lines: Sequence[Line], tables: Sequence[PrintedTable], marks: Marks, *, upwards: bool
) -> tuple[tuple[Line, ...], tuple[PrintedTable, ...]]:
    """The lines and tables with their places on the page as it lies."""
    turn = _anticlockwise(marks.height) if upwards else _clockwise(marks.width)
    return (
        tuple(line._replace(box=turn(line.box)) for line in lines),
        tuple(
            replace(
                table,
                box=turn(table.box),
                cells=tuple(cell._replace(box=turn(cell.box)) for cell in table.cells),
            )
            for table in tables
        ),
    )


def _clockwise(height: float) -> Turn:
    return lambda box: Box(height - box.bottom, box.x0, height - box.top, box.x1)


def _anticlockwise(width: float) -> Turn:
    return lambda box: Box(box.top, width - box.x1, box.bottom, width - box.x0)
