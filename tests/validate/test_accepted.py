"""Accepted findings: settled but visible; each acceptance is of exactly one, or is an error."""

from dataclasses import replace
from typing import Any

import pytest

from pipeline.model.finding import Observation
from pipeline.model.passport import Accepted
from pipeline.validate.findings import findings, reviewed_findings

STATUS = Observation(
    "status", "kpi", 3, 5, "達成", expected="20", observed="10", facts={"name": "導入数"}
)
RATIO = Observation(
    "ratio",
    "field_summary",
    page=2,
    printed="41%",
    expected="40%",
    observed="41%",
    facts={"what": "行政のDX", "parts": "2/5", "tolerance": "0.5"},
)
TWO = [STATUS, RATIO]
OTHER = replace(STATUS, kpi_no=4, facts={"name": "利用者数"})
KNOWN = Accepted(check="status", printed="達成", reason="counted anew")


def _told(
    accepted: list[Accepted], seen: list[Observation] = TWO
) -> list[tuple[str, str, str | None]]:
    made = findings("r", "r.pdf", seen, accepted)
    return [(one.check, one.severity, one.accepted) for one in made]


def test_nothing_accepted() -> None:
    assert _told([]) == [("ratio", "error", None), ("status", "error", None)]


@pytest.mark.parametrize(
    "more",
    [
        pytest.param({}, id="by its check and printed text"),
        pytest.param({"indicator": "導入数"}, id="and its indicator"),
        pytest.param({"page": 5}, id="and its page"),
        pytest.param({"observed": "10"}, id="and what was observed"),
        pytest.param({"printed": "達 成"}, id="the spaces of the page do not count"),
    ],
)
def test_an_accepted_finding_is_a_notice_with_its_reason(more: dict[str, Any]) -> None:
    accepted = KNOWN.model_copy(update=more)
    assert _told([accepted]) == [("ratio", "error", None), ("status", "notice", "counted anew")]
    (message,) = [one for one in findings("r", "r.pdf", TWO, [accepted]) if one.accepted]
    assert message.message.endswith("Accepted: counted anew")
    assert message.message_ja.endswith("（承認済み：counted anew）")


@pytest.mark.parametrize(
    ("accepted", "near"),
    [
        pytest.param({"check": "totl"}, " (did you mean total?)", id="a misspelt check"),
        pytest.param({"check": "total"}, "", id="a check that found nothing"),
        pytest.param({"indicator": "導人数"}, " (did you mean 導入数?)", id="a misspelt name"),
        pytest.param({"page": 6}, " (did you mean p.5 導入数 達成 10?)", id="another page"),
        pytest.param({"printed": "未達成"}, " (did you mean p.5 導入数 達成 10?)", id="other words"),
        pytest.param({"observed": "11"}, " (did you mean p.5 導入数 達成 10?)", id="another figure"),
    ],
)  # fmt: skip
def test_an_accepted_finding_that_does_not_occur_is_an_error(
    accepted: dict[str, Any], near: str
) -> None:
    given = [KNOWN.model_copy(update=accepted)]
    assert _told(given).count(("accepted_stale", "error", None)) == 1
    assert [reason for _, _, reason in _told(given)] == [None, None, None]
    (told,) = (one for one in findings("r", "r.pdf", TWO, given) if one.check == "accepted_stale")
    assert f"that does not occur{near}. Remove the acceptance" in told.message


@pytest.mark.parametrize(
    ("accepted", "settled"),
    [
        pytest.param([KNOWN], [], id="one line does not accept two findings"),
        pytest.param([KNOWN.model_copy(update={"printed": None, "indicator": "導入数"})], [], id="the printed text is not named"),
        pytest.param([KNOWN.model_copy(update={"indicator": "利用者数"})], [4], id="told apart by the name"),
        pytest.param([KNOWN.model_copy(update={"indicator": name}) for name in ("利用者数", "導入数")], [3, 4], id="both named"),
    ],
)  # fmt: skip
def test_an_acceptance_of_one_of_several_findings(
    accepted: list[Accepted], settled: list[int]
) -> None:
    made = findings("r", "r.pdf", [STATUS, OTHER], accepted)
    assert [one.kpi_no for one in made if one.accepted] == settled
    unclear = [one for one in made if one.check == "accepted_unclear"]
    assert len(unclear) == (0 if settled else 1)
    assert all("did you mean p.5 導入数 達成 10" in one.message for one in unclear)


def test_one_finding_accepted_twice_is_an_error() -> None:
    told = _told([KNOWN, KNOWN])
    assert ("accepted_doubled", "error", None) in told
    assert ("status", "notice", "counted anew") in told


def test_a_word_of_several_tables_is_accepted_once() -> None:
    word = Observation(
        "unknown_heading",
        "cells",
        page=1,
        printed="指標値",
        facts={"heading": "指標値", "kind": "kpi"},
    )
    accepted = Accepted(check="unknown_heading", printed="指標値", reason="not a figure")
    assert _told([accepted], [word, replace(word, page=2)]) == [
        ("unknown_heading", "notice", "not a figure")
    ]  # fmt: skip


def test_each_acceptance_is_a_row_of_reviews() -> None:
    given = [KNOWN, KNOWN.model_copy(update={"check": "total"})]
    reviews = reviewed_findings("r", "r.pdf", TWO, given).reviews
    made = [(one.decision, one.check, one.applied, one.table, one.kpi_no) for one in reviews]
    assert made == [
        ("accepted", "status", True, "kpi", 3),
        ("accepted", "total", False, None, None),
    ]
