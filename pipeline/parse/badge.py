"""新しい価値: the badge by a section's heading, and the words beside it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from pipeline.knowledge import load
from pipeline.model.page import Box, Line, Page
from pipeline.normalize.text import folded, plain
from pipeline.parse.numbering import read_numbered


@dataclass(frozen=True, slots=True)
class Badge:
    """A 新しい価値 badge and the words beside it."""

    box: Box
    statement: str | None


@cache
def _new_value_words() -> tuple[str, ...]:
    return tuple(map(folded, load("context")["new_value"]))


def badges_of(page: Page) -> Iterator[Badge]:
    """The badges of a page, each with the words beside it."""
    for line in page.lines:
        text = folded(line.text)
        word = next((word for word in _new_value_words() if text.startswith(word)), None)
        if word is None:
            continue
        rest = plain(line.text).removeprefix(word).strip() or _beside(line, page.lines)
        yield Badge(line.box, rest)


def _beside(badge: Line, lines: Iterable[Line]) -> str | None:
    """The words at the right of a badge, unless they are a heading of their own."""
    at_right = [line for line in lines if line.box.x0 >= badge.box.x1 and _level(badge, line)]
    if not at_right:
        return None
    nearest = min(at_right, key=lambda line: line.box.x0)
    return None if read_numbered(nearest.text) else plain(nearest.text)


def _level(one: Line, other: Line) -> bool:
    """Whether two lines stand at one height: the middle of either lies within the other."""
    middle = (other.box.top + other.box.bottom) / 2
    return one.box.top <= middle <= one.box.bottom


def badge_of_heading(heading: Line, page: Page, badges: Iterable[Badge]) -> Badge | None:
    """The badge of a section, of those of its page: at the heading's height, or above it with no table between."""
    here = tuple(badges)
    beside = [badge for badge in here if _level(heading, Line("", badge.box, 0))]
    if beside:
        return beside[0]
    above = [badge for badge in here if badge.box.bottom <= heading.box.top + 1]
    nearest = max(above, key=lambda badge: badge.box.bottom, default=None)
    if nearest is None or _something_between(nearest.box, heading, page):
        return None
    return nearest


def _something_between(badge: Box, heading: Line, page: Page) -> bool:
    tables = any(badge.bottom <= table.box.top <= heading.box.top for table in page.tables)
    return tables or any(
        badge.bottom <= line.box.top and line.box.bottom <= heading.box.top
        for line in page.lines
        if read_numbered(line.text)
    )
