"""The status against the figures: near its target, without an actual, with a rate beside it."""

import pytest

from pipeline.model.passport import Passport
from pipeline.model.vocabulary import Status
from pipeline.parse.reading import parse
from pipeline.validate.check import checked
from tests.parse.typed import line, page, printed_table

HEADING = "指標名 | 目標値/n（R６年度） | 実績値/n（R６年度） | 達成状況"


def checks_and_status(row: str) -> tuple[set[str], Status | None]:
    """What is told of one indicator, and the status it is read with."""
    pages = (page(1, line("令和６年度 指標の達成状況", 10), printed_table(HEADING, row)),)
    reading = parse("r", pages, Passport())
    (record,) = reading.records.kpi
    status = Status(record.status) if record.status else None
    return {one.check for one in checked(reading).observations}, status


@pytest.mark.parametrize(
    ("row", "checks", "why"),
    [
        ("参加者数 | 200人 | 165人 | 概ね達成", set(), "more than eight tenths"),
        ("参加者数 | 200人 | 100人 | 概ね達成", set(), "the half: the bound is wide"),
        ("参加者数 | 200人 | 85人 | 概ね達成", {"near_target"}, "less than half is not 概ね"),
        ("参加者数 | 200人 | 85人 | 一部達成", set(), "a part it is"),
        ("参加者数 | 200人 | 85人 | 未達成", set(), "nor is it said to be near"),
        ("待ち時間 | 15分以下 | 17分 | 概ね達成", set(), "a little more than was wanted"),
        ("待ち時間 | 15分以下 | 37分 | 概ね達成", {"near_target"}, "more than twice of it"),
        ("参加者数 | 200人 | 調査中 | 概ね達成", {"status_without_actual"}, "known too early"),
        ("参加者数 | 200人 | 集計中 | 達成", {"status_without_actual"}, "known too early"),
        ("参加者数 | 200人 | 集計中 | 集計中", set(), "both are open"),
        ("参加者数 | 200人 | 165人 | 集計中", set(), "the figure may be a first count"),
        ("参加者数 | 200人 | － | －", set(), "no status"),
        ("計画の策定 | 策定 | 策定 | 達成", set(), "words may meet a target"),
        ("待ち時間 | 15分以下 | 15分 | 達成", set(), "15分以下 holds 15分 itself"),
        ("待ち時間 | 15分以下 | 15分 | 未達成", {"status"}, "so 15分 has met it"),
        ("参加者数 | 200人 | 200人 | 達成", set(), "the target itself is reached"),
        ("参加者数 | 200人 | 200人 | 未達成", {"status"}, "and not missed"),
    ],
)
def test_status_and_figures(row: str, checks: set[str], why: str) -> None:
    assert checks_and_status(row)[0] - {"lower_is_better"} == checks, why


@pytest.mark.parametrize(
    ("row", "checks", "status", "why"),
    [
        (
            "参加者数 | 200人 | 210人 | 達成/n（105.0％）",
            set(),
            Status.ACHIEVED,
            "210 of 200 are 105.0%",
        ),
        (
            "参加者数 | 200人 | 210人 | 達成/n（106.0％）",
            {"achievement_rate"},
            Status.ACHIEVED,
            "they are not 106.0%",
        ),
        (
            "参加者数 | 200人 | 196人 | 概ね達成（達成率98％）",
            set(),
            Status.MOSTLY_ACHIEVED,
            "named as a rate",
        ),
        (
            "参加者数 | 200人 | 196人 | 概ね達成（達成率97％）",
            {"achievement_rate"},
            Status.MOSTLY_ACHIEVED,
            "98% are reached",
        ),
        (
            "申請率 | 50.0％ | 46.8％ | 未達成 △3.2pt",
            set(),
            Status.NOT_ACHIEVED,
            "3.2 points below",
        ),
        (
            "申請率 | 50.0％ | 46.8％ | 未達成 △2.3pt",
            {"achievement_rate"},
            Status.NOT_ACHIEVED,
            "3.2 points below, not 2.3",
        ),
        (
            "申請率 | 50.0％ | 46.8％ | 未達成（3.2ポイント）",
            set(),
            Status.NOT_ACHIEVED,
            "how far it is off",
        ),
        (
            "申請率 | 50.0％ | 52.5％ | ◎ 105%",
            set(),
            Status.ACHIEVED,
            "beside a mark",
        ),
        (
            "申請率 | 50.0％ | 52.5％ | 達成（52.5％）",
            set(),
            Status.ACHIEVED,
            "the actual once more",
        ),
        (
            "申請率 | 50.0％ | 46.8％ | 未達成（△6.4％）",
            set(),
            Status.NOT_ACHIEVED,
            "6.4% below the target",
        ),
        ("参加者数 | 200人 | 210人 | 「達成」※1", set(), Status.ACHIEVED, "quotes, a footnote"),
        ("参加者数 | 200人 | 調査中 | 集計中（100％）", set(), Status.PENDING, "no actual yet"),
        (
            "参加者数 | 200人 | 210人 | 105％",
            {"unknown_status"},
            None,
            "a rate alone is no status word",
        ),
        (
            "参加者数 | 200人 | 210人 | 達成（R6年度）",
            {"unknown_status"},
            None,
            "other words may change what is said",
        ),
    ],
)
def test_a_rate_beside_the_status(row: str, checks: set[str], status: Status, why: str) -> None:
    assert checks_and_status(row) == (checks, status), why


LEGEND = (
    "凡例　◎達成　○概ね達成（８割以上10割未満）　△一部達成（５割以上８割未満）　×未達成（５割未満）"
)


@pytest.mark.parametrize(
    ("row", "checks", "why"),
    [
        ("参加者数 | 100人 | 200人 | 165人 | ○", set(), "82.5%"),
        ("参加者数 | 100人 | 200人 | 159人 | ○", set(), "79.5% are rounded to 80%"),
        ("参加者数 | － | 200人 | 158人 | ○", {"status_scale"}, "79% are not"),
        ("参加者数 | － | 200人 | 165人 | △", {"status_scale"}, "82.5% are more than 一部達成"),
        ("参加者数 | － | 200人 | 165人 | 概ね達成", set(), "the words of the legend"),
        ("参加者数 | － | 200人 | 125人 | 概ね達成", {"status_scale"}, "and what they stand for"),
        (
            "参加者数 | － | 200人 | 165人 | △（82.5％）",
            {"status_scale"},
            "with its rate beside it",
        ),
        ("参加者数 | 100人 | 200人 | 165人 | △", set(), "65% of the way from the baseline"),
        ("参加者数 | － | 200人 | 210人 | ◎", set(), "what is met is not held against a share"),
        ("参加者数 | － | 200人 | 210人 | ×", {"status"}, "nor told twice"),
        ("待ち時間 | － | 15分以下 | 17分 | ○", set(), "15 of 17 are 88%"),
        ("待ち時間 | － | 15分以下 | 17分 | ×", {"status_scale"}, "far from half"),
        ("収支 | － | △200円 | △250円 | ×", set(), "below zero shares say nothing"),
    ],
)
def test_status_and_the_shares_of_the_legend(row: str, checks: set[str], why: str) -> None:
    heading = "指標名 | 基準値/n（R４年度） | 目標値/n（R６年度） | 実績値/n（R６年度） | 達成状況"
    title = line("令和６年度 指標の達成状況", 10)
    pages = (page(1, title, line(LEGEND, 40, size=8.0), printed_table(heading, row)),)
    found = {one.check for one in checked(parse("r", pages, Passport())).observations}
    assert found - {"lower_is_better"} == checks, why


@pytest.mark.parametrize(
    ("target", "checks"),
    [
        pytest.param("1,200点以上", {"no_year"}, id="of the end of the plan, whenever that is"),
        pytest.param("毎年度1,200点以上", set(), id="of every year"),
        pytest.param("期間中1,200点", set(), id="of the whole plan"),
    ],
)
def test_a_target_that_says_when_needs_no_year(target: str, checks: set[str]) -> None:
    table = printed_table("指標名 | 最終目標 | 実績値（R６年度）", f"資料数 | {target} | 1,250点")
    reading = parse("r", (page(1, line("令和６年度 指標の達成状況", 10), table),), Passport())
    assert {one.check for one in checked(reading).observations} == checks
