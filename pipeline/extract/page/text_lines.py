"""Text runs of one area → its lines of text in reading order, or its text in the order drawn."""

from collections.abc import Iterable, Iterator, Sequence

from pipeline.extract.page.characters import stand_apart
from pipeline.model.page import Box, TextRun

SHARED_HEIGHT = 0.5
"""Of the lower one: two that share this much of their height are on one line.

From 0.1 to 0.5 the tables of the PDFs at hand stay the same; from 0.75 on a raised ※1 makes a line of
its own above its figure. At 0.37 two labels of a chart that are not level (-15%, 火災保険) are joined."""
NOTE = 0.9
"""Of the font size before it: a raised digit no larger is the number of a note, or an exponent.

From 0.67 on the PDFs at hand read alike; at 0.45 the note of 1,234¹ becomes a digit: 1,2341."""
RISE = 0.15
"""Of the font size before it: a note's foot is so much higher.

From 0.03 to 0.3 the PDFs at hand read alike; at 0.75 1,234¹ becomes 1,2341. The foot
of a smaller digit on the same baseline is higher by 0.12 of the difference in size: not a note."""
DIGITS = "0123456789"
RAISED = str.maketrans(DIGITS, "⁰¹²³⁴⁵⁶⁷⁸⁹")


def share_a_line(one: Box, other: Box) -> bool:
    """Whether two boxes are side by side on one line, also where they differ in height."""
    (_, top, _, bottom), (_, head, _, foot) = one, other
    shared = min(bottom, foot) - max(top, head)
    return shared >= SHARED_HEIGHT * min(bottom - top, foot - head)


def text_lines(text_runs: Sequence[TextRun]) -> list[list[TextRun]]:
    """The text runs in lines from top to bottom, each from left to right.

    The tallest runs come first and define the lines; a raised or lowered note joins the line it
    overlaps.
    """
    if not text_runs:
        return []
    _, top, _, bottom = text_runs[0].box
    if all(one.box.top == top and one.box.bottom == bottom for one in text_runs):
        return [sorted(text_runs, key=_left_edge)]
    lines: list[tuple[Box, list[TextRun]]] = []
    line_at: dict[tuple[float, float], list[TextRun]] = {}
    for one in sorted(text_runs, key=_negative_height):
        height = (one.box.top, one.box.bottom)
        if height not in line_at:
            line_at[height] = _line_at_height(one.box, lines)
        line_at[height].append(one)
    lines.sort(key=lambda line: line[0].top + line[0].bottom)
    return [sorted(members, key=_left_edge) for _, members in lines]


def _negative_height(one: TextRun) -> float:
    return one.box.top - one.box.bottom


def _left_edge(one: TextRun) -> float:
    return one.box.x0


def _line_at_height(box: Box, lines: list[tuple[Box, list[TextRun]]]) -> list[TextRun]:
    """The line that shares most of the height, or a new one."""
    beside = [
        (min(box.bottom, laid.bottom) - max(box.top, laid.top), number)
        for number, (laid, _) in enumerate(lines)
        if share_a_line(box, laid)
    ]
    if beside:
        return lines[max(beside)[1]][1]
    lines.append((box, []))
    return lines[-1][1]


def line_text(line: Sequence[TextRun]) -> str:
    """The text of one line, its printed spaces kept, a space set at each gap that is one.

    A small raised digit behind a digit is written raised (1,234¹): a note never becomes part of
    the figure.
    """
    if len(line) == 1:
        return line[0].text if not line[0].text.isspace() else ""
    pieces: list[str] = []
    last: TextRun | None = None
    figure: TextRun | None = None
    spaces = ""
    for one in line:
        if one.text.isspace():
            spaces += one.text
            continue
        if spaces and last is not None:
            pieces.append(spaces)
        elif last is not None and one.box.x0 > last.box.x1 and stand_apart(last, one):
            pieces.append(" ")
        is_note = figure is not None and not spaces and _is_raised_digit(figure, one)
        pieces.append(_with_digits_raised(one.text) if is_note else one.text)
        last, figure, spaces = one, figure if is_note else one, ""
    return "".join(pieces)


def _with_digits_raised(text: str) -> str:
    """The text with the digits at its beginning raised.

    >>> _with_digits_raised("1)"), _with_digits_raised("12")
    ('¹)', '¹²')
    """
    digits = len(text) - len(text.lstrip(DIGITS))
    return text[:digits].translate(RAISED) + text[digits:]


def _is_raised_digit(before: TextRun, one: TextRun) -> bool:
    """Whether a digit is set smaller than the digit before it, and higher."""
    return (
        one.size <= NOTE * before.size
        and one.text[0] in DIGITS
        and before.text[-1].isdecimal()
        and before.box.bottom - one.box.bottom >= RISE * before.size
    )


GAP = 1.0
"""Of the font size, to either side: text further off begins a new word, or a new line.

One square, the width of a full-width space. At 0.5 the text of 21 of the PDFs at hand has more breaks,
at 1.5 that of 19 has fewer; no cell depends on it."""


def text_as_drawn(text_runs: Iterable[TextRun]) -> str:
    """The text as the PDF draws it: a new line where it goes on at another height, or to the left.

    Programs draw a table cell by cell, so that the words of a cell stay together.
    """
    return "".join(_text_and_separators(text_runs))


def _text_and_separators(text_runs: Iterable[TextRun]) -> Iterator[str]:
    last: TextRun | None = None
    for text_run in text_runs:
        if last is not None:
            yield _separator(last, text_run)
        yield text_run.text
        last = text_run


def _separator(last: TextRun, text_run: TextRun) -> str:
    x0, top, _, bottom = text_run.box
    if not last.box.top <= (top + bottom) / 2 <= last.box.bottom:
        return "\n"
    gap = (x0 - last.box.x1) / (text_run.size or 1)
    if gap < -GAP:
        return "\n"
    return " " if gap > GAP else ""
