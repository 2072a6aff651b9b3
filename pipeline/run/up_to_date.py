"""What a run starts from, and whether an earlier run has done all of it already."""

import os
import re
from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from pipeline.model.checksum import sha256_of_texts
from pipeline.run.cache import Versions, clear, get, put, versions
from pipeline.run.options import Options
from pipeline.run.raw_files import RawFile
from pipeline.run.report_summary import ReportSummary, dump_reports, load_reports
from pipeline.write.snapshot import shown_snapshot

QUOTED = re.compile(rb"(?<=[\"'])\w+(?=[\"'])")
ESCAPED = re.compile(rb"\\[uU]")
"""What may be the name of an environment variable in a passport; a character written as its number."""
RUN = "run"
"""The kind of kept result that says which tables a whole run wrote."""


class Run(NamedTuple):
    """The files to read, the folder of the tables, and all else that the tables depend on."""

    files: Sequence[RawFile]
    out: Path
    options: Options
    versions: Versions

    @classmethod
    def of(cls, files: Sequence[RawFile], out: Path, options: Options) -> "Run":
        """A run of the program as it is on the disk now."""
        return cls(files, out, options, versions())

    @property
    def key(self) -> str:
        """A checksum of everything that the tables and the summary depend on."""
        files = (part for file in self.files for part in file_parts(file))
        options = (self.options.reader, f"{self.options.limits}", f"{self.options.scan}")
        return sha256_of_texts(self.versions.program, *options, *files)


def file_parts(file: RawFile) -> tuple[str, str, str, str]:
    """The name, content, passport and password of a file, as texts that change with them."""
    content = file.sha256 or f"{file.problem}"
    passport = file.passport
    if isinstance(passport, bytes):
        return file.path.name, content, passport.hex(), _password(passport)
    return file.path.name, content, f"{passport}", ""


def _password(passport: bytes) -> str:
    """The values of all environment variables that a passport may name, as it is not yet read.

    One that writes characters as their numbers may name any.
    """
    if b"password_env" not in passport and not ESCAPED.search(passport):
        return ""
    if ESCAPED.search(passport):
        return f"{sorted(os.environ.items())}"
    names = dict.fromkeys(name.decode() for name in QUOTED.findall(passport))
    return f"{[(name, os.environ[name]) for name in names if name in os.environ]}"


def last_run(run: Run) -> list[ReportSummary] | None:
    """The summary of a run like this one, if it wrote the tables that are there now.

    None if there is something to do: no such run is kept, or a table is missing or was altered.
    """
    if run.options.force:
        return None
    content = get(run.out, RUN, run.key)
    if content is None:
        return None
    snapshot, _, reports = content.partition(b"\n")
    return load_reports(reports) if shown_snapshot(run.out) == snapshot.decode() else None


def forget_last_run(run: Run) -> None:
    """Remove what is kept of earlier runs: should this one be stopped, the next must not skip."""
    clear(run.out, RUN)


def keep_run(run: Run, reports: Sequence[ReportSummary]) -> None:
    """Keep the summary of the reports, for the tables that are there now: the last step of a run.

    A run that finds it has nothing to do, not even to remove what is left over.
    """
    snapshot = shown_snapshot(run.out)
    if snapshot:
        put(run.out, RUN, run.key, f"{snapshot}\n".encode() + dump_reports(reports))
