"""The content of a page → the content without the text that is struck through (見え消し).

A line through the middle of letters strikes them out. A line under or over them does not, nor does a
rule of a table that text runs over: it goes on far beyond the text, or meets other rules.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import groupby

from pipeline.extract.page.geometry import holds
from pipeline.extract.picture.ink import ADJACENT, letter_boxes
from pipeline.model.page import UNSEEN, Box, PageContent, Ruling, TextRun

HIGHEST, LOWEST = 0.3, 0.72
"""Of the font size, from the top of the em box: where a line goes through letters.

Digits reach from 0.15 to 0.88, kanji from 0.05 to 0.95; of two lines each is in here. Underlines are
at 0.9 and below, lines over letters at 0.1 and above."""
BEYOND = 5.0
"""Times the font size: a strike reaches no further beyond the letters that it strikes.

A line through a whole cell does; on 184 pages of clean reports even 100 finds no other line."""
THICKEST = 0.25
"""Of the font size: a thicker bar covers letters, or is drawn behind them."""
THIN = 1.5
"""Points: lines are drawn so thick by hand, whatever the size of the letters."""
MEETS = 0.5
"""Points: a line with a rule down the page so near at both of its ends belongs to a frame."""
OF_NUMBERS = frozenset("0123456789０１２３４５６７８９,.，．")
FLAT = 1.2
"""Times its height: a slanting line that strikes text is at least so long."""
COVERED = 0.5
"""Of the width of a letter's middle: so much of it the line must cross."""
STEEP = 0.4, 1.4
"""Of the font size: as high and as wide at most is a line from corner to corner of one digit, and as high
at least."""
OFF_MIDDLE = 0.2
"""Of the font size: so near to the middle of a digit is the middle of a line that strikes it; the stroke
of a fraction is between two digits."""


def without_struck(
    content: PageContent, lines: Sequence[Ruling], areas: Sequence[Box]
) -> tuple[PageContent, tuple[TextRun, ...]]:
    """The content without struck text, and the text that is struck.

    `lines` are what annotations draw, `areas` the text that strikeouts name. A number struck only in
    part has UNSEEN for that part. It is the same object where nothing is struck.
    """
    level = _near_middles(content.text_runs, [*filter(_is_level, (*content.rulings, *lines))])
    if not (level or areas):
        return content, ()
    upright = [one.box for one in content.rulings if not _is_level(one)]
    level = [one for one in level if _is_free(one.box, content.text_runs, upright)]
    parts: list[tuple[bool, TextRun]] = []
    for run in content.text_runs:
        own = [one for one in level if _may_strike(one, run)] if run.upright else []
        near = [one for one in areas if _overlap(one, run.box)]
        parts += _parts(run, own, near) if own or near else [(False, run)]
    struck = tuple(part for is_struck, part in parts if is_struck)
    if not struck:
        return content, ()
    valid = [part for is_struck, part in parts if not is_struck]
    kept = [
        part._replace(text=UNSEEN) if is_struck else part
        for is_struck, part in parts
        if not is_struck or any(_share_a_number(part, one) for one in valid)
    ]
    return replace(content, text_runs=tuple(kept)), struck


def _share_a_number(struck: TextRun, valid: TextRun) -> bool:
    """Whether a number is struck only in part: then none of it is sure."""
    if struck.box.top != valid.box.top:
        return False
    return any(
        abs(right.box.x0 - left.box.x1) <= ADJACENT * struck.size
        and left.text[-1] in OF_NUMBERS
        and right.text[0] in OF_NUMBERS
        for left, right in ((struck, valid), (valid, struck))
    )


def slanting_strikes(runs: Sequence[TextRun], lines: Sequence[Box]) -> tuple[Box, ...]:
    """The slanting lines that strike a text: as long as most of it, and not much higher; or one digit.

    A line through a cell is higher, the stroke of a fraction is short.
    """
    return tuple(
        line for line in lines if _strikes_a_text(line, runs) or _strikes_one_digit(line, runs)
    )


def _strikes_a_text(line: Box, runs: Sequence[TextRun]) -> bool:
    is_flat = line.x1 - line.x0 > FLAT * (line.bottom - line.top)
    return is_flat and _length_over_letters(line, runs) >= COVERED * (line.x1 - line.x0)


def _strikes_one_digit(line: Box, runs: Sequence[TextRun]) -> bool:
    """Whether a line goes from corner to corner of a digit."""
    x, y = (line.x0 + line.x1) / 2, (line.top + line.bottom) / 2
    least, most = STEEP
    return any(
        letter.isdecimal() and abs((box.x0 + box.x1) / 2 - x) <= OFF_MIDDLE * run.size
        for run in runs
        if run.upright
        and run.box.x0 <= x <= run.box.x1
        and abs((run.box.top + run.box.bottom) / 2 - y) <= OFF_MIDDLE * run.size
        and least * run.size <= line.bottom - line.top <= most * run.size
        and line.x1 - line.x0 <= most * run.size
        for letter, box in zip(run.text, letter_boxes(run), strict=True)
    )


def _length_over_letters(line: Box, runs: Sequence[TextRun]) -> float:
    """How much of a line's length is over runs that are on its height."""
    return sum(
        max(0.0, min(line.x1, run.box.x1) - max(line.x0, run.box.x0))
        for run in runs
        if run.box.top - HIGHEST * run.size <= line.top
        and line.bottom <= run.box.bottom + HIGHEST * run.size
        and any(letter.isalnum() for letter in run.text)
    )


def _near_middles(runs: Sequence[TextRun], lines: Sequence[Ruling]) -> list[Ruling]:
    """The lines at the height of the middle of any letters: few of a page, mostly none."""
    bands = {(one.box.top + HIGHEST * one.size, one.box.top + LOWEST * one.size) for one in runs}
    heights = {line.box.top for line in lines}
    near = {y for y in heights if any(top <= y <= bottom for top, bottom in bands)}
    return [one for one in lines if one.box.top in near]


def _is_level(line: Ruling) -> bool:
    x0, top, x1, bottom = line.box
    return x1 - x0 > bottom - top


def _may_strike(line: Ruling, run: TextRun) -> bool:
    """Whether a line crosses the run at the height of its middle, and nothing far beyond it."""
    if line.width > max(THIN, THICKEST * run.size) or run.text.isspace():
        return False
    x0, top, x1, bottom = line.box
    height = (top + bottom) / 2 - run.box.top
    return HIGHEST * run.size <= height <= LOWEST * run.size and x0 < run.box.x1 and run.box.x0 < x1


def _is_free(line: Box, runs: Sequence[TextRun], upright: Sequence[Box]) -> bool:
    """Whether a line begins and ends at letters that it strikes, and not at rules of a frame."""
    x0, top, x1, bottom = line
    across = [
        one
        for one in runs
        if one.box.top < top and bottom < one.box.bottom and one.box.x0 < x1 and x0 < one.box.x1
    ]
    if not any(letter.isalnum() for one in across for letter in one.text):
        return False
    reach = BEYOND * max(one.size for one in across)
    if (
        min(one.box.x0 for one in across) - x0 > reach
        or x1 - max(one.box.x1 for one in across) > reach
    ):
        return False
    crossing = [
        one.x0 for one in upright if one.top <= bottom + MEETS and top <= one.bottom + MEETS
    ]
    return not all(any(abs(end - one) <= MEETS for one in crossing) for end in (x0, x1))


def _overlap(one: Box, other: Box) -> bool:
    return (
        one.x0 < other.x1
        and other.x0 < one.x1
        and one.top < other.bottom
        and other.top < one.bottom
    )


def _parts(
    run: TextRun, lines: Sequence[Ruling], areas: Sequence[Box]
) -> Iterator[tuple[bool, TextRun]]:
    """The parts of a run that are struck, and those that are not, in order."""
    boxes = list(letter_boxes(run)) if run.upright else [run.box] * len(run.text)
    marks = [
        any(_crosses(one.box, box) for one in lines) or any(holds(one, box) for one in areas)
        for box in boxes
    ]
    for is_struck, group in groupby(range(len(marks)), marks.__getitem__):
        numbers = list(group)
        if len(numbers) == len(marks):
            yield is_struck, run
            return
        first, last = numbers[0], numbers[-1]
        x0 = run.box.x0 if first == 0 else (boxes[first - 1].x1 + boxes[first].x0) / 2
        x1 = run.box.x1 if last + 1 == len(boxes) else (boxes[last].x1 + boxes[last + 1].x0) / 2
        box = Box(x0, run.box.top, x1, run.box.bottom)
        yield is_struck, run._replace(text=run.text[first : last + 1], box=box)


def _crosses(line: Box, letter: Box) -> bool:
    across = min(line.x1, letter.x1) - max(line.x0, letter.x0)
    return across >= COVERED * (letter.x1 - letter.x0)
