"""A folder of hostile files beside good reports: all are told, and the good ones come out right."""

import shutil
from pathlib import Path

import polars as pl
import pytest

from pipeline.commands.extract import extract_folder
from tests.raw_report import REPORT
from tests.torture.hostile import FAST, KINDS, READ, READ_OR_TOLD

GOOD = REPORT


@pytest.fixture(scope="module")
def tables(tmp_path_factory: pytest.TempPathFactory) -> dict[str, pl.DataFrame]:
    folder = tmp_path_factory.mktemp("hostile")
    raw = folder / "raw"
    raw.mkdir()
    for name in FAST:
        (raw / f"{name}.pdf").write_bytes(KINDS[name][0]())
    shutil.copy(GOOD, raw / "good.pdf")
    assert extract_folder(raw, folder / "out") == 1
    return {path.stem: pl.read_parquet(path) for path in (folder / "out").glob("*.parquet")}


@pytest.mark.parametrize("name", sorted(FAST))
def test_each_is_read_or_told(tables: dict[str, pl.DataFrame], name: str) -> None:
    expected = KINDS[name][1]
    about = pl.col("source_file") == f"{name}.pdf"
    is_read = not tables["documents"].filter(about).is_empty()
    told = tables["findings"].filter(
        (pl.col("severity") == "error") & pl.col("message").str.starts_with(f"{name}.pdf")
    )
    checks = set(told["check"])
    assert checks, "no figure is in any of them: that alone must be told"
    assert "program_failed" not in checks
    if expected == READ:
        assert is_read
    elif expected != READ_OR_TOLD:
        assert expected in checks
    assert is_read or told.height == 1, "one clear error for a file that is not read"


def test_the_good_report_beside_them_comes_out_right(
    tables: dict[str, pl.DataFrame], tmp_path: Path
) -> None:
    (tmp_path / "raw").mkdir()
    shutil.copy(GOOD, tmp_path / "raw" / "good.pdf")
    assert extract_folder(tmp_path / "raw", tmp_path / "out") == 0
    for name, rows in tables.items():
        alone = pl.read_parquet(tmp_path / "out" / f"{name}.parquet")
        assert rows.filter(pl.col("document_id") == "good").equals(alone)


def test_there_are_more_than_sixty_kinds() -> None:
    assert len(KINDS) > 60
