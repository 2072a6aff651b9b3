"""One report as a program hands it over: a path, bytes or an open file, read as `extract` does."""

import errno
import hashlib
import os
from collections.abc import Mapping
from functools import partial
from os import PathLike
from pathlib import Path
from typing import BinaryIO, NamedTuple

from pipeline.build import build
from pipeline.model.edition import Edition
from pipeline.model.passport import Passport
from pipeline.run.options import READERS, Limits, Options
from pipeline.run.raw_files import MEGABYTE, PASSPORT, Problem, RawFile, file_bytes, passport_in
from pipeline.run.sources import described

NAMELESS = "report.pdf"
"""What bytes are called that come without a name."""


class Request(NamedTuple):
    """What a program hands over: see `pipeline.api.extract`."""

    pdf: str | PathLike[str] | bytes | BinaryIO
    passport: str | PathLike[str] | Mapping[str, object] | Passport | None = None
    password: str | None = None
    reader: str = READERS[0]


def edition_of(asked: Request, limits: Limits | None, *, confined: bool) -> Edition:
    """The edition of the report; one that cannot be read has no records.

    Raises:
        FileNotFoundError: nothing is at the path of the PDF or of the passport.
        ValueError: there is no such reader.
        TypeError: the PDF or the passport is of a kind that cannot be read.
    """
    if asked.reader not in READERS:
        raise ValueError(f"reader must be one of {', '.join(READERS)}, not {asked.reader!r}")
    file, content = _file(asked)
    (source,) = described([file])
    if isinstance(content, bytes) and source.sha256:
        source = source.holding(content)
    if not confined:
        from pipeline.run.worker import guarded  # noqa: PLC0415 -- only one is needed

        return guarded(source, partial(build, reader=asked.reader))
    from pipeline.run.results import read_in_child  # noqa: PLC0415

    return read_in_child(source, asked.reader, limits or Limits()).whole()


def _file(asked: Request) -> tuple[RawFile, bytes | Problem]:
    """The report as if it lay in a folder, and its bytes."""
    path, content = _content(asked.pdf)
    if isinstance(content, Problem):
        return RawFile(path, None, 0, problem=content), content
    passport = _passport(asked.passport, path if isinstance(asked.pdf, str | PathLike) else None)
    checksum = hashlib.sha256(content).hexdigest()
    return RawFile(path, checksum, len(content), passport, password=asked.password), content


def _content(pdf: object) -> tuple[Path, bytes | Problem]:
    """The name of the report, and its bytes or why they cannot be had."""
    most = Options().file_mb
    if isinstance(pdf, str | PathLike):
        Path(pdf).stat()  # raises FileNotFoundError, as every program expects of a path
        return Path(pdf), file_bytes(Path(pdf), most)
    name = Path(NAMELESS)
    if hasattr(pdf, "read"):
        said = getattr(pdf, "name", None)
        name, pdf = Path(Path(said).name if isinstance(said, str) else NAMELESS), pdf.read()
    if not isinstance(pdf, bytes | bytearray | memoryview):
        raise TypeError(
            f"a PDF is a path, bytes or a file open for bytes, not {type(pdf).__name__}"
        )
    content = bytes(pdf)
    if len(content) > most * MEGABYTE:
        return name, Problem("too_large", f"{len(content) / MEGABYTE:.1f}", str(most))
    return name, content


def _passport(said: object, beside: Path | None) -> bytes | Problem | Mapping[str, object] | None:
    """The passport as it was given, unread; else the one beside the report."""
    if said is None:
        return passport_in(beside.with_suffix(PASSPORT)) if beside else None
    if isinstance(said, Passport):
        return said.model_dump()
    if isinstance(said, Mapping):
        return dict(said)
    if isinstance(said, str | PathLike):
        found = passport_in(Path(said))
        if found is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(said))
        return found
    raise TypeError(f"a passport is a path or its entries, not {type(said).__name__}")
