"""The file of a passport: one decision more, or one changed, and nothing else.

A change is made on what the file holds at that moment, by one writer at a time, and takes its place
all at once.
"""

import fcntl
import os
import tomllib
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

from pipeline.model.passport import Passport
from pipeline.run.passports.passport_text import Entry, with_decision, with_entries
from pipeline.write.atomic import replace_file

MARK = "\ufeff"
"""The byte order mark that some editors put at the head of a text in UTF-8."""
WINDOWS_END = "\r\n"


def write_decision(path: Path, heading: str, entry: Entry) -> None:
    """Write one decision into the passport at a path; a file that is not there yet is made.

    `heading` is the name of its list in the passport: correction, confirmed, misprint, rejected,
    accepted.

    Raises:
        OSError: the disk refused; the file is as it was.
        ValueError: the file or the decision is not one a passport may have; the file is as it was.
    """
    update_passport(path, partial(with_decision, heading=heading, entry=entry))


def update_decision(path: Path, heading: str, position: int, entry: Entry) -> None:
    """Set entries of the decision at a position, from 0, among those of its kind.

    Raises:
        OSError: the disk refused; the file is as it was.
        ValueError: the file or the decision is not one a passport may have; the file is as it was.
    """
    change = partial(with_entries, heading=heading, position=position, entry=entry)
    update_passport(path, change)


def update_passport(path: Path, change: Callable[[str], str]) -> None:
    """Replace the text of a passport by what `change` makes of it: see `write_decision`."""
    with _one_writer(path.parent):
        text = path.read_bytes().decode("utf-8") if path.exists() else ""
        plain = text.removeprefix(MARK).replace(WINDOWS_END, "\n")
        changed = change(plain)
        Passport.model_validate(tomllib.loads(changed))
        if WINDOWS_END in text:
            changed = changed.replace("\n", WINDOWS_END)
        mark = MARK if text.startswith(MARK) else ""
        replace_file(path.resolve(), f"{mark}{changed}".encode(), to_disk=True)


@contextmanager
def _one_writer(folder: Path) -> Iterator[None]:
    """Hold the folder of the passport: a second writer waits, and then reads what the first wrote.

    The kernel releases it when the process ends, however it ends.
    """
    handle = os.open(folder, os.O_RDONLY)
    try:
        fcntl.flock(handle, fcntl.LOCK_EX)
        yield
    finally:
        os.close(handle)
