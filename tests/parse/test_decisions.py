"""Confirmations, misprints and rejections of a passport: what each changes, and when it does not hold."""

from typing import Any

import pytest

from pipeline.model.edition import Reading
from pipeline.model.passport import CellDecision, Confirmed, Misprint, Passport, Rejected
from pipeline.parse.reading import parse
from tests.parse.typed import line, page, printed_table

INDICATORS = printed_table(
    "指標名 | 目標値（R６年度） | 実績値（R６年度）",
    "アプリの登録数 | 88,441件 | 92.825件",
    "（参考）県の人口 | 177万人 | 175万人",
    "研修の受講者数 | 1,000人 | 1,000人",
)
FIELDS = printed_table(
    "項番 | 分野 | 事業数 | KPI設定事業数 | 達成", "Ⅰ-１ | 行政 | 9事業 | 5事業 | 2事業", top=300
)
PAGE = page(1, line("令和６年度 指標の達成状況", 10), INDICATORS, FIELDS)


def _read(**decisions: CellDecision) -> Reading:
    return parse(
        "r", (PAGE,), Passport.model_validate({name: (one,) for name, one in decisions.items()})
    )


def _made(reading: Reading) -> list[tuple[str, bool, str | None, int | None, int | None]]:
    reviews = reading.records.reviews
    return [(one.decision, one.applied, one.table, one.kpi_no, one.value_no) for one in reviews]


HOLDS = ("confirmed", True, "kpi_values", 1, 2)
NOT = ("confirmed", False, None, None, None)
APP = {"indicator": "アプリの登録数", "printed": "92.825件"}


@pytest.mark.parametrize(
    ("given", "made", "checks"),
    [
        pytest.param(APP, HOLDS, [], id="as printed"),
        pytest.param(APP | {"read_as": "92.825件"}, HOLDS, [], id="as it is read"),
        pytest.param(APP | {"read_as": "９２．８２５ 件"}, HOLDS, [], id="read by the same grammar"),
        pytest.param(APP | {"read_as": "92,825件"}, NOT, ["confirmed_differs"], id="read otherwise by now"),
        pytest.param(APP | {"read_as": "92.825人"}, NOT, ["confirmed_differs"], id="another unit"),
        pytest.param(APP | {"printed": "92.826件"}, NOT, ["decision_stale"], id="printed otherwise"),
        pytest.param(APP | {"page": 2}, NOT, ["decision_stale"], id="on another page"),
        pytest.param({"page": 1, "printed": "1,000人"}, NOT, ["decision_unclear"], id="printed twice"),
        pytest.param({"page": 1, "printed": "9事業", "read_as": "9"}, ("confirmed", True, "field_summary", None, None), [], id="a count"),
        pytest.param({"page": 1, "printed": "9事業", "read_as": "8"}, NOT, ["confirmed_differs"], id="another count"),
    ],
)  # fmt: skip
def test_a_confirmation_holds_for_what_was_seen(
    given: dict[str, Any], made: tuple[Any, ...], checks: list[str]
) -> None:
    reading = _read(confirmed=Confirmed(**given))
    assert _made(reading) == [made]
    assert [one.check for one in reading.observations] == checks
    assert reading.records.kpi_values == _read().records.kpi_values, "no value changes"


@pytest.mark.parametrize(
    ("given", "is_applied", "checks"),
    [
        pytest.param({}, True, ["misprint"], id="the report should say otherwise"),
        pytest.param({"printed": "92.8件"}, False, ["decision_stale"], id="it is not printed"),
    ],
)
def test_a_misprint_is_told_and_the_print_kept(
    given: dict[str, Any], is_applied: bool, checks: list[str]
) -> None:
    misprint = Misprint(**APP | {"read_as": "92,825件", "reason": "a full stop"} | given)
    reading = _read(misprint=misprint)
    (told,) = reading.observations
    assert [told.check] == checks
    (review,) = reading.records.reviews
    kept = (review.decision, review.applied, review.read_as, review.reason)
    assert kept == ("misprint", is_applied, "92,825件", "a full stop")
    assert reading.records.kpi_values == _read().records.kpi_values, "no value changes"


NAMES = ["アプリの登録数", "(参考)県の人口", "研修の受講者数"]
PEOPLE: dict[str, Any] = {"page": 1, "printed": "（参考）県の人口", "reason": "not an indicator"}


@pytest.mark.parametrize(
    ("given", "left", "checks"),
    [
        pytest.param({}, [NAMES[0], NAMES[2]], ["rejected"], id="a row of reference"),
        pytest.param({"printed": "県の人口"}, NAMES, ["decision_stale"], id="another name"),
        pytest.param({"page": 2}, NAMES, ["decision_stale"], id="another page"),
        pytest.param({"printed": "177万人"}, NAMES, ["decision_stale"], id="a figure is no name"),
    ],
)
def test_a_rejected_row_is_no_indicator(
    given: dict[str, Any], left: list[str], checks: list[str]
) -> None:
    reading = _read(rejected=Rejected(**PEOPLE | given))
    records = reading.records
    assert [one.name for one in records.kpi] == left
    assert [one.kpi_no for one in records.kpi] == list(range(1, len(left) + 1))
    assert {one.kpi_no for one in records.kpi_values} == {one.kpi_no for one in records.kpi}
    assert [one.check for one in reading.observations] == checks
    assert [one.applied for one in records.reviews] == [checks == ["rejected"]]


def test_the_numbers_of_a_rejected_row_are_passed_over_for_that_reason() -> None:
    before, after = _read().records.numbers, _read(rejected=Rejected(**PEOPLE)).records.numbers
    assert [one.printed for one in before] == [one.printed for one in after]
    rejected = [one.printed for one in after if one.reason == "rejected"]
    assert rejected == ["177", "175"]
    assert [one for one in after if one.account == "unread"] == []


def test_two_rows_of_one_name_are_told_apart_before_one_is_rejected() -> None:
    twice = printed_table("指標名 | 目標値（R６年度）", "人口 | 7人", "人口 | 8人")
    one = Rejected(page=1, printed="人口", reason="twice")
    pages = (page(1, line("令和６年度 指標", 10), twice),)
    for decision, names, checks in (
        (one, 2, ["decision_unclear"]),
        (one.model_copy(update={"table": 1, "row": 2}), 1, ["rejected"]),
    ):
        reading = parse("r", pages, Passport(rejected=(decision,)))
        assert len(reading.records.kpi) == names
        assert [seen.check for seen in reading.observations] == checks
