"""A set of files shown all at once or not at all, whatever stops the writer.

The files are in `<folder>/.snapshots/<checksum of all>/`. One symbolic link, `.current`, says
which snapshot counts; `<folder>/<file>` are links through it, made once. Whoever must read several
files of one run resolves `.current` once and reads below it. One writer at a time holds the lock.
"""

import fcntl
import hashlib
import os
import shutil
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from pipeline.knowledge import Words, message_pair
from pipeline.write.failure import CannotWrite

LOCK = ".lock"
PATIENCE_SECONDS = 10.0


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
        if not _try_lock(file.fileno(), patience):
            raise CannotWrite(folder, _holder(folder), message_pair("wait_for_run"))
        file.truncate(0)
        file.write(str(os.getpid()))
        file.flush()
        yield


def _try_lock(file: int, patience: float) -> bool:
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


def _holder(folder: Path) -> Words:
    """That another run writes, in English and in Japanese."""
    number = (folder / LOCK).read_text(encoding="ascii") or "?"
    return message_pair("other_run", process=number)


SNAPSHOTS = ".snapshots"
CURRENT = ".current"
UNFINISHED = ".unfinished"
KEPT = 3


def publish(folder: Path, files: Mapping[str, bytes], check: Callable[[Path], None]) -> bool:
    """Make `files` what the folder shows; return whether that changed anything.

    `check` is given the folder of the written files before they count, and raises where one of
    them is not as it should be. The caller holds the folder's lock.

    Raises:
        OSError: the disk refused; the folder shows what it showed before.
    """
    _clear(folder)
    sums = {name: hashlib.sha256(content).hexdigest() for name, content in files.items()}
    snapshot = folder / SNAPSHOTS / _checksum(sums)
    if _shows(folder, snapshot.name, files):
        return False
    try:
        if not _holds(snapshot, files):
            _store(snapshot, files, check)
        _show(folder, snapshot, files)
    finally:
        _clear(folder)
    with suppress(OSError):
        _forget(snapshot)
    return True


def shown(folder: Path) -> str | None:
    """The name of the snapshot the folder shows; None if it shows none whole and unaltered."""
    current = folder / CURRENT
    try:
        names = os.listdir(current)  # noqa: PTH208 -- names are all that is needed
        sums = {name: hashlib.sha256((current / name).read_bytes()).hexdigest() for name in names}
        links = all(_target(folder / name) == f"{CURRENT}/{name}" for name in names)
    except OSError:
        return None
    name = _checksum(sums)
    return name if links and _target(current) == f"{SNAPSHOTS}/{name}" else None


def _checksum(sums: Mapping[str, str]) -> str:
    """The name of a snapshot, from the checksum of each file."""
    parts = "".join(f"{name} {sums[name]}\n" for name in sorted(sums))
    return hashlib.sha256(parts.encode()).hexdigest()[:16]


def _shows(folder: Path, name: str, files: Mapping[str, bytes]) -> bool:
    links = all(_target(folder / file) == f"{CURRENT}/{file}" for file in files)
    pointer = _target(folder / CURRENT) == f"{SNAPSHOTS}/{name}"
    return links and pointer and _holds(folder / CURRENT, files)


def _holds(snapshot: Path, files: Mapping[str, bytes]) -> bool:
    """Whether every file is there as it was written: a disk may lose what it once had."""
    paths = {name: snapshot / name for name in files}
    return all(path.is_file() and path.read_bytes() == files[name] for name, path in paths.items())


def _store(snapshot: Path, files: Mapping[str, bytes], check: Callable[[Path], None]) -> None:
    unfinished = snapshot.parent / UNFINISHED
    unfinished.mkdir(parents=True)
    for name, content in files.items():
        with (unfinished / name).open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    _flush(unfinished)
    check(unfinished)
    if snapshot.exists():
        snapshot.rename(snapshot.with_name(f"{UNFINISHED}-damaged"))
    unfinished.rename(snapshot)
    _flush(snapshot.parent)


def _show(folder: Path, snapshot: Path, files: Mapping[str, bytes]) -> None:
    """Point the folder at the snapshot.

    A link that is missing is made first: until `.current` is there it leads nowhere, so that all
    tables appear together. A file that somebody put in a link's place goes last.
    """
    os.utime(snapshot)
    for name in files:
        if not os.path.lexists(folder / name):
            _point(folder / name, f"{CURRENT}/{name}")
    _point(folder / CURRENT, f"{SNAPSHOTS}/{snapshot.name}")
    for name in files:
        _point(folder / name, f"{CURRENT}/{name}")
    _flush(folder)


def _point(link: Path, target: str) -> None:
    if _target(link) != target:
        unfinished = link.parent / UNFINISHED
        unfinished.symlink_to(target)
        unfinished.replace(link)


def _target(link: Path) -> str | None:
    return str(link.readlink()) if link.is_symlink() else None


def _forget(snapshot: Path) -> None:
    """Remove all snapshots but this and the ones before it; a reader may still have one open."""
    others = [path for path in snapshot.parent.iterdir() if path.is_dir() and path != snapshot]
    others.sort(key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for old in others[KEPT - 1 :]:
        doomed = old.with_name(f"{UNFINISHED}-old")
        old.rename(doomed)
        shutil.rmtree(doomed)


def _clear(folder: Path) -> None:
    """Remove what a writer that was stopped left behind."""
    for leftover in (folder / SNAPSHOTS).glob(f"{UNFINISHED}*"):
        shutil.rmtree(leftover, ignore_errors=True)
    with suppress(OSError):
        (folder / UNFINISHED).unlink()


def _flush(folder: Path) -> None:
    """Have the disk keep the folder's entries, not only the files' bytes."""
    entry = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(entry)
    finally:
        os.close(entry)
