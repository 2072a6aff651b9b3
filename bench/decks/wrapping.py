"""Breaking a text into the lines of a cell as Japanese typesetting does (kinsoku, JIS X 4051)."""

import re
from collections.abc import Callable, Sequence

NOT_AT_START = frozenset("、。，．」』）】〉》・：；？！％ー")
NOT_AT_END = frozenset("「『（【〈《")
HANGING = frozenset("、。」）")
"""Marks that may stand beyond the end of a full line, and so over the border of the cell."""

PIECE = re.compile(r"[A-Za-z0-9.,]+|.")
"""What is never broken: a Latin word, a number in half-width digits, a single character."""


def wrapped(text: str, room: float, width: Callable[[str], float]) -> list[str]:
    """The lines of a text in that room. Without the line breaks they are the text itself."""
    return [line for paragraph in text.split("\n") for line in _paragraph(paragraph, room, width)]


def _paragraph(text: str, room: float, width: Callable[[str], float]) -> list[str]:
    lines: list[str] = []
    line: list[str] = []
    used = 0.0
    for piece in PIECE.findall(text):
        if line and used + width(piece) > room and not (piece in HANGING and used <= room):
            end = _end(line, piece)
            lines.append("".join(line[:end]))
            line = line[end:]
            used = sum(map(width, line))
        line.append(piece)
        used += width(piece)
    return [*lines, "".join(line)]


def _end(line: Sequence[str], following: str) -> int:
    """How many pieces stay on the line: the last place where it may be broken."""
    pieces = (*line, following)
    for place in range(len(line), 0, -1):
        if pieces[place] not in NOT_AT_START and pieces[place - 1] not in NOT_AT_END:
            return place
    return len(line)
