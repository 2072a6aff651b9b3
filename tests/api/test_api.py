"""`from shihyo import extract`: one report in a notebook."""

import io
import pickle
import shutil
import subprocess
import sys
import threading
import tomllib
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import polars as pl
import pytest
from polars.testing import assert_frame_equal

import shihyo
from pipeline.cli.finding_line import NEXT_COMMANDS
from pipeline.commands.extract import extract_folder
from pipeline.knowledge import load
from shihyo import CannotRead, Limits, Passport, Report, extract
from tests.raw_report import REPORT

HOUSE = Path(__file__).parents[2]
PASSPORT = REPORT.with_suffix(".toml")
LOCKED = HOUSE / "tests" / "pages" / "password.pdf"
OPENS = "himitsu"
TABLES = [
    "documents",
    "kpi",
    "kpi_values",
    "field_summary",
    "overview",
    "initiatives",
    "mentions",
    "cells",
    "numbers",
    "reviews",
    "findings",
]


@pytest.fixture(scope="module")
def report() -> Report:
    return extract(REPORT)


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The tables `make extract` writes of a folder that holds the report alone."""
    raw, out = tmp_path_factory.mktemp("raw"), tmp_path_factory.mktemp("out")
    shutil.copy(REPORT, raw)
    shutil.copy(PASSPORT, raw)
    assert extract_folder(raw, out) == 0
    return out


def _from_bytes() -> Report:
    named = {"id": "fukushima-dx-r6"}
    return extract(REPORT.read_bytes(), passport=Passport.model_validate(named))


def _from_file() -> Report:
    with REPORT.open("rb") as file:
        return extract(file, passport=PASSPORT)


@pytest.mark.parametrize(
    "read",
    [
        pytest.param(lambda: extract(REPORT), id="a path, its passport beside it"),
        pytest.param(lambda: extract(str(REPORT)), id="a path as text"),
        pytest.param(_from_file, id="an open file has a name, its passport is given"),
        pytest.param(lambda: extract(REPORT, confined=False), id="read in this process"),
    ],
)
def test_every_frame_is_what_make_extract_writes(written: Path, read: Callable[[], Report]) -> None:
    got = read()
    for table in TABLES:
        expected = pl.read_parquet(written / f"{table}.parquet")
        assert_frame_equal(getattr(got, table), expected, check_exact=True)
    assert list(got.tables) == TABLES


def test_records_are_those_of_the_frames(report: Report) -> None:
    assert [one.target for one in report.records.kpi] == report.kpi["target"].to_list()
    assert [one.message for one in report.edition.findings] == report.findings["message"].to_list()


def test_what_the_passport_says_stands_on_the_report(report: Report) -> None:
    assert (report.publisher, report.fiscal_year, report.pages) == ("福島県", 2024, 10)
    assert "デジタル変革" in (report.title or "")


def test_bytes_have_no_passport_beside_them() -> None:
    got = extract(REPORT.read_bytes())
    assert (got.document.document_id, got.publisher, got.document.source_file) == (
        "report",
        None,
        "report.pdf",
    )


def test_an_id_in_the_passport_names_bytes() -> None:
    assert _from_bytes().kpi["document_id"].unique().to_list() == ["fukushima-dx-r6"]


def test_an_empty_passport_takes_the_place_of_the_one_beside_the_report() -> None:
    got = extract(REPORT, passport={})
    assert got.publisher is None
    assert not got.kpi_values["corrected"].any()


@pytest.mark.parametrize(
    ("passport", "seen"),
    [
        pytest.param({"pubisher": "福島県"}, "pubisher", id="an entry misspelt"),
        pytest.param(REPORT.parent, "Is a directory", id="a folder"),
    ],
)
def test_a_passport_that_cannot_be_read_is_told(passport: dict[str, str] | Path, seen: str) -> None:
    findings = extract(REPORT, passport=passport).findings.filter(pl.col("severity") == "error")
    assert "bad_passport" in findings["check"].to_list()
    assert seen in findings["observed"][0]


@pytest.mark.parametrize(
    ("pdf", "check"),
    [
        pytest.param(b"", "empty_file", id="no bytes"),
        pytest.param(b"<!DOCTYPE html>", "not_a_pdf", id="a page of the web"),
        pytest.param(b"%PDF-1.7\n1 0 obj\n<< /Type /Cat", "damaged", id="cut short"),
        pytest.param(LOCKED.read_bytes(), "password_needed", id="locked"),
        pytest.param(REPORT.parent, "cannot_open", id="a folder"),
    ],
)
@pytest.mark.parametrize(
    ("language", "column"), [("C.UTF-8", "message"), ("ja_JP.UTF-8", "message_ja")]
)
@pytest.mark.parametrize("confined", [True, False])
def test_what_cannot_be_read_says_why(
    monkeypatch: pytest.MonkeyPatch,
    pdf: bytes | Path,
    check: str,
    language: str,
    column: str,
    *,
    confined: bool,
) -> None:
    monkeypatch.setenv("LC_ALL", language)
    with pytest.raises(CannotRead) as caught:
        extract(pdf, confined=confined)
    (finding,) = caught.value.findings
    assert finding.check == check
    assert str(caught.value) == getattr(finding, column)
    assert pickle.loads(pickle.dumps(caught.value)).findings == (finding,)  # noqa: S301 -- our own


@pytest.mark.parametrize(
    ("arguments", "path"),
    [
        pytest.param({"pdf": "nowhere/a.pdf"}, "nowhere/a.pdf", id="no report"),
        pytest.param({"pdf": Path("報告.pdf")}, "報告.pdf", id="no report, by a Path"),
        pytest.param({"pdf": REPORT, "passport": "no.toml"}, "no.toml", id="no passport"),
    ],
)
@pytest.mark.parametrize("confined", [True, False])
def test_a_path_where_nothing_is_raises_as_everywhere(
    arguments: dict[str, Any], path: str, *, confined: bool
) -> None:
    with pytest.raises(FileNotFoundError, match=path) as caught:
        extract(**arguments, confined=confined)
    assert str(caught.value.filename) == path


@pytest.mark.parametrize("language", ["en", "ja"])
def test_no_finding_sends_a_program_to_make(language: str) -> None:
    told = [check for check, words in load("findings").items() if "make " in words[language]]
    assert told == []


def test_the_command_line_adds_the_next_command(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "empty.pdf").touch()
    extract_folder(tmp_path / "raw", tmp_path / "out")
    shown = capsys.readouterr().out
    (told,) = pl.read_parquet(tmp_path / "out" / "findings.parquet")["message"]
    assert told == "empty.pdf: the file is empty. Replace it with the complete PDF."
    assert f"  ERROR   [empty_file] {told} Next: make extract.\n" in shown


def test_every_next_command_is_of_a_finding() -> None:
    assert set(NEXT_COMMANDS) - set(load("findings")) == set()


def test_the_reason_is_the_finding_of_the_command_line(tmp_path: Path) -> None:
    (tmp_path / "raw").mkdir()
    path = tmp_path / "raw" / "cut.pdf"
    path.write_bytes(b"%PDF-1.7\n1 0 obj\n<< /Type /Cat")
    extract_folder(path.parent, tmp_path / "out")
    with pytest.raises(CannotRead) as caught:
        extract(path)
    told = pl.read_parquet(tmp_path / "out" / "findings.parquet")
    assert [one.message for one in caught.value.findings] == told["message"].to_list()


@pytest.mark.parametrize(
    "passport",
    [
        pytest.param(None, id="no passport"),
        pytest.param({"password": "wrong"}, id="goes before the passport's"),
        pytest.param({"password_env": "NOT_SET_ANYWHERE"}, id="no variable is asked for"),
    ],
)
def test_a_password_opens_a_locked_report(passport: dict[str, object] | None) -> None:
    assert extract(LOCKED, password=OPENS, passport=passport).pages == 1


def test_reports_can_be_read_in_threads_beside_a_busy_polars() -> None:
    """A notebook or a server has threads; a child is a copy of one of them."""
    paths = [REPORT, LOCKED]
    done = threading.Event()
    busy = threading.Thread(target=_sort_until, args=(done,))
    busy.start()
    with ThreadPoolExecutor(len(paths)) as pool:
        reports = list(pool.map(lambda path: extract(path, password=OPENS), paths))
    done.set()
    busy.join()
    assert [report.pages for report in reports] == [10, 1]


def _sort_until(done: threading.Event) -> None:
    while not done.is_set():
        pl.DataFrame({"number": range(1000)}).sort("number", descending=True)


def test_the_limits_hold() -> None:
    with pytest.raises(CannotRead) as caught:
        extract(REPORT, limits=Limits(wall_seconds=0))
    assert caught.value.findings[0].check == "out_of_time"


@pytest.mark.parametrize(
    ("arguments", "problem", "said"),
    [
        ({"pdf": io.StringIO("%PDF-")}, TypeError, "not str"),
        ({"pdf": 5}, TypeError, "not int"),
        ({"pdf": REPORT, "passport": 5}, TypeError, "not int"),
        ({"pdf": REPORT, "reader": "tabula"}, ValueError, "both, pdfium, pdfplumber"),
    ],
)
def test_what_no_program_should_hand_over(
    arguments: dict[str, object], problem: type[Exception], said: str
) -> None:
    with pytest.raises(problem, match=said):
        extract(**arguments)  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("language", "words"),
    [
        ("C.UTF-8", ("fiscal year 2024", "10 pages", "10 indicators", "0 errors, 1 warnings")),
        ("ja_JP.UTF-8", ("2024年度", "10ページ", "指標 10", "エラー 0件、警告 1件")),
    ],
)
def test_a_report_shows_itself(
    monkeypatch: pytest.MonkeyPatch, report: Report, language: str, words: tuple[str, ...]
) -> None:
    monkeypatch.setenv("LC_ALL", language)
    assert [word for word in ("福島県", *words) if word not in repr(report)] == []


@pytest.mark.parametrize("language", ["C.UTF-8", "ja_JP.UTF-8"])
def test_a_notebook_shows_every_table_and_what_to_look_at(
    monkeypatch: pytest.MonkeyPatch, report: Report, language: str
) -> None:
    monkeypatch.setenv("LC_ALL", language)
    shown = report._repr_html_()
    for table in TABLES:
        height = getattr(report, table).height
        assert f"<code>.{table}</code></td><td>{height}</td>" in shown
    assert "[next_target]" in shown


def test_a_notebook_is_shown_text_and_no_markup_of_the_report() -> None:
    shown = extract(REPORT, passport={"title": "<script>x</script>"})._repr_html_()
    assert "<script" not in shown
    assert "&lt;script&gt;" in shown


@pytest.mark.parametrize("name", [name for name in shihyo.__all__ if name != "__version__"])
def test_every_promised_name_is_there(name: str) -> None:
    assert getattr(shihyo, name).__doc__
    assert name in dir(shihyo)


def test_no_other_name_is_there() -> None:
    assert not hasattr(shihyo, "tabulate")


VERSION = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))["project"][
    "version"
]


def test_the_version_is_that_of_the_project() -> None:
    assert shihyo.__version__ == VERSION


@pytest.mark.parametrize("package", ["pipeline", "shihyo"])
def test_the_command_line_says_its_version(package: str) -> None:
    command = [sys.executable, "-m", package, "--version"]
    done = subprocess.run(command, cwd=HOUSE, capture_output=True, text=True, check=True)
    assert done.stdout == f"shihyo {VERSION}\n"


def _run(program: str) -> str:
    """What a program prints that has the checkout on its path."""
    with_checkout = f"import sys; sys.path.insert(0, {str(HOUSE)!r}); {program}"
    command = [sys.executable, "-I", "-c", with_checkout]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout.strip()


@pytest.mark.parametrize(
    "program",
    [
        pytest.param("import pipeline.extract", id="the stage alone"),
        pytest.param(
            f"import shihyo; shihyo.extract({str(REPORT)!r}, confined=False); import pipeline",
            id="after a report was read",
        ),
    ],
)
def test_the_stage_of_the_name_is_a_package_and_nothing_else(program: str) -> None:
    shown = "print(type(pipeline).__name__, type(pipeline.extract).__name__)"
    assert _run(f"{program}; {shown}") == "module module"


@pytest.mark.parametrize("package", ["shihyo", "pipeline", "pipeline.api"])
def test_the_package_itself_loads_nothing_slow(package: str) -> None:
    """The command line starts with it, also when it has nothing to do."""
    slow = "{'polars', 'pydantic', 'pdfplumber', 'pypdfium2', 'importlib.metadata', 'inspect'}"
    assert _run(f"import {package}; print({slow} & set(sys.modules))") == "set()"
