"""What the process of one report does: read it, and say its pages and its edition."""

import gc
import signal
from collections.abc import Callable
from functools import partial
from types import FrameType

from pipeline.build import build, edition, unread
from pipeline.commands.plain import pages_again, plain_edition, plain_pages
from pipeline.commands.processes import Say
from pipeline.model.edition import Edition, Source
from pipeline.model.finding import Observation

PAGES, EDITION, AT_PAGE = b"p", b"e", b"n"
HEARTBEAT_SECONDS = 0.5
"""Seconds of CPU between two words on how far the reader is."""


def read_report(source: Source, known: bytes | None, reader: str, say: Say) -> None:
    """Read a report and say what came of it; `known` are its pages, where they are kept."""
    gc.enable()
    _tell_pages(say)
    say_whole = partial(_undisturbed, say)
    made = guarded(source, partial(_edition, known, reader, say_whole))
    say_whole(EDITION, plain_edition(made))


def _edition(known: bytes | None, reader: str, say: Say, source: Source) -> Edition:
    if known is not None:
        return edition(source, *pages_again(known))
    return build(source, reader, lambda *pages: say(PAGES, plain_pages(*pages)))


def _tell_pages(say: Say) -> None:
    """Say now and then which page is being read: should this process die, its parent knows."""

    def tell(_: int, frame: FrameType | None) -> None:
        page = page_at_work(frame)
        if page is not None:
            say(AT_PAGE, str(page).encode())

    signal.signal(signal.SIGVTALRM, tell)
    signal.setitimer(signal.ITIMER_VIRTUAL, HEARTBEAT_SECONDS, HEARTBEAT_SECONDS)


def _undisturbed(say: Say, kind: bytes, content: bytes) -> None:
    """Say something without another word in the midst of it."""
    signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGVTALRM})
    say(kind, content)
    signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGVTALRM})


def page_at_work(frame: FrameType | None) -> int | None:
    """The number of the page that a running reader is at, if one of its functions holds a page.

    Asked of the functions at work, since a library that loops for ever calls nobody back.
    """
    while frame:
        page = frame.f_locals.get("page")
        number = getattr(page, "page_number", getattr(page, "number", None))
        if isinstance(number, int):
            return number
        frame = frame.f_back
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
