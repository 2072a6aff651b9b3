"""Pages as packed JSON, and back: what passes between processes and is kept.

Some pages are packed at a time, so that a long report is never there as JSON whole. Reading them
back checks every value against what it belongs to.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from pydantic import TypeAdapter

from pipeline.commands.parts import part, put_together, taken_apart, unpacked
from pipeline.model.finding import Observation
from pipeline.model.page import Page, Printed

Pages = tuple[Printed, tuple[Observation, ...]]
"""The pages of a report, and what is wrong with the file they come from."""

TEXTS, ONCE, AGAIN, REST = range(4)
"""The numbers of the parts: the texts of the pages that follow, pages, pages read again, and the
last, what else is known. pydantic would leave a second copy of every text it writes in memory."""
PAGES_AT_ONCE = 25


def plain_pages(printed: Printed, harm: tuple[Observation, ...]) -> bytes:
    """The pages of a report as packed JSON."""
    return put_together(_parts(printed, harm))


def _parts(printed: Printed, harm: tuple[Observation, ...]) -> Iterator[bytes]:
    for kind, pages in ((ONCE, printed.pages), (AGAIN, printed.again)):
        for first in range(0, len(pages), PAGES_AT_ONCE):
            some = pages[first : first + PAGES_AT_ONCE]
            yield part(TEXTS, json.dumps([page.text for page in some], ensure_ascii=False).encode())
            yield part(kind, _pages().dump_json(tuple(replace(page, text="") for page in some)))
    bare = replace(printed, pages=(), again=())
    yield part(REST, _rest().dump_json((bare, harm)))


def pages_again(content: bytes) -> Pages:
    """What `plain_pages` wrote.

    Raises:
        ValueError: it is something else.
    """
    pages: dict[int, list[Page]] = {ONCE: [], AGAIN: []}
    texts: tuple[str, ...] = ()
    for kind, packed in taken_apart(content, REST):
        if kind == TEXTS:
            texts = _texts().validate_json(unpacked(packed))
        elif kind == REST:
            printed, harm = _rest().validate_json(unpacked(packed))
        else:
            some = _pages().validate_json(unpacked(packed))
            pages[kind] += (
                replace(page, text=text) for page, text in zip(some, texts, strict=True)
            )
    return replace(printed, pages=tuple(pages[ONCE]), again=tuple(pages[AGAIN])), harm


@cache
def _texts() -> TypeAdapter[tuple[str, ...]]:
    return TypeAdapter(tuple[str, ...])


@cache
def _pages() -> TypeAdapter[tuple[Page, ...]]:
    return TypeAdapter(tuple[Page, ...])


@cache
def _rest() -> TypeAdapter[Pages]:
    return TypeAdapter(Pages)
