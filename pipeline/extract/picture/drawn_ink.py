"""The picture of a page → ink in cells for figures that no letter, rule or ground explains.

Dots that something known explains are marked on a copy of the picture. What is left of a cell must be of
one grey, its ground: of 8,507 cells of 180 pages of clean reports all but two are. Only where it is not, a
fine picture of the page is looked at, and each spot of ink that is left is judged.
"""

from collections.abc import Iterator, Sequence
from math import ceil

from pipeline.extract.page.geometry import rounded
from pipeline.extract.picture.drawn_points import points_between_digits
from pipeline.extract.picture.drawn_signs import free_lines, signs_among
from pipeline.extract.picture.explained_dots import SMALLEST_TYPE, Known, marked, near_to
from pipeline.extract.picture.grey_picture import FAINTEST, Picture
from pipeline.extract.picture.ink import COARSE, FINE, DrawPage, usual_size
from pipeline.extract.picture.ink_spots import EXPLAINED, Spot, spots_of
from pipeline.extract.picture.places_of_figures import cells_among_figures
from pipeline.model.page import Box, PageContent, PrintedCell, PrintedTable, TextRun

ACROSS, DOWN = 0.5, 0.08
"""Points beside a letter's box, and of the font size above and below it, that strokes may reach."""
STAND_IN = 0.5
"""Of the font size, beside letters where another font stands in for one that is not in the file: its % may
be so much wider."""
INSIDE = 1.0
"""Points from the border of a cell to what is looked at; what is at that edge may go on beyond it."""
GROUND = 1.3
"""Times the usual font size: a filled box larger than that is a ground or a bar, not a sign or digit."""
LEAST_DIGIT = 0.5
"""Of the usual font size: digits are 0.65 to 0.75 of theirs high."""
LONGEST = 30
"""Letters of a cell that may hold a figure; longer ones are names and sentences."""


def drawn_ink(
    content: PageContent,
    tables: Sequence[PrintedTable],
    draw: DrawPage,
    known: Sequence[Box],
    unruled: Sequence[PrintedCell] = (),
) -> list[Box]:
    """Each place in a cell that is empty or holds a figure where something is drawn that is not text.

    `known` are more boxes whose ink is explained: struck letters, lines of annotations. `unruled` are
    places outside tables that may hold a figure: there only what is as high as one counts.
    """
    picture = draw(content.number, COARSE)
    if picture is None:
        return []
    in_tables = (cell for table in tables if _has_figures(table) for cell in table.cells)
    cells = [*in_tables, *unruled]
    cells = [cell for cell in cells if len("".join(cell.text.split())) <= LONGEST]
    explained = list(_explained(content, cells, [*known, *picture.shapes.shadings]))
    found = list(points_between_digits(content, cells, picture.shapes.points))
    of_figures = {*unruled, *cells_among_figures(tables)}
    suspects = _suspects(cells, picture, explained)
    fine = draw(content.number, FINE, [cell.box for cell in suspects]) if suspects else None
    if fine and fine.is_stand_in:
        explained += _around_stand_ins(content)
    for cell in suspects:
        if fine or not cell.text:
            spots = list(_spots(cell, fine or picture, explained, content))
            if cell in unruled:
                size = usual_size(content.text_runs)
                spots = [one for one in spots if _is_as_high_as_text(one, size)]
            runs = _runs_in(content.text_runs, cell)
            found += signs_among(spots, cell.box, runs, is_of_figures=cell in of_figures)
    return [rounded(one) for one in found]


def _around_stand_ins(content: PageContent) -> list[Known]:
    """The letters with more around them: those of another font may reach further than the publisher's."""
    return [
        Known(run.box, STAND_IN * run.size, DOWN * run.size)
        for run in content.text_runs
        if not run.text.isspace()
    ]


def _has_figures(table: PrintedTable) -> bool:
    return any(letter.isdecimal() for cell in table.cells for letter in cell.text)


def _runs_in(runs: Sequence[TextRun], cell: PrintedCell) -> list[TextRun]:
    left, head, right, foot = cell.box
    return [
        one
        for one in runs
        for x0, top, x1, bottom in (one.box,)
        if top < foot and head < bottom and x0 < right and left < x1
    ]


def _explained(
    content: PageContent, cells: Sequence[PrintedCell], known: Sequence[Box]
) -> Iterator[Known]:
    """The boxes of letters, of rules, of the edges of grounds, and those that are known otherwise."""
    size = usual_size(content.text_runs)
    signs = set(free_lines(content, cells, size))
    for run in content.text_runs:
        if not run.text.isspace():
            yield Known(run.box, ACROSS, DOWN * max(run.size, SMALLEST_TYPE))
    for rule in content.rulings:
        if rule.box not in signs:
            yield Known(rule.box, rule.width / 2, rule.width / 2, hard=True)
    for x0, top, x1, bottom in (fill.box for fill in content.fills):
        if max(x1 - x0, bottom - top) <= GROUND * size:
            continue
        for y in (top, bottom):
            yield Known(Box(x0, y, x1, y), 0, 0, hard=True)
        for x in (x0, x1):
            yield Known(Box(x, top, x, bottom), 0, 0, hard=True)
    yield from (Known(box, ACROSS, ACROSS, hard=True) for box in known)


def _suspects(
    cells: Sequence[PrintedCell], picture: Picture, explained: Sequence[Known]
) -> list[PrintedCell]:
    """The cells in which dots that nothing explains are not all of one grey."""
    dots = marked(picture, explained, 0, 0)
    found = []
    for cell in cells:
        rest = _rest(_rows(dots, picture, cell.box, 0, 0))
        if rest.count(rest[:1]) < len(rest) and max(greys := set(rest)) - min(greys) >= FAINTEST:
            found.append(cell)
    return found


def _rows(dots: bytearray, picture: Picture, box: Box, x: float, y: float) -> list[bytes]:
    """The dots of a box without its edge; the picture begins at x, y of the page."""
    scale, stride = picture.scale, picture.stride
    left, right = _inside(box.x0 - x, box.x1 - x, scale, picture.width)
    first, last = _inside(box.top - y, box.bottom - y, scale, picture.height)
    if left >= right:
        return []
    return [bytes(dots[row * stride + left : row * stride + right]) for row in range(first, last)]


def _inside(start: float, end: float, scale: float, most: int) -> tuple[int, int]:
    return max(0, ceil(scale * (start + INSIDE))), min(most, int(scale * (end - INSIDE)))


def _rest(rows: Sequence[bytes]) -> bytes:
    return b"".join(rows).translate(None, bytes([EXPLAINED]))


def _spots(
    cell: PrintedCell, picture: Picture, explained: Sequence[Known], content: PageContent
) -> Iterator[Box]:
    """The spots of ink in a cell that nothing explains and that do not go on beyond it."""
    x, y, part = _cropped(picture, cell.box)
    near = near_to(explained, cell.box)
    dots = marked(part, near, x, y)
    rows = _rows(dots, part, cell.box, x, y)
    rest = _rest(rows)
    if not rest:
        return
    bars = [_rest(_rows(dots, part, box, x, y)) for box in _bars(content, cell)]
    grounds = {max(set(one), key=one.count) for one in (rest, *bars) if one}
    scale = part.scale
    x, y = x + _inside(cell.box.x0 - x, 0, scale, 0)[0] / scale, y + _inside(cell.box.top - y, 0, scale, 0)[0] / scale  # fmt: skip
    size = usual_size(content.text_runs) * scale
    for one in spots_of(rows, grounds):
        if not one.is_at_edge or (one.is_at_side and _is_as_large_as_digit(one, size)):
            left, top, right, bottom = (edge / scale for edge in one[:4])
            yield Box(x + left, y + top, x + right, y + bottom)


def _is_as_high_as_text(spot: Box, size: float) -> bool:
    return LEAST_DIGIT * size <= spot.bottom - spot.top <= GROUND * size


def _is_as_large_as_digit(spot: Spot, size: float) -> bool:
    """Whether a spot may be a digit that touches the side of its cell; what is larger goes on."""
    height, width = spot.bottom - spot.top, spot.right - spot.left
    return LEAST_DIGIT * size <= height <= size and width <= size


def _cropped(picture: Picture, box: Box) -> tuple[float, float, Picture]:
    """Where the part of a picture begins that shows a box, and that part."""
    scale, stride = picture.scale, picture.stride
    left, right = max(0, int(scale * box.x0)), min(picture.width, ceil(scale * box.x1))
    first, last = max(0, int(scale * box.top)), min(picture.height, ceil(scale * box.bottom))
    width = max(0, right - left)
    dots = b"".join(
        picture.dots[row * stride + left : row * stride + left + width]
        for row in range(first, last)
    )
    part = Picture(memoryview(dots), width, max(0, last - first), width, scale)
    return left / scale, first / scale, part


def _bars(content: PageContent, cell: PrintedCell) -> Iterator[Box]:
    """What a cell has of each filled box that is larger than a sign."""
    least = GROUND * usual_size(content.text_runs)
    for fill in content.fills:
        x0, top = max(fill.box.x0, cell.box.x0), max(fill.box.top, cell.box.top)
        x1, bottom = min(fill.box.x1, cell.box.x1), min(fill.box.bottom, cell.box.bottom)
        if x0 < x1 and top < bottom and max(x1 - x0, bottom - top) > least:
            yield Box(x0, top, x1, bottom)
