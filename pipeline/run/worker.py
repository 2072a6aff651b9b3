"""What the process of one report does: read it, and send its pages and its edition."""

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from pipeline.build import build, edition, unread
from pipeline.model.edition import Edition, Source
from pipeline.model.finding import Observation
from pipeline.model.page import PrintedReport, Reader
from pipeline.run.edition_json import packed_edition
from pipeline.run.pages_json import dump_pages, load_pages
from pipeline.run.process_pool import Send

if TYPE_CHECKING:
    from pipeline.extract.printed_page import ReadScan

AT_PAGE, PAGES, EDITION = b"n", b"p", b"e"
"""The kinds of messages: the page about to be read and of how many, all pages, the edition."""
PAGE_OF = re.compile(rb"([1-9]\d{0,6}) ([1-9]\d{0,6})")
"""The content of AT_PAGE. Seven digits at most: no report has more pages, and no column more room."""


class PageMessages:
    """Sends which page is about to be read; `number` is that page, None before and after them all.

    Sent before the page is read and not while: a library that loops for ever, or crashes, calls
    nobody back.
    """

    def __init__(self, send: Send) -> None:
        self._send = send
        self.number: int | None = None

    def on_page(self, number: int, count: int, _: Reader) -> None:
        """Send the number of a page that is about to be read, and how many there are."""
        self.number = number
        self._send(AT_PAGE, b"%d %d" % (number, count))

    def on_pages(self, printed: PrintedReport, file_damage: tuple[Observation, ...]) -> None:
        """Send all pages, once they are read."""
        self.number = None
        self._send(PAGES, dump_pages(printed, file_damage))


def page_at(messages: Mapping[bytes, bytes]) -> tuple[int, int] | None:
    """The page that a process is reading, and how many its report has; None if it reads none."""
    found = PAGE_OF.fullmatch(messages.get(AT_PAGE, b""))
    return (int(found[1]), int(found[2])) if found and PAGES not in messages else None


def read_report(
    source: Source,
    known: bytes | None,
    reader: str,
    read_scan: "ReadScan | None",
    send: Send,
) -> None:
    """Read a report and send what came of it; `known` are its pages, where they are kept.

    `read_scan` has loaded all it needs: this process opens no more files.
    """
    pages = PageMessages(send)
    made = guarded(source, partial(_edition, known, reader, read_scan, pages), lambda: pages.number)
    send(EDITION, packed_edition(made))


def _edition(
    known: bytes | None,
    reader: str,
    read_scan: "ReadScan | None",
    pages: PageMessages,
    source: Source,
) -> Edition:
    if known is not None:
        return edition(source, *load_pages(known))
    return build(source, reader, pages.on_pages, pages.on_page, read_scan)


def guarded(
    source: Source,
    read: Callable[[Source], Edition],
    page: Callable[[], int | None] = lambda: None,
) -> Edition:
    """What `read` makes of a report; a failure of the program is a finding about that report.

    One report must not affect the others. `page` returns the page that is being read.
    """
    try:
        return read(source)
    except MemoryError:
        return unread(source, Observation("out_of_memory", page=page()))
    except Exception as problem:  # noqa: BLE001 -- whatever it is, the other reports go on
        failure = f"{type(problem).__name__}: {problem}"
        return unread(source, Observation("program_failed", page=page(), observed=failure))
