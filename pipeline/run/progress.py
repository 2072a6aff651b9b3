"""A progress bar on a terminal; nothing in a pipe."""

import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.messages import say, visible
from pipeline.run.worker import page_at

Draw = Callable[["ReadingProgress"], None]
REDRAW_SECONDS = 0.2
"""Pages may be read within milliseconds: to draw the bar after each would slow the reading."""


class Waiting(NamedTuple):
    """A report that is to be read: its name, and its bytes as a measure of the work."""

    name: str
    size: int


@dataclass
class ReadingProgress:
    """How far the reports are, each by its number.

    `draw` is called when a report is done, and when a page is, but not more often than each
    `REDRAW_SECONDS`; `drawn_at` is when it last was, in seconds of the monotonic clock.
    """

    waiting: Mapping[int, Waiting]
    draw: Draw = lambda _: None
    read: dict[int, int] = field(default_factory=dict)
    of: dict[int, int] = field(default_factory=dict)
    done: set[int] = field(default_factory=set)
    latest: int | None = None
    drawn_at: float = -REDRAW_SECONDS

    def on_message(self, number: int, messages: Mapping[bytes, bytes]) -> None:
        """Note which page a report is at, and of how many: those before it are read."""
        at, count = page_at(messages) or (0, 0)
        if at > self.read.get(number, 0) + 1:
            self.read[number], self.of[number], self.latest = at - 1, max(at, count), number
            if time.monotonic() - self.drawn_at >= REDRAW_SECONDS:
                self.draw(self)
                self.drawn_at = time.monotonic()

    def ended(self, number: int, pages: int) -> None:
        """Note that a report is done, and how many pages of it were read."""
        self.done.add(number)
        self.read[number], self.latest = pages, number
        self.draw(self)

    @property
    def pages(self) -> int:
        """Pages read so far."""
        return sum(self.read.values())

    @property
    def share(self) -> float:
        """What is read of the bytes of all reports, 0 to 1; a page counts as its share of them."""
        whole = sum(one.size for one in self.waiting.values())
        read = sum(one.size * self._share(number) for number, one in self.waiting.items())
        return read / whole if whole else 1.0

    def _share(self, number: int) -> float:
        if number in self.done:
            return 1.0
        return self.read.get(number, 0) / self.of.get(number, 1)


@contextmanager
def progress(waiting: Mapping[int, Waiting], *, is_shown: bool = True) -> Iterator[ReadingProgress]:
    """A bar on standard error, if that is a terminal and it is wanted: reports, pages, time left.

    It is drawn when something has changed and never by itself: a process must not be forked while
    another thread draws.
    """
    if not (waiting and is_shown and sys.stderr.isatty()):
        yield ReadingProgress(waiting)
        return
    from rich.console import Console  # noqa: PLC0415 -- a pipe need not load it
    from rich.progress import BarColumn, Progress, TextColumn, TimeRemainingColumn  # noqa: PLC0415

    columns = (
        TextColumn("{task.description}", markup=False),
        BarColumn(),
        TextColumn("{task.fields[read]}", markup=False),
        TextColumn(say("time_left"), markup=False),
        TimeRemainingColumn(),
    )
    with Progress(
        *columns,
        console=Console(stderr=True),
        transient=True,
        auto_refresh=False,
        redirect_stdout=False,
    ) as bar:
        task = bar.add_task("", total=1.0, read="")

        def draw(now: ReadingProgress) -> None:
            line, read = bar_text(now)
            bar.update(task, completed=now.share, description=line, read=read, refresh=True)

        progressed = ReadingProgress(waiting, draw)
        draw(progressed)
        yield progressed


def bar_text(now: ReadingProgress) -> tuple[str, str]:
    """The text of the bar: the report that last went on, and how many reports and pages are read."""
    name = now.waiting[now.latest].name if now.latest is not None else ""
    read = say("read_so_far", done=len(now.done), reports=len(now.waiting), pages=now.pages)
    return say("reading_file", file=visible(name)).strip(), read
