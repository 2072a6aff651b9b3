"""The lines of a card → its name, and its labels with their values.

A card prints one indicator in a box: オンライン化率 / 目標 75％ → / 81.2％ 実績. A label stands before its
figure, after it, above it or below it.
"""

from collections.abc import Collection, Iterator, Sequence
from itertools import chain
from typing import NamedTuple

from pipeline.normalize.pattern import Pattern
from pipeline.normalize.quantity.quantities import is_figure_or_mark
from pipeline.normalize.year import read_year
from pipeline.parse.headings.lexicon import RATE, TARGETS, VALUE_ROLES, read_heading
from pipeline.parse.headings.status_words import is_open, is_status

LABELS = VALUE_ROLES | {RATE, "status", "unit"}
_WORD = Pattern(r"[^\s→▶➡⇒►▷:：]+")
"""A word of a card; arrows lead from one figure to the next."""
LONGEST_BADGE = 10
"""Letters of a status in a box of its own: がんばりが必要."""
LONGEST = 5
"""Words of one label or figure: 令和 6 年度 末 実績."""


class Piece(NamedTuple):
    """A label or a value: the line it stands in, and from which letter to which."""

    line: int
    start: int
    end: int
    is_label: bool


class Pair(NamedTuple):
    """A label and the value it is for."""

    label: Piece
    value: Piece


class Card(NamedTuple):
    """The lines of the name, the pairs below or beside it, and the lines that are a status alone."""

    name: tuple[int, ...]
    pairs: tuple[Pair, ...]
    status: tuple[int, ...]


def read_card(
    rows: Sequence[Sequence[str]], era: str | None, badges: Collection[int] = ()
) -> Card | None:
    """The card these lines are, or None where a figure or a label in them is left over.

    Lines at one height are one row; lines are counted through all rows. `badges` are lines that
    stand in a box of their own: a status, whatever the word.
    """
    lines = [text for row in rows for text in row]
    read = [list(_pieces(number, text, era)) for number, text in enumerate(lines)]
    label = next((at for at, found in enumerate(read) if _holds_label(found)), len(lines))
    status = tuple(
        at
        for at, text in enumerate(lines)
        if at in badges or is_status(text) or (at < label and is_open(text))
    )
    pieces = [[] if at in status else found for at, found in enumerate(read)]
    first = next((at for at, found in enumerate(pieces) if found), len(lines))
    name = tuple(at for at in range(first) if at not in status)
    pairs = _pairs(list(_by_row(rows, pieces)))
    if not name or pairs is None or any(_is_year_alone(text, era) for text in lines):
        return None
    roles = {_role(lines, pair.label, era) for pair in pairs}
    reached = roles & (VALUE_ROLES - TARGETS)
    is_indicator = bool(roles & TARGETS) and bool(reached)
    return Card(name, tuple(pairs), status) if is_indicator else None


def is_arrow(text: str) -> bool:
    """Whether a line is arrows and nothing else."""
    return _WORD.search(text) is None


def is_badge(text: str) -> bool:
    """Whether a line may be a status: a short word without a digit that is no label."""
    is_short = len(text) <= LONGEST_BADGE and not any(map(str.isdigit, text))
    return is_short and not read_heading(text).is_known


def _holds_label(pieces: Sequence[Piece]) -> bool:
    return any(piece.is_label for piece in pieces)


def _by_row(
    rows: Sequence[Sequence[str]], pieces: Sequence[Sequence[Piece]]
) -> Iterator[list[Piece]]:
    start = 0
    for row in rows:
        yield list(chain.from_iterable(pieces[start : start + len(row)]))
        start += len(row)


def text_of(lines: Sequence[str], piece: Piece) -> str:
    """The letters of a piece."""
    return lines[piece.line][piece.start : piece.end]


def _is_year_alone(text: str, era: str | None) -> bool:
    """Whether a line is a year that belongs to a label nobody knows."""
    heading = read_heading(text, era)
    return heading.year is not None and heading.role is None and read_year(text, era) is not None


def _role(lines: Sequence[str], piece: Piece, era: str | None) -> str | None:
    return read_heading(text_of(lines, piece), era).role


def _pieces(number: int, text: str, era: str | None) -> Iterator[Piece]:
    """The labels and figures of a line; none where a word is neither."""
    words = [(match.start(), match.end()) for match in _WORD.finditer(text)]
    found: list[Piece] = []
    at = 0
    if is_status(text):
        return
    while at < len(words):
        if found and _is_status_label(text, found[-1], era):
            found.append(Piece(number, words[at][0], words[-1][1], is_label=False))
            break
        for end in range(min(len(words), at + LONGEST), at, -1):
            read = _piece_or_two(number, text, words[at][0], words[end - 1][1], era)
            if read:
                found += read
                at = end
                break
        else:
            return
    yield from found


def _piece_or_two(
    number: int, text: str, start: int, end: int, era: str | None
) -> tuple[Piece, ...]:
    """A stretch as a label, a figure, or one beside the other without a space: 目標75％, 75％実績."""
    if _is_label(text[start:end], era):
        return (Piece(number, start, end, is_label=True),)
    for middle in range(end - 1, start, -1):
        before, after = text[start:middle], text[middle:end]
        for is_label, label, figure in ((True, before, after), (False, after, before)):
            if _is_label(label, era) and _is_value(figure, era):
                return _trimmed(
                    text,
                    Piece(number, start, middle, is_label),
                    Piece(number, middle, end, not is_label),
                )
    if _is_value(text[start:end], era):
        return (Piece(number, start, end, is_label=False),)
    return ()


def _trimmed(text: str, *pieces: Piece) -> tuple[Piece, ...]:
    """The pieces without the blanks and arrows round them."""
    found = []
    for piece in pieces:
        words = [match.span() for match in _WORD.finditer(text[piece.start : piece.end])]
        start, end = piece.start + words[0][0], piece.start + words[-1][1]
        found.append(piece._replace(start=start, end=end))
    return tuple(found)


def _is_value(text: str, era: str | None) -> bool:
    """Whether a text is a figure or a mark, without a label beside it: 実績 81.2％ is a pair."""
    parts = (part for at in range(1, len(text)) for part in (text[:at], text[at:]))
    return is_figure_or_mark(text) and not any(_is_label(part, era) for part in parts)


def _is_status_label(text: str, piece: Piece, era: str | None) -> bool:
    """Whether a piece is a label such as 評価, beside which a word stands."""
    return piece.is_label and read_heading(text[piece.start : piece.end], era).role == "status"


def _is_label(text: str, era: str | None) -> bool:
    return read_heading(text, era).role in LABELS


def _pairs(pieces: Sequence[Sequence[Piece]]) -> list[Pair] | None:
    """Each label with its value: of one line, or of two lines one below the other."""
    pairs: list[Pair] = []
    waiting: Sequence[Piece] = ()
    for line in pieces:
        labels = [piece for piece in line if piece.is_label]
        values = [piece for piece in line if not piece.is_label]
        if labels and len(labels) == len(values) and not waiting:
            pairs += map(Pair, labels, values)
        elif line and (not labels or not values):
            if not waiting:
                waiting = line
                continue
            if len(waiting) != len(line) or waiting[0].is_label == line[0].is_label:
                return None
            above, below = (waiting, line) if waiting[0].is_label else (line, waiting)
            pairs += map(Pair, above, below)
            waiting = ()
        elif line:
            return None
    return None if waiting else pairs
