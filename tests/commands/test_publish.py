"""`publish` as a person uses it."""

import sys
from collections.abc import Sequence
from dataclasses import replace
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from pipeline.__main__ import main
from pipeline.model.records import Record
from pipeline.model.tables import TABLES
from pipeline.model.vocabulary import PublicationSource, Severity
from pipeline.publish.read_tables import read_frames
from pipeline.write import write
from tests.write.small_report import REPORT, document, finding, small_report


@pytest.fixture
def out(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    write(small_report(), tmp_path / "normalized")
    return tmp_path / "normalized"


def _publish(out: Path, to: Path) -> int:
    return main(["publish", "--out", str(out), "--to", str(to), "--raw", str(out.parent / "raw")])


def test_it_says_what_it_wrote(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    to = tmp_path / "published"
    assert _publish(out, to) == 0
    said = capsys.readouterr().out
    names = ("shihyo.xlsx", "report.html", "shihyo.duckdb", "datapackage.json", "ckan.json")
    for name in (*names, "credit.txt"):
        assert (to / name).stat().st_size > 0
        assert name in said
    assert {path.stem for path in (to / "csv").iterdir()} == {table.name for table in TABLES}
    assert said.splitlines()[-1] == f"Published in {to}."
    assert _publish(out, to) == 0
    assert capsys.readouterr().out.splitlines()[-1] == f"Nothing has changed: {to} stays as it is."


def test_without_tables_it_says_what_to_do(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _publish(tmp_path, tmp_path / "published") == 2
    assert "Run make extract first." in capsys.readouterr().err
    assert not (tmp_path / "published").exists()


def test_tables_of_another_version_are_not_published(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (out / "kpi_series.parquet").unlink()
    (out / "kpi_series.parquet").write_bytes((out / "kpi.parquet").read_bytes())
    shown = (out / ".current").resolve()
    (shown / "kpi_series.parquet").write_bytes((out / "kpi.parquet").read_bytes())
    assert _publish(out, tmp_path / "published") == 2
    assert "kpi_series.parquet has other columns" in capsys.readouterr().err


@pytest.mark.parametrize("library", ["xlsxwriter", "duckdb", "jinja2"])
def test_what_is_not_installed_is_named(
    out: Path,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    library: str,
) -> None:
    monkeypatch.setitem(sys.modules, library, None)
    monkeypatch.delitem(sys.modules, "pipeline.publish.web_page.web_page", raising=False)
    assert _publish(out, tmp_path / "published") == 2
    assert capsys.readouterr().err == (
        f"{library} is not installed: make publish installs what publishing needs, then publishes.\n"
    )
    assert not (tmp_path / "published").exists()


@pytest.mark.parametrize(
    ("library", "make"),
    [
        ("xlsxwriter", "pipeline.publish.workbook.workbook.workbook"),
        ("duckdb", "pipeline.publish.database.database"),
        ("jinja2", "pipeline.publish.web_page.web_page.page"),
    ],
)
def test_a_program_is_told_which_extra_to_install(
    out: Path, monkeypatch: pytest.MonkeyPatch, library: str, make: str
) -> None:
    module, _, function = make.rpartition(".")
    monkeypatch.setitem(sys.modules, library, None)
    monkeypatch.delitem(sys.modules, "pipeline.publish.web_page.web_page", raising=False)
    with pytest.raises(ImportError) as missing:
        getattr(import_module(module), function)(read_frames(out))
    assert str(missing.value) == f"{library} is not installed: pip install 'shihyo[publish]'"


def test_a_folder_with_other_files_is_left_alone(
    out: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert _publish(out, tmp_path) == 2
    assert "Move them away, or name another folder" in capsys.readouterr().err


def _with_findings(*severities: Severity) -> dict[str, Sequence[Record]]:
    found = [
        replace(finding(number, REPORT, 2), severity=severity)
        for number, severity in enumerate(severities, start=1)
    ]
    return {**small_report(), "findings": found}


@pytest.mark.parametrize(
    ("severities", "counted", "warned"),
    [
        pytest.param(
            (Severity.ERROR, Severity.WARNING, Severity.ERROR),
            "Findings: 2 errors, 1 warnings, 0 notices.",
            "Errors among the findings: 2. Published figures may be wrong or missing.",
            id="errors are said in a sentence",
        ),
        pytest.param(
            (Severity.WARNING, Severity.NOTICE),
            "Findings: 0 errors, 1 warnings, 1 notices.",
            "",
            id="without an error the counts are enough",
        ),
        pytest.param((), "Findings: 0 errors, 0 warnings, 0 notices.", "", id="no findings"),
    ],
)
def test_what_stands_among_the_findings_is_told(
    tmp_path: Path,
    out: Path,
    capsys: pytest.CaptureFixture[str],
    severities: tuple[Severity, ...],
    counted: str,
    warned: str,
) -> None:
    write(_with_findings(*severities), out)
    for _ in ("published", "published before"):
        assert _publish(out, tmp_path / "published") == 0, "the files are there all the same"
        said = capsys.readouterr()
        assert counted in said.out.splitlines()
        assert said.err.startswith(warned)
        assert bool(said.err) == bool(warned)


def test_that_no_report_could_be_read_is_told(
    tmp_path: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    unread = replace(finding(1, "scan.pdf", 2), severity=Severity.ERROR)
    write({"findings": [unread]}, out)
    assert _publish(out, tmp_path / "published") == 0
    told = capsys.readouterr().err.splitlines()
    assert [line.partition(":")[0] for line in told] == [
        "No report could be read",
        "Errors among the findings",
    ]


STEP = " (docs/毎年の手順.md, step 2)."


@pytest.mark.parametrize(
    ("known", "told"),
    [
        pytest.param(
            {},
            [f"The passport of {REPORT} lacks: publisher, url, licence{STEP}"],
            id="nothing is known: all in one line",
        ),
        pytest.param(
            {"publisher": "浜通り県", "licence": "CC BY 4.0"},
            [f"The passport of {REPORT} lacks: url{STEP}"],
            id="the address alone, which the credit line leaves out",
        ),
        pytest.param(
            {"publisher": "浜通り県", "licence": "CC BY 4.0", "url": "https://www.example.jp/"},
            [],
            id="all is known",
        ),
        pytest.param(
            {
                "publisher": "福島県",
                "publisher_source": PublicationSource.TITLE,
                "licence": "CC BY 4.0",
                "url": "https://www.example.jp/",
            },
            [f"The passport of {REPORT} lacks: publisher{STEP}"],
            id="a proposed publisher is not the passport's word",
        ),
    ],
)
def test_what_the_credit_lacks_is_told_once(
    tmp_path: Path,
    out: Path,
    capsys: pytest.CaptureFixture[str],
    known: dict[str, Any],
    told: list[str],
) -> None:
    write({**small_report(), "documents": [replace(document(2), **known)]}, out)
    assert _publish(out, tmp_path / "published") == 0
    said = capsys.readouterr().out.splitlines()
    assert [line for line in said if " lacks: " in line] == told


def test_many_reports_that_lack_the_same_are_told_in_one_line(
    tmp_path: Path, out: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    said: dict[str, Any] = {"publisher": "浜通り県", "licence": "CC BY 4.0"}
    reports = [replace(document(2), document_id=f"hama-{number}", **said) for number in range(1, 6)]
    write({"documents": reports}, out)
    assert _publish(out, tmp_path / "published") == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if " lacks: " in line]
    assert lines == [
        f"The passport of hama-1, hama-2, hama-3 (+2) lacks: url{STEP}",
    ]
