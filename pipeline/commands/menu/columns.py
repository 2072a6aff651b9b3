"""Text broken to the width a terminal shows it in: a kanji or kana is two columns wide."""

import re
import unicodedata
from collections.abc import Iterator

WIDE = frozenset("WFA")
"""Classes of UAX #11; ambiguous characters count as a Japanese terminal shows them."""
PIECES = re.compile(r"(\s+)|([^\s\u2e80-\uffef]+|.)([、。，．）」』：；！？ー]*)")
"""White space; or a word, or one wide character, with the marks that must not begin a line."""


def shown_width(text: str) -> int:
    """The columns a terminal needs for a text.

    >>> shown_width("表 table")
    8
    """
    return sum(1 + (unicodedata.east_asian_width(letter) in WIDE) for letter in text)


def broken(text: str, width: int, indent: int = 0) -> Iterator[str]:
    """The lines of a text, each at most `width` columns wide, `indent` spaces before each.

    A word longer than that stands on a line of its own.

    >>> list(broken("two words", 6, indent=1))
    [' two', ' words']
    >>> list(broken("表を作る。", 8))
    ['表を作', 'る。']
    """
    line, gap = "", ""
    for space, word, marks in PIECES.findall(text):
        if space:
            gap = " " if line else ""
            continue
        piece = word + marks
        if line and indent + shown_width(line + gap + piece) > width:
            yield " " * indent + line
            line, gap = "", ""
        line, gap = line + gap + piece, ""
    if line:
        yield " " * indent + line
