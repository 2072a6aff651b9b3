"""What a run starts from, and whether an earlier one has done all of it already."""

import os
from collections.abc import Sequence
from contextlib import suppress
from pathlib import Path
from typing import NamedTuple

from pipeline.run.cache import Versions, checksum, forget_kind, keep, kept, versions
from pipeline.run.options import Options
from pipeline.run.raw_files import RawFile
from pipeline.run.report_summary import SaidReport, plain_reports, reports_again
from pipeline.write.snapshot import shown

RUN = "run"


class Run(NamedTuple):
    """The files to read, the folder of the tables, and all else that the tables depend on."""

    files: Sequence[RawFile]
    out: Path
    options: Options
    versions: Versions

    @classmethod
    def of(cls, files: Sequence[RawFile], out: Path, options: Options) -> "Run":
        """The run of the program as it lies on the disk now."""
        return cls(files, out, options, versions())

    @property
    def key(self) -> str:
        """A checksum of everything that the tables and what is said depend on."""
        files = (part for file in self.files for part in file_parts(file))
        limits = f"{self.options.limits}"
        return checksum(self.versions.program, self.options.reader, limits, *files)


def file_parts(file: RawFile) -> tuple[str, str, str, str]:
    """The name, content, passport and password of a file, as texts that change with them."""
    content = file.sha256 or f"{file.problem}"
    passport = file.passport
    if isinstance(passport, bytes):
        return file.path.name, content, passport.hex(), _password(passport)
    return file.path.name, content, f"{passport}", ""


def _password(passport: bytes) -> str:
    """What stands in the environment variable that a passport names, if it names one."""
    if b"password_env" not in passport:
        return ""
    import tomllib  # noqa: PLC0415 -- rarely needed

    with suppress(ValueError, RecursionError):
        named = tomllib.loads(passport.decode("utf-8-sig")).get("password_env")
        return f"{os.environ.get(named)}" if isinstance(named, str) else ""
    return ""


def last_run(run: Run) -> list[SaidReport] | None:
    """What is said of the reports, if a run like this one wrote the tables that are shown now.

    None if there is something to do: nothing was kept, or a table is missing or was altered.
    """
    if run.options.force:
        return None
    content = kept(run.out, RUN, run.key)
    if content is None:
        return None
    snapshot, _, reports = content.partition(b"\n")
    return reports_again(reports) if shown(run.out) == snapshot.decode() else None


def begin(run: Run) -> None:
    """Let no run that comes after this one, should it be stopped, believe that all is done."""
    forget_kind(run.out, RUN)


def remember(run: Run, reports: Sequence[SaidReport]) -> None:
    """Keep what was said of the reports, for the tables shown now: the last thing a run does.

    A run that finds this has nothing to do, not even to clear up.
    """
    snapshot = shown(run.out)
    if snapshot:
        keep(run.out, RUN, run.key, f"{snapshot}\n".encode() + plain_reports(reports))
