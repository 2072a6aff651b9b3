"""The files of `raw/` and their checksums; nothing in them is interpreted."""

import os
import stat
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import NamedTuple

from pipeline.knowledge import Words
from pipeline.model.checksum import sha256
from pipeline.write.failure import cause_of

PASSPORT = ".toml"
BESIDE_REPORTS = frozenset({PASSPORT, ".md", ".txt"})
"""Endings of files that may be in `raw/` without being reports."""
MEGABYTE = 1 << 20
KILOBYTE = 1 << 10
PASSPORT_KB = 64
"""A passport is a page of text: so much holds 200 corrections with their reasons."""


class Problem(NamedTuple):
    """Why a file is not read: the name of the finding, what was seen, and what was expected."""

    check: str
    observed: str | None = None
    expected: str | None = None


class RawFile(NamedTuple):
    """One file of `raw/`: a report, or something in the place of one.

    `sha256` is the checksum of its bytes and None where there is a `problem`. `passport` is the
    content of the TOML file of the same name: None where there is none, a problem where it cannot
    be opened; or the entries that a program gives. `password` goes before one in the passport.
    """

    path: Path
    sha256: str | None
    size: int
    passport: bytes | Problem | Mapping[str, object] | None = None
    problem: Problem | None = None
    password: str | None = None


def raw_files(folder: Path, most_mb: int) -> list[RawFile]:
    """Every file of a folder that is, or should be, a report, in order of their names.

    Hidden files, passports, Markdown and text are not reports; a passport without a report is a
    problem. A file of more than `most_mb` megabytes is not opened.

    Raises:
        OSError: the folder cannot be read.
    """
    paths = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    reports = [path for path in paths if path.suffix.lower() not in BESIDE_REPORTS]
    found = [_report(path, most_mb) for path in reports]
    return [*found, *_passports_alone(paths, {path.stem for path in reports})]


def _passports_alone(paths: list[Path], reports: set[str]) -> Iterator[RawFile]:
    for path in paths:
        if path.suffix == PASSPORT and path.stem not in reports:
            from pipeline.normalize.nearest import nearest  # noqa: PLC0415 -- rarely needed

            near = next(iter(nearest(path.stem, reports)), None)
            yield RawFile(path, None, 0, problem=Problem("passport_without_report", near))


def _report(path: Path, most_mb: int) -> RawFile:
    if path.is_dir():
        return RawFile(path, None, 0, problem=Problem("folder"))
    if path.suffix.lower() != ".pdf":
        problem = Problem("not_a_pdf", path.suffix or path.name)
        return RawFile(path, None, 0, problem=problem)
    content = file_bytes(path, most_mb)
    if isinstance(content, Problem):
        return RawFile(path, None, 0, problem=content)
    passport = passport_in(path.with_suffix(PASSPORT))
    return RawFile(path, sha256(content), len(content), passport)


def file_bytes(path: Path, most_mb: float) -> bytes | Problem:
    """All bytes of a regular file as they were at one moment, or why they cannot be had.

    A pipe or a device is not opened for reading: it might never end.
    """
    try:
        with open(path, "rb", opener=_opened_at_once) as file:
            before = os.fstat(file.fileno())
            if not stat.S_ISREG(before.st_mode):
                return Problem("cannot_open", "not a regular file")
            if before.st_size > most_mb * MEGABYTE:
                return Problem("too_large", f"{before.st_size / MEGABYTE:.1f}", str(most_mb))
            content = file.read(before.st_size + 1)
            after = os.fstat(file.fileno())
    except (OSError, ValueError) as error:
        return Problem("cannot_open", getattr(error, "strerror", None) or str(error))
    is_same = (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns)
    return content if is_same and len(content) == after.st_size else Problem("changed_while_read")


def _opened_at_once(path: str, flags: int) -> int:
    """A file descriptor; a pipe that nobody writes to does not block."""
    return os.open(path, flags | os.O_NONBLOCK | os.O_CLOEXEC)


def cause_at(path: Path, error: OSError) -> Words:
    """Why the system refused a path, and what else lies there that may have been meant.

    The first part of the path that is not there is compared with the names beside it.
    """
    from pipeline.normalize.nearest import did_you_mean, nearest  # noqa: PLC0415 -- rarely needed

    cause = cause_of(error)
    missing = next((one for one in (*reversed(path.parents), path) if not one.exists()), None)
    if missing is None or not missing.parent.is_dir():
        return cause
    found = nearest(missing.name, os.listdir(missing.parent))  # noqa: PTH208 -- names are all that is needed
    near = did_you_mean([str(missing.with_name(one)) for one in found])
    return cause[0] + near[0], cause[1] + near[1]


def passport_in(path: Path) -> bytes | Problem | None:
    """The content of the passport at a path; None where nothing is there."""
    if not os.path.lexists(path):
        return None
    content = file_bytes(path, PASSPORT_KB * KILOBYTE / MEGABYTE)
    if isinstance(content, Problem):
        if content.check == "too_large":
            return Problem("passport_too_large")
        return Problem("bad_passport", content.observed or content.check)
    return content
