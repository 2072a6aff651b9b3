"""What the program is made of, as checksums: a result is kept as long as what made it stays."""

import hashlib
import os
import sys
from collections.abc import Iterable
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
