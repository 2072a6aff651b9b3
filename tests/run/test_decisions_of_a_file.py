"""Decisions hold for the file they name alone: other bytes under the same name are another report."""

import datetime as dt
from typing import Any

import pytest

from pipeline.build import edition
from pipeline.cli.finding_line import finding_line
from pipeline.model.decisions import decisions_for, decisions_of
from pipeline.model.edition import Edition, Source
from pipeline.model.page import PrintedReport
from pipeline.model.passport import Passport
from tests.parse.typed import line, page, printed_table

THIS, OTHER = "1" * 64, "2" * 64
PAGE = page(
    1,
    line("令和６年度 指標の達成状況", 10),
    printed_table(
        "指標名 | 目標値（R６年度） | 実績値（R６年度）",
        "登録数 | 88,441件 | 92.825件",
        "参考 | 1人 | 2人",
        "会員数 | 10人 | 1人",
    ),
)
PRINTED = PrintedReport((PAGE,), "typed", "")
WORDS = {"reason": "r", "page": 1}
DECISIONS: dict[str, dict[str, Any]] = {
    "correction": {**WORDS, "printed": "92.825件", "read_as": "92,825件", "evidence": "e", "status": "proposed"},
    "confirmed": {"page": 1, "printed": "88,441件"},
    "misprint": {**WORDS, "printed": "10人", "read_as": "1人"},
    "rejected": {**WORDS, "printed": "参考"},
    "accepted": {"reason": "r", "check": "misprint", "printed": "10人"},
}  # fmt: skip
FIGURES = {THIS: ("92825", 2), OTHER: ("92.825", 3), None: ("92.825", 3)}
"""The actual of the first row and how many indicators there are, by the file the decisions name."""


def _read(sha256: str | None, **more: Any) -> Edition:  # noqa: ANN401 -- entries of any decision
    named = {"sha256": sha256} if sha256 else {}
    entries = {name: [{**one, **named, **more}] for name, one in DECISIONS.items()}
    source = Source("r", "r.pdf", None, Passport.model_validate(entries), sha256=THIS)
    return edition(source, PRINTED)


@pytest.mark.parametrize(
    ("sha256", "fault"),
    [
        pytest.param(THIS, None, id="this file"),
        pytest.param(OTHER, "decision_of_other_report", id="other bytes under the same name"),
        pytest.param(None, "decision_without_report", id="no file is named, as in older passports"),
    ],
)
def test_decisions_hold_for_the_file_they_name(sha256: str | None, fault: str | None) -> None:
    read = _read(sha256)
    actual = next(one for one in read.records.kpi_values if one.role == "actual")
    assert (f"{actual.value:f}", len(read.records.kpi)) == FIGURES[sha256]
    made = {one.decision.value: one.applied for one in read.records.reviews}
    assert made == dict.fromkeys(
        ("corrected", "confirmed", "misprint", "rejected", "accepted"), fault is None
    )
    assert [one.review_no for one in read.records.reviews] == [1, 2, 3, 4, 5]
    told = [one for one in read.findings if one.check.startswith("decision_")]
    assert [one.check for one in told] == ([fault] if fault else [])
    for one in told:
        assert one.severity == "error"
        assert "Compare each with its page" in one.message
        assert "一つずつ紙面と比べて" in one.message_ja
        assert finding_line(one).endswith(" Next: make accept AT=r.")
        assert "[[correction]] 92.825件; [[confirmed]] 88,441件" in one.message


def test_the_finding_of_another_file_shows_both_checksums() -> None:
    (told,) = (one for one in _read(OTHER).findings if one.check == "decision_of_other_report")
    assert f"sha256 {OTHER[:12]}…; this one is {THIS[:12]}…" in told.message


def test_a_group_is_its_members() -> None:
    group = {"check": "status", "reason": "r", "sha256": THIS, "reviewer": "佐藤"}
    members = [{"page": 3, "printed": "達成"}, {"page": 4, "printed": "達成"}]
    passport = Passport.model_validate({"accepted": [{**group, "members": members}]})
    made = [one.decision for one in decisions_of(passport)]
    assert [(one.page, one.printed, one.reviewer) for one in made] == [
        (3, "達成", "佐藤"),
        (4, "達成", "佐藤"),
    ]
    assert [one.page for one in decisions_for(passport, THIS).passport.accepted] == [3, 4]
    assert [one.decision.page for one in decisions_for(passport, OTHER).foreign] == [3, 4]
    assert decisions_for(passport, None).passport.accepted == (), "the file is not known"


def test_reviewer_and_date_of_each_are_kept() -> None:
    read = _read(THIS, reviewer="佐藤", date=dt.date(2026, 12, 1))
    kept = [(one.reviewer, one.date, one.sha256) for one in read.records.reviews]
    assert kept == [("佐藤", "2026-12-01", THIS)] * len(DECISIONS)
