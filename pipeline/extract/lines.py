"""Characters outside tables → lines of text."""

from collections.abc import Iterable, Iterator, Sequence

from pipeline.extract.places import around, rounded
from pipeline.extract.rows import line_text, share_a_line
from pipeline.extract.segments import Segment, is_column, segments
from pipeline.model.page import Box, Character, Line


def lines_of(characters: Iterable[Character], boxes: Sequence[Box]) -> tuple[Line, ...]:
    """The lines from top to bottom, those on one height from left to right.

    `boxes` are the drawn boxes: text in one and text beside it are two lines.
    """
    lines = [_line(segment) for segment in segments(characters, boxes)]
    return tuple(line for row in _heights(lines) for line in row)


def _line(segment: Segment) -> Line:
    seen = [one for one in segment if not one.text.isspace()]
    sizes = sorted(one.size for one in seen)
    drawn = "".join(one.text for one in segment).strip()
    text = drawn if is_column(segment) else line_text(segment)
    return Line(text, rounded(around(one.box for one in seen)), round(sizes[len(sizes) // 2], 2))


def _heights(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """The lines in groups of one height, each from left to right."""
    group: list[Line] = []
    for line in sorted(lines, key=lambda line: (line.box.top + line.box.bottom, line.box.x0)):
        if group and not share_a_line(group[0].box, line.box):
            yield sorted(group, key=lambda line: line.box.x0)
            group = []
        group.append(line)
    yield sorted(group, key=lambda line: line.box.x0)
