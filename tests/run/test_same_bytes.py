"""The tables depend on the reports and on nothing else: not on workers, order, place or language."""

import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]
PAGES = HOUSE / "tests" / "pages"
REPORTS = ("browser_borders", "hanging_marks", "password")


def _written(
    folder: Path, order: tuple[str, ...], setting: dict[str, str], workers: int
) -> dict[str, bytes]:
    raw, out = folder / "raw", folder / "out"
    raw.mkdir(parents=True)
    for name in order:
        shutil.copy(PAGES / f"{name}.pdf", raw)
    arguments = ["-m", "pipeline", "extract", "--raw", str(raw), "--out", str(out)]
    done = subprocess.run(
        [sys.executable, *arguments, "--workers", str(workers)],
        cwd=HOUSE,
        env=os.environ | setting,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 1, done.stderr
    return {path.name: path.read_bytes() for path in out.glob("[!.]*")}


@pytest.mark.parametrize(
    ("setting", "workers"),
    [
        pytest.param({"LC_ALL": "ja_JP.UTF-8", "TZ": "Asia/Tokyo"}, 8, id="8 workers in Tokyo"),
        pytest.param({"LC_ALL": "tr_TR", "TZ": "America/Lima"}, 1, id="Turkish has another i"),
        pytest.param({"PYTHONHASHSEED": "7", "LC_ALL": "C"}, 3, id="another order of sets"),
    ],
)
def test_the_same_reports_give_the_same_bytes(
    tmp_path: Path, setting: dict[str, str], workers: int
) -> None:
    one = _written(tmp_path / "one", REPORTS, {"LC_ALL": "C.UTF-8", "PYTHONHASHSEED": "1"}, 1)
    other = _written(tmp_path / "other", REPORTS[::-1], setting, workers)
    assert one == other
    assert len(one) == 13
