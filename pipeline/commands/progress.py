"""A progress bar on a terminal; nothing in a pipe."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from pipeline.commands.language import say


@contextmanager
def progress(reports: int) -> Iterator[Callable[[str], None]]:
    """A bar on standard error, if that is a terminal, to be told the name of each report done.

    It is drawn when it is told something and never by itself: a thread of its own would be a
    danger to the processes that are forked meanwhile.
    """
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console  # noqa: PLC0415 -- a pipe need not load it
    from rich.progress import Progress  # noqa: PLC0415

    with Progress(
        console=Console(stderr=True), transient=True, auto_refresh=False, redirect_stdout=False
    ) as bar:
        task = bar.add_task(say("reading"), total=reports)
        bar.refresh()

        def done(name: str) -> None:
            bar.update(task, description=name, advance=1, refresh=True)

        yield done
