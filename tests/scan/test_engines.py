"""Scans of real pages through the engines; skipped where the extra `scan` is not installed."""

from importlib.util import find_spec
from pathlib import Path

import polars as pl
import pytest

from pipeline.commands.extract import extract_folder
from pipeline.run.options import Limits, Options
from tests.raw_report import REPORT
from tests.scan.degraded import KINDS, degraded

pytestmark = pytest.mark.skipif(
    not all(map(find_spec, ("cv2", "onnxruntime", "rapidocr", "tesserocr"))),
    reason="the extra scan is not installed: make .venv/.installed-scan",
)
PAGE = 6
"""From 0: page 7 of the report of R6, two initiatives with an indicator each."""
WANTED = [
    ("target", 2024, 2750000, "PV"),
    ("actual", 2024, 2270000, "PV"),
    ("target", 2025, 3025000, "PV"),
    ("target", 2024, 154, "人"),
    ("actual", 2024, 165, "人"),
    ("target", 2025, 159, "人"),
]
SCAN = Options(quiet=True, scan=True, limits=Limits().with_scans())


@pytest.fixture(scope="module", params=["fax200"])
def scans(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    raw = tmp_path_factory.mktemp("scans") / "raw"
    raw.mkdir()
    content = degraded(REPORT.read_bytes(), KINDS[request.param], [PAGE])
    (raw / "scan.pdf").write_bytes(content)
    return raw


def figures(out: Path) -> list[tuple[object, ...]]:
    values = pl.read_parquet(out / "kpi_values.parquet")
    return values.select("role", "fiscal_year", "value", "unit", "read_by").rows()


def test_a_scan_is_read_in_its_confined_process(scans: Path, tmp_path: Path) -> None:
    """Each figure is right or refused, marked as recognised, and the same in a second run."""
    extract_folder(scans, tmp_path / "first", SCAN)
    extract_folder(scans, tmp_path / "second", SCAN)
    found = figures(tmp_path / "first")
    wanted = [(*one, "ocr") for one in WANTED]
    assert [one for one in found if one not in wanted and one[2] is not None] == []
    assert len([one for one in found if one in wanted]) >= len(WANTED) - 1
    assert {one[4] for one in found} == {"ocr"}
    names = sorted(path.name for path in (tmp_path / "first").glob("*.parquet"))
    for name in names:
        assert (tmp_path / "first" / name).read_bytes() == (tmp_path / "second" / name).read_bytes()


def test_without_the_switch_the_page_is_reported(
    scans: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    extract_folder(scans, tmp_path / "out", Options(quiet=True))
    assert "make extract SCAN=1" in capsys.readouterr().out
    assert figures(tmp_path / "out") == []
