"""The published folder: plain files that may be copied as they are, all of one making.

New files are written beside the folder and take its place whole. `SHA256SUMS` says what was
published; whatever else lies in the folder, or was altered since, is somebody's own work and is
neither overwritten nor removed. A run that is killed between two renames leaves the former folder
beside its place, from where the next run fetches it back.
"""

import hashlib
import os
import shutil
from collections.abc import Iterator, Mapping
from itertools import islice
from pathlib import Path

from pipeline.write.failure import CannotWrite, Words, cause_of
from pipeline.write.lock import lock

SUMS = "SHA256SUMS"
UNFINISHED, BEFORE = "unfinished", "before"
MOST_NAMED = 3
ELSEWHERE = (
    "Move that away, or name another folder (make publish TO=…).",
    "それをどけるか、別のフォルダーを指定してください（make publish TO=…）。",
)
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
        with lock(work):
            _fetch_back(place, work)
            strangers = list(islice(_strangers(place), MOST_NAMED))
            if strangers:
                raise CannotWrite(folder, _strange(", ".join(strangers)), ELSEWHERE)
            whole = {**files, SUMS: sums(files)}
            if _holds(place, whole):
                return False
            _exchange(place, work, whole)
    except OSError as problem:
        english, japanese = cause_of(problem)
        at = f" ({problem.filename})"
        raise CannotWrite(folder, (english + at, japanese + at), AGAIN) from problem
    return True


def _strange(names: str) -> Words:
    return (
        f"it holds what was not published here, or was altered: {names}",
        f"ここで書き出したものでないか、変更されたファイルがあります：{names}",
    )


def sums(files: Mapping[str, bytes]) -> bytes:
    """The checksum of each file, as `sha256sum -c` reads them."""
    lines = (f"{hashlib.sha256(files[path]).hexdigest()}  {path}\n" for path in sorted(files))
    return "".join(lines).encode()


def _strangers(folder: Path) -> Iterator[str]:
    """The paths in the folder that are not there as they were published; itself if it is no folder."""
    if not folder.is_dir():
        if os.path.lexists(folder):
            yield str(folder)
        return
    listed = folder / SUMS
    lines = listed.read_text(encoding="utf-8").splitlines() if listed.is_file() else []
    published = {path: checksum for checksum, _, path in (line.partition("  ") for line in lines)}
    for path in sorted(_files(folder)):
        name = path.relative_to(folder).as_posix()
        if name != SUMS and (name not in published or published[name] != _checksum(path)):
            yield name


def _files(folder: Path) -> Iterator[Path]:
    """All that lies below the folder but its folders; nothing behind a link."""
    for parent, folders, names in os.walk(folder):
        yield from (Path(parent, name) for name in names)
        yield from (Path(parent, name) for name in folders if Path(parent, name).is_symlink())


def _checksum(path: Path) -> str | None:
    regular = path.is_file() and not path.is_symlink()
    return hashlib.sha256(path.read_bytes()).hexdigest() if regular else None


def _holds(folder: Path, files: Mapping[str, bytes]) -> bool:
    there = {path.relative_to(folder).as_posix() for path in _files(folder)}
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
