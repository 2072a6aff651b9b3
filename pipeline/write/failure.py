"""Why nothing could be written, and what to do about it, in English and in Japanese."""

import errno
import os
from pathlib import Path

from pipeline.knowledge import Words, message_pair

NEXT_STEP_MESSAGES: dict[int, str] = {
    errno.ENOSPC: "free_space",
    errno.EDQUOT: "free_space",
    errno.EFBIG: "free_space",
    errno.EROFS: "make_writable",
    errno.EACCES: "make_writable",
    errno.EPERM: "make_writable",
    errno.ENOTDIR: "name_a_folder",
    errno.EEXIST: "move_away",
}
"""What to do about an error of the system; about any other: check the disk."""
SYSTEM_MESSAGES: dict[int, str] = {
    errno.ENOENT: "system_no_file",
    errno.ENOSPC: "system_disk_full",
    errno.EDQUOT: "system_quota",
    errno.EFBIG: "system_file_too_large",
    errno.EROFS: "system_read_only",
    errno.EACCES: "system_no_access",
    errno.EPERM: "system_not_permitted",
    errno.ENOTDIR: "system_no_folder",
    errno.EISDIR: "system_folder",
    errno.EEXIST: "system_exists",
}
"""The errors of the system that have a message in Japanese."""


class CannotWrite(Exception):  # noqa: N818 -- the name says what happened, as a sentence
    """Nothing was written; the content of `folder` is unchanged.

    Its text is English, `message_ja` the same in Japanese.
    """

    def __init__(self, folder: Path, cause: Words, next_step: Words) -> None:
        self.folder = folder
        self.cause = cause[0]
        self.next_step = next_step[0]
        english, self.message_ja = message_pair(
            "nothing_written", folder=folder, cause=cause, next_step=next_step
        )
        super().__init__(english)


def refused(folder: Path, error: Exception) -> CannotWrite:
    """The failure with its cause and the next step; an error that is not the system's is a bug."""
    if isinstance(error, OSError) and error.strerror:
        english, japanese = cause_of(error)
        is_inside = error.filename and str(error.filename) != str(folder)
        place = f" ({error.filename})" if is_inside else ""
        step = message_pair(NEXT_STEP_MESSAGES.get(error.errno or 0, "check_disk"))
        return CannotWrite(folder, (english + place, japanese + place), step)
    return CannotWrite(folder, (str(error), str(error)), message_pair("report_bug"))


def cause_of(error: OSError) -> Words:
    """Why the system refused; without a message in Japanese, the system's own text in both."""
    number = error.errno or (errno.ENOENT if isinstance(error, FileNotFoundError) else 0)
    text = error.strerror or (os.strerror(number) if number else str(error))
    known = SYSTEM_MESSAGES.get(number)
    return (text, message_pair(known)[1]) if known else (text, text)
