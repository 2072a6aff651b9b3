"""Text runs outside tables → segments a person reads as one piece → lines."""

import unicodedata
from collections.abc import Iterable, Iterator, Sequence

from pipeline.extract.page.characters import is_wide
from pipeline.extract.page.geometry import rounded
from pipeline.extract.page.text_lines import line_text, share_a_line
from pipeline.model.page import Box, Line, TextRun, box_around

WIDE = 2.1
"""Of the font size: a wider gap ends a segment; two full-width spaces, which are 2.0 wide, do not.

Legends are set with these two (Ａ：達成　　Ｂ：概ね達成). At 1.6 legends of 7 of the PDFs at hand fall
apart; at 3.1 columns of tables without rulings are joined in 5."""
CLOSE = 0.3
"""Of the font size: over a smaller gap a segment continues, whatever boxes are drawn behind it.

From 0.15 to 0.6 the PDFs at hand read alike. At 0.06 第4章, written down a margin, falls apart; at 1.5 the
number of a figure and its title, in boxes side by side, are joined."""
CLOSED_UP = 0.6
"""Of the font size: how far a letter may begin before the end of the last, with rounding.

JIS X 4051 sets adjoining brackets and commas half a square closer (0.5). At 0.45 6,000（億） falls
apart; up to 3 nothing else changes on the PDFs at hand."""
LEAST_DOWN = 3
"""Fewer characters one under the other are lines of their own, not vertical writing.

With 4 the 第4章 that a white paper writes down its margin falls apart; 2 changes none of the PDFs at
hand, but two figures of one letter, one under the other, are no word."""
BAND = 8.0
"""Points. Segments are looked up in the band of their middle and the two next to it: only speed
depends on it, as long as half a line is no higher."""

Segment = list[TextRun]


def segments(text_runs: Iterable[TextRun], boxes: Sequence[Box]) -> list[Segment]:
    """The segments of text: no wide gap and no border of a box within.

    Programs draw a line at a stretch, so runs are followed in the order drawn first; what was drawn
    later but continues a line is joined afterwards.
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
    """The text runs in segments as they were drawn: along a line, or down a column."""
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
    """Whether the second text run continues the line of the first."""
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
    """Whether the letter is right under the last, or next to it in turned text.

    A run of several letters is set along a line and never part of a column.
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
    """Segments along lines, joined with those drawn apart that continue them to the right."""
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

    `boxes` are the drawn boxes: text inside one and text next to it are two lines.
    """
    lines = [_line_of(segment) for segment in segments(text_runs, boxes)]
    return tuple(line for row in _grouped_by_height(lines) for line in row)


def _line_of(segment: Segment) -> Line:
    seen = [one for one in segment if not one.text.isspace()]
    sizes = sorted(one.size for one in seen)
    drawn = "".join(one.text for one in segment).strip()
    text = drawn if is_column(segment) else line_text(segment)
    return Line(
        text, rounded(box_around(one.box for one in seen)), round(sizes[len(sizes) // 2], 2)
    )


def _grouped_by_height(lines: Iterable[Line]) -> Iterator[list[Line]]:
    """The lines in groups of one height, each from left to right."""
    group: list[Line] = []
    for line in sorted(lines, key=lambda line: (line.box.top + line.box.bottom, line.box.x0)):
        if group and not share_a_line(group[0].box, line.box):
            yield sorted(group, key=lambda line: line.box.x0)
            group = []
        group.append(line)
    yield sorted(group, key=lambda line: line.box.x0)
