"""Pages as packed JSON, and back: what passes between processes and is kept.

Some pages are packed at a time, so that a long report is never in memory as JSON whole. Reading
them back checks every value against what it belongs to.
"""

import json
from collections.abc import Iterator
from dataclasses import replace
from functools import cache

from pydantic import TypeAdapter

from pipeline.model.finding import Observation
from pipeline.model.page import Page, PrintedReport
from pipeline.run.chunks import join_chunks, part, split_chunks, unpacked

Pages = tuple[PrintedReport, tuple[Observation, ...]]
"""The pages of a report, and what is wrong with the file they come from."""

TEXTS, ONCE, AGAIN, REST = range(4)
"""The numbers of the parts: the texts of the pages that follow, pages, pages read again, and at the
end everything else. Texts are apart since pydantic would hold a second copy of each in memory."""
PAGES_AT_ONCE = 25
"""Pages in a part: so many are in memory as JSON at a time."""


def dump_pages(printed: PrintedReport, file_damage: tuple[Observation, ...]) -> bytes:
    """The pages of a report as packed JSON."""
    return join_chunks(_parts(printed, file_damage))


def _parts(printed: PrintedReport, file_damage: tuple[Observation, ...]) -> Iterator[bytes]:
    for kind, pages in ((ONCE, printed.pages), (AGAIN, printed.again)):
        for first in range(0, len(pages), PAGES_AT_ONCE):
            some = pages[first : first + PAGES_AT_ONCE]
            yield part(TEXTS, json.dumps([page.text for page in some], ensure_ascii=False).encode())
            yield part(kind, _pages().dump_json(tuple(replace(page, text="") for page in some)))
    bare = replace(printed, pages=(), again=())
    yield part(REST, _rest().dump_json((bare, file_damage)))


def load_pages(content: bytes) -> Pages:
    """The pages of a report from their packed JSON.

    Raises:
        ValueError: the content is damaged, or is not what `dump_pages` returns.
    """
    pages: dict[int, list[Page]] = {ONCE: [], AGAIN: []}
    texts: tuple[str, ...] = ()
    for kind, packed in split_chunks(content, REST):
        if kind == TEXTS:
            texts = _texts().validate_json(unpacked(packed))
        elif kind == REST:
            printed, file_damage = _rest().validate_json(unpacked(packed))
        else:
            some = _pages().validate_json(unpacked(packed))
            pages[kind] += (
                replace(page, text=text) for page, text in zip(some, texts, strict=True)
            )
    return replace(printed, pages=tuple(pages[ONCE]), again=tuple(pages[AGAIN])), file_damage


@cache
def _texts() -> TypeAdapter[tuple[str, ...]]:
    return TypeAdapter(tuple[str, ...])


@cache
def _pages() -> TypeAdapter[tuple[Page, ...]]:
    return TypeAdapter(tuple[Page, ...])


@cache
def _rest() -> TypeAdapter[Pages]:
    return TypeAdapter(Pages)
