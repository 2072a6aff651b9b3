"""Letters that a reader knows to be hidden → those that it may leave out."""

from collections.abc import Iterator, Sequence

from pipeline.model.page import TextRun

ADJACENT = 0.3
"""Of the font size: letters of one word are no further apart."""
OF_NUMBERS = frozenset(".,．，")


def left_out(hidden: Sequence[bool], runs: Sequence[TextRun]) -> list[bool]:
    """Of letters in the order drawn, which of the hidden ones are no part of a number that is seen.

    A digit or point between digits that are seen is kept: the picture of the page shows that it is
    missing. Without it 10.1 would read 1.1.
    """
    gone = list(hidden)
    for start, end in _words(runs):
        is_number = any(
            runs[place].text.isdecimal() and not hidden[place] for place in range(start, end)
        )
        for place in range(start, end) if is_number else ():
            text = runs[place].text
            gone[place] = hidden[place] and not (text.isdecimal() or text in OF_NUMBERS)
    return gone


def _words(runs: Sequence[TextRun]) -> Iterator[tuple[int, int]]:
    """Where letters follow on each other without a gap: the first, and one past the last."""
    start = 0
    for place in range(1, len(runs) + 1):
        if place == len(runs) or not _is_next(runs[place - 1], runs[place]):
            yield start, place
            start = place


def _is_next(before: TextRun, one: TextRun) -> bool:
    is_level = before.box.top < one.box.bottom and one.box.top < before.box.bottom
    return is_level and abs(one.box.x0 - before.box.x1) <= ADJACENT * one.size
