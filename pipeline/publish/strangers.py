"""What lies in the published folder and was not published there: somebody's own work."""

import hashlib
import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from pipeline.write.failure import CannotWrite, Words

SUMS = "SHA256SUMS"
MOST_NAMED = 3
ELSEWHERE = (
    "Move that away, or name another folder (make publish TO=…).",
    "それをどけるか、別のフォルダーを指定してください（make publish TO=…）。",
)
CLOSE = (
    "Close it first, then run again; if nobody has it open, remove the file in brackets.",
    "閉じてから、もう一度実行してください。誰も開いていなければ、かっこの中のファイルを消してください。",
)
LEFT_BY_PROGRAM = re.compile(
    r"(?P<folder>(?:.*/)?)(?:\.~lock\.(?P<libreoffice>.+)#|~\$(?P<excel>.+))", re.DOTALL
)
"""What LibreOffice and Excel put beside a file while it is open."""


def refuse_strangers(folder: Path) -> None:
    """Return only if all that lies in the folder is there as it was published.

    Raises:
        CannotWrite: a file is somebody else's, was altered, or is open in another program.
        OSError: the folder cannot be read.
    """
    place = folder.resolve()
    published = _published(place)
    strangers = list(_strangers(place, published))
    for name in strangers:
        opened = _opened(name)
        if opened in published:
            raise CannotWrite(folder, _open(opened, name), CLOSE)
    if strangers:
        raise CannotWrite(folder, _strange(strangers), ELSEWHERE)


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


def _strangers(folder: Path, published: dict[str, str]) -> Iterator[str]:
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


def _open(opened: str, left: str) -> Words:
    return (
        f"{opened} is open in another program ({left})",
        f"{opened} がほかのプログラムで開かれています（{left}）",
    )


def _strange(strangers: Sequence[str]) -> Words:
    names = ", ".join(strangers[:MOST_NAMED])
    return (
        f"it holds what was not published here, or was altered: {names}",
        f"ここで書き出したものでないか、変更されたファイルがあります：{names}",
    )
