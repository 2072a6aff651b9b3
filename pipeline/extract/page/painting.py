"""Drawn paths → rulings and filled boxes, whichever reader found the paths."""

from collections.abc import Iterator, Sequence
from itertools import chain, pairwise
from typing import NamedTuple, TypeVar

from pipeline.extract.page.geometry import area, intersection
from pipeline.extract.page.visibility import Colour, is_white
from pipeline.model.page import Box, Fill, Ruling

RULE_WIDTH = 3.0
"""Points. A filled area no thicker is a drawn rule; the thickest rules of office programs are 3.

At 1.5 the pages of the tests give the same tables; at 6 a table with thin filled cells falls apart
(okinawa_475_49468)."""
BAR_WIDTH = 6.0
"""Points. A thicker stroke is a filled bar: with a thick line programs draw bars of charts.

From 3 to 12 the pages of the tests give the same tables."""
SLANT = 0.5
"""Points a straight rule may be off the horizontal or vertical through rounding.

From 0.25 to 1 the pages of the tests give the same tables."""
BOX_SHARE = 0.85
"""A filled shape is a box when it fills this much of its bounds: corners may be round.

Round corners of half the height, the roundest there are, leave 0.785 of a square and 0.89 of a box
twice as long; a triangle fills 0.5. From 0.43 the pages of
the tests give the same tables."""
EDGE = 1.0
"""Points. A rule on the very edge of the clip is still half seen."""

Point = tuple[float, float]
Mark = TypeVar("Mark", Ruling, Fill)


class Subpath(NamedTuple):
    """A run of points, and of each step between two of them whether it is a straight line."""

    points: tuple[Point, ...]
    is_straight: tuple[bool, ...]


class Path(NamedTuple):
    """One painted path. A colour is None where it has no one name (patterns)."""

    subpaths: tuple[Subpath, ...]
    is_stroked: bool
    is_filled: bool
    width: float
    stroke_colour: Colour
    fill_colour: Colour


class Painted(NamedTuple):
    """What paths leave on a page: rulings, white rulings (`pale`), filled boxes, and areas with ink."""

    rulings: list[Ruling]
    pale: list[Ruling]
    fills: list[Fill]
    inked: list[Box]


def draw(page: Painted, path: Path, clip: Box) -> None:
    """Add to the page what the path draws, as far as the clip shows it."""
    if path.is_filled:
        _add_fill(page, path, clip)
    if path.is_stroked:
        _add_stroke(page, path, clip)


def draw_rule(page: Painted, rule: Ruling, colour: Colour, clip: Box) -> None:
    """Add to the page a rule, as far as the clip shows it."""
    _add_clipped(page.pale if is_white(colour) else page.rulings, rule, clip, EDGE)


def draw_box(page: Painted, box: Box, colour: Colour, clip: Box) -> None:
    """Add to the page a filled box, as far as the clip shows it."""
    _add_clipped(page.fills, Fill(box, colour), clip)
    if not is_white(colour):
        page.inked.append(intersection(box, clip))


def _add_fill(page: Painted, path: Path, clip: Box) -> None:
    is_pale = is_white(path.fill_colour)
    thin = page.pale if is_pale else page.rulings
    boxes = [_bounds(subpath.points) for subpath in path.subpaths]
    if not is_pale:
        page.inked.extend(intersection(box, clip) for box in boxes if not is_thin(box))
    if _are_a_frame(boxes):
        for rule in _frame_rulings(*boxes):
            _add_clipped(thin, rule, clip, EDGE)
        return
    for box, subpath in zip(boxes, path.subpaths, strict=True):
        if is_thin(box):
            _add_clipped(thin, middle(box), clip, EDGE)
        elif _polygon_area(subpath.points) >= BOX_SHARE * area(box):
            _add_clipped(page.fills, Fill(box, path.fill_colour), clip)


def _add_stroke(page: Painted, path: Path, clip: Box) -> None:
    thin = page.pale if is_white(path.stroke_colour) else page.rulings
    for line in chain.from_iterable(map(_strokes, path.subpaths)):
        if path.width > BAR_WIDTH:
            bar = _widened(line, path.width / 2)
            _add_clipped(page.fills, Fill(bar, path.stroke_colour), clip)
            page.inked.append(intersection(bar, clip))
        else:
            _add_clipped(thin, Ruling(line, path.width), clip, EDGE)


def _add_clipped(marks: list[Mark], mark: Mark, clip: Box, edge: float = 0.0) -> None:
    """Add what the clip, wider by `edge`, leaves of a mark."""
    x0, top, x1, bottom = mark.box
    left, head, right, foot = clip
    if x0 >= left and top >= head and x1 <= right and bottom <= foot:
        marks.append(mark)
        return
    wider = Box(left - edge, head - edge, right + edge, foot + edge)
    box = intersection(wider, mark.box)
    if box.x0 <= box.x1 and box.top <= box.bottom:
        marks.append(mark._replace(box=box))


def visible_rulings(page: Painted) -> tuple[Ruling, ...]:
    """The rules a person sees: white ones only where they part filled boxes."""
    filled = [_widened(fill.box, RULE_WIDTH) for fill in page.fills if not is_white(fill.colour)]
    return (*page.rulings, *(rule for rule in page.pale if _touches(rule.box, filled)))


def count_shapes(page: Painted) -> int:
    """How many filled shapes are neither boxes nor rules: curves, letters drawn as outlines."""
    return max(0, len(page.inked) - sum(not is_white(fill.colour) for fill in page.fills))


def _touches(rule: Box, boxes: Sequence[Box]) -> bool:
    return any(
        rule.x0 < box.x1 and box.x0 < rule.x1 + SLANT and rule.top < box.bottom
        and box.top < rule.bottom + SLANT
        for box in boxes
    )  # fmt: skip


def _bounds(points: Sequence[Point]) -> Box:
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def _strokes(subpath: Subpath) -> Iterator[Box]:
    """The straight strokes across or down the page; of a box with round corners its four sides."""
    points, straight = subpath
    if len(points) > 2 and points[0] == points[-1] and not all(straight):
        x0, top, x1, bottom = box = _bounds(points)
        if _polygon_area(points) >= BOX_SHARE * area(box) > 0:
            yield Box(x0, top, x1, top)
            yield Box(x0, bottom, x1, bottom)
            yield Box(x0, top, x0, bottom)
            yield Box(x1, top, x1, bottom)
            return
    for (x0, y0), (x1, y1), is_straight in zip(points, points[1:], straight, strict=False):
        if is_straight and (abs(x1 - x0) <= SLANT or abs(y1 - y0) <= SLANT):
            yield Box(min(x0, x1), min(y0, y1), max(x0, x1), max(y0, y1))


def _widened(box: Box, by: float) -> Box:
    return Box(box.x0 - by, box.top - by, box.x1 + by, box.bottom + by)


def is_thin(box: Box) -> bool:
    """Whether a filled box so thin is a drawn rule."""
    return min(box.x1 - box.x0, box.bottom - box.top) <= RULE_WIDTH


def middle(box: Box) -> Ruling:
    """The rule a thin filled box draws: its middle line."""
    x0, top, x1, bottom = box
    wide, high = x1 - x0, bottom - top
    if wide >= high:
        middle = (top + bottom) / 2
        return Ruling(Box(x0, middle, x1, middle), high)
    middle = (x0 + x1) / 2
    return Ruling(Box(middle, top, middle, bottom), wide)


def _are_a_frame(boxes: Sequence[Box]) -> bool:
    """Whether one box is cut out of another, so that a thin frame is left."""
    return len(boxes) == 2 and all(
        0 < abs(outer - inner) <= RULE_WIDTH for outer, inner in zip(*boxes, strict=True)
    )


def _frame_rulings(outer: Box, inner: Box) -> Iterator[Ruling]:
    x0, top, x1, bottom = ((one + other) / 2 for one, other in zip(outer, inner, strict=True))
    width = abs(outer.x0 - inner.x0)
    yield Ruling(Box(x0, top, x1, top), width)
    yield Ruling(Box(x0, bottom, x1, bottom), width)
    yield Ruling(Box(x0, top, x0, bottom), width)
    yield Ruling(Box(x1, top, x1, bottom), width)


def _polygon_area(points: Sequence[Point]) -> float:
    """The area inside a closed run of points (shoelace formula)."""
    total = sum(x0 * y1 - x1 * y0 for (x0, y0), (x1, y1) in pairwise((*points, points[0])))
    return abs(total) / 2
