"""All tables of a run as files, written at once."""

from collections.abc import Iterable, Mapping
from pathlib import Path

import polars as pl

from pipeline.model.records import Record
from pipeline.model.tables import TABLES
from pipeline.write.failure import refused
from pipeline.write.frame import frame
from pipeline.write.lock import lock
from pipeline.write.manifest import manifest
from pipeline.write.parquet import check_written, parquet
from pipeline.write.snapshot import publish


def write_files(tables: Mapping[str, Iterable[Record]], folder: Path) -> bool:
    """What `pipeline.write.write` promises."""
    try:
        frames = _frames(tables)
        files = {f"{table.name}.parquet": parquet(table, frames[table.name]) for table in TABLES}
        with lock(folder):
            return publish(
                folder,
                {**files, "manifest.json": manifest(frames)},
                lambda written: _check(written, frames),
            )
    except (OSError, ValueError, pl.exceptions.PolarsError) as error:
        raise refused(folder, error) from error


def _frames(tables: Mapping[str, Iterable[Record]]) -> dict[str, pl.DataFrame]:
    unknown = sorted(set(tables) - {table.name for table in TABLES})
    if unknown:
        raise ValueError(f"no table of the contract: {', '.join(unknown)}")
    return {table.name: frame(table, tables.get(table.name, ())) for table in TABLES}


def _check(written: Path, frames: Mapping[str, pl.DataFrame]) -> None:
    for name, rows in frames.items():
        check_written(written / f"{name}.parquet", rows)
