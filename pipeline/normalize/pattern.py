"""Regular expressions that are compiled at their first use, so that importing costs nothing."""

from collections.abc import Callable, Iterable, Iterator
from functools import cached_property

import regex

Match = regex.Match[str]


def any_of(texts: Iterable[str]) -> str:
    """An expression for one of the texts, the longest first.

    >>> any_of(["件", "件数"])
    '(?:件数|件)'
    """
    return f"(?:{'|'.join(map(regex.escape, sorted(texts, key=len, reverse=True)))})"


class Pattern:
    """As `regex.Pattern`, from its text and flags, compiled at the first use."""

    def __init__(self, pattern: str, flags: int = 0) -> None:
        """Keeps the text; an error in it is raised at the first use."""
        self.pattern = pattern
        self.flags = flags

    @cached_property
    def compiled(self) -> regex.Pattern[str]:
        """The compiled expression."""
        return regex.compile(self.pattern, self.flags)

    @cached_property
    def match(self) -> Callable[..., Match | None]:
        """The match at a place, or None."""
        return self.compiled.match

    @cached_property
    def fullmatch(self) -> Callable[..., Match | None]:
        """The match of a whole text, or None."""
        return self.compiled.fullmatch

    @cached_property
    def search(self) -> Callable[..., Match | None]:
        """The first match in a text, or None."""
        return self.compiled.search

    @cached_property
    def finditer(self) -> Callable[..., Iterator[Match]]:
        """Every match in a text, in order."""
        return self.compiled.finditer

    @cached_property
    def findall(self) -> Callable[..., list[str]]:
        """The text of every match, in order."""
        return self.compiled.findall

    @cached_property
    def split(self) -> Callable[..., list[str]]:
        """The texts between the matches."""
        return self.compiled.split

    @cached_property
    def sub(self) -> Callable[..., str]:
        """The text with every match replaced."""
        return self.compiled.sub
