"""The reports in `raw/` and their passports."""

import stat
import tomllib
from collections.abc import Iterator
from pathlib import Path

from pydantic import ValidationError

from pipeline.model.edition import Source
from pipeline.model.finding import Observation
from pipeline.model.passport import Passport

PASSPORT = ".toml"
BESIDE_REPORTS = frozenset({PASSPORT, ".md", ".txt"})
"""Endings of files that may stand in `raw/` without being reports."""


def sources(folder: Path) -> Iterator[Source]:
    """Every file of a folder that is, or should be, a report, in order of their names.

    Hidden files, passports, Markdown and text are no reports. Of two reports with one id the
    first in order is read and the second is told.
    """
    paths = sorted(path for path in folder.iterdir() if not path.name.startswith("."))
    reports = [path for path in paths if path.suffix.lower() not in BESIDE_REPORTS]
    seen: set[str] = set()
    for path in reports:
        source = _source(path)
        yield _told_twice(source) if source.document_id in seen else source
        seen.add(source.document_id)
    stems = {path.stem for path in reports}
    for path in paths:
        if path.suffix == PASSPORT and path.stem not in stems:
            lonely = Observation("passport_without_report")
            yield Source(path.stem, path.name, None, notes=(lonely,))


def _told_twice(source: Source) -> Source:
    twice = Observation("same_id", observed=source.document_id)
    return Source(source.file_name, source.file_name, None, notes=(twice,))


def _source(path: Path) -> Source:
    if path.suffix.lower() != ".pdf":
        return _unopened(path, "not_a_pdf", path.suffix or path.name)
    try:
        content = _content(path)
    except OSError as problem:
        return _unopened(path, "cannot_open", problem.strerror or str(problem))
    passport, notes = _passport(path.with_suffix(PASSPORT))
    return Source(passport.id or path.stem, path.name, content, passport, notes)


def _unopened(path: Path, check: str, reason: str) -> Source:
    return Source(path.name, path.name, None, notes=(Observation(check, observed=reason),))


def _content(path: Path) -> bytes:
    """The bytes of a regular file; a pipe or a folder is not waited for."""
    if not stat.S_ISREG(path.stat().st_mode):
        raise OSError(0, "not a regular file")
    return path.read_bytes()


def _passport(path: Path) -> tuple[Passport, tuple[Observation, ...]]:
    if not path.exists():
        return Passport(), ()
    try:
        return Passport.model_validate(tomllib.loads(path.read_text(encoding="utf-8"))), ()
    except ValidationError as problem:
        reasons = (f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in problem.errors())
        return Passport(), (Observation("bad_passport", observed="; ".join(reasons)),)
    except (OSError, ValueError) as problem:
        return Passport(), (Observation("bad_passport", observed=str(problem)),)
