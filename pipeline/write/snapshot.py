"""A set of files shown all at once or not at all, whatever stops the writer.

The files are in `<folder>/.snapshots/<checksum of all>/`. One symbolic link, `.current`, says
which snapshot counts; `<folder>/<file>` are links through it, made once. To read several files of
one run, resolve `.current` once and read below it. One writer at a time holds the folder's lock.
"""

import os
import shutil
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path

from pipeline.model.checksum import sha256
from pipeline.write.atomic import (
    UNFINISHED,
    holds,
    link_target,
    remove_folders,
    replace_link,
    sync_folder,
    write_folder,
)
from pipeline.write.table_places import CURRENT, SNAPSHOTS, check_places, table_link

KEPT = 3
"""Snapshots kept, the current one included: a program may still be reading an earlier one."""


def show_files(folder: Path, files: Mapping[str, bytes], check: Callable[[Path], None]) -> bool:
    """Make `files` what the folder shows; return whether that changed anything.

    `check` is given the folder of the written files before they count, and raises where one of
    them is not as it should be. The caller holds the folder's lock.

    Raises:
        CannotWrite: something else is in the place of a file.
        OSError: the disk refused; the folder shows what it showed before.
    """
    check_places(folder, files)
    _remove_unfinished(folder)
    checksums = {name: sha256(content) for name, content in files.items()}
    snapshot = folder / SNAPSHOTS / _snapshot_name(checksums)
    if _is_shown(folder, snapshot.name, files):
        return False
    try:
        if not holds(snapshot, files):
            _store(snapshot, files, check)
        _show(folder, snapshot, files)
    finally:
        _remove_unfinished(folder)
    with suppress(OSError):
        _remove_old_snapshots(snapshot)
    return True


def shown_snapshot(folder: Path) -> str | None:
    """The name of the snapshot the folder shows; None if it shows none whole and unaltered."""
    current = folder / CURRENT
    try:
        names = os.listdir(current)  # noqa: PTH208 -- names are all that is needed
        checksums = {name: sha256((current / name).read_bytes()) for name in names}
        links = all(link_target(folder / name) == table_link(name) for name in names)
    except OSError:
        return None
    name = _snapshot_name(checksums)
    return name if links and link_target(current) == f"{SNAPSHOTS}/{name}" else None


def _snapshot_name(checksums: Mapping[str, str]) -> str:
    """The name of a snapshot, from the checksum of each file."""
    parts = "".join(f"{name} {checksums[name]}\n" for name in sorted(checksums))
    return sha256(parts.encode())[:16]


def _is_shown(folder: Path, name: str, files: Mapping[str, bytes]) -> bool:
    links = all(link_target(folder / file) == table_link(file) for file in files)
    pointer = link_target(folder / CURRENT) == f"{SNAPSHOTS}/{name}"
    return links and pointer and holds(folder / CURRENT, files)


def _store(snapshot: Path, files: Mapping[str, bytes], check: Callable[[Path], None]) -> None:
    unfinished = snapshot.parent / UNFINISHED
    write_folder(unfinished, files)
    check(unfinished)
    if snapshot.exists():
        snapshot.rename(snapshot.with_name(f"{UNFINISHED}-damaged"))
    unfinished.rename(snapshot)
    sync_folder(snapshot.parent)


def _show(folder: Path, snapshot: Path, files: Mapping[str, bytes]) -> None:
    """Point the folder at the snapshot.

    The links are made first: until `.current` is there they lead nowhere, so that all tables
    appear together, and nothing is left that could fail once it is.
    """
    os.utime(snapshot)
    for name in files:
        replace_link(folder / name, table_link(name))
    replace_link(folder / CURRENT, f"{SNAPSHOTS}/{snapshot.name}")
    sync_folder(folder)


def _remove_old_snapshots(snapshot: Path) -> None:
    """Remove all snapshots but this and the ones before it; a reader may still have one open."""
    others = [path for path in snapshot.parent.iterdir() if path.is_dir() and path != snapshot]
    others.sort(key=lambda path: path.stat().st_mtime_ns, reverse=True)
    for old in others[KEPT - 1 :]:
        discarded = old.with_name(f"{UNFINISHED}-old")
        old.rename(discarded)
        shutil.rmtree(discarded)


def _remove_unfinished(folder: Path) -> None:
    """Remove what a writer that was stopped left behind."""
    remove_folders((folder / SNAPSHOTS).glob(f"{UNFINISHED}*"))
    with suppress(OSError):
        (folder / UNFINISHED).unlink()
