"""A progress bar on a terminal; nothing in a pipe."""

import sys
from collections.abc import Iterator, Sequence

from pipeline.commands.language import say
from pipeline.model.edition import Source


def with_progress(files: Sequence[Source]) -> Iterator[Source]:
    """The files one by one, with a bar on standard error where that is a terminal."""
    if not sys.stderr.isatty():
        yield from files
        return
    from rich.progress import Progress  # noqa: PLC0415 -- a pipe need not load it

    with Progress(transient=True) as progress:
        task = progress.add_task(say("reading"), total=len(files))
        for file in files:
            progress.update(task, description=file.file_name)
            yield file
            progress.advance(task)
