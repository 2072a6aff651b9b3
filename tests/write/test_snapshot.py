"""All tables at once or none: what a reader sees after every kind of run."""

import os
from collections.abc import Callable
from contextlib import nullcontext
from pathlib import Path

import polars as pl
import pytest

from pipeline.model.tables import TABLES
from pipeline.write import CannotWrite, write
from pipeline.write.parquet import check_on_disk
from tests.write.small_report import small_report

FILES = [f"{table.name}.parquet" for table in TABLES] + ["manifest.json"]


def contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in FILES}


def entries(folder: Path) -> dict[str, tuple[int, int]]:
    """Every file, folder and link below `folder`, by inode and time of change."""
    found = {path: path.lstat() for path in folder.rglob("*") if path.name != ".lock"}
    return {str(path): (stat.st_ino, stat.st_mtime_ns) for path, stat in found.items()}


def pages(folder: Path) -> int:
    return int(pl.read_parquet(folder / "documents.parquet")["pages"].item())


def test_the_first_run_makes_the_folder_and_every_table(tmp_path: Path) -> None:
    folder = tmp_path / "data" / "normalized"
    assert write(small_report(), folder)
    assert all((folder / name).is_file() for name in FILES)


def test_a_run_that_changes_nothing_writes_nothing(tmp_path: Path) -> None:
    write(small_report(), tmp_path)
    before = entries(tmp_path)
    assert not write(small_report(), tmp_path)
    assert entries(tmp_path) == before


def test_a_changed_figure_changes_the_tables(tmp_path: Path) -> None:
    write(small_report(pages=2), tmp_path)
    assert write(small_report(pages=3), tmp_path)
    assert pages(tmp_path) == 3


def test_the_links_move_with_their_folder(tmp_path: Path) -> None:
    write(small_report(), tmp_path / "here")
    (tmp_path / "here").rename(tmp_path / "there")
    assert pages(tmp_path / "there") == 2


def test_the_last_three_snapshots_are_kept(tmp_path: Path) -> None:
    for count in (1, 2, 3, 4, 5):
        write(small_report(pages=count), tmp_path)
    kept = [pages(snapshot) for snapshot in (tmp_path / ".snapshots").iterdir()]
    assert sorted(kept) == [3, 4, 5]


def test_what_was_written_before_is_found_again(tmp_path: Path) -> None:
    for count in (1, 2, 1, 3, 4):
        assert write(small_report(pages=count), tmp_path)
    kept = [pages(snapshot) for snapshot in (tmp_path / ".snapshots").iterdir()]
    assert sorted(kept) == [1, 3, 4]


def test_the_snapshot_that_counts_is_kept_though_the_clock_went_back(tmp_path: Path) -> None:
    for count in (1, 2, 3):
        write(small_report(pages=count), tmp_path)
    for snapshot in (tmp_path / ".snapshots").iterdir():
        os.utime(snapshot, (2**33, 2**33))
    write(small_report(pages=4), tmp_path)
    assert pages(tmp_path) == 4


@pytest.mark.parametrize("name", FILES)
def test_a_damaged_file_is_written_again(tmp_path: Path, name: str) -> None:
    write(small_report(), tmp_path)
    whole = contents(tmp_path)
    path = (tmp_path / name).resolve()
    path.write_bytes(path.read_bytes()[:-9])
    assert write(small_report(), tmp_path)
    assert contents(tmp_path) == whole


def test_a_missing_table_is_shown_again(tmp_path: Path) -> None:
    write(small_report(), tmp_path)
    (tmp_path / "kpi.parquet").unlink()
    assert write(small_report(), tmp_path)
    assert (tmp_path / "kpi.parquet").is_file()


def _file(place: Path) -> None:
    place.write_bytes(b"a table of some other program")


def _folder(place: Path) -> None:
    place.mkdir()
    (place / "kept.txt").touch()


def _link(place: Path) -> None:
    place.symlink_to("elsewhere")


@pytest.mark.parametrize("put", [_file, _folder, _link])
@pytest.mark.parametrize("name", [*FILES, ".current", ".snapshots"])
@pytest.mark.parametrize("is_first", [True, False], ids=["first run", "later run"])
def test_what_somebody_put_in_the_place_of_a_table_is_listed_and_stays(
    tmp_path: Path, name: str, put: Callable[[Path], None], is_first: bool
) -> None:
    if (name, put) == (".snapshots", _folder):
        return  # it looks like ours
    if not is_first:
        write(small_report(), tmp_path)
        (tmp_path / name).rename(tmp_path / "moved")
    put(tmp_path / name)
    before = entries(tmp_path)
    with pytest.raises(CannotWrite, match=rf"{name}.*Move them away"):
        write(small_report(pages=3), tmp_path)
    assert entries(tmp_path) == before


def test_all_that_is_in_the_way_is_listed_at_once(tmp_path: Path) -> None:
    _file(tmp_path / "documents.parquet")
    _folder(tmp_path / "kpi.parquet")
    with pytest.raises(CannotWrite, match=r": documents.parquet, kpi.parquet\. "):
        write(small_report(), tmp_path)


def test_a_copy_of_a_table_in_its_place_is_no_obstacle(tmp_path: Path) -> None:
    """Programs that copy folders may turn links into files."""
    write(small_report(), tmp_path)
    table = tmp_path / "documents.parquet"
    content = table.read_bytes()
    table.unlink()
    table.write_bytes(content)
    assert write(small_report(pages=3), tmp_path)
    assert pages(tmp_path) == 3


def test_what_a_killed_run_left_is_removed(tmp_path: Path) -> None:
    write(small_report(), tmp_path)
    half = tmp_path / ".snapshots" / ".unfinished"
    half.mkdir()
    (half / "kpi.parquet").write_bytes(b"PAR1")
    (tmp_path / ".unfinished").symlink_to("nowhere")
    write(small_report(pages=3), tmp_path)
    assert not half.exists()
    assert not (tmp_path / ".unfinished").is_symlink()


@pytest.mark.parametrize(
    ("given_back", "is_sound"),
    [
        pytest.param(b"PAR1", True, id="as written"),
        pytest.param(b"PAR2", False, id="a byte is another"),
        pytest.param(b"PAR", False, id="cut off"),
    ],
)
def test_what_the_disk_gives_back_is_compared(
    tmp_path: Path, given_back: bytes, is_sound: bool
) -> None:
    (tmp_path / "kpi.parquet").write_bytes(given_back)
    with nullcontext() if is_sound else pytest.raises(ValueError, match="reads back other"):
        check_on_disk({"kpi.parquet": b"PAR1"}, tmp_path)
