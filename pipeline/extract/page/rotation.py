"""Pages whose text lies on its side or its head → the page turned to be read, and back."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.extract.page.geometry import rounded
from pipeline.model.page import Box, Character, Line, Marks, PrintedTable

Turn = Callable[[Box], Box]


def quarter_turns(characters: Sequence[Character]) -> int:
    """How many quarter turns clockwise make most of the text upright.

    Text that reads up the page asks for one, text that reads down for three.
    """
    turned = [one for one in characters if not one.upright]
    if 2 * len(turned) <= len(characters):
        return 0
    steps = Counter(_turns_of(before.box, after.box) for before, after in pairwise(turned))
    return max((1, 3, 2), key=lambda turns: steps[turns])


def _turns_of(before: Box, after: Box) -> int:
    """The quarter turns that let one character follow the other to its right."""
    across, down = after.x0 - before.x0, after.top - before.top
    if abs(across) > abs(down):
        return 2 if across < 0 else 0
    return 1 if down < 0 else 3


def turned(marks: Marks, turns: int) -> Marks:
    """The page turned clockwise by so many quarters, its turned text upright."""
    turn = _turn(turns, marks.width, marks.height)
    width, height = (marks.height, marks.width) if turns % 2 else (marks.width, marks.height)
    return replace(
        marks,
        width=width,
        height=height,
        characters=tuple(
            one._replace(box=turn(one.box), upright=not one.upright) for one in marks.characters
        ),
        rulings=tuple(one._replace(box=turn(one.box)) for one in marks.rulings),
        fills=tuple(one._replace(box=turn(one.box)) for one in marks.fills),
        pictures=tuple(map(turn, marks.pictures)),
    )


def turned_back(
    lines: Sequence[Line], tables: Sequence[PrintedTable], page: Marks, turns: int
) -> tuple[tuple[Line, ...], tuple[PrintedTable, ...]]:
    """The lines and tables of a page turned so, with their places on the page as it lies."""
    turn = _turn(4 - turns, page.width, page.height)
    return (
        tuple(line._replace(box=rounded(turn(line.box))) for line in lines),
        tuple(
            replace(
                table,
                box=rounded(turn(table.box)),
                cells=tuple(cell._replace(box=rounded(turn(cell.box))) for cell in table.cells),
            )
            for table in tables
        ),
    )


def _turn(turns: int, width: float, height: float) -> Turn:
    """A quarter turn clockwise moves the left edge of a page to its top, and so on."""
    return {
        1: lambda box: Box(height - box.bottom, box.x0, height - box.top, box.x1),
        2: lambda box: Box(width - box.x1, height - box.bottom, width - box.x0, height - box.top),
        3: lambda box: Box(box.top, width - box.x1, box.bottom, width - box.x0),
    }[turns]
