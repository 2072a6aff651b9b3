"""The characters of a page that no table holds yet, quick to find by height."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence

from pipeline.model.page import Character


class Loose:
    """Characters by number, in the order they were drawn; tables take theirs out."""

    def __init__(self, characters: Sequence[Character]) -> None:
        self._left = dict(enumerate(characters))
        heights = [(one.box.top + one.box.bottom) / 2 for one in characters]
        self._numbers = sorted(self._left, key=heights.__getitem__)
        self._heights = [heights[number] for number in self._numbers]

    def between(self, top: float, bottom: float) -> dict[int, Character]:
        """The characters with their middle between two heights, in the order drawn."""
        first, last = bisect_left(self._heights, top), bisect_right(self._heights, bottom)
        left = self._left
        return {
            number: left[number] for number in sorted(self._numbers[first:last]) if number in left
        }

    def take(self, numbers: Iterable[int]) -> None:
        """Take these characters out."""
        for number in numbers:
            del self._left[number]

    def left(self) -> list[Character]:
        """What no table has taken, in the order drawn."""
        return list(self._left.values())
