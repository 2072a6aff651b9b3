"""The characters of a page → its text in the order in which they are drawn."""

from collections.abc import Iterable, Iterator

from pipeline.model.page import Character

GAP = 1.0
"""Of a character's size: a gap so wide parts words."""


def text_as_drawn(characters: Iterable[Character]) -> str:
    """The text as the PDF draws it: a new line where it goes on at another height, or to the left.

    Programs draw a table cell by cell, so that the words of a cell stay together.
    """
    return "".join(_pieces(characters))


def _pieces(characters: Iterable[Character]) -> Iterator[str]:
    last: Character | None = None
    for character in characters:
        if last is not None:
            yield _between(last, character)
        yield character.text
        last = character


def _between(last: Character, character: Character) -> str:
    x0, top, _, bottom = character.box
    if not last.box.top <= (top + bottom) / 2 <= last.box.bottom:
        return "\n"
    gap = (x0 - last.box.x1) / (character.size or 1)
    if gap < -GAP:
        return "\n"
    return " " if gap > GAP else ""
