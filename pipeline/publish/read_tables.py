"""The tables of one run, as frames."""

from collections.abc import Mapping
from pathlib import Path

import polars as pl

from pipeline.model.tables import TABLES
from pipeline.write.frame import schema
from pipeline.write.table_places import CURRENT

Tables = Mapping[str, pl.DataFrame]


def read_frames(folder: Path) -> dict[str, pl.DataFrame]:
    """Every table in `folder`, all of one run, by its name.

    Raises:
        OSError: a table is missing.
        ValueError: a table has other columns than promised; `make extract` writes it again.
    """
    run = (folder / CURRENT).resolve() if (folder / CURRENT).is_dir() else folder
    frames = {table.name: pl.read_parquet(run / f"{table.name}.parquet") for table in TABLES}
    for table in TABLES:
        if frames[table.name].schema != schema(table.record):
            raise ValueError(f"{table.name}.parquet has other columns than this version promises")
    return frames
