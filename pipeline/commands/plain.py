"""Pages as packed JSON, and back: what passes between processes and is kept.

Some pages are packed at a time, so that a long report is never there as JSON whole. Reading them
back checks every value against what it belongs to.
"""

from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from pydantic import TypeAdapter

from pipeline.commands.parts import part, taken_apart, unpacked
from pipeline.model.finding import Observation
from pipeline.model.page import Page, Printed

Pages = tuple[Printed, tuple[Observation, ...]]
"""The pages of a report, and what is wrong with the file they come from."""

ONCE, AGAIN, REST = range(3)
"""The numbers of the parts that hold pages, pages read again, and, the last, what else is known."""
PAGES_AT_ONCE = 25


def plain_pages(printed: Printed, harm: tuple[Observation, ...]) -> bytes:
    """The pages of a report as packed JSON."""
    return b"".join(_parts(printed, harm))


def _parts(printed: Printed, harm: tuple[Observation, ...]) -> Iterator[bytes]:
    for kind, pages in ((ONCE, printed.pages), (AGAIN, printed.again)):
        for first in range(0, len(pages), PAGES_AT_ONCE):
            yield part(kind, _pages().dump_json(pages[first : first + PAGES_AT_ONCE]))
    bare = replace(printed, pages=(), again=())
    yield part(REST, _rest().dump_json((bare, harm)))


def pages_again(content: bytes) -> Pages:
    """What `plain_pages` wrote.

    Raises:
        ValueError: it is something else.
    """
    pages: dict[int, list[Page]] = {ONCE: [], AGAIN: []}
    for kind, packed in taken_apart(content, REST):
        if kind == REST:
            printed, harm = _rest().validate_json(unpacked(packed))
        else:
            pages[kind] += _pages().validate_json(unpacked(packed))
    return replace(printed, pages=tuple(pages[ONCE]), again=tuple(pages[AGAIN])), harm


@cache
def _pages() -> TypeAdapter[tuple[Page, ...]]:
    return TypeAdapter(tuple[Page, ...])


@cache
def _rest() -> TypeAdapter[Pages]:
    return TypeAdapter(Pages)
