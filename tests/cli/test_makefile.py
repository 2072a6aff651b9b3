"""What a person gives to make reaches the program as it was typed; nothing in it is run."""

from pathlib import Path

import pytest

from tests.makefile import make_in

HOUSE = Path(__file__).parents[2]
REPORT = HOUSE / "tests" / "pages" / "hanging_marks.pdf"

NAMES = [
    pytest.param("my reports", id="a space"),
    pytest.param(" a  b ", id="spaces at the ends, and two together"),
    pytest.param("it's", id="a quote"),
    pytest.param('a "b" c', id="double quotes"),
    pytest.param("a`touch P`b", id="backquotes"),
    pytest.param("a$(touch P)b", id="a command of the shell"),
    pytest.param("a$(shell touch P)b", id="a command of make"),
    pytest.param("a$$(touch P)b", id="a command behind make"),
    pytest.param("cost $RAW $5 ${OUT} $(RAW)", id="variables"),
    pytest.param("a; touch P; b", id="semicolons"),
    pytest.param("a && touch P || touch P & b", id="and, or, beside"),
    pytest.param("a > P", id="written into a file"),
    pytest.param("a\ntouch P\nb", id="newlines"),
    pytest.param("a\\nb\\", id="backslashes"),
    pytest.param("a # b % * ? [c] {d,e} ~", id="comment and patterns"),
    pytest.param("令和６年度　報告", id="Japanese, with a wide space"),
]


@pytest.mark.parametrize("name", NAMES)
def test_a_folder_of_any_name_is_read_and_written(tmp_path: Path, name: str) -> None:
    raw, out = tmp_path / f"raw{name}", tmp_path / f"out{name}"
    raw.mkdir()
    (raw / "a.pdf").write_bytes(REPORT.read_bytes())
    make = make_in(tmp_path)
    before = {path.name for path in tmp_path.iterdir()}
    done = make("extract", f"RAW={raw.name}", f"OUT={out.name}", "WORKERS=1", "QUIET=1")
    assert (out / "kpi.parquet").is_file(), done.stderr
    assert {path.name for path in tmp_path.iterdir()} - before == {out.name}


@pytest.mark.parametrize("name", [one for one in NAMES if one.id != "newlines"])
def test_a_report_of_any_name_is_taken_in(tmp_path: Path, name: str) -> None:
    report, raw = tmp_path / f"r{name}.pdf", tmp_path / f"raw{name}"
    report.write_bytes(REPORT.read_bytes())
    make = make_in(tmp_path)
    before = {path.name for path in tmp_path.iterdir()}
    done = make("new", f"PDF={report.name}", f"RAW={raw.name}")
    assert (raw / report.name).read_bytes() == report.read_bytes(), done.stderr
    made = {path.name for path in tmp_path.iterdir()} - before
    assert made - {".explain"} == {raw.name}


def test_a_value_of_the_environment_is_not_run_either(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("AT", "$(shell touch P)`touch P`")
    done = make_in(tmp_path)("explain")
    assert "$(shell touch P)`touch P`" in done.stderr
    assert not (tmp_path / "P").exists()


@pytest.mark.parametrize("given", ["READER=`touch P`", "WORKERS=1; touch P", "FORCE=`touch P`"])
def test_an_option_is_not_run_either(tmp_path: Path, given: str) -> None:
    make_in(tmp_path)("extract", given)
    assert not (tmp_path / "P").exists()
