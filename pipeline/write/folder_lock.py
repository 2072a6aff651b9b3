"""A folder held for one writer at a time."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.knowledge import Words, message_pair
from pipeline.write.failure import CannotWrite

LOCK = ".lock"
PATIENCE_SECONDS = 10.0
"""A run holds the folder while it writes the tables, not while it reads reports."""
RETRY_SECONDS = 0.05


@contextmanager
def lock(folder: Path, patience: float = PATIENCE_SECONDS) -> Iterator[None]:
    """Hold the folder for one writer; wait up to `patience` seconds for another to finish.

    The kernel releases the lock when the process that holds it ends, however it ends.

    Raises:
        CannotWrite: another process, named by its number, still holds the folder.
        OSError: the folder cannot be written in.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / LOCK).open("a+", encoding="ascii") as file:
        if not _is_locked(file.fileno(), patience):
            raise CannotWrite(folder, _other_run(folder), message_pair("wait_for_run"))
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


def _is_locked(file: int, patience: float) -> bool:
    """Lock the file; whether that succeeded within `patience` seconds."""
    deadline = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                return False
            time.sleep(RETRY_SECONDS)
        else:
            return True


def _other_run(folder: Path) -> Words:
    """That another run is writing, in English and in Japanese."""
    number = (folder / LOCK).read_text(encoding="ascii") or "?"
    return message_pair("other_run", process=number)
