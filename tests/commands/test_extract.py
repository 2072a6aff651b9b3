"""`extract` as a person uses it: good and bad files side by side, exit status, languages."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import polars as pl
import pytest

from pipeline.commands.extract import extract_folder
from pipeline.extract import Reader
from pipeline.model.edition import Edition, Source
from pipeline.run.options import READERS, Options
from pipeline.run.worker import guarded
from tests.raw_report import REPORT

HOUSE = Path(__file__).parents[2]
LOCKED = HOUSE / "tests" / "pages" / "password.pdf"

BAD_FILES = [
    ("empty.pdf", b"", "empty_file"),
    ("page.pdf", b"<!DOCTYPE html><title>404</title>", "not_a_pdf"),
    ("picture.pdf", b"\x89PNG\r\n\x1a\n" + bytes(100), "not_a_pdf"),
    ("cut.pdf", b"%PDF-1.7\n1 0 obj\n<< /Type /Cat", "damaged"),
    ("locked.pdf", LOCKED.read_bytes(), "password_needed"),
    ("report.docx", b"PK\x03\x04", "not_a_pdf"),
]


def _findings(out: Path) -> pl.DataFrame:
    return pl.read_parquet(out / "findings.parquet")


@pytest.mark.parametrize(("name", "content", "check"), BAD_FILES, ids=lambda case: str(case)[:12])
def test_a_bad_file_is_one_clear_error(
    tmp_path: Path, name: str, content: bytes, check: str
) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    (raw / name).write_bytes(content)
    assert extract_folder(raw, out) == 1
    (finding,) = _findings(out).to_dicts()
    assert (finding["check"], finding["severity"]) == (check, "error")
    assert finding["message"].startswith(name)


def test_bad_files_do_not_stop_a_good_report(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    for name, content, _ in BAD_FILES:
        (raw / name).write_bytes(content)
    shutil.copy(REPORT, raw)
    assert extract_folder(raw, out) == 1
    assert pl.read_parquet(out / "kpi.parquet").height == 10
    errors = _findings(out).filter(pl.col("severity") == "error")
    assert errors["document_id"].n_unique() == len(BAD_FILES)
    printed = capsys.readouterr().out
    assert all(message in printed for message in errors["message"])


def test_a_report_without_a_known_table_is_told(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    (raw / "locked.pdf").write_bytes(LOCKED.read_bytes())
    (raw / "locked.toml").write_text('password = "himitsu"\n', encoding="utf-8")
    assert extract_folder(raw, out) == 1
    assert _findings(out)["check"].to_list() == ["no_known_table"]
    assert pl.read_parquet(out / "documents.parquet").height == 1


def test_a_passport_is_not_needed(tmp_path: Path) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    shutil.copy(REPORT, raw)
    assert extract_folder(raw, out) == 0
    (document,) = pl.read_parquet(out / "documents.parquet").to_dicts()
    assert (document["fiscal_year"], document["publisher"]) == (2024, None)


def test_a_failure_of_the_program_is_told_and_stops_nothing() -> None:
    def fails(_: Source) -> Edition:
        raise ZeroDivisionError("by zero")

    edition = guarded(Source("r", "r.pdf", b"%PDF-"), fails)
    assert [(one.check, one.severity) for one in edition.findings] == [("program_failed", "error")]
    assert "ZeroDivisionError: by zero" in edition.findings[0].message


def test_an_empty_folder_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "raw").mkdir()
    assert extract_folder(tmp_path / "raw", tmp_path / "out") == 2
    assert not (tmp_path / "out").exists()
    assert "PDF" in capsys.readouterr().err


def test_a_missing_folder_writes_nothing(tmp_path: Path) -> None:
    assert extract_folder(tmp_path / "raw", tmp_path / "out") == 2
    assert not (tmp_path / "out").exists()


def test_nothing_new_writes_nothing(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    shutil.copy(REPORT, raw)
    extract_folder(raw, out)
    before = (out / "kpi.parquet").resolve()
    capsys.readouterr()
    extract_folder(raw, out)
    assert (out / "kpi.parquet").resolve() == before
    assert "Nothing has changed" in capsys.readouterr().out


def test_order_and_place_do_not_change_the_bytes(tmp_path: Path) -> None:
    written = []
    for name in ("one", "two"):
        raw, out = tmp_path / name / "raw", tmp_path / name / "out"
        raw.mkdir(parents=True)
        shutil.copy(REPORT, raw)
        extract_folder(raw, out)
        written.append({path.name: path.read_bytes() for path in out.glob("*.parquet")})
    assert written[0] == written[1]


@pytest.mark.parametrize(
    ("language", "words"), [("C.UTF-8", "10 indicators"), ("ja_JP.UTF-8", "指標 10")]
)
def test_the_command_line_in_both_languages(tmp_path: Path, language: str, words: str) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    shutil.copy(REPORT, raw)
    arguments = [sys.executable, "-m", "pipeline", "extract", "--raw", str(raw)]
    arguments += ["--out", str(tmp_path / "out")]
    done = subprocess.run(
        arguments,
        cwd=HOUSE,
        env=os.environ | {"LC_ALL": language, "PYTHONUTF8": "1"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert words in done.stdout
    assert done.stderr == ""


def test_the_readers_a_person_can_choose_are_those_extract_knows() -> None:
    assert list(READERS) == list(Reader)


def test_reports_are_held_against_each_other_and_the_checks_are_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """impress-r5 counts 17 事業 of 産業振興 for R6, the report of R6 itself 18."""
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    for report in (REPORT, HOUSE / "tests" / "editions" / "impress-r5.pdf"):
        shutil.copy(report, raw)
        (raw / f"{report.stem}.toml").write_text('publisher = "福島県"\n', encoding="utf-8")
    for options in (Options(), Options(), Options(workers=1, force=True)):
        assert extract_folder(raw, out, options) == 0
        said = capsys.readouterr().out
        assert re.search(
            r"^\d+ checks run: \d+ passed, \d+ failed; \d+ had nothing", said, re.MULTILINE
        )
        restated = _findings(out).filter(pl.col("check") == "restated")
        assert {"17", "10", "11", "7"} == set(restated["expected"])
        assert set(restated["document_id"]) == {"fukushima-dx-r6"}


def test_pages_handed_over_to_the_reference_are_counted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Every page of this report lies on its side, of which PDFium alone is unsure."""
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    shutil.copy(HOUSE / "tests" / "editions" / "reportlab-r4-rotated.pdf", raw)
    extract_folder(raw, out)
    assert "3 of 3 pages were read by pdfplumber alone" in capsys.readouterr().out
    assert list(pl.read_parquet(out / "documents.parquet")["pages_handed_over"]) == [3]


def test_a_foreign_file_in_the_place_of_a_table_is_listed_before_a_report_is_read(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    (raw / "a.pdf").write_bytes(b"%PDF-1.7")
    (out / "kpi.parquet").mkdir(parents=True)
    (out / "documents.parquet").write_bytes(b"mine")
    assert extract_folder(raw, out) == 2
    assert "documents.parquet, kpi.parquet" in capsys.readouterr().err
    assert sorted(path.name for path in out.iterdir()) == ["documents.parquet", "kpi.parquet"]
    assert (out / "documents.parquet").read_bytes() == b"mine"
