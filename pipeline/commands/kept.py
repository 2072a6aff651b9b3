"""Results of former runs, kept below the tables, each under a key of all that made it.

A kept result is plain bytes under its own checksum. One that is damaged counts as none. Losing
them costs time and nothing else, so that a disk that refuses is no failure here.
"""

import hashlib
import os
from collections.abc import Collection
from contextlib import suppress
from pathlib import Path

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
