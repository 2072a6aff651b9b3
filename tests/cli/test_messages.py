"""What scripts read: findings alone, as JSON or only the errors; and where everything else goes."""

import json
import shutil
import tomllib
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from pipeline.commands.check_data import check_data
from pipeline.commands.extract import extract_folder
from pipeline.model.records import Finding
from pipeline.model.records.record import column_names
from pipeline.run.options import Options
from pipeline.run.report_summary import FindingSummary, finding_json
from tests.raw_report import REPORT

HOUSE = Path(__file__).parents[2]


@pytest.fixture
def folders(tmp_path: Path) -> tuple[Path, Path]:
    """A sound report with one warning, and a file that is an error."""
    raw = tmp_path / "raw"
    raw.mkdir()
    shutil.copy(REPORT, raw)
    shutil.copy(REPORT.with_suffix(".toml"), raw)
    (raw / "page.pdf").write_bytes(b"<!DOCTYPE html>")
    return raw, tmp_path / "out"


@pytest.mark.parametrize("again", [False, True], ids=["read now", "nothing to do"])
def test_json_is_one_finding_a_line_as_the_table_has_it(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str], *, again: bool
) -> None:
    raw, out = folders
    if again:
        extract_folder(raw, out)
        capsys.readouterr()
    assert extract_folder(raw, out, Options(json=True)) == 1
    printed = capsys.readouterr()
    said = [json.loads(line) for line in printed.out.splitlines()]
    rows = pl.read_parquet(out / "findings.parquet").to_dicts()
    files = {"fukushima-dx-r6": "fukushima-dx-r6.pdf", "page": "page.pdf"}
    expected = [{**row, "file": files[row["document_id"]]} for row in rows]
    assert sorted(said, key=str) == sorted(expected, key=str)
    assert {one["severity"] for one in said} == {"error", "warning", "notice"}
    assert printed.err == ""


def test_json_has_the_documented_fields() -> None:
    schema = tomllib.loads((HOUSE / "schemas" / "findings.toml").read_text(encoding="utf-8"))
    documented = tuple(column["name"] for column in schema["column"])
    assert FindingSummary._fields == documented == column_names(Finding)


def test_json_is_plain_ascii_whatever_the_report_prints() -> None:
    nothing = dict.fromkeys(FindingSummary._fields)
    odd = nothing | {"printed": "値\x1b[2J\u202e𠮷"}
    line = finding_json(FindingSummary(**odd), "報告.pdf")  # type: ignore[arg-type]  # the rest is empty
    assert line.isascii()
    assert line.isprintable()
    assert json.loads(line) == odd | {"file": "報告.pdf"}


@pytest.mark.parametrize(
    "do",
    [
        pytest.param(extract_folder, id="extract"),
        pytest.param(lambda _, out, options: check_data(out, options), id="check-data"),
    ],
)
def test_quiet_says_nothing_of_a_report_without_errors(
    folders: tuple[Path, Path],
    capsys: pytest.CaptureFixture[str],
    do: Callable[[Path, Path, Options], int],
) -> None:
    raw, out = folders
    (raw / "page.pdf").unlink()
    extract_folder(raw, out)
    capsys.readouterr()
    assert do(raw, out, Options(quiet=True)) == 0
    printed = capsys.readouterr()
    assert (printed.out, printed.err) == ("", "")


@pytest.mark.parametrize(
    ("language", "begins", "said"),
    [
        ("C.UTF-8", "ERROR   [not_a_pdf] page.pdf", "not a PDF"),
        ("ja_JP.UTF-8", "エラー [not_a_pdf] PDFでないファイル：page.pdf", "ではありません"),
    ],
)
def test_quiet_says_errors_in_the_persons_language(
    monkeypatch: pytest.MonkeyPatch,
    folders: tuple[Path, Path],
    capsys: pytest.CaptureFixture[str],
    language: str,
    begins: str,
    said: str,
) -> None:
    monkeypatch.setenv("LC_ALL", language)
    assert extract_folder(*folders, Options(quiet=True)) == 1
    (line,) = capsys.readouterr().out.splitlines()
    assert line.startswith(begins)
    assert said in line


def test_quiet_and_json_together_are_the_errors_finding_json(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    extract_folder(*folders, Options(quiet=True, json=True))
    (line,) = capsys.readouterr().out.splitlines()
    assert (json.loads(line)["check"], json.loads(line)["file"]) == ("not_a_pdf", "page.pdf")


def test_check_data_gives_the_same_findings_finding_json(
    folders: tuple[Path, Path], capsys: pytest.CaptureFixture[str]
) -> None:
    """The target of 市町村 goes from 29 to 7: seen without the PDF."""
    extract_folder(*folders)
    capsys.readouterr()
    assert check_data(folders[1], Options(json=True)) == 0
    said = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [one["check"] for one in said if one["severity"] == "warning"] == ["next_target"]
    assert {one["file"] for one in said} == {"fukushima-dx-r6.pdf"}


@pytest.mark.parametrize("options", [Options(), Options(quiet=True), Options(json=True)])
def test_why_nothing_was_written_is_said_on_standard_error(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], options: Options
) -> None:
    assert extract_folder(tmp_path / "raw", tmp_path / "out", options) == 2
    assert check_data(tmp_path / "out", options) == 2
    printed = capsys.readouterr()
    assert printed.out == ""
    assert str(tmp_path / "raw") in printed.err
    assert str(tmp_path / "out") in printed.err


@pytest.mark.parametrize(
    ("language", "missing", "in_the_way"),
    [
        ("C.UTF-8", "No such file", "Move away what is in the folder's place"),
        ("ja_JP.UTF-8", "ファイルやフォルダーがありません", "フォルダーの場所にあるものを移して"),
    ],
)
def test_why_nothing_was_written_is_said_in_the_persons_language(
    monkeypatch: pytest.MonkeyPatch,
    folders: tuple[Path, Path],
    capsys: pytest.CaptureFixture[str],
    language: str,
    missing: str,
    in_the_way: str,
) -> None:
    monkeypatch.setenv("LC_ALL", language)
    raw, out = folders
    assert extract_folder(raw / "nowhere", out) == 2
    assert missing in capsys.readouterr().err
    out.write_bytes(b"a file in the place of the folder")
    assert extract_folder(raw, out) == 2
    printed = capsys.readouterr().err
    assert in_the_way in printed
    assert "make extract OUT=" in printed
