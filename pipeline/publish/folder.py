"""The published folder: plain files that may be copied as they are, all of one making.

New files are written beside the folder and take its place whole. `SHA256SUMS` says what was
published; whatever else lies in the folder, or was altered since, is somebody's own work and is
neither overwritten nor removed. A run that is killed between two renames leaves the former folder
beside its place, from where the next run fetches it back.
"""

import hashlib
import os
import shutil
from collections.abc import Mapping
from pathlib import Path

from pipeline.publish.strangers import SUMS, files_below, refuse_strangers
from pipeline.write.failure import CannotWrite, cause_of
from pipeline.write.lock import lock

UNFINISHED, BEFORE = "unfinished", "before"
AGAIN = (
    "Look at that folder, or name another one (make publish TO=…), then run again.",
    "そのフォルダーを確かめるか別のフォルダーを指定して（make publish TO=…）、もう一度実行してください。",
)


def put(folder: Path, files: Mapping[str, bytes]) -> bool:
    """Make `files`, named by their path, all that the folder holds; whether that changed anything.

    Raises:
        CannotWrite: the folder is as it was: it holds files of somebody else, or the disk refused.
    """
    place = folder.resolve()
    work = place.with_name(f".{place.name}")
    try:
        if not work.exists():
            refuse_strangers(folder)  # before the lock leaves its own folder beside somebody's
        with lock(work):
            _fetch_back(place, work)
            refuse_strangers(folder)
            whole = {**files, SUMS: sums(files)}
            if _holds(place, whole):
                return False
            _exchange(place, work, whole)
    except OSError as problem:
        english, japanese = cause_of(problem)
        at = f" ({problem.filename})"
        raise CannotWrite(folder, (english + at, japanese + at), AGAIN) from problem
    return True


def sums(files: Mapping[str, bytes]) -> bytes:
    """The checksum of each file, as `sha256sum -c` reads them."""
    lines = (f"{hashlib.sha256(files[path]).hexdigest()}  {path}\n" for path in sorted(files))
    return "".join(lines).encode()


def _holds(folder: Path, files: Mapping[str, bytes]) -> bool:
    there = {path.relative_to(folder).as_posix() for path in files_below(folder)}
    return there == set(files) and all(
        (folder / name).read_bytes() == content for name, content in files.items()
    )


def _fetch_back(place: Path, work: Path) -> None:
    """Undo what a run that was killed left half done."""
    if (work / BEFORE).exists() and not place.exists():
        (work / BEFORE).rename(place)
    for leftover in (UNFINISHED, BEFORE):
        shutil.rmtree(work / leftover, ignore_errors=True)


def _exchange(place: Path, work: Path, files: Mapping[str, bytes]) -> None:
    try:
        for name, content in files.items():
            path = work / UNFINISHED / name
            path.parent.mkdir(parents=True, exist_ok=True)
            with path.open("xb") as file:
                file.write(content)
                file.flush()
                os.fsync(file.fileno())
        if place.exists():
            place.rename(work / BEFORE)
        (work / UNFINISHED).rename(place)
    finally:
        _fetch_back(place, work)
