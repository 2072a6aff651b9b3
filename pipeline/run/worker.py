"""What the process of one report does: read it, and say its pages and its edition."""

import sys
import time
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from threading import Lock, Thread, get_ident
from types import FrameType

from pipeline.build import build, edition, unread
from pipeline.model.edition import Edition, Source
from pipeline.model.finding import Observation
from pipeline.run.packed_json import packed_edition, pages_again, plain_pages
from pipeline.run.process_pool import Say
from pipeline.run.sandbox import forbid_files, forbid_processes

PAGES, EDITION, AT_PAGE, PAGE_COUNT = b"p", b"e", b"n", b"c"
HEARTBEAT_SECONDS = 0.5
"""Seconds between two words on how far the reader is."""
READERS = str(Path("pipeline", "extract"))
"""Where the functions stand that know which page they read."""


def read_report(source: Source, known: bytes | None, reader: str, say: Say) -> None:
    """Read a report and say what came of it; `known` are its pages, where they are kept."""
    forbid_files()
    say_whole = partial(_one_by_one, Lock(), say)
    Thread(target=_tell_pages, args=(get_ident(), say_whole), daemon=True).start()
    forbid_processes()
    made = guarded(source, partial(_edition, known, reader, say_whole))
    say_whole(EDITION, packed_edition(made))


def _edition(known: bytes | None, reader: str, say: Say, source: Source) -> Edition:
    if known is not None:
        return edition(source, *pages_again(known))
    return build(source, reader, lambda *pages: say(PAGES, plain_pages(*pages)))


def _one_by_one(turn: Lock, say: Say, kind: bytes, content: bytes) -> None:
    """Say something without another word in the midst of it."""
    with turn:
        say(kind, content)


def _tell_pages(reader: int, say: Say) -> None:
    """Say now and then which page is being read, and of how many.

    Should this process die, its parent knows; and a person who waits sees how far it is.
    """
    while True:
        time.sleep(HEARTBEAT_SECONDS)
        frame = sys._current_frames().get(reader)  # noqa: SLF001 -- there is no other way
        for kind, number in ((PAGE_COUNT, page_count(frame)), (AT_PAGE, page_at_work(frame))):
            if number is not None:
                say(kind, str(number).encode())


def page_at_work(frame: FrameType | None) -> int | None:
    """The number of the page that a running reader is at, if one of its functions holds it.

    Asked of the functions at work, since a library that loops for ever calls nobody back.
    """
    while frame:
        if READERS in frame.f_code.co_filename and (number := _number(frame.f_locals)):
            return number
        frame = frame.f_back
    return None


def page_count(frame: FrameType | None) -> int | None:
    """How many pages the report has that is being read, if a function of a reader holds it open.

    The count was noted when the report was opened: no library is asked anything here.
    """
    while frame:
        if READERS in frame.f_code.co_filename:
            for name in ("document", "reader"):
                count = getattr(frame.f_locals.get(name), "count", None)
                if isinstance(count, int):
                    return count
        frame = frame.f_back
    return None


def _number(held: Mapping[str, object]) -> int | None:
    """The number of a page, from 1, that a function of a reader holds under one of these names."""
    index = held.get("index")
    after = index + 1 if isinstance(index, int) else None
    for number in (getattr(held.get("page"), "page_number", None), held.get("number"), after):
        if isinstance(number, int):
            return number
    return None


def guarded(source: Source, read: Callable[[Source], Edition]) -> Edition:
    """What `read` makes of a report; a failure of the program is a finding about that report.

    One report must not take the others with it.
    """
    try:
        return read(source)
    except MemoryError:
        return unread(source, Observation("out_of_memory"))
    except Exception as problem:  # noqa: BLE001 -- whatever it is, the other reports go on
        failure = f"{type(problem).__name__}: {problem}"
        return unread(source, Observation("program_failed", observed=failure))
