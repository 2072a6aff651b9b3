"""`diff` and `accept`: what they show, when they refuse, and `check-data` on tables alone."""

import shutil
import tomllib
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.commands.accept import accept
from pipeline.commands.check_data import check_data, read_tables
from pipeline.commands.decide import accept_findings
from pipeline.commands.diff import diff
from pipeline.commands.extract import extract_folder
from pipeline.commands.snapshots import path_of
from pipeline.messages import sentence
from pipeline.model.checksum import sha256
from pipeline.model.edition import Edition, Records
from pipeline.model.passport import Passport
from pipeline.model.records import Finding
from pipeline.model.vocabulary import Severity
from pipeline.run.passports.decision_entries import bound_decisions
from pipeline.run.passports.passport_file import update_decision
from tests.raw_report import REPORT

HOUSE = Path(__file__).parents[2]
FAULTY = HOUSE / "tests" / "editions" / "impress-r9.pdf"
SHA256 = "0" * 64
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

    @property
    def passport(self) -> Path:
        return self.raw / "impress-r9.toml"

    def decide(self, at: str, reason: str) -> int:
        return accept_findings(self.raw, at, reason, "佐藤")

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


FAULTS = ("total", "ratio", "overview_total")
"""What is printed wrong on purpose in that edition."""
OLD = "".join(f'[[accepted]]\ncheck = "{check}"\nreason = "printed so"\n\n' for check in FAULTS)


def test_refused_while_an_error_stands_until_it_is_accepted(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    place = Place(tmp_path, FAULTY, HOLDS)
    assert place.accept() == 1
    assert "[overview_total]" in capsys.readouterr().err
    assert place.decide("impress-r9", "printed so") == 1, "a report alone names no finding"
    assert place.decide("impress-r9 total", "") == 1, "without a reason they are shown only"
    assert "[total] impress-r9.pdf p.5" in capsys.readouterr().out
    assert not place.passport.exists()
    for check in FAULTS:
        assert place.decide(f"impress-r9 {check}", "printed so") == 0
    accepted = tomllib.loads(place.passport.read_text("utf-8"))["accepted"]
    printed = [(one["check"], one["page"], one["printed"], one["reviewer"]) for one in accepted]
    assert printed == [
        ("total", 5, "19事業", "佐藤"),
        ("ratio", 5, "69%", "佐藤"),
        ("overview_total", 1, "18事業(69%)", "佐藤"),
    ]
    assert place.accept() == 0


def test_older_acceptances_are_bound_to_the_file_once_they_are_shown(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Before: they do not apply, and an error says what to do. After: they do."""
    place = Place(tmp_path, FAULTY, HOLDS)
    place.passport.write_text(f'# 来歴\n{OLD}[[accepted]]\ncheck = "totl"\nreason = "r"\n', "utf-8")
    assert place.accept() == 1
    told = capsys.readouterr().err
    assert "[decision_without_report] impress-r9.pdf: the passport" in told
    assert "[total] impress-r9.pdf p.5" in told, "it stands as long as it is not accepted"
    assert place.decide("impress-r9", "") == 1, "one of them is of nothing in the file"
    told = capsys.readouterr().out
    assert "[[accepted]] total: is in this file; bound to it\n  ERROR   [total]" in told
    assert "[[accepted]] totl: is not in this file (did you mean total?); left as it is" in told
    text = place.passport.read_text("utf-8")
    place.passport.write_text(text.partition('[[accepted]]\ncheck = "totl"')[0], "utf-8")
    assert place.accept() == 0
    assert place.decide("impress-r9", "") == 1
    assert "names this file already" in capsys.readouterr().out


def test_an_older_acceptance_of_many_findings_becomes_a_list_of_them(tmp_path: Path) -> None:
    place = Place(tmp_path, FAULTY, HOLDS)
    old = '[[accepted]]\ncheck = "total"\nreason = "r"\n'
    place.passport.write_text(old, encoding="utf-8")
    finding = Finding(
        document_id="impress-r9", finding_no=1, severity=Severity.ERROR, check="total",
        table="field_summary", kpi_no=None, page=5, printed="19\n事業", expected="18",
        observed="19", message="…", message_ja="…",
    )  # fmt: skip
    edition = Edition(Records(), (finding, replace(finding, page=6)))
    passport = Passport.model_validate(tomllib.loads(old))
    (bound,) = bound_decisions(passport, edition, SHA256)
    assert (bound.heading, bound.position, len(bound.findings)) == ("accepted", 0, 2)
    update_decision(place.passport, bound.heading, bound.position, bound.entry or {})
    (entry,) = tomllib.loads(place.passport.read_text("utf-8"))["accepted"]
    members = [{"page": page, "printed": "19事業", "observed": "19"} for page in (5, 6)]
    assert entry == {"check": "total", "reason": "r", "sha256": SHA256, "members": members}


@pytest.mark.parametrize(
    ("at", "near"),
    [
        pytest.param("impres-r9 total", "(did you mean impress-r9?)", id="a report"),
        pytest.param("impress-r9 totall", "(did you mean total", id="a check"),
        pytest.param("impress-r9 p.99", "No open finding of impress-r9 matches.", id="a page"),
    ],
)
def test_what_is_misspelt_gets_the_nearest(
    tmp_path: Path, at: str, near: str, capsys: pytest.CaptureFixture[str]
) -> None:
    place = Place(tmp_path, FAULTY, HOLDS)
    shutil.copy(FAULTY, place.raw / "other-r8.pdf")
    assert place.decide(at, "r") == 2
    assert near in capsys.readouterr().err


def test_a_folder_that_is_not_there_gets_the_nearest(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "raw").mkdir()
    assert diff(tmp_path / "rew", tmp_path) == 2
    assert f"(did you mean {tmp_path / 'raw'}?)" in capsys.readouterr().err


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
    accepted = f"""[[accepted]]
check = "corrected"
printed = "98.441ダウンロード"
reason = "known"
sha256 = "{sha256(REPORT.read_bytes())}"
"""
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
