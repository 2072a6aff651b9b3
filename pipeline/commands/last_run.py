"""What a run starts from, and whether an earlier one has done all of it already."""

from collections.abc import Sequence
from pathlib import Path
from typing import NamedTuple

from pipeline.commands.files import Problem, RawFile
from pipeline.commands.kept import keep, kept, kept_name
from pipeline.commands.options import Options
from pipeline.commands.said import SaidReport, plain_reports, reports_again
from pipeline.commands.versions import Versions, checksum, versions
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
        return checksum(self.versions.program, self.options.reader, *files)


def file_parts(file: RawFile) -> tuple[str, str, str]:
    """The name, the content and the passport of a file, as texts that change with them."""
    content = file.sha256 or f"{file.problem}"
    passport = file.passport
    told = f"{passport}" if passport is None or isinstance(passport, Problem) else passport.hex()
    return file.path.name, content, told


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


def remember(run: Run, reports: Sequence[SaidReport]) -> str:
    """Keep what was said of the reports, for the tables shown now; the name it is kept under."""
    snapshot = shown(run.out)
    if snapshot:
        keep(run.out, RUN, run.key, f"{snapshot}\n".encode() + plain_reports(reports))
    return kept_name(RUN, run.key)
