"""Results of former runs, kept below the tables, each under a key of all that made it.

The key holds checksums of the program itself: a result is kept as long as what made it stays. A
kept result is plain bytes under its own checksum. One that is damaged counts as none. Losing them
costs time and nothing else, so that a disk that refuses is no failure here.
"""

import hashlib
import os
import sys
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

PIPELINE = Path(__file__).parents[1]
OF_PAGES = (
    "extract/",
    "model/page.py",
    "model/words.py",
    "model/finding.py",
    "commands/plain.py",
    "commands/parts.py",
)
"""What the pages as printed depend on, besides the libraries that read them."""
READERS = ("pdfplumber", "pdfminer_six", "pypdfium2")
OTHERS = ("jaconv", "polars", "polars_runtime_32", "pydantic", "pydantic_core", "regex", "shihyo")


class Versions(NamedTuple):
    """Two checksums: of all that makes pages, and of all that makes tables of them."""

    pages: str
    program: str


def versions(folder: Path = PIPELINE) -> Versions:
    """The checksums of the program as it lies in `folder`: its files, libraries and Python."""
    files = _files(folder)
    readers = [*_libraries(READERS), sys.version]
    pages = checksum(*(said for name, said in files if name.startswith(OF_PAGES)), *readers)
    return Versions(pages, checksum(pages, *(said for _, said in files), *_libraries(OTHERS)))


def checksum(*parts: str) -> str:
    """One SHA-256 of several texts, in hexadecimal; no two lists of texts share one."""
    joined = "".join(f"{len(part)}:{part}" for part in parts)
    return hashlib.sha256(joined.encode("utf-8", "surrogateescape")).hexdigest()


def _files(pipeline: Path) -> list[tuple[str, str]]:
    """Every file of code or knowledge by its path below `pipeline/`, with its checksum."""
    found = []
    for folder, _, names in os.walk(pipeline):
        for name in names:
            if name.endswith((".py", ".toml")):
                path = Path(folder, name)
                relative = path.relative_to(pipeline).as_posix()
                found.append((relative, checksum(relative, _digest(path))))
    return sorted(found)


def _digest(path: Path) -> str:
    return hashlib.sha256(path.read_bytes()).hexdigest()


def _libraries(names: Iterable[str]) -> list[str]:
    """Each library with its version, as the folders beside it say: asking pip's way costs more."""
    wanted = tuple(f"{name}-" for name in names)
    return sorted(
        entry
        for place in dict.fromkeys(sys.path)
        if Path(place).is_dir()
        for entry in os.listdir(place or ".")  # noqa: PTH208 -- names are all that is needed
        if entry.lower().replace(".", "_").startswith(wanted) and entry.endswith(".dist-info")
    )


KEPT = ".kept"
UNFINISHED = ".unfinished"
SUM_LENGTH = 64


def kept(folder: Path, kind: str, key: str) -> bytes | None:
    """What was kept under a key, or None where nothing whole is there."""
    try:
        stored = (folder / KEPT / kept_name(kind, key)).read_bytes()
    except OSError:
        return None
    checksum, content = stored[:SUM_LENGTH], stored[SUM_LENGTH:]
    return content if checksum == _checksum(kind, key, content) else None


def keep(folder: Path, kind: str, key: str, content: bytes) -> None:
    """Keep a result under its key, whole or not at all; say nothing where the disk refuses."""
    name = kept_name(kind, key)
    unfinished = folder / KEPT / f"{name}.{os.getpid()}{UNFINISHED}"
    with suppress(OSError):
        unfinished.parent.mkdir(parents=True, exist_ok=True)
        try:
            unfinished.write_bytes(_checksum(kind, key, content) + content)
            unfinished.replace(folder / KEPT / name)
        except OSError:
            unfinished.unlink(missing_ok=True)


def kept_name(kind: str, key: str) -> str:
    """The name under which a result is kept."""
    return f"{key}.{kind}"


def forget_others(folder: Path, names: Collection[str]) -> None:
    """Remove every kept result but those named, and what a run that was killed left behind."""
    with suppress(OSError):
        for path in (folder / KEPT).iterdir():
            if path.name not in names and not _is_being_written(path.name):
                path.unlink(missing_ok=True)


def forget_kind(folder: Path, kind: str) -> None:
    """Remove every kept result of one kind."""
    with suppress(OSError):
        for path in (folder / KEPT).glob(f"*.{kind}"):
            path.unlink(missing_ok=True)


def _is_being_written(name: str) -> bool:
    """Whether another run that is alive is writing this file."""
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


def _checksum(kind: str, key: str, content: bytes) -> bytes:
    return hashlib.sha256(f"{kind} {key}\n".encode() + content).hexdigest().encode()
