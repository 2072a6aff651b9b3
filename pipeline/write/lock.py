"""One writer at a time in one folder."""

import fcntl
import os
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from pipeline.write.failure import CannotWrite

LOCK = ".lock"
PATIENCE_SECONDS = 10.0
WAIT = (
    "Wait for it to end, then run again.",
    "それが終わるのを待って、もう一度実行してください。",
)


@contextmanager
def lock(folder: Path, patience: float = PATIENCE_SECONDS) -> Iterator[None]:
    """Hold the folder for one writer; wait up to `patience` seconds for another to finish.

    The kernel gives the lock up with the process that held it, however that one died.

    Raises:
        CannotWrite: another process, named by its number, still holds the folder.
        OSError: the folder cannot be written in.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / LOCK).open("a+", encoding="ascii") as file:
        if not _taken(file.fileno(), patience):
            raise CannotWrite(folder, _held_by(folder), WAIT)
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


def _taken(file: int, patience: float) -> bool:
    deadline = time.monotonic() + patience
    while True:
        try:
            fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            if time.monotonic() >= deadline:
                return False
            time.sleep(0.05)
        else:
            return True


def _held_by(folder: Path) -> tuple[str, str]:
    """That another run writes, in English and in Japanese."""
    number = (folder / LOCK).read_text(encoding="ascii") or "?"
    return (
        f"another run (process {number}) is writing",
        f"別の実行（プロセス {number}）が書き込んでいます",
    )
