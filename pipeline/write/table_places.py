"""The places where tables are shown: free, ours, or somebody else's, which nothing is written over."""

import os
from collections.abc import Iterable, Iterator
from pathlib import Path

from pipeline.knowledge import message_pair
from pipeline.write.atomic import link_target
from pipeline.write.failure import CannotWrite, refused

SNAPSHOTS = ".snapshots"
CURRENT = ".current"
MANIFEST = "manifest.json"


def table_file(table: str) -> str:
    """The name of the file of a table."""
    return f"{table}.parquet"


def table_link(name: str) -> str:
    """Where the link of a table leads."""
    return f"{CURRENT}/{name}"


def check_places(folder: Path, names: Iterable[str]) -> None:
    """Return only if every place is free, or holds what an earlier run put there.

    Raises:
        CannotWrite: it lists what somebody else put into such places, or the folder cannot be read.
    """
    try:
        tables = (name for name in names if _is_foreign(folder, name))
        foreign = sorted([*_foreign_pointers(folder), *tables])
    except OSError as error:
        raise refused(folder, error) from error
    if foreign:
        cause = message_pair("foreign_tables", names=", ".join(foreign))
        raise CannotWrite(folder, cause, message_pair("other_folder"))


def _foreign_pointers(folder: Path) -> Iterator[str]:
    snapshots, current = folder / SNAPSHOTS, folder / CURRENT
    if os.path.lexists(snapshots) and not snapshots.is_dir():
        yield SNAPSHOTS
    if os.path.lexists(current) and not f"{link_target(current)}".startswith(f"{SNAPSHOTS}/"):
        yield CURRENT


def _is_foreign(folder: Path, name: str) -> bool:
    """Whether something else is there than the link to the table, or a copy of the table shown now."""
    place, shown = folder / name, folder / CURRENT / name
    if not os.path.lexists(place) or link_target(place) == table_link(name):
        return False
    is_copy = place.is_file() and not place.is_symlink() and shown.is_file()
    return not (is_copy and place.read_bytes() == shown.read_bytes())
