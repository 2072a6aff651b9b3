"""Records to Parquet and the forms people ask for."""

from __future__ import annotations

from typing import TYPE_CHECKING

from pipeline.write.failure import CannotWrite

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from pathlib import Path

    from pipeline.model.records import Record

__all__ = ["CannotWrite", "write"]


def write(tables: Mapping[str, Iterable[Record]], folder: Path) -> bool:
    """Write every table of the contract, all at once; return whether that changed anything.

    `tables` maps a table's name to its rows, in any order; a table that is not named is written
    empty. `manifest.json`, in the same folder, lists what they were made from.

    Raises:
        CannotWrite: nothing was written, and the tables in `folder` are as they were.
    """
    from pipeline.write.parquet import write_files  # noqa: PLC0415 -- polars is loaded to write only

    return write_files(tables, folder)
