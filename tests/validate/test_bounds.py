"""What a figure can hardly be: each bound broken alone, and what only looks like it."""

import pytest

from pipeline.model.passport import Passport
from pipeline.parse.reading import parse
from pipeline.validate.check import record_outcomes
from tests.parse.typed import line, page, printed_table

HEADING = (
    "指標名 | 基準値/n（R４年度） | 実績値/n（R５年度） | 目標値/n（R６年度） | 実績値/n（R６年度）"
)


def failed_checks(row: str) -> dict[str, tuple[str | None, str | None]]:
    """What is told of one indicator: each check with what it expects and what it sees."""
    pages = (page(1, line("令和６年度 指標の達成状況", 10), printed_table(HEADING, row)),)
    reading = parse("r", pages, Passport())
    seen = [one.observation for one in record_outcomes(reading.records, reading.evidence)]
    return {one.check: (one.expected, one.observed) for one in seen if one}


@pytest.mark.parametrize(
    ("row", "expected", "why"),
    [
        ("合計特殊出生率 | 1.62 | 1.58 | 1.70 | 1.60", {}, "all with two decimals"),
        (
            "合計特殊出生率 | 1.62 | 158 | 1.70 | 1.60",
            {"point_lost": ("1.58", "158")},
            "a hundred times the others, and theirs with its point",
        ),
        (
            "合計特殊出生率 | 1.62 | 1.58 | 170 | 1.60",
            {"point_lost": ("1.7", "170")},
            "a target cannot be a hundred times higher either",
        ),
        (
            "開催時間 | 8.4時間 | 121時間 | 12.5時間 | 12.6時間",
            {"point_lost": ("12.1", "121")},
            "ten times: an actual grows so seldom",
        ),
        ("予約率 | 8.4％ | 12.1％ | 55％ | 12.6％", {}, "a target is set as a whole number"),
        ("予約率 | 8.4％ | 60％ | 62.5％ | 61.6％", {}, "a round figure may be printed whole"),
        ("予約率 | 8.4％ | 12％ | 12.5％ | 12.6％", {}, "a whole figure in their midst"),
        ("予約率 | 8％ | 12.1％ | 12.5％ | 97％", {}, "the others have decimals, or none"),
    ],
)
def test_a_point_lost(row: str, expected: dict[str, object], why: str) -> None:
    assert failed_checks(row) == expected, why


@pytest.mark.parametrize(
    ("row", "expected", "why"),
    [
        ("流通額 | ２億円 | １億9,250万円 | ３億円 | ３億1,250万円", {}, "a comma"),
        (
            "流通額 | ２億円 | １億9,250万円 | ３億円 | ３億1.250万円",
            {"separator": ("312,500,000", "300,012,500")},
            "nobody writes decimals after 億",
        ),
        (
            "出荷額 | 5兆1.204億円 | 5兆1,300億円 | 5兆2,000億円 | 5兆1,900億円",
            {"separator": ("5,120,400,000,000", "5,000,120,400,000")},
            "nor after 兆",
        ),
        ("出荷額 | 1.125億円 | 1.130億円 | 1.200億円 | 1.190億円", {}, "the whole figure in 億"),
    ],
)
def test_a_point_for_a_comma_within_a_figure(
    row: str, expected: dict[str, object], why: str
) -> None:
    assert failed_checks(row) == expected, why


@pytest.mark.parametrize(
    ("row", "expected", "why"),
    [
        ("満足度（５点満点） | 2.9点 | 3.1点 | 5.0点 | 3.3点", {}, "full marks may be aimed at"),
        (
            "満足度（５点満点） | 2.9点 | 3.1点 | 5.1点 | 3.3点",
            {"over_full_marks": ("5", "5.1")},
            "more than can be given",
        ),
        ("満足度（100点満点） | 72点 | 74点 | 80点 | 79点", {}, "of a hundred"),
    ],
)
def test_full_marks(row: str, expected: dict[str, object], why: str) -> None:
    assert failed_checks(row) == expected, why


@pytest.mark.parametrize(
    ("row", "expected", "why"),
    [
        ("参加者数 | － | － | 集計中 | 165人", {}, "a count, alone in its row"),
        (
            "参加者数 | － | － | 集計中 | △165人",
            {"below_zero": (None, "-165")},
            "no people below zero, and none beside it to say so",
        ),
        (
            "電子申請の利用率 | － | － | 集計中 | △28.7％",
            {"below_zero": (None, "-28.7")},
            "no share of a whole is below zero",
        ),
        ("社会増減数 | － | － | 集計中 | △165人", {}, "a balance may be below zero"),
        ("経費の削減率 | － | － | 集計中 | △2.1％", {}, "so may a rate of change"),
        ("健康寿命の延び | － | － | 集計中 | △0.1年", {}, "and a growth"),
        ("参加者数 | － | － | － | 0人", {}, "nobody came"),
        (
            "電子申請の利用率 | － | － | 12.0％ | △4.2％",
            {"sign": (None, "-4.2")},
            "beside others its sign is held against theirs, a share whatever its size",
        ),
    ],
)
def test_below_zero(row: str, expected: dict[str, object], why: str) -> None:
    assert failed_checks(row) == expected, why


@pytest.mark.parametrize(
    ("row", "expected", "why"),
    [
        ("電子申請の利用率 | 90％ | 95％ | 98％ | 100％", {}, "all of them apply on line"),
        (
            "電子申請の利用率 | 90％ | 95％ | 98％ | 104％",
            {"over_100": (None, "104")},
            "no share of a whole exceeds it",
        ),
        (
            "施設の利用率 | 101％ | 110％ | 115％ | 112％",
            {},
            "where the row's other figures exceed it, too, it is no share of a whole",
        ),
    ],
)
def test_over_a_hundred_percent(row: str, expected: dict[str, object], why: str) -> None:
    assert failed_checks(row) == expected, why
