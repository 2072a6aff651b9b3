"""`new`: a report that comes for the first time."""

import os
import resource
import subprocess
import sys
import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from pipeline.commands.new import new_report, passport_to_fill_in
from pipeline.model.passport import Passport
from pipeline.run.sources import sources
from tests.makefile import make_in
from tests.raw_report import REPORT
from tests.torture.hostile_pdf import pdf, stream
from tests.write.small_report import document

DAY = date(2025, 6, 30)
HOUSE = Path(__file__).parents[2]
SOUND = HOUSE / "tests" / "editions" / "writer-r7.pdf"
LOCKED = HOUSE / "tests" / "pages" / "password.pdf"


def test_report_and_passport_stand_in_raw(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new_report(REPORT, tmp_path / "raw", tmp_path / "pictures") == 0
    assert (tmp_path / "raw" / REPORT.name).read_bytes() == REPORT.read_bytes()
    passport = tmp_path / "raw" / "fukushima-dx-r6.toml"
    read = Passport.model_validate(tomllib.loads(passport.read_text("utf-8")))
    assert (read.id, read.fiscal_year, read.publisher) == ("fukushima-dx-r6", 2024, None)
    printed = capsys.readouterr().out
    assert "Proposed id: fukushima-dx-r6. It is permanent" in printed
    assert "p.1 table 1: overview, 6 rows: 行政のDX | 地域のDX" in printed
    assert "p.3 table 5: kpi, 2 rows: 指標名 | 目標値(R6年度)" in printed


@pytest.mark.parametrize(
    ("name", "language", "expected", "told"),
    [
        ("福島県ＤＸ令和６年度", "C.UTF-8", "fukushima-dx-r6", "It is permanent"),
        ("福島県ＤＸ令和６年度", "ja_JP.UTF-8", "fukushima-dx-r6", "ずっと使うID"),
        pytest.param("令和６年度", "C.UTF-8", "dx-r6", "names no publisher", id="no body known"),
    ],
)
def test_a_japanese_file_name_gives_an_ascii_id(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    name: str,
    language: str,
    expected: str,
    told: str,
) -> None:
    monkeypatch.setenv("LC_ALL", language)
    raw, report = tmp_path / "raw", tmp_path / f"{name}.pdf"
    report.write_bytes(REPORT.read_bytes())
    assert new_report(report, raw, tmp_path / "pictures") == 0
    assert told in capsys.readouterr().out
    (source,) = sources(raw)
    assert source.document_id == expected


def test_a_publisher_that_the_report_names_is_proposed_in_its_passport() -> None:
    """As a comment: it is not the passport's word before a person has removed the #."""
    found = replace(document(1), publisher="福島県", publisher_code="070009", published=DAY)
    lines = passport_to_fill_in(found, "fukushima-dx-r6").splitlines()
    assert '# publisher = "福島県"' in lines
    assert '# publisher_code = "070009"' in lines
    assert "# published = 2025-06-30" in lines
    assert tomllib.loads("\n".join(lines)).keys() == {"id", "title", "fiscal_year"}


def test_what_is_there_is_not_overwritten(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "locked.pdf").write_bytes(LOCKED.read_bytes())
    (raw / "locked.toml").write_text('publisher = "福島県"\n', encoding="utf-8")
    other = tmp_path / "locked.pdf"
    other.write_bytes(REPORT.read_bytes())
    new_report(other, raw, tmp_path / "pictures")
    assert (raw / "locked.pdf").read_bytes() == LOCKED.read_bytes()
    assert (raw / "locked.toml").read_text("utf-8") == 'publisher = "福島県"\n'


@pytest.mark.parametrize(
    ("language", "told"),
    [("C.UTF-8", "different content and is not overwritten"), ("ja_JP.UTF-8", "上書きしません")],
)
def test_a_report_is_not_taken_for_another_one_of_its_name(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    told: str,
) -> None:
    monkeypatch.setenv("LC_ALL", language)
    raw, other = tmp_path / "raw", tmp_path / REPORT.name
    raw.mkdir()
    (raw / REPORT.name).write_bytes(LOCKED.read_bytes())
    other.write_bytes(REPORT.read_bytes())
    assert new_report(other, raw, tmp_path / "pictures") == 2
    printed = capsys.readouterr()
    assert (told in printed.err, str(raw / REPORT.name) in printed.err) == (True, True)
    assert printed.out == ""
    assert [path.name for path in raw.iterdir()] == [REPORT.name]


def test_a_report_that_is_there_is_looked_at_again(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    assert [
        new_report(LOCKED, raw, tmp_path / "pictures"),
        new_report(raw / LOCKED.name, raw, tmp_path / "pictures"),
    ] == [1, 1]


def test_a_report_that_cannot_be_read_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new_report(LOCKED, tmp_path / "raw", tmp_path / "pictures") == 1
    assert "password" in capsys.readouterr().out


NOTHING_READ = [
    pytest.param(pdf({4: stream(b"")}), id="a page without text, as a scan has"),
    pytest.param(b"%PDF-1.7\n\x00\x01", id="damaged"),
]


@pytest.mark.parametrize(
    ("language", "told", "next_step"),
    [("C.UTF-8", "until it is removed", "ten figures"), ("ja_JP.UTF-8", "消すか", "数値を十個")],
)
@pytest.mark.parametrize("content", NOTHING_READ)
def test_of_a_report_that_cannot_be_read_no_figure_is_to_be_checked(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    content: bytes,
    language: str,
    told: str,
    next_step: str,
) -> None:
    monkeypatch.setenv("LC_ALL", language)
    raw, report = tmp_path / "raw", tmp_path / "bad.pdf"
    report.write_bytes(content)
    assert new_report(report, raw, tmp_path / "pictures") == 1
    printed = capsys.readouterr().out
    assert (told in printed, next_step in printed) == (True, False)
    assert str(raw / "bad.pdf") in printed
    assert [path.name for path in raw.iterdir()] == ["bad.pdf"]


def test_of_a_report_with_unread_numbers_its_pages_are_drawn(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report, pictures = HOUSE / "tests" / "pages" / "boxes-beside-table.pdf", tmp_path / "pictures"
    assert new_report(report, tmp_path / "raw", pictures) == 1
    printed = capsys.readouterr().out
    (picture,) = pictures.iterdir()
    assert picture.read_bytes().startswith(b"\x89PNG")
    assert str(picture) in printed
    assert "12 numbers: 4 figures, 3 years, 2 in running text, 3 unread" in printed


def test_of_a_report_that_is_read_well_no_page_is_drawn(tmp_path: Path) -> None:
    new_report(REPORT, tmp_path / "raw", tmp_path / "pictures")
    assert not (tmp_path / "pictures").exists()


def test_a_report_that_waits_for_its_password_has_a_passport_to_write_it_into(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = tmp_path / "raw"
    assert new_report(LOCKED, raw, tmp_path / "pictures") == 1
    assert (raw / "password.toml").exists()
    assert "until it is removed" not in capsys.readouterr().out


def test_a_file_that_is_not_there_is_told(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert new_report(tmp_path / "nowhere.pdf", tmp_path / "raw", tmp_path / "pictures") == 2
    assert "nowhere.pdf" in capsys.readouterr().err


def test_what_is_no_pdf_is_not_taken(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    picture = tmp_path / "picture.pdf"
    picture.write_bytes(b"\x89PNG")
    assert new_report(picture, tmp_path / "raw", tmp_path / "pictures") == 2
    assert not (tmp_path / "raw").exists()
    assert "make new PDF=" in capsys.readouterr().err


@pytest.mark.parametrize("name", [".r7.pdf", "r\x017.pdf", "r\u202e7.pdf", "r7\n.pdf"])
def test_a_name_that_is_passed_over_or_not_seen_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    (tmp_path / name).write_bytes(REPORT.read_bytes())
    assert new_report(tmp_path / name, tmp_path / "raw", tmp_path / "pictures") == 2
    assert not (tmp_path / "raw").exists()
    assert "rename it" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("language", "told"),
    [("C.UTF-8", "No report is given"), ("ja_JP.UTF-8", "報告書が指定されていません")],
)
def test_without_a_file_the_way_to_say_it_is_told(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
    language: str,
    told: str,
) -> None:
    monkeypatch.setenv("LC_ALL", language)
    assert new_report(Path(), tmp_path / "raw", tmp_path / "pictures") == 2
    printed = capsys.readouterr().err
    assert (told in printed, "make new PDF=" in printed) == (True, True)
    assert not (tmp_path / "raw").exists()


@pytest.mark.parametrize(
    ("said", "status", "told"),
    [
        pytest.param([f"PDF={SOUND}"], 0, "", id="understood"),
        pytest.param([f"PDF={LOCKED}"], 2, "status 1: ", id="taken in, with errors"),
        pytest.param(["PDF=nowhere.pdf"], 2, "status 2: ", id="not taken in"),
        pytest.param([], 2, "make new PDF=", id="no report named"),
    ],
)
def test_make_says_which_status_it_was_as_it_does_of_extract(
    tmp_path: Path, said: list[str], status: int, told: str
) -> None:
    done = make_in(tmp_path)("new", *said)
    assert done.returncode == status
    assert told in done.stderr
    assert "no-report-given" not in done.stderr
    assert ("status " in done.stderr) == (status != 0)


def _ends_at_once(program: str, *arguments: Path, file_bytes_at_most: int = -1) -> tuple[int, str]:
    """The status of a program that works on files, and what it says; it may not wait for ever."""

    def limit() -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (file_bytes_at_most, file_bytes_at_most))

    done = subprocess.run(
        [sys.executable, "-c", program, *map(str, arguments)],
        cwd=HOUSE,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        env=os.environ | {"LC_ALL": "C.UTF-8"},
        preexec_fn=limit if file_bytes_at_most >= 0 else None,
    )
    return done.returncode, done.stderr


NEW = """
import sys
from pathlib import Path
from pipeline.commands.new import new_report
sys.exit(new_report(*map(Path, sys.argv[1:])))
"""


def test_a_pipe_is_refused_at_once(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "r7.pdf")
    status, said = _ends_at_once(NEW, tmp_path / "r7.pdf", tmp_path / "raw", tmp_path / "pictures")
    assert (status, "not a regular file" in said) == (2, True)
    assert not (tmp_path / "raw").exists()


def test_a_file_too_large_is_refused_before_it_is_copied(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    large = tmp_path / "r7.pdf"
    large.write_bytes(b"%PDF-1.7")
    os.truncate(large, 3 << 30)
    assert new_report(large, tmp_path / "raw", tmp_path / "pictures") == 2
    assert "3072.0 MB" in capsys.readouterr().err
    assert not (tmp_path / "raw").exists()


def test_a_full_disk_leaves_nothing_and_the_next_try_succeeds(tmp_path: Path) -> None:
    folders = (tmp_path / "raw", tmp_path / "pictures")
    status, said = _ends_at_once(NEW, SOUND, *folders, file_bytes_at_most=1000)
    assert (status, "could not be copied" in said) == (2, True)
    assert list((tmp_path / "raw").iterdir()) == []
    assert new_report(SOUND, *folders) == 0


def test_what_a_killed_process_left_is_removed(tmp_path: Path) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / f".{2**22 + 1}.unfinished").write_bytes(b"%PDF-")
    assert new_report(SOUND, raw, tmp_path / "pictures") == 0
    assert sorted(path.suffix for path in raw.iterdir()) == [".pdf", ".toml"]


@pytest.mark.parametrize("ending", [".pdf", ".toml"])
def test_nothing_is_written_through_a_link(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], ending: str
) -> None:
    raw, elsewhere = tmp_path / "raw", tmp_path / "elsewhere"
    raw.mkdir()
    (raw / SOUND.name).with_suffix(ending).symlink_to(elsewhere)
    status = new_report(SOUND, raw, tmp_path / "pictures")
    assert not elsewhere.exists()
    assert (status == 2, "already exists" in capsys.readouterr().err) == (ending == ".pdf",) * 2
