"""The published folder: plain files that may be copied as they are, all of one run.

New files are written to a folder beside it, which takes its place as a whole. `SHA256SUMS` lists
what was published; any other file in the folder, and any that was altered since, is somebody's own
work and is neither overwritten nor removed. A run that is killed between two renames leaves the
former folder beside its place; the next run moves it back.
"""

import os
import re
from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.knowledge import message_pair
from pipeline.model.checksum import sha256
from pipeline.write.atomic import holds, remove_folders, sync_folder, write_folder
from pipeline.write.failure import CannotWrite, cause_of
from pipeline.write.folder_lock import lock

NEW, FORMER = "unfinished", "before"
"""Folders below the work folder: what takes the place, and what was in the place until then."""


def replace_folder(folder: Path, files: Mapping[str, bytes]) -> bool:
    """Make `files`, named by their path, all that the folder holds; whether that changed anything.

    Raises:
        CannotWrite: the folder is as it was: it holds files of somebody else, or the disk refused.
    """
    place = folder.resolve()
    work = place.with_name(f".{place.name}")
    try:
        if not work.exists():
            check_foreign_files(folder)  # before the lock makes a folder beside somebody's
        with lock(work):
            _restore(place, work)
            check_foreign_files(folder)
            whole = {**files, SUMS: checksums(files)}
            if _holds_only(place, whole):
                return False
            _exchange(place, work, whole)
    except OSError as problem:
        english, japanese = cause_of(problem)
        at = f" ({problem.filename})"
        step = message_pair("check_folder")
        raise CannotWrite(folder, (english + at, japanese + at), step) from problem
    return True


def checksums(files: Mapping[str, bytes]) -> bytes:
    """The checksum of each file, as `sha256sum -c` reads them."""
    lines = (f"{sha256(files[path])}  {path}\n" for path in sorted(files))
    return "".join(lines).encode()


def _holds_only(folder: Path, files: Mapping[str, bytes]) -> bool:
    """Whether the folder holds these files, as they are, and no other."""
    paths = {path.relative_to(folder).as_posix() for path in files_below(folder)}
    return paths == set(files) and holds(folder, files)


def _restore(place: Path, work: Path) -> None:
    """Undo what a run that was stopped left half done."""
    if (work / FORMER).exists() and not place.exists():
        (work / FORMER).rename(place)
    remove_folders((work / NEW, work / FORMER))


def _exchange(place: Path, work: Path, files: Mapping[str, bytes]) -> None:
    """Put a folder with these files into the place of the former one."""
    try:
        write_folder(work / NEW, files)
        if place.exists():
            place.rename(work / FORMER)
        (work / NEW).rename(place)
        sync_folder(place.parent)
    finally:
        _restore(place, work)


SUMS = "SHA256SUMS"
"""The list of checksums, by the name that `sha256sum` and its users know."""
MOST_NAMED = 3
"""Files named in the message: enough to see whose they are."""
LEFT_BY_PROGRAM = re.compile(
    r"(?P<folder>(?:.*/)?)(?:\.~lock\.(?P<libreoffice>.+)#|~\$(?P<excel>.+))", re.DOTALL
)
"""What LibreOffice and Excel put beside a file while it is open."""


def check_foreign_files(folder: Path) -> None:
    """Return only if every file in the folder is as it was published.

    Raises:
        CannotWrite: a file is somebody else's, was altered, or is open in another program.
        OSError: the folder cannot be read.
    """
    place = folder.resolve()
    published = _published_checksums(place)
    foreign = list(_foreign_files(place, published))
    for name in foreign:
        opened = _file_opened_with(name)
        if opened in published:
            cause = message_pair("file_open", file=opened, lock=name)
            raise CannotWrite(folder, cause, message_pair("close_file"))
    if foreign:
        names = ", ".join(foreign[:MOST_NAMED])
        cause = message_pair("foreign_files", names=names)
        raise CannotWrite(folder, cause, message_pair("other_folder"))


def files_below(folder: Path) -> Iterator[Path]:
    """Every path below the folder that is not itself a folder; links are listed, not followed."""
    for parent, folders, names in os.walk(folder):
        yield from (Path(parent, name) for name in names)
        yield from (Path(parent, name) for name in folders if Path(parent, name).is_symlink())


def _published_checksums(folder: Path) -> dict[str, str]:
    """The checksum of each file that was published, by its path in the folder."""
    listed = folder / SUMS
    lines = listed.read_text(encoding="utf-8").splitlines() if listed.is_file() else []
    return {path: checksum for checksum, _, path in (line.partition("  ") for line in lines)}


def _foreign_files(folder: Path, published: dict[str, str]) -> Iterator[str]:
    """The paths in the folder that are not there as they were published; itself if it is no folder."""
    if not folder.is_dir():
        if os.path.lexists(folder):
            yield str(folder)
        return
    for path in sorted(files_below(folder)):
        name = path.relative_to(folder).as_posix()
        if name != SUMS and (name not in published or published[name] != _checksum_of_file(path)):
            yield name


def _checksum_of_file(path: Path) -> str | None:
    """The checksum of a regular file; None of anything else."""
    regular = path.is_file() and not path.is_symlink()
    return sha256(path.read_bytes()) if regular else None


def _file_opened_with(name: str) -> str:
    """The path of the file that is open while a file of this name is there; empty if it is none."""
    found = LEFT_BY_PROGRAM.fullmatch(name)
    return found["folder"] + (found["libreoffice"] or found["excel"]) if found else ""
