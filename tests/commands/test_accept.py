"""`diff` and `accept`: what they show, when they refuse, and `check-data` on tables alone."""

import shutil
from pathlib import Path

import pytest

from pipeline.commands.accept import accept
from pipeline.commands.check_data import check_data, read_tables
from pipeline.commands.diff import diff
from pipeline.commands.extract import extract_folder
from pipeline.commands.snapshots import path_of
from pipeline.messages import sentence
from pipeline.model.records import Finding
from tests.raw_report import REPORT

HOUSE = Path(__file__).parents[2]
FAULTY = HOUSE / "tests" / "editions" / "impress-r9.pdf"
HOLDS, FAILS = "def test_it() -> None:\n    assert 1 == 1\n", "def test_it():\n    assert 1 == 2\n"


class Place:
    """A folder of reports, their accepted tables, and the tests of what a person read."""

    def __init__(self, folder: Path, report: Path, known_good: str) -> None:
        self.raw, self.accepted = folder / "raw", folder / "accepted"
        self.known_good = folder / "test_known_good.py"
        self.raw.mkdir()
        shutil.copy(report, self.raw)
        self.known_good.write_text(known_good, encoding="utf-8")

    def accept(self) -> int:
        return accept(self.raw, self.accepted, self.known_good)

    def diff(self) -> int:
        return diff(self.raw, self.accepted)


def test_accepting_then_changing_a_figure(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = Place(tmp_path, REPORT, HOLDS)
    assert place.diff() == 1, "nothing was accepted yet"
    assert place.accept() == 0
    assert place.diff() == 0
    path = path_of(place.accepted, "fukushima-dx-r6")
    path.write_text(path.read_text("utf-8").replace('"92825"', '"92824"'), encoding="utf-8")
    capsys.readouterr()
    assert place.diff() == 1
    assert 'kpi_values kpi_no=8 value_no=2 value: "92824" → "92825"' in capsys.readouterr().out
    assert place.accept() == 0
    assert 'value: "92824" → "92825"' in capsys.readouterr().out, "shown before it is accepted"
    assert place.diff() == 0


def test_refused_while_what_a_person_read_is_read_otherwise(tmp_path: Path) -> None:
    place = Place(tmp_path, REPORT, FAILS)
    assert place.accept() == 1
    assert not place.accepted.exists()


def test_refused_while_an_error_stands_until_it_is_accepted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = Place(tmp_path, FAULTY, HOLDS)
    assert place.accept() == 1
    assert "[overview_total]" in capsys.readouterr().err
    entries = (f'[[accepted]]\ncheck = "{check}"\nreason = "printed so"\n' for check in FAULTS)
    (place.raw / "impress-r9.toml").write_text("\n".join(entries), encoding="utf-8")
    assert place.accept() == 0


FAULTS = ("total", "ratio", "overview_total")
"""What is printed wrong on purpose in that edition."""


@pytest.mark.parametrize(("report", "status"), [(REPORT, 0), (FAULTY, 1)], ids=["sound", "faulty"])
def test_the_tables_alone_tell_what_the_report_told(
    tmp_path: Path, report: Path, status: int, capsys: pytest.CaptureFixture[str]
) -> None:
    place = Place(tmp_path, report, HOLDS)
    out = tmp_path / "out"
    extract_folder(place.raw, out)
    capsys.readouterr()
    assert check_data(out) == status
    printed = capsys.readouterr().out
    rows = read_tables(out)["findings"]
    told = [sentence(row) for row in rows if isinstance(row, Finding)]
    assert told
    assert [line for line in told if f"  {line}" not in printed.splitlines()] == []
    assert "checks run" in printed


def test_what_only_the_pages_tell_is_not_stale_on_the_tables(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = Place(tmp_path, REPORT, HOLDS)
    passport = REPORT.with_suffix(".toml").read_text("utf-8")
    accepted = '[[accepted]]\ncheck = "corrected"\nreason = "known"\n'
    (place.raw / "fukushima-dx-r6.toml").write_text(f"{passport}\n{accepted}", encoding="utf-8")
    assert extract_folder(place.raw, tmp_path / "out") == 0
    capsys.readouterr()
    assert check_data(tmp_path / "out") == 0
    assert "accepted_stale" not in capsys.readouterr().out


def test_without_tables_there_is_nothing_to_check(tmp_path: Path) -> None:
    assert check_data(tmp_path) == 2


def test_without_reports_there_is_nothing_to_compare(tmp_path: Path) -> None:
    assert diff(tmp_path / "none", tmp_path) == 2
    assert accept(tmp_path / "none", tmp_path, tmp_path) == 2
