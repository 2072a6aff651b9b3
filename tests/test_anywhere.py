"""`make test` passes in any folder, language and environment, whatever else is in `raw/`."""

import os
import re
import subprocess
import sys
import sysconfig
from pathlib import Path

import pytest

TESTS = Path(__file__).parent
OF_THE_CHECKOUT = re.compile(
    r"""((HOUSE|ROOT|HERE|TESTS)[\w.]*|parents\[\d\])( / |\.r?glob\()"(raw|normalized)["/](?!README)"""
    r"""| in \("raw", "tests"\)"""
    r"""|Path\("raw\b|"--raw", "raw"|"--out", "normalized\""""
)
"""A line that names the `raw/` or `normalized/` of the checkout, or of the folder it is run in."""


@pytest.mark.parametrize(
    ("line", "is_found"),
    [
        pytest.param('RAW = Path(__file__).parents[2] / "raw"', True, id="a folder"),
        pytest.param('HOUSE / "raw" / "fukushima-dx-r6.pdf"', True, id="a report"),
        pytest.param('*TESTS.parent.glob("raw/*.pdf"),', True, id="all reports"),
        pytest.param('HOUSE / name for name in ("raw", "tests")', True, id="a folder among others"),
        pytest.param('main(["extract", "--raw", "raw"])', True, id="from where tests are run"),
        pytest.param('HOUSE / "normalized" / "kpi.parquet"', True, id="a table"),
        pytest.param('Path("raw")', True, id="named from there"),
        pytest.param('raw, out = tmp_path / "raw", tmp_path / "out"', False, id="of the test"),
        pytest.param('HOUSE / "normalized/README.md"', False, id="a document of the checkout"),
    ],
)
def test_lines_that_name_the_folders_of_the_checkout(line: str, *, is_found: bool) -> None:
    assert bool(OF_THE_CHECKOUT.search(line)) == is_found


def test_only_one_file_reads_the_raw_folder_of_the_checkout() -> None:
    paths = [path for path in TESTS.rglob("*.py") if path != Path(__file__)]
    found = {
        str(path.relative_to(TESTS))
        for path in paths
        if OF_THE_CHECKOUT.search(path.read_text(encoding="utf-8"))
    }
    assert found == {"raw_report.py"}


NASTY = {
    "LANG": "ja_JP.UTF-8",
    "LC_ALL": "ja_JP.UTF-8",
    "LC_MESSAGES": "ja_JP.UTF-8",
    "MAKEFLAGS": " -- QUIET=1 RAW=nowhere",
    "MAKELEVEL": "1",
    "QUIET": "1",
    "JSON": "1",
    "RAW": "nowhere",
    "PDF": "nowhere.pdf",
    "COLUMNS": "30",
}
"""What a person may have set, or `make test QUIET=1` sets."""
SAMPLE = "(no and report and named and make) or not_named_is_asked_for"
"""Tests that would fail: one starts make without a PDF, the other reads a message in English."""


def test_the_environment_changes_no_result() -> None:
    files = ("tests/commands/test_new.py", "tests/explain/test_explain.py")
    command = [sys.executable, "-m", "pytest", "-q", "-p", "no:cacheprovider", *files, "-k", SAMPLE]
    done = subprocess.run(
        command, cwd=TESTS.parent, env=os.environ | NASTY, capture_output=True, check=False
    )
    assert done.returncode == 0, done.stdout.decode()
    assert b"2 passed" in done.stdout


def test_the_path_of_the_checkout_is_not_in_the_environment_of_python() -> None:
    """Python before 3.13 reads it in the locale's encoding: with kanji it would not even start."""
    installed = Path(sysconfig.get_path("purelib"), "_shihyo.pth")
    if not installed.exists():
        pytest.skip("the project was not installed by .ci/install")
    assert installed.read_text(encoding="utf-8").strip() == "../../../.."
