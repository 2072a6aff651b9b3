"""Characters outside tables → stretches of text a person sees as one, and the lines they make."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from pipeline.extract.page.characters import is_wide
from pipeline.extract.page.geometry import around, rounded
from pipeline.extract.page.text_lines import line_text, share_a_line
from pipeline.model.page import Box, Line, TextRun

WIDE = 2.1
"""Of the font size: a wider gap ends a stretch; two full-width spaces do not."""
CLOSE = 0.3
"""Of the font size: over a smaller gap a stretch goes on, whatever is drawn behind it."""
CLOSED_UP = 0.6
"""Of the font size: two brackets are set half a square closer (JIS X 4051), and no letters more."""
LEAST_DOWN = 3
"""Fewer characters one under the other are lines of their own, not vertical writing."""
BAND = 8.0
"""Points. Stretches are looked up by bands of this height."""

Segment = list[TextRun]


def segments(text_runs: Iterable[TextRun], boxes: Sequence[Box]) -> list[Segment]:
    """The stretches of text: no wide gap in them, and no border of a box.

    The order in which the characters were drawn tells most; what was drawn apart is then joined.
    """
    level: list[Segment] = []
    down: list[Segment] = []
    for run in runs(text_runs, boxes):
        if not is_column(run):
            level.append(run)
        elif len(run) >= LEAST_DOWN and (not run[0].upright or _is_mostly_letters(run)):
            down.append(run)
        else:
            level += ([one] for one in run if not one.text.isspace())
    return _joined_along_lines(level, boxes) + down


def runs(text_runs: Iterable[TextRun], boxes: Sequence[Box]) -> list[Segment]:
    """The characters in runs as they were drawn: along a line, or down a column."""
    found: list[Segment] = []
    spaces: Segment = []
    last: TextRun | None = None
    along = down = False
    for one in text_runs:
        if one.text.isspace():
            spaces.append(one)
            continue
        if last is not None and not down and _continues_line(last, one, boxes):
            found[-1] += [*spaces, one]
            along = True
        elif (
            last is not None
            and not along
            and (down or _may_start_column(last))
            and _continues_column(last, one)
        ):
            found[-1] += [*spaces, one]
            down = True
        else:
            found.append([*(space for space in spaces if share_a_line(space.box, one.box)), one])
            along = down = False
        last, spaces = one, []
    return found


def _continues_line(last: TextRun, one: TextRun, boxes: Sequence[Box]) -> bool:
    """Whether the text goes on from one character to the other along a line."""
    size = max(last.size, one.size)
    gap = one.box.x0 - last.box.x1
    if not (-CLOSED_UP * size <= gap <= WIDE * size and one.upright and last.upright):
        return False
    if last.box.top != one.box.top and not share_a_line(last.box, one.box):
        return False
    return gap <= CLOSE * size or _innermost_box(last.box, boxes) == _innermost_box(one.box, boxes)


def _innermost_box(box: Box, boxes: Sequence[Box]) -> int | None:
    """The number of the smallest box the middle of this one lies in."""
    x, y = (box.x0 + box.x1) / 2, (box.top + box.bottom) / 2
    around = [
        ((x1 - x0) * (bottom - top), number)
        for number, (x0, top, x1, bottom) in enumerate(boxes)
        if x0 <= x <= x1 and top <= y <= bottom
    ]
    return min(around)[1] if around else None


def _continues_column(last: TextRun, one: TextRun) -> bool:
    """Whether the character stands right under the last, or next to it in turned text.

    Several letters that stand beside each other are no part of a column.
    """
    if last.upright != one.upright or len(last.text) > 1 or len(one.text) > 1:
        return False
    size = max(last.size, one.size)
    beside = abs(one.box.x0 + one.box.x1 - last.box.x0 - last.box.x1) / 2
    gaps = (one.box.top - last.box.bottom, last.box.top - one.box.bottom)
    gap, wide = (gaps[0], CLOSE) if one.upright else (max(gaps), WIDE)
    return beside <= CLOSE * size and -size / 2 <= gap <= wide * size


def _may_start_column(first: TextRun) -> bool:
    """Whether a column may begin here: digits one under the other are a column of figures."""
    return _is_letter(first) or not first.upright


def _is_letter(one: TextRun) -> bool:
    """Whether it is a full square that may be part of a word (a radical counts as a symbol)."""
    return (
        is_wide(one.text)
        and not one.text.isdecimal()
        and not unicodedata.category(one.text[0]).startswith("P")
    )


def _is_mostly_letters(run: Segment) -> bool:
    return 2 * sum(map(_is_letter, run)) > len(run)


def is_column(run: Segment) -> bool:
    """Whether the run goes down (or up) the page."""
    first, second = ([one for one in run if not one.text.isspace()] + [None, None])[:2]
    return first is not None and second is not None and not share_a_line(first.box, second.box)


def _joined_along_lines(runs: Sequence[Segment], boxes: Sequence[Box]) -> list[Segment]:
    """Runs along lines, joined with those drawn apart that go on to their right."""
    done: list[Segment] = []
    by_band: dict[int, list[Segment]] = {}
    for run in sorted(runs, key=lambda run: run[0].box.x0):
        middle = (run[0].box.top + run[0].box.bottom) / 2
        band = int(middle // BAND)
        home = next(
            (
                segment
                for near in (band, band - 1, band + 1)
                for segment in by_band.get(near, ())
                if _continues_line(_last_visible(segment), _first_visible(run), boxes)
            ),
            None,
        )
        if home is not None:
            home += run
        else:
            done.append(run)
            by_band.setdefault(band, []).append(run)
    return done


def _first_visible(run: Segment) -> TextRun:
    return next(one for one in run if not one.text.isspace())


def _last_visible(run: Segment) -> TextRun:
    return next(one for one in reversed(run) if not one.text.isspace())


def lines_of(text_runs: Iterable[TextRun], boxes: Sequence[Box]) -> tuple[Line, ...]:
    """The lines from top to bottom, those on one height from left to right.

    `boxes` are the drawn boxes: text in one and text beside it are two lines.
    """
    lines = [_line_of(segment) for segment in segments(text_runs, boxes)]
    return tuple(line for row in _grouped_by_height(lines) for line in row)


def _line_of(segment: Segment) -> Line:
    seen = [one for one in segment if not one.text.isspace()]
    sizes = sorted(one.size for one in seen)
    drawn = "".join(one.text for one in segment).strip()
    text = drawn if is_column(segment) else line_text(segment)
    return Line(text, rounded(around(one.box for one in seen)), round(sizes[len(sizes) // 2], 2))


def _grouped_by_height(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """The lines in groups of one height, each from left to right."""
    group: list[Line] = []
    for line in sorted(lines, key=lambda line: (line.box.top + line.box.bottom, line.box.x0)):
        if group and not share_a_line(group[0].box, line.box):
            yield sorted(group, key=lambda line: line.box.x0)
            group = []
        group.append(line)
    yield sorted(group, key=lambda line: line.box.x0)
