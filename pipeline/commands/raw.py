"""The reports in `raw/` and their passports, as sources to read from."""

import tomllib
from collections.abc import Iterable, Iterator
from pathlib import Path

from pydantic import ValidationError

from pipeline.commands.files import Problem, RawFile, raw_files, report_bytes
from pipeline.model.edition import Source
from pipeline.model.finding import Observation
from pipeline.model.passport import Passport


def sources(folder: Path) -> Iterator[Source]:
    """Every file of a folder that is, or should be, a report, with its bytes."""
    files = raw_files(folder)
    for file, source in zip(files, described(files), strict=True):
        yield source.holding(report_bytes(file.path)) if source.sha256 else source


def described(files: Iterable[RawFile]) -> list[Source]:
    """Each file as a source, its passport read, its bytes not yet.

    Of two reports with one id the first in order is read and the second is told.
    """
    seen: set[str] = set()
    found = []
    for file in files:
        source = _source(file)
        if _is_lonely(file):
            found.append(source)
            continue
        found.append(_told_twice(source) if source.document_id in seen else source)
        seen.add(source.document_id)
    return found


def _is_lonely(file: RawFile) -> bool:
    return file.problem is not None and file.problem.check == "passport_without_report"


def _told_twice(source: Source) -> Source:
    twice = Observation("same_id", observed=source.document_id)
    return Source(source.file_name, source.file_name, None, notes=(twice,))


def _source(file: RawFile) -> Source:
    name = file.path.name
    if file.problem:
        document_id = file.path.stem if _is_lonely(file) else name
        return Source(document_id, name, None, notes=(_seen(file.problem),))
    passport, notes = _passport(file.passport)
    document_id = passport.id or file.path.stem
    return Source(document_id, name, None, passport, notes, file.sha256)


def _seen(problem: Problem) -> Observation:
    return Observation(problem.check, observed=problem.observed)


def _passport(content: bytes | Problem | None) -> tuple[Passport, tuple[Observation, ...]]:
    if content is None:
        return Passport(), ()
    if isinstance(content, Problem):
        return Passport(), (_seen(content),)
    try:
        return Passport.model_validate(tomllib.loads(content.decode("utf-8"))), ()
    except ValidationError as problem:
        reasons = (f"{'.'.join(map(str, one['loc']))}: {one['msg']}" for one in problem.errors())
        return Passport(), (Observation("bad_passport", observed="; ".join(reasons)),)
    except ValueError as problem:
        return Passport(), (Observation("bad_passport", observed=str(problem)),)
