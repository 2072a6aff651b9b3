"""One report as a program passes it: a path, bytes or an open file, read as `extract` does."""

import errno
import os
from collections.abc import Mapping
from functools import partial
from os import PathLike
from pathlib import Path
from typing import BinaryIO, NamedTuple

from pipeline.build import build
from pipeline.model.checksum import sha256
from pipeline.model.edition import Edition
from pipeline.model.passport import Passport
from pipeline.run.options import READERS, Limits, Options
from pipeline.run.passport_reading import read_here, read_in_child
from pipeline.run.raw_files import MEGABYTE, PASSPORT, Problem, RawFile, file_bytes, passport_in
from pipeline.run.sources import sources_of

NAMELESS = "report.pdf"
"""The file name of bytes that come without one."""


class Request(NamedTuple):
    """The arguments of `pipeline.api.extract`."""

    pdf: str | PathLike[str] | bytes | BinaryIO
    passport: str | PathLike[str] | Mapping[str, object] | Passport | None = None
    password: str | None = None
    reader: str = READERS[0]


def edition_of(request: Request, limits: Limits | None, *, confined: bool) -> Edition:
    """The edition of the report; one that cannot be read has no records.

    Raises:
        FileNotFoundError: nothing is at the path of the PDF or of the passport.
        ValueError: there is no such reader.
        TypeError: the PDF or the passport is of a kind that cannot be read.
    """
    if request.reader not in READERS:
        raise ValueError(f"reader must be one of {', '.join(READERS)}, not {request.reader!r}")
    file, content = _file(request)
    (source,) = sources_of([file], read_in_child if confined else read_here)
    if isinstance(content, bytes) and source.sha256:
        source = source.holding(content)
    if not confined:
        from pipeline.run.worker import guarded  # noqa: PLC0415 -- only one is needed

        return guarded(source, partial(build, reader=request.reader))
    from pipeline.run import results  # noqa: PLC0415

    return results.read_in_child(source, request.reader, limits or Limits()).whole()


def _file(request: Request) -> tuple[RawFile, bytes | Problem]:
    """The report as if it were in a folder, and its bytes."""
    path, content = _content(request.pdf)
    if isinstance(content, Problem):
        return RawFile(path, None, 0, problem=content), content
    passport = _passport(
        request.passport, path if isinstance(request.pdf, str | PathLike) else None
    )
    checksum = sha256(content)
    return RawFile(path, checksum, len(content), passport, password=request.password), content


def _content(pdf: object) -> tuple[Path, bytes | Problem]:
    """The name of the report, and its bytes or why they cannot be read."""
    most = Options().file_mb
    if isinstance(pdf, str | PathLike):
        Path(pdf).stat()  # raises FileNotFoundError, as every program expects of a path
        return Path(pdf), file_bytes(Path(pdf), most)
    name = Path(NAMELESS)
    if hasattr(pdf, "read"):
        path = getattr(pdf, "name", None)
        name, pdf = Path(Path(path).name if isinstance(path, str) else NAMELESS), pdf.read()
    if not isinstance(pdf, bytes | bytearray | memoryview):
        raise TypeError(
            f"a PDF is a path, bytes or a file open for bytes, not {type(pdf).__name__}"
        )
    content = bytes(pdf)
    if len(content) > most * MEGABYTE:
        return name, Problem("too_large", f"{len(content) / MEGABYTE:.1f}", str(most))
    return name, content


def _passport(given: object, report: Path | None) -> bytes | Problem | Mapping[str, object] | None:
    """The passport as it was given, unread; else the one next to the report."""
    if given is None:
        return passport_in(report.with_suffix(PASSPORT)) if report else None
    if isinstance(given, Passport):
        return given.model_dump()
    if isinstance(given, Mapping):
        return dict(given)
    if isinstance(given, str | PathLike):
        found = passport_in(Path(given))
        if found is None:
            raise FileNotFoundError(errno.ENOENT, os.strerror(errno.ENOENT), str(given))
        return found
    raise TypeError(f"a passport is a path or its entries, not {type(given).__name__}")
