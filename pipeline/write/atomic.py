"""What writing all or nothing is made of, whatever stops the writer.

A thing is written under another name, forced to the disk, and then takes its place by one rename.
`replace_file` does so with one file (`run/cache.py`, `commands/new.py`); of several files the tables become visible
by one link (`write/snapshot.py`), and a published folder by two renames
(`publish/output_folder.py`).
"""

import os
import shutil
from collections.abc import Iterable, Mapping
from pathlib import Path

UNFINISHED = ".unfinished"


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write files, named by their path below the folder, and force them to the disk.

    Raises:
        OSError: the disk refused, or a file is there already.
    """
    folder.mkdir(parents=True)
    folders = sorted({folder, *((folder / name).parent for name in files)})
    for below in folders[1:]:
        below.mkdir(parents=True, exist_ok=True)
    for name, content in files.items():
        with (folder / name).open("xb") as file:
            file.write(content)
            file.flush()
            os.fsync(file.fileno())
    for written in folders:
        sync_folder(written)


def holds(folder: Path, files: Mapping[str, bytes]) -> bool:
    """Whether every file is in the folder as it was written: a disk may lose what it once had."""
    paths = {name: folder / name for name in files}
    return all(path.is_file() and path.read_bytes() == files[name] for name, path in paths.items())


def sync_folder(folder: Path) -> None:
    """Force the entries of a folder to the disk: fsync of a file forces its bytes, not its name."""
    entry = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(entry)
    finally:
        os.close(entry)


def replace_file(path: Path, content: bytes, *, to_disk: bool = False) -> None:
    """Make `content` all that the file holds; other processes may do the same meanwhile.

    Unless `to_disk` forces it to the disk, the file may be damaged after a power cut. Until it is whole
    it has a hidden name, which is short: that of the file may be as long as names can be.

    Raises:
        OSError: the disk refused; the file is as it was.
    """
    unfinished = path.with_name(f".{os.getpid()}{UNFINISHED}")
    try:
        with unfinished.open("wb") as file:
            file.write(content)
            if to_disk:
                file.flush()
                os.fsync(file.fileno())
        if path.exists():
            shutil.copymode(path, unfinished)
        unfinished.replace(path)
        if to_disk:
            sync_folder(path.parent)
    except OSError:
        unfinished.unlink(missing_ok=True)
        raise


def remove_unfinished(folder: Path) -> None:
    """Remove what `replace_file` left in a folder when its process was killed."""
    for path in folder.glob(f".*{UNFINISHED}"):
        if not is_being_written(path.name):
            path.unlink(missing_ok=True)


def is_being_written(name: str) -> bool:
    """Whether a file of this name is one that `replace_file` writes in another, living process."""
    if not name.endswith(UNFINISHED):
        return False
    process = name.removesuffix(UNFINISHED).rpartition(".")[2]
    return process.isdigit() and int(process) != os.getpid() and _is_alive(int(process))


def _is_alive(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError):
        return True
    return True


def replace_link(link: Path, target: str) -> None:
    """Make the path a symbolic link to `target`, whatever file or link was there."""
    if link_target(link) != target:
        unfinished = link.parent / UNFINISHED
        unfinished.symlink_to(target)
        unfinished.replace(link)


def link_target(link: Path) -> str | None:
    """Where a symbolic link leads, as it is written; None if it is none."""
    return str(link.readlink()) if link.is_symlink() else None


def remove_folders(folders: Iterable[Path]) -> None:
    """Remove what a writer that was stopped left behind, as far as the disk allows."""
    for folder in folders:
        shutil.rmtree(folder, ignore_errors=True)
