"""What the process of one report does: read it, and say its pages and its edition."""

import gc
from collections.abc import Callable
from functools import partial

from pipeline.build import build, edition, unread
from pipeline.commands.plain import pages_again, plain_edition, plain_pages
from pipeline.commands.processes import Say
from pipeline.model.edition import Edition, Source
from pipeline.model.finding import Observation

PAGES, EDITION = b"p", b"e"


def read_report(source: Source, known: bytes | None, reader: str, say: Say) -> None:
    """Read a report and say what came of it; `known` are its pages, where they are kept."""
    gc.enable()
    made = guarded(source, partial(_edition, known, reader, say))
    say(EDITION, plain_edition(made))


def _edition(known: bytes | None, reader: str, say: Say, source: Source) -> Edition:
    if known is not None:
        return edition(source, pages_again(known))
    return build(source, reader, lambda printed: say(PAGES, plain_pages(printed)))


def guarded(source: Source, read: Callable[[Source], Edition]) -> Edition:
    """What `read` makes of a report; a failure of the program is a finding about that report.

    One report must not take the others with it.
    """
    try:
        return read(source)
    except Exception as problem:  # noqa: BLE001 -- whatever it is, the other reports go on
        failure = f"{type(problem).__name__}: {problem}"
        return unread(source, Observation("program_failed", observed=failure))
