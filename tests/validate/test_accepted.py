"""Accepted findings: settled but visible, and told where they no longer occur."""

import pytest

from pipeline.model.finding import Observation
from pipeline.model.passport import Accepted
from pipeline.validate.findings import findings

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


def _told(*accepted: Accepted) -> list[tuple[str, str, str | None]]:
    made = findings("r", "r.pdf", [STATUS, RATIO], accepted)
    return [(one.check, one.severity, one.accepted) for one in made]


def test_nothing_accepted() -> None:
    assert _told() == [("ratio", "error", None), ("status", "error", None)]


@pytest.mark.parametrize(
    "accepted",
    [
        Accepted(check="status", reason="counted anew"),
        Accepted(check="status", indicator="導入数", reason="counted anew"),
        Accepted(check="status", page=5, printed="達成", reason="counted anew"),
    ],
)
def test_an_accepted_finding_is_a_notice_with_its_reason(accepted: Accepted) -> None:
    assert _told(accepted) == [("ratio", "error", None), ("status", "notice", "counted anew")]
    (message,) = [
        one for one in findings("r", "r.pdf", [STATUS, RATIO], [accepted]) if one.accepted
    ]
    assert message.message.endswith("Accepted: counted anew")
    assert message.message_ja.endswith("（承認済み：counted anew）")


@pytest.mark.parametrize(
    "accepted",
    [
        Accepted(check="total", reason="known"),
        Accepted(check="status", indicator="利用者数", reason="known"),
        Accepted(check="status", page=6, reason="known"),
        Accepted(check="ratio", printed="42%", reason="known"),
    ],
)
def test_an_accepted_finding_that_does_not_occur_is_an_error(accepted: Accepted) -> None:
    assert ("accepted_stale", "error", None) in _told(accepted)
    assert [reason for _, _, reason in _told(accepted)] == [None, None, None]


def test_one_finding_accepted_twice_is_an_error() -> None:
    one = Accepted(check="status", reason="known")
    assert ("accepted_stale", "error", None) in _told(one, one)
