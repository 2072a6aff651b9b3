"""All tables of a run as files, written at once."""

from collections.abc import Iterable, Mapping, Sequence
from functools import partial
from pathlib import Path

import polars as pl

from pipeline.model.records import Record
from pipeline.model.tables import TABLES
from pipeline.write.failure import refused
from pipeline.write.frame import frame
from pipeline.write.lock import lock
from pipeline.write.manifest import manifest
from pipeline.write.parquet import parquet
from pipeline.write.snapshot import publish


def write_files(tables: Mapping[str, Iterable[Record]], folder: Path) -> bool:
    """What `pipeline.write.write` promises."""
    try:
        files = _files(tables)
        with lock(folder):
            return publish(folder, files, partial(check_on_disk, files))
    except (OSError, ValueError, pl.exceptions.PolarsError) as error:
        raise refused(folder, error) from error


def _files(tables: Mapping[str, Iterable[Record]]) -> dict[str, bytes]:
    """Every file by its name. One table at a time is made: of a long report each is large.

    The longest come last in the contract, and are made first, while nothing else takes room.
    """
    unknown = sorted(set(tables) - {table.name for table in TABLES})
    if unknown:
        raise ValueError(f"no table of the contract: {', '.join(unknown)}")
    files: dict[str, bytes] = {}
    rows: dict[str, int] = {}
    documents: Sequence[Mapping[str, str]] = ()
    for table in reversed(TABLES):
        made = frame(table, tables.get(table.name, ()))
        files[f"{table.name}.parquet"] = parquet(table, made)
        rows[table.name] = made.height
        if table.name == "documents":
            documents = made.select("document_id", "source_file", "sha256").to_dicts()
        del made  # before the next one is made
    return {**files, "manifest.json": manifest(documents, rows)}


def check_on_disk(files: Mapping[str, bytes], written: Path) -> None:
    """Read every file back from its folder.

    Raises:
        ValueError: the disk does not give one back as it was written.
    """
    for name, content in files.items():
        if (written / name).read_bytes() != content:
            raise ValueError(f"{name} reads back other than it was written")
