"""A progress bar on a terminal; nothing in a pipe."""

import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.messages import say, visible
from pipeline.run.worker import AT_PAGE, PAGE_COUNT

Draw = Callable[["Progressed"], None]


class Waiting(NamedTuple):
    """A report that is to be read: its name, and its bytes as a measure of the work."""

    name: str
    size: int


@dataclass
class Progressed:
    """How far the reports are, each by its number. `draw` is called when that has changed."""

    waiting: Mapping[int, Waiting]
    draw: Draw = lambda _: None
    read: dict[int, int] = field(default_factory=dict)
    of: dict[int, int] = field(default_factory=dict)
    done: set[int] = field(default_factory=set)
    latest: int | None = None

    def heard(self, number: int, said: Mapping[bytes, bytes]) -> None:
        """Note which page a report is at, and of how many: those before it are read."""
        at, count = _number(said, AT_PAGE), _number(said, PAGE_COUNT)
        if at > self.read.get(number, 0) + 1:
            self.read[number], self.of[number], self.latest = at - 1, max(at, count), number
            self.draw(self)

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


def _number(said: Mapping[bytes, bytes], kind: bytes) -> int:
    word = said.get(kind, b"")
    return int(word) if word.isdigit() else 0


@contextmanager
def progress(waiting: Mapping[int, Waiting], *, is_shown: bool = True) -> Iterator[Progressed]:
    """A bar on standard error, if that is a terminal and it is wanted: reports, pages, time left.

    It is drawn when it is told something and never by itself: a thread of its own would be a
    danger to the processes that are forked meanwhile.
    """
    if not (waiting and is_shown and sys.stderr.isatty()):
        yield Progressed(waiting)
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

        def draw(now: Progressed) -> None:
            line, read = spoken(now)
            bar.update(task, completed=now.share, description=line, read=read, refresh=True)

        progressed = Progressed(waiting, draw)
        draw(progressed)
        yield progressed


def spoken(now: Progressed) -> tuple[str, str]:
    """Which report was heard of last, and how many reports and pages are read."""
    name = now.waiting[now.latest].name if now.latest is not None else ""
    read = say("read_so_far", done=len(now.done), reports=len(now.waiting), pages=now.pages)
    return say("reading_file", file=visible(name)).strip(), read
