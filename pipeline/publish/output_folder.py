"""The published folder: plain files that may be copied as they are, all of one run.

New files are written beside the folder and take its place whole. `SHA256SUMS` says what was
published; whatever else lies in the folder, or was altered since, is somebody's own work and is
neither overwritten nor removed. A run that is killed between two renames leaves the former folder
beside its place, from where the next run fetches it back.
"""

import hashlib
import os
import re
import shutil
from collections.abc import Iterator, Mapping
from pathlib import Path

from pipeline.knowledge import message_pair
from pipeline.write.failure import CannotWrite, cause_of
from pipeline.write.snapshot import lock

UNFINISHED, BEFORE = "unfinished", "before"


def replace_folder(folder: Path, files: Mapping[str, bytes]) -> bool:
    """Make `files`, named by their path, all that the folder holds; whether that changed anything.

    Raises:
        CannotWrite: the folder is as it was: it holds files of somebody else, or the disk refused.
    """
    place = folder.resolve()
    work = place.with_name(f".{place.name}")
    try:
        if not work.exists():
            check_foreign_files(folder)  # before the lock leaves its own folder beside somebody's
        with lock(work):
            _fetch_back(place, work)
            check_foreign_files(folder)
            whole = {**files, SUMS: checksums(files)}
            if _holds(place, whole):
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


SUMS = "SHA256SUMS"
MOST_NAMED = 3
LEFT_BY_PROGRAM = re.compile(
    r"(?P<folder>(?:.*/)?)(?:\.~lock\.(?P<libreoffice>.+)#|~\$(?P<excel>.+))", re.DOTALL
)
"""What LibreOffice and Excel put beside a file while it is open."""


def check_foreign_files(folder: Path) -> None:
    """Return only if all that lies in the folder is there as it was published.

    Raises:
        CannotWrite: a file is somebody else's, was altered, or is open in another program.
        OSError: the folder cannot be read.
    """
    place = folder.resolve()
    published = _published(place)
    strangers = list(_foreign_files(place, published))
    for name in strangers:
        opened = _opened(name)
        if opened in published:
            cause = message_pair("file_open", file=opened, lock=name)
            raise CannotWrite(folder, cause, message_pair("close_file"))
    if strangers:
        names = ", ".join(strangers[:MOST_NAMED])
        cause = message_pair("foreign_files", names=names)
        raise CannotWrite(folder, cause, message_pair("other_folder"))


def files_below(folder: Path) -> Iterator[Path]:
    """All that lies below the folder but its folders; nothing behind a link."""
    for parent, folders, names in os.walk(folder):
        yield from (Path(parent, name) for name in names)
        yield from (Path(parent, name) for name in folders if Path(parent, name).is_symlink())


def _published(folder: Path) -> dict[str, str]:
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
        if name != SUMS and (name not in published or published[name] != _checksum(path)):
            yield name


def _checksum(path: Path) -> str | None:
    regular = path.is_file() and not path.is_symlink()
    return hashlib.sha256(path.read_bytes()).hexdigest() if regular else None


def _opened(name: str) -> str:
    """The path of the file that is open while a file of this name lies there; empty if none is."""
    found = LEFT_BY_PROGRAM.fullmatch(name)
    return found["folder"] + (found["libreoffice"] or found["excel"]) if found else ""
