"""The files of `raw/` as they lie there, known by their content; nothing in them is understood."""

import hashlib
import stat
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

PASSPORT = ".toml"
BESIDE_REPORTS = frozenset({PASSPORT, ".md", ".txt"})
"""Endings of files that may stand in `raw/` without being reports."""


class Problem(NamedTuple):
    """Why a file is not read: a stable name and what was seen."""

    check: str
    observed: str | None = None


class RawFile(NamedTuple):
    """One file of `raw/`: a report, or something in the place of one.

    `sha256` is the checksum of its bytes and None where there is a `problem`. `passport` is the
    TOML beside it, unread: None where there is none, a problem where it cannot be opened.
    """

    path: Path
    sha256: str | None
    size: int
    passport: bytes | Problem | None = None
    problem: Problem | None = None


def raw_files(folder: Path) -> list[RawFile]:
    """Every file of a folder that is, or should be, a report, in order of their names.

    Hidden files, passports, Markdown and text are no reports; a passport alone is told.

    Raises:
        OSError: the folder cannot be read.
    """
    paths = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    reports = [path for path in paths if path.suffix.lower() not in BESIDE_REPORTS]
    return [*map(_report, reports), *_lonely(paths, {path.stem for path in reports})]


def _lonely(paths: list[Path], reports: set[str]) -> Iterator[RawFile]:
    for path in paths:
        if path.suffix == PASSPORT and path.stem not in reports:
            yield RawFile(path, None, 0, problem=Problem("passport_without_report"))


def _report(path: Path) -> RawFile:
    if path.suffix.lower() != ".pdf":
        problem = Problem("not_a_pdf", path.suffix or path.name)
        return RawFile(path, None, 0, problem=problem)
    try:
        content = report_bytes(path)
    except OSError as error:
        return RawFile(path, None, 0, problem=Problem("cannot_open", error.strerror or str(error)))
    passport = _passport(path.with_suffix(PASSPORT))
    return RawFile(path, hashlib.sha256(content).hexdigest(), len(content), passport)


def report_bytes(path: Path) -> bytes:
    """The bytes of a regular file; a pipe or a folder is not waited for.

    Raises:
        OSError: it cannot be read, or is no regular file.
    """
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(0, "not a regular file")
    return path.read_bytes()


def _passport(path: Path) -> bytes | Problem | None:
    try:
        return path.read_bytes()
    except FileNotFoundError:
        return None
    except OSError as error:
        return Problem("bad_passport", str(error))
