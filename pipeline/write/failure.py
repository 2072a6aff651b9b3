"""Why nothing could be written, and what to do about it."""

import errno
from pathlib import Path

FULL = "Free some space on that disk, then run again."
CLOSED = "Make the folder writable, or name another one (make extract OUT=…)."
NEXT_STEP = {
    errno.ENOSPC: FULL,
    errno.EDQUOT: FULL,
    errno.EFBIG: FULL,
    errno.EROFS: CLOSED,
    errno.EACCES: CLOSED,
    errno.EPERM: CLOSED,
    errno.ENOTDIR: "Name a folder, not a file (make extract OUT=…).",
    errno.EEXIST: "Move away what stands in the folder's place, then run again.",
}


class CannotWrite(Exception):  # noqa: N818 -- the name says what happened, as a sentence
    """Nothing was written; the tables in `folder` are as they were."""

    def __init__(self, folder: Path, cause: str, next_step: str) -> None:
        self.folder = folder
        self.cause = cause
        self.next_step = next_step
        super().__init__(
            f"{folder}: nothing was written, its tables are as they were: {cause}. {next_step}"
        )


def refused(folder: Path, error: Exception) -> CannotWrite:
    """The failure as the person who started the run can use it."""
    if isinstance(error, OSError) and error.strerror:
        place = f" ({error.filename})" if error.filename else ""
        step = NEXT_STEP.get(error.errno or 0, "Look at the disk, then run again.")
        return CannotWrite(folder, f"{error.strerror}{place}", step)
    return CannotWrite(folder, str(error), "This is a fault of the program: please report it.")
