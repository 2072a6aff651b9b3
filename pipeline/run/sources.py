"""The reports in `raw/` and their passports, as sources to read from."""

import os
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from pipeline.knowledge import Words
from pipeline.messages import visible
from pipeline.model.edition import Source
from pipeline.model.finding import Observation
from pipeline.run.options import Options
from pipeline.run.passport_reading import (
    Read,
    ReadAll,
    passport_of,
    read_in_child,
    without_passport,
)
from pipeline.run.raw_files import Problem, RawFile, file_bytes, raw_files


def sources(folder: Path) -> Iterator[Source]:
    """Every file of a folder that is, or should be, a report, with its bytes."""
    files = raw_files(folder, Options().file_mb)
    for file, source in zip(files, sources_of(files), strict=True):
        yield with_content(file, source, Options().file_mb) if source.sha256 else source


def with_content(file: RawFile, source: Source, most_mb: int) -> Source:
    """The source with its bytes; without, and with the reason, where they have changed since."""
    content = file_bytes(file.path, most_mb)
    if isinstance(content, bytes):
        held = source.holding(content)
        if held.sha256 == source.sha256:
            return held
        content = Problem("changed_while_read")
    return replace(source, notes=(*source.notes, _observation(content)), sha256=None)


def sources_of(files: Sequence[RawFile], read_all: ReadAll = read_in_child) -> list[Source]:
    """Each file as a source, its passport read by `read_all`, its bytes not yet.

    Of two reports with one id only the first in order is read; of two files with the same bytes
    both are. The second has a note that says so.
    """
    seen: set[str] = set()
    names: dict[str | None, str] = {None: ""}
    found = []
    for file, read in zip(files, _passports(files, read_all), strict=True):
        source = _source(file, read)
        if _is_passport_alone(file):
            found.append(source)
            continue
        if source.document_id in seen:
            found.append(_with_shared_id(source))
            continue
        seen.add(source.document_id)
        if first := names.setdefault(source.sha256, source.file_name):
            source = source if first == source.file_name else _with_same_content(source, first)
        found.append(source)
    return found


def _is_passport_alone(file: RawFile) -> bool:
    return file.problem is not None and file.problem.check == "passport_without_report"


def _with_shared_id(source: Source) -> Source:
    twice = Observation("same_id", observed=source.document_id)
    return Source(source.file_name, source.file_name, None, notes=(twice,))


def _with_same_content(source: Source, first: str) -> Source:
    return replace(source, notes=(*source.notes, Observation("same_bytes", observed=first)))


def _passports(files: Sequence[RawFile], read_all: ReadAll) -> Iterator[Read]:
    """The passport of each file, and what is wrong with it."""
    foreign = [file.passport for file in files if isinstance(file.passport, bytes)]
    read = iter(read_all(foreign))
    for file in files:
        if isinstance(file.passport, bytes):
            yield next(read)
        elif isinstance(file.passport, Problem):
            yield without_passport(file.passport, None)
        else:
            yield passport_of(file.passport or {})


def _source(file: RawFile, read: Read) -> Source:
    name, stem = visible(file.path.name), visible(file.path.stem)
    if file.problem:
        document_id = stem if _is_passport_alone(file) else name
        return Source(document_id, name, None, notes=(_observation(file.problem),))
    passport, notes = read
    if file.password is not None:
        passport = passport.model_copy(update={"password": file.password, "password_env": None})
    variable = passport.password_env
    password = os.environ.get(variable) if variable else passport.password
    if variable and password is None:
        notes = (*notes, Observation("no_password", observed=variable))
        return Source(visible(passport.id or stem), name, None, passport, notes)
    passport = passport.model_copy(update={"password": password})
    return Source(visible(passport.id or stem), name, None, passport, notes, file.sha256)


def _observation(problem: Problem) -> Observation:
    near, near_ja = _near(problem)
    return Observation(
        problem.check,
        observed=problem.observed,
        expected=problem.expected,
        facts={"near": near},
        facts_ja={"near": near_ja},
    )


def _near(problem: Problem) -> Words:
    """The reports whose names are most like that of a passport without one."""
    if problem.check != "passport_without_report" or not problem.observed:
        return "", ""
    from pipeline.normalize.nearest import did_you_mean  # noqa: PLC0415 -- rarely needed

    return did_you_mean([f"{problem.observed}.pdf"])
