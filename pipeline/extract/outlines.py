"""Path objects → what they leave on the page."""

from collections.abc import Iterator, Sequence
from itertools import chain, repeat

from pipeline.extract import batch, pdfium
from pipeline.extract.batch import Ink, Matrix
from pipeline.extract.colours import Colour
from pipeline.extract.paths import Path, Point, Subpath, draw, draw_rule, is_thin
from pipeline.extract.places import around, common
from pipeline.extract.sheet import Sheet, product
from pipeline.model.page import Box

RECTANGLE = 6
"""Points of a filled rectangle at most, its first point again at the end."""
WHITE = (255, 255, 255)
PLAIN: Matrix = (1, 0, 0, 1, 0, 0)

Drawn = tuple[int, Box]
"""A path object, and the box it can be seen in."""
Segment = tuple[Point, int, int]
"""One step of a path: where it leads to before its matrix, its kind, whether it closes."""


def note_paths(sheet: Sheet, paths: Sequence[Drawn], matrix: Matrix | None) -> None:
    """Note path objects, each with where it can be seen.

    Filled rectangles, most of them thin, are asked for little: browsers and office programs draw
    thousands.
    """
    modes = batch.modes([one for one, _ in paths])
    drawn = [path for path, mode in zip(paths, modes, strict=True) if any(mode)]
    modes = [mode for mode in modes if any(mode)]
    objects = [one for one, _ in drawn]
    counts = list(map(pdfium.count_segments, objects))
    fills = batch.inks(objects, pdfium.fill_colour)
    others: list[tuple[Drawn, int, tuple[int, int], Ink]] = []
    bounds = batch.bounds(objects)
    for path, count, mode, ink, sides in zip(drawn, counts, modes, fills, bounds, strict=True):
        is_filled, is_stroked = mode
        if is_filled and not is_stroked and count <= RECTANGLE:
            box = sheet.box(sides, matrix)
            if is_thin(box):
                draw_rule(sheet.painted, box, _colour(ink), path[1])
                continue
        others.append((path, count, mode, ink))
    _note_all(sheet, others, matrix)


def _note_all(
    sheet: Sheet,
    paths: Sequence[tuple[Drawn, int, tuple[int, int], Ink]],
    matrix: Matrix | None,
) -> None:
    """Note paths of any kind, step by step."""
    objects = [path[0] for path, *_ in paths]
    strokes = batch.inks(objects, pdfium.stroke_colour)
    told = zip(
        paths,
        strokes,
        batch.matrices(objects),
        batch.widths(objects),
        _segments(objects, [count for _, count, _, _ in paths]),
        strict=True,
    )
    for ((_, clip), _, (is_filled, is_stroked), fill), stroke, own, width, segments in told:
        placed = product(own, matrix)
        a, b, c, d, _, _ = placed
        subpaths = tuple(_subpaths(sheet, placed, segments))
        if is_filled and fill == WHITE:
            sheet.pale += [around(Box(x, y, x, y) for x, y in one.points) for one in subpaths]
        scale = abs(a * d - b * c) ** 0.5
        path = Path(
            subpaths,
            bool(is_stroked),
            bool(is_filled),
            width * scale if is_stroked else 0.0,
            _colour(stroke),
            _colour(fill),
        )
        draw(sheet.painted, path, clip)


def _segments(paths: Sequence[int], counts: Sequence[int]) -> Iterator[list[Segment]]:
    """The segments of each path, asked for together."""
    owners = chain.from_iterable(map(repeat, paths, counts))
    steps = chain.from_iterable(map(range, counts))
    told = _told(list(map(pdfium.segment_of, owners, steps)))
    start = 0
    for count in counts:
        yield told[start : start + count]
        start += count


def _told(segments: Sequence[int]) -> list[Segment]:
    kinds, closes = map(pdfium.segment_kind, segments), map(pdfium.closes, segments)
    return list(zip(batch.points(segments), kinds, closes, strict=True))


def _colour(ink: Ink) -> Colour:
    red, green, blue = ink
    return red / 255, green / 255, blue / 255


def _subpaths(sheet: Sheet, matrix: Matrix, segments: Sequence[Segment]) -> Iterator[Subpath]:
    """The subpaths of a path; of a curve only its end."""
    a, b, c, d, e, f = matrix
    e, f = e - sheet.left, sheet.head - f
    points: list[Point] = []
    straight: list[bool] = []
    controls = 0
    for (x, y), kind, closes in segments:
        point = (a * x + c * y + e, f - b * x - d * y)
        if kind == pdfium.MOVE:
            if len(points) > 1:
                yield Subpath(tuple(points), tuple(straight))
            points, straight, controls = [point], [], 0
        elif kind == pdfium.LINE or controls == 2:
            points.append(point)
            straight.append(kind == pdfium.LINE)
            controls = 0
        else:
            controls += 1
        if closes and points[-1] != points[0]:
            points.append(points[0])
            straight.append(True)
    if len(points) > 1:
        yield Subpath(tuple(points), tuple(straight))


def clip_box(sheet: Sheet, one: int, count: int, matrix: Matrix | None) -> Box:
    """The bounds of all `count` paths that clip the object."""
    clips = pdfium.clip_of(one)
    box = sheet.page
    for number in range(count):
        steps = range(pdfium.count_clip_segments(clips, number))
        segments = _told(list(map(pdfium.clip_segment, repeat(clips), repeat(number), steps)))
        points = [point for path in _subpaths(sheet, matrix or PLAIN, segments) for point in path.points]  # fmt: skip
        if points:
            box = common(box, around(Box(x, y, x, y) for x, y in points))
    return box
