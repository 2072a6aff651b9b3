"""Path objects of PDFium → the rulings and filled boxes they draw."""

from collections.abc import Iterator, Sequence
from itertools import chain, repeat

from pipeline.extract.page.geometry import intersection
from pipeline.extract.page.painting import (
    RULE_WIDTH,
    SLANT,
    Path,
    Point,
    Subpath,
    draw,
    draw_box,
    draw_rule,
    middle,
)
from pipeline.extract.page.visibility import Colour
from pipeline.extract.pdfium import calls as batch
from pipeline.extract.pdfium import library as pdfium
from pipeline.extract.pdfium.calls import Ink, Matrix, Sides
from pipeline.extract.pdfium.page_state import PageState, product
from pipeline.model.page import Box, Ruling, box_around

RECTANGLE = 6
"""Segments of a filled rectangle at most: PDFium gives 5 for `re` and for the same drawn by `l` and
`h`, one more where a program also draws the closing line."""
LINE = 2
"""Segments of a line: a move and a line."""
WHITE = (255, 255, 255)
PLAIN: Matrix = (1, 0, 0, 1, 0, 0)

Segment = tuple[Point, int, int]
"""One step of a path: where it leads to before its matrix, its kind, whether it closes."""
Placed = tuple[int, Box]
"""A path object, and where it can be seen."""
Outline = tuple[int, Box, int, int, int]
"""A path object, the box it can be seen in, how it is filled and stroked (0: not), its steps."""


def read_paths(sheet: PageState, paths: Sequence[Placed], matrix: Matrix | None) -> None:
    """Note path objects.

    Nearly all paths of a report are filled rectangles, most of them thin, or stroked lines: browsers
    and office programs draw thousands. For these the bounds are enough; others are followed step by
    step.
    """
    objects = [one for one, _ in paths]
    modes = batch.modes(objects)
    fills: list[Outline] = []
    lines: list[Outline] = []
    others: list[Outline] = []
    steps = map(pdfium.count_segments, objects)
    for (one, clip), (is_filled, is_stroked), count in zip(paths, modes, steps, strict=True):
        if count >= LINE and (is_filled or is_stroked):
            outline = (one, clip, is_filled, is_stroked, count)
            if matrix is None and not is_stroked and count <= RECTANGLE:
                fills.append(outline)
            elif matrix is None and not is_filled and count == LINE:
                lines.append(outline)
            else:
                others.append(outline)
    others += _note_fills(sheet, fills)
    others += _note_lines(sheet, lines)
    if others:
        _note_steps(sheet, others, matrix)


def _note_fills(sheet: PageState, outlines: Sequence[Outline]) -> list[Outline]:
    """Note the fills that are thin rules, and the boxes; the others come back."""
    objects = [outline[0] for outline in outlines]
    inks = batch.inks(objects, pdfium.fill_colour)
    left, head = sheet.left, sheet.head
    seen: set[tuple[Sides, Ink, Box]] = set()
    wide: list[tuple[Outline, Box, Ink]] = []
    for outline, sides, ink in zip(outlines, batch.bounds(objects), inks, strict=True):
        key = (sides, ink, outline[1])
        if key in seen:
            continue
        seen.add(key)
        x0, y0, x1, y1 = sides
        box = Box(x0 - left, head - y1, x1 - left, head - y0)
        if x1 - x0 <= RULE_WIDTH or y1 - y0 <= RULE_WIDTH:
            draw_rule(sheet.painted, middle(box), _colour(ink), outline[1])
        else:
            wide.append((outline, box, ink))
    are_boxes = _are_boxes([(outline[0], outline[4]) for outline, _, _ in wide])
    others: list[Outline] = []
    for (outline, box, ink), is_box in zip(wide, are_boxes, strict=True):
        if not is_box:
            others.append(outline)
            continue
        if ink == WHITE:
            sheet.pale.append(box)
        draw_box(sheet.painted, box, _colour(ink), outline[1])
    return others


def _are_boxes(paths: Sequence[tuple[int, int]]) -> Iterator[bool]:
    """Whether the first three points of each path are corners of a box."""
    objects = [one for one, _ in paths]
    corners = [
        batch.points(list(map(pdfium.segment_of, objects, repeat(step)))) for step in range(3)
    ]
    for (_, count), own, *points in zip(paths, batch.matrices(objects), *corners, strict=True):
        (ax, ay), (bx, by), (cx, cy) = points
        is_level = not (own[1] or own[2])
        yield is_level and count > 3 and ((ax == bx and by == cy) or (ay == by and bx == cx))


def _note_lines(sheet: PageState, outlines: Sequence[Outline]) -> Iterator[Outline]:
    """Note the thin lines that run across or down the page; the others come back.

    PDFium's bounds reach a whole line width over the ends and over each side of a line, 0.5 over
    those of a hairline: so half of the bounds' thickness is both the width and the part to cut off.
    """
    objects = [outline[0] for outline in outlines]
    inks = batch.inks(objects, pdfium.stroke_colour)
    left, head = sheet.left, sheet.head
    answers = zip(outlines, batch.bounds(objects), batch.widths(objects), inks, strict=True)
    for outline, (x0, y0, x1, y1), width, ink in answers:
        thick = min(x1 - x0, y1 - y0)
        if thick > min(2 * width + SLANT, RULE_WIDTH):
            yield outline
            continue
        over = thick / 2
        line = Box(x0 + over - left, head - y1 + over, x1 - over - left, head - y0 - over)
        draw_rule(sheet.painted, Ruling(line, over), _colour(ink), outline[1])


def _note_steps(sheet: PageState, outlines: Sequence[Outline], matrix: Matrix | None) -> None:
    """Note paths of any kind, step by step."""
    objects = [outline[0] for outline in outlines]
    answers = zip(
        outlines,
        batch.inks(objects, pdfium.fill_colour),
        batch.inks(objects, pdfium.stroke_colour),
        batch.matrices(objects),
        batch.widths(objects),
        _segments(objects, [outline[4] for outline in outlines]),
        strict=True,
    )
    for (_, clip, is_filled, is_stroked, _), fill, stroke, own, width, segments in answers:
        placed = product(own, matrix)
        a, b, c, d, _, _ = placed
        subpaths = tuple(_subpaths(sheet, placed, segments))
        if is_filled and fill == WHITE:
            sheet.pale += [box_around(Box(x, y, x, y) for x, y in one.points) for one in subpaths]
        width_drawn = width * abs(a * d - b * c) ** 0.5 if is_stroked else 0.0
        colours = _colour(stroke), _colour(fill)
        path = Path(subpaths, bool(is_stroked), bool(is_filled), width_drawn, *colours)
        draw(sheet.painted, path, clip)


def _segments(paths: Sequence[int], counts: Sequence[int]) -> Iterator[list[Segment]]:
    """The segments of each path, asked for together."""
    owners = chain.from_iterable(map(repeat, paths, counts))
    steps = chain.from_iterable(map(range, counts))
    answers = _segments_of(list(map(pdfium.segment_of, owners, steps)))
    start = 0
    for count in counts:
        yield answers[start : start + count]
        start += count


def _segments_of(segments: Sequence[int]) -> list[Segment]:
    kinds, closes = map(pdfium.segment_kind, segments), map(pdfium.closes, segments)
    return list(zip(batch.points(segments), kinds, closes, strict=True))


def _colour(ink: Ink) -> Colour:
    red, green, blue = ink
    return red / 255, green / 255, blue / 255


def _subpaths(sheet: PageState, matrix: Matrix, segments: Sequence[Segment]) -> Iterator[Subpath]:
    """The subpaths of a path; of a curve, three segments (two control points), only its end."""
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


def clip_box(sheet: PageState, one: int, count: int, matrix: Matrix | None) -> Box:
    """The bounds of all `count` paths that clip the object."""
    clips = pdfium.clip_of(one)
    box = sheet.page
    for number in range(count):
        steps = range(pdfium.count_clip_segments(clips, number))
        segments = _segments_of(
            list(map(pdfium.clip_segment, repeat(clips), repeat(number), steps))
        )
        points = [point for path in _subpaths(sheet, matrix or PLAIN, segments) for point in path.points]  # fmt: skip
        if points:
            box = intersection(box, box_around(Box(x, y, x, y) for x, y in points))
    return box
