"""How wide text is on the screen, where a letter of Japanese takes the room of two."""

import unicodedata
from collections.abc import Iterable

NARROWEST, WIDEST = 6, 46
FILTER_ARROW = 3
"""Room the arrow of the filter takes in a heading."""


def width(text: str) -> int:
    r"""The width of the widest line of a text, in half-width letters.

    >>> width("KPI"), width("目標値"), width("目標\n2024")
    (3, 6, 4)
    """
    return max((sum(map(_letter, line)) for line in text.split("\n")), default=0)


def column_width(heading: str, texts: Iterable[str], most: int = WIDEST) -> int:
    """The width a column needs, within what a screen can show.

    A heading breaks into two lines before it makes a column of short values wide.
    """
    of_heading = -(-width(heading) // 2) + FILTER_ARROW
    widest = max(map(width, texts), default=0) + 3
    return min(max(of_heading, widest, NARROWEST), most)


def lines(text: str, room: int) -> int:
    r"""How many lines a text takes in a column that is so wide.

    >>> lines("", 20), lines("行政手続のオンライン化", 20), lines("行政手続\n窓口", 20)
    (1, 2, 2)
    """
    return sum(max(1, -(-width(line) // (room - 2))) for line in text.split("\n"))


def _letter(letter: str) -> int:
    return 2 if unicodedata.east_asian_width(letter) in "WFA" else 1
