"""Lines of text → the words and pieces in them, and strips of lines at one height."""

import unicodedata
from collections.abc import Iterable

from pipeline.model.page import Box, Line, box_around
from pipeline.normalize.pattern import Pattern

SAME_HEIGHT = 0.4
"""Share of a letter's height by which the middles of two lines on one height may differ.

From 0.2 to 0.8 all pages at hand are read alike.
"""

_WORD = Pattern(r"\S+")


def words_of(line: Line) -> tuple[Line, ...]:
    """The words of a line, each with the place it must take up.

    Full-width letters are one letter's size wide, others half; what is left of the line's width is
    shared out among its gaps.
    """
    texts = _WORD.findall(line.text)
    widths = [_width(text) * line.size for text in texts]
    whole = line.box.x1 - line.box.x0
    scale = min(1.0, whole / sum(widths)) if texts else 1.0
    gap = (whole - scale * sum(widths)) / max(len(texts) - 1, 1)
    words: list[Line] = []
    left = line.box.x0
    for text, width in zip(texts, widths, strict=True):
        right = left + scale * width
        words.append(Line(text, line.box._replace(x0=left, x1=right), line.size))
        left = right + gap
    return tuple(words)


def _width(text: str) -> float:
    return sum(1.0 if unicodedata.east_asian_width(one) in "WFA" else 0.5 for one in text)


def joined_line(pieces: Iterable[Line]) -> Line:
    """Pieces that follow on each other in one line, as one."""
    found = tuple(pieces)
    if len(found) == 1:
        return found[0]
    return Line(" ".join(one.text for one in found), box_of(found), found[0].size)


def box_of(lines: Iterable[Line]) -> Box:
    """The smallest box round the lines."""
    return box_around(line.box for line in lines)


def overlap(low: float, high: float, other_low: float, other_high: float) -> float:
    """The length two stretches share, as a share of the shorter one; 0 where they are apart."""
    shorter = min(high - low, other_high - other_low)
    shared = min(high, other_high) - max(low, other_low)
    return max(0.0, shared / shorter) if shorter > 0 else 0.0


def gap_between(above: Iterable[Line], below: Iterable[Line]) -> float:
    """The height between lines and other lines; 0 where they share a height."""
    one, other = box_of(above), box_of(below)
    return max(0.0, other.top - one.bottom, one.top - other.bottom)


def strips(lines: Iterable[Line], same_height: float = SAME_HEIGHT) -> tuple[tuple[Line, ...], ...]:
    """The lines in strips of one height, from top to bottom, each from left to right."""
    found: list[list[Line]] = []
    for line in sorted(lines, key=_middle):
        size = line.box.bottom - line.box.top
        if found and _middle(line) - _middle(found[-1][0]) <= same_height * size:
            found[-1].append(line)
        else:
            found.append([line])
    return tuple(tuple(sorted(strip, key=lambda line: line.box.x0)) for strip in found)


def _middle(line: Line) -> float:
    return (line.box.top + line.box.bottom) / 2
