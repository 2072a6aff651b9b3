"""A page whose text lies on its side or upside down → the page turned upright; its tables → back."""

from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from itertools import pairwise

from pipeline.extract.page.geometry import rounded
from pipeline.model.page import Box, Line, PageContent, PrintedTable, TextRun

Turn = Callable[[Box], Box]


def quarter_turns(text_runs: Sequence[TextRun]) -> int:
    """How many quarter turns clockwise make most of the text upright: 0 to 3.

    Text that reads up the page asks for one, text that reads down for three.
    """
    turned = [one for one in text_runs if not one.upright]
    if 2 * len(turned) <= len(text_runs):
        return 0
    steps = Counter(
        _quarter_turns_between(before.box, after.box) for before, after in pairwise(turned)
    )
    # Of equal counts the first wins: a single turned run, which shows no direction, reads up.
    return max((1, 3, 2), key=lambda turns: steps[turns])


def _quarter_turns_between(before: Box, after: Box) -> int:
    """The quarter turns that let one character follow the other to its right."""
    across, down = after.x0 - before.x0, after.top - before.top
    if abs(across) > abs(down):
        return 2 if across < 0 else 0
    return 1 if down < 0 else 3


def turned(content: PageContent, turns: int) -> PageContent:
    """The page turned clockwise by so many quarters, its turned text upright."""
    turn = _box_turner(turns, content.width, content.height)
    width, height = (
        (content.height, content.width) if turns % 2 else (content.width, content.height)
    )
    return replace(
        content,
        width=width,
        height=height,
        text_runs=tuple(
            one._replace(box=turn(one.box), upright=not one.upright) for one in content.text_runs
        ),
        rulings=tuple(one._replace(box=turn(one.box)) for one in content.rulings),
        fills=tuple(one._replace(box=turn(one.box)) for one in content.fills),
        pictures=tuple(map(turn, content.pictures)),
    )


def turned_back(
    lines: Sequence[Line], tables: Sequence[PrintedTable], page: PageContent, turns: int
) -> tuple[tuple[Line, ...], tuple[PrintedTable, ...]]:
    """The lines and tables of a page turned so, with their positions on the page as it lies."""
    turn = _box_turner(4 - turns, page.width, page.height)
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


def _box_turner(turns: int, width: float, height: float) -> Turn:
    """A quarter turn clockwise moves the left edge of a page to its top, and so on."""
    return {
        1: lambda box: Box(height - box.bottom, box.x0, height - box.top, box.x1),
        2: lambda box: Box(width - box.x1, height - box.bottom, width - box.x0, height - box.top),
        3: lambda box: Box(box.top, width - box.x1, box.bottom, width - box.x0),
    }[turns]
