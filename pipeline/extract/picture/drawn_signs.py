"""Ink of a cell that is not text → what of it may be a figure or a part of one.

Frames round text, lines that go on beyond the cell, and lines across an empty cell are none.
"""

from collections.abc import Iterator, Sequence

from pipeline.extract.page.geometry import holds
from pipeline.model.page import Box, PageContent, PrintedCell, Ruling, TextRun, box_around

SIGN = 1.2
"""Times the usual font size: a level line no longer, alone in its cell, may be a minus or a dash."""
SHORTEST = 2.0
"""Points: a shorter line or spot is a point; alone in a cell it says nothing."""
FLAT = 0.3
"""Of the usual font size: in type of less than 7 points the flat parts of digits are shorter than SHORTEST,
but not than this."""
ROW_OF_DIGITS, DIGIT = 4.0, 1.5
"""Times the usual font size: strokes that continue each other so far may be of digits (six in a row,
one in height); what is longer is a dashed line."""
DASH_GAP = 6.0
"""Points between two pieces of one dashed line; figures in two columns are further apart."""
INSIDE = 0.6
"""Points between the border of a cell and a sign in it."""
ACROSS_CELL, DOWN_CELL = 0.7, 0.6
"""Of a cell's width and height: a single spot so large in it is a line through an empty cell."""
NEAR = 1.0
"""Times the font size: a sign or digit of a figure is no further from its letters."""
POINT = 0.3
"""Of the font size: a decimal point or comma is no larger."""


def free_lines(content: PageContent, cells: Sequence[PrintedCell], size: float) -> Iterator[Box]:
    """Lines inside a cell as short as a minus or a stroke of a digit.

    Pieces of a dashed line are none, nor level lines under, over or through letters.
    """
    least = min(SHORTEST, FLAT * size)
    level = [one.box for one in content.rulings if _is_level(one)]
    lines = (one.box for one in content.rulings if not _is_level(one))
    upright = [_turned(one) for one in lines if one.bottom - one.top <= SIGN * size]
    short = [
        one
        for one in _not_dashed(level, ROW_OF_DIGITS * size)
        if least <= one.x1 - one.x0 <= SIGN * size
        if not _meets_letters(one, content.text_runs)
    ]
    strokes = [*map(_turned, _not_dashed(upright, DIGIT * size))]
    strokes = [one for one in strokes if one.bottom - one.top >= least and _in_a_cell(one, cells)]
    yield from (one for one in short if _in_a_cell(one, cells))
    yield from (one for one in strokes if not _is_side(one, strokes, content.text_runs))


def _in_a_cell(one: Box, cells: Sequence[PrintedCell]) -> bool:
    return any(is_inside(one, cell.box) for cell in cells)


def _is_side(one: Box, upright: Sequence[Box], runs: Sequence[TextRun]) -> bool:
    """Whether a line and another one as high stand on both sides of letters: a box or brackets."""
    for other in upright:
        left, right = min(one.x1, other.x1), max(one.x0, other.x0)
        is_pair = (
            abs(one.top - other.top) <= SHORTEST and abs(one.bottom - other.bottom) <= SHORTEST
        )
        if is_pair and any(
            left <= run.box.x0
            and run.box.x1 <= right
            and run.box.top < one.bottom
            and one.top < run.box.bottom
            for run in runs
        ):
            return True
    return False


def _turned(box: Box) -> Box:
    """The box with rows and columns of the page exchanged."""
    return Box(box.top, box.x0, box.bottom, box.x1)


def _not_dashed(level: Sequence[Box], most: float) -> Iterator[Box]:
    """The lines that are not pieces of a dashed line: of one longer than `most` on their height."""
    by_height: dict[int, list[Box]] = {}
    for one in level:
        by_height.setdefault(round(one.top), []).append(one)
    for line in by_height.values():
        for pieces in _chains(sorted(line)):
            if len(pieces) == 1 or pieces[-1].x1 - pieces[0].x0 <= most:
                yield from pieces


def _chains(line: Sequence[Box]) -> Iterator[list[Box]]:
    """Pieces on one height, from left to right, that follow each other with small gaps."""
    pieces: list[Box] = []
    for one in line:
        if pieces and one.x0 - pieces[-1].x1 > DASH_GAP:
            yield pieces
            pieces = []
        pieces.append(one)
    if pieces:
        yield pieces


def _is_level(rule: Ruling) -> bool:
    return rule.box.x1 - rule.box.x0 > rule.box.bottom - rule.box.top


def is_inside(one: Box, cell: Box) -> bool:
    """Whether a line or spot is in a cell and not at its border."""
    return (
        cell.x0 + INSIDE <= one.x0
        and one.x1 <= cell.x1 - INSIDE
        and cell.top + INSIDE <= one.top
        and one.bottom <= cell.bottom - INSIDE
    )


def _meets_letters(one: Box, runs: Sequence[TextRun]) -> bool:
    middle = (one.x0 + one.x1) / 2
    return any(
        run.box.x0 <= middle <= run.box.x1
        and run.box.top - POINT * run.size <= one.top <= run.box.bottom + POINT * run.size
        for run in runs
        if not run.text.isspace()
    )


def signs_among(
    spots: Sequence[Box], cell: Box, runs: Sequence[TextRun], *, is_of_figures: bool = False
) -> list[Box]:
    """The spots of ink in a cell that may be a figure, or a digit, sign or point of the one in it.

    `is_of_figures` says that figures are above or below: then one spot before a text may be one.
    """
    texts = [one for one in runs if not one.text.isspace()]
    open_spots = [one for one in spots if not any(holds(one, run.box) for run in texts)]
    if not texts:
        return _as_one(open_spots, cell)
    figures = [one for one in texts if any(letter.isdecimal() for letter in one.text)]
    if not figures:
        beside = _with_next(
            [one for one in open_spots if any(_is_beside(one, run) for run in texts)], open_spots
        )
        is_short = is_of_figures or sum(len(one.text) for one in texts) == 1
        return beside if is_short or _side_by_side(beside) else []
    return [one for one in open_spots if any(_is_beside(one, run) for run in figures)]


def _as_one(spots: Sequence[Box], cell: Box) -> list[Box]:
    """All spots of an empty cell together: a figure in it, or a mark."""
    large = [one for one in spots if max(one.x1 - one.x0, one.bottom - one.top) > SHORTEST]
    if not large:
        return []
    whole = box_around(large)
    is_line = len(large) == 1 or not any(_is_in_middle(one, cell) for one in large)
    return [] if is_line and _is_across(whole, cell) else [whole]


def _is_across(spot: Box, cell: Box) -> bool:
    return spot.x1 - spot.x0 >= ACROSS_CELL * (
        cell.x1 - cell.x0
    ) and spot.bottom - spot.top >= DOWN_CELL * (cell.bottom - cell.top)


def _is_in_middle(spot: Box, cell: Box) -> bool:
    """Whether a spot reaches into the middle half of the cell; the corners of a frame do not."""
    across, down = (cell.x1 - cell.x0) / 4, (cell.bottom - cell.top) / 4
    return (
        spot.x0 < cell.x1 - across
        and cell.x0 + across < spot.x1
        and spot.top < cell.bottom - down
        and cell.top + down < spot.bottom
    )


def _is_beside(spot: Box, run: TextRun) -> bool:
    """Whether a spot is on the line of a run and next to it.

    What follows a unit (an arrow that shows a trend) changes no figure: only what follows a digit may.
    """
    before = run.box.x0 - NEAR * run.size
    after = run.box.x1 + (NEAR * run.size if run.text[-1].isdecimal() else 0.0)
    return (
        run.box.top <= (spot.top + spot.bottom) / 2 <= run.box.bottom
        and before <= spot.x1
        and (spot.x0 + spot.x1) / 2 <= after
        and spot.bottom - spot.top <= 2 * run.size
    )


def _with_next(beside: list[Box], spots: Sequence[Box]) -> list[Box]:
    """The spots, and those that follow them on their line: the digits before the last one."""
    found = list(beside)
    for one in found:
        height = one.bottom - one.top
        found += [
            other
            for other in spots
            if other not in found
            and one.top < (other.top + other.bottom) / 2 < one.bottom
            and max(other.x0 - one.x1, one.x0 - other.x1) <= NEAR * height
        ]
    return found


def _side_by_side(spots: Sequence[Box]) -> bool:
    """Whether two spots follow each other on a line, as digits do; a mark is one spot in another."""
    return any(one.x1 <= other.x0 for one in spots for other in spots)
