"""Corrections of a passport: one misprint read otherwise, and every way a correction goes stale."""

from decimal import Decimal
from typing import Any

import pytest

from pipeline.model.edition import Reading
from pipeline.model.passport import Correction, Passport
from pipeline.parse.reading import parse
from tests.parse.typed import line, page, printed_table

HEADING = "指標名 | 目標値/n（R６年度） | 実績値/n（R６年度） | 目標値/n（R７年度）"
TABLE = printed_table(
    HEADING,
    "アプリの登録数 | 88,441件 | 92,825件 | 98.441/n件",
    "研修の受講者数 | 1,000人 | 1,046人 | 1,000人",
)
CORRECTION: dict[str, Any] = {
    "indicator": "アプリの登録数",
    "printed": "98.441件",
    "read_as": "98,441件",
    "reason": "a full stop for a comma",
    "evidence": "the row",
    "status": "proposed",
}


def _read(*corrections: dict[str, Any]) -> Reading:
    passport = Passport(correction=tuple(Correction(**one) for one in corrections))
    return parse("r", (page(1, line("令和６年度 指標の達成状況", 10), TABLE),), passport)


def _checks(reading: Reading) -> list[str]:
    return [one.check for one in reading.observations]


def test_without_a_correction_the_figure_stands_as_printed() -> None:
    reading = _read()
    value = reading.records.kpi_values[2]
    assert (value.value, value.corrected) == (Decimal("98.441"), False)
    assert _checks(reading) == []


def test_a_correction_is_read_and_the_printed_text_kept() -> None:
    reading = _read(CORRECTION)
    value = reading.records.kpi_values[2]
    assert (value.value, value.unit, value.corrected) == (Decimal(98441), "件", True)
    assert value.printed == "98.441\n件"
    assert reading.records.kpi[0].next_target == Decimal(98441)
    assert [one.corrected for one in reading.records.kpi_values].count(True) == 1
    assert _checks(reading) == ["corrected"]


CELL = {"indicator": None, "page": 1, "table": 1, "row": 2}


@pytest.mark.parametrize(
    ("change", "value", "checks", "why"),
    [
        ({"indicator": None, "page": 1}, "98441", ["corrected"], "told by its page alone"),
        (
            CELL | {"row": 1, "column": 3},
            "98441",
            ["corrected"],
            "told by its cell",
        ),
        ({"printed": "98.442件"}, "98.441", ["correction_stale"], "printed so no more"),
        ({"indicator": "会員数"}, "98.441", ["correction_stale"], "no such indicator"),
        ({"page": 2}, "98.441", ["correction_stale"], "not on that page"),
        (
            {"printed": "アプリの登録数", "read_as": "会員数"},
            "98.441",
            ["corrected"],
            "a name can be a misprint, too",
        ),
        (
            {"indicator": None, "page": 1, "printed": "令和６年度 指標の達成状況"},
            "98.441",
            ["correction_stale"],
            "a line of text is no cell",
        ),
        (
            {"indicator": "研修の受講者数", "printed": "1,000人"},
            "98.441",
            ["correction_unclear"],
            "target of two years alike",
        ),
        (
            CELL | {"printed": "1,000人", "read_as": "1,100人", "column": 3},
            "98.441",
            ["corrected"],
            "told apart by the cell",
        ),
    ],
)
def test_where_a_correction_holds(
    change: dict[str, Any], value: str, checks: list[str], why: str
) -> None:
    reading = _read(CORRECTION | change)
    assert reading.records.kpi_values[2].value == Decimal(value), why
    assert _checks(reading) == checks, why


def test_two_corrections_of_one_cell_are_told() -> None:
    reading = _read(CORRECTION, CORRECTION | {"read_as": "98,440件"})
    assert reading.records.kpi_values[2].value == Decimal(98441)
    assert sorted(_checks(reading)) == ["corrected", "correction_doubled"]


@pytest.mark.parametrize(
    ("printed", "read_as", "value", "unit", "checks", "why"),
    [
        ("98.441件", "98,441", "98441", None, "corrected correction_unit", "the unit is left out"),
        ("98.441件", "98,441人", "98441", "人", "corrected correction_unit", "another unit"),
        ("9l,441件", "98,441", "98441", None, "corrected correction_unit", "no figure, yet a unit"),
        ("98.441件", "９８，４４１　件", "98441", "件", "corrected", "the same unit, spelled wide"),
        ("98.441", "98,441", "98441", None, "corrected", "no unit is printed in the cell"),
        ("98.441", "98,441件", "98441", "件", "corrected", "print left the unit out"),
        ("98.441千件", "98,441件", "98441", "件", "corrected", "another scale of the same unit"),
        ("集計中", "98,441件", "98441", "件", "corrected", "a mark in print has no unit"),
        ("速報値", "98,441", "98441", None, "corrected", "words in print have no unit"),
        ("98.441件", "集計中", None, None, "corrected", "a mark counts nothing"),
    ],
)
def test_a_unit_a_correction_leaves_out_is_told(
    printed: str, read_as: str, value: str | None, unit: str | None, checks: str, why: str
) -> None:
    table = printed_table(HEADING, f"アプリの登録数 | － | － | {printed}")
    correction = Correction(**CORRECTION | {"printed": printed, "read_as": read_as})
    told = page(1, line("令和６年度 指標の達成状況", 10), table)
    reading = parse("r", (told,), Passport(correction=(correction,)))
    figure = reading.records.kpi_values[2]
    assert (figure.value, figure.unit) == (Decimal(value) if value else None, unit), why
    assert _checks(reading) == checks.split(), why


def test_a_unit_given_by_the_heading_need_not_be_repeated() -> None:
    heading = "指標名 | 単位 | 目標値（R６年度） | 実績値（R６年度）"
    table = printed_table(heading, "アプリの登録数 | 件 | 88,441件 | 98.441件")
    correction = Correction(**CORRECTION | {"read_as": "98,441"})
    told = page(1, line("令和６年度 指標の達成状況", 10), table)
    reading = parse("r", (told,), Passport(correction=(correction,)))
    assert reading.records.kpi_values[1].unit == "件"
    assert _checks(reading) == ["corrected"]


def test_a_correction_must_say_where() -> None:
    with pytest.raises(ValueError, match="indicator, page or table"):
        Correction(**CORRECTION | {"indicator": None})


FIELDS = printed_table(
    "項番 | 分野 | 事業数 | KPI設定事業数 | 達成 | 達成率",
    "Ⅰ-１ | 行攻 | 7事業 | 5事業 | 2事業 | 4O%",
    "Ⅰ-２ | 福祉 | 7事業 | 5事業 | 2事業 | 40%",
)
OVERVIEW = printed_table(" | 行政のDX", "事業数 | l2事業", "うちKPI設定事業数 | 11事業")
INDICATORS = printed_table(
    "指標名 | 単位 | 目標値（R６年度） | 実績値（R６年度） | 達成状況 | 備考",
    "受診率（速報 | ％ | 60% | 62% | 達戍 | 速報",
    "登録者数 | 人 | 88人 | 92人 | 達成 | 速報",
)
INITIATIVES = printed_table(
    "項目 | 令和６年度の取組内容 | 成果・効果", "相談窓ロ | 約230回開く。 | 延べ36回。"
)
PAGES = (
    page(1, line("令和６年度 指標の達成状況", 10), FIELDS),
    page(2, OVERVIEW),
    page(3, INDICATORS),
    page(4, INITIATIVES),
)
EVERY = [
    pytest.param("field_summary", "achieved", 1, "2事業", "3事業", 2, 3, {"table": 1, "row": 1}, id="a count"),
    pytest.param("field_summary", "achievement_rate_percent", 1, "4O%", "40%", None, Decimal(40), {}, id="a rate"),
    pytest.param("field_summary", "section_name", 1, "行攻", "行政", "行攻", "行政", {}, id="a name of 分野"),
    pytest.param("overview", "count", 2, "l2事業", "12事業", None, 12, {}, id="a count of the overview"),
    pytest.param("kpi", "name", 3, "受診率（速報", "受診率", "受診率(速報", "受診率", {}, id="a name"),
    pytest.param("kpi", "status", 3, "達戍", "達成", None, "achieved", {}, id="a status"),
    pytest.param("kpi", "unit", 3, "％", "‰", "%", "%", {"printed": "x"}, id="not there: nothing changes"),
    pytest.param("initiatives", "item", 4, "相談窓ロ", "相談窓口", "相談窓ロ", "相談窓口", {}, id="a 取組"),
    pytest.param("initiatives", "outcome", 4, "延べ36回。", "延べ38回。", "延べ36回。", "延べ38回。", {}, id="a narrative"),
]  # fmt: skip
"""Table, column, page, printed, read as, what the first row holds without and with the correction."""


@pytest.mark.parametrize(
    ("table", "column", "on_page", "printed", "read_as", "before", "after", "place"), EVERY
)
def test_a_correction_holds_for_every_table(
    table: str,
    column: str,
    on_page: int,
    printed: str,
    read_as: str,
    before: object,
    after: object,
    place: dict[str, Any],
) -> None:
    given = {"indicator": None, "page": on_page, "printed": printed, "read_as": read_as}
    correction = Correction(**CORRECTION | given | place)
    first, last = (
        parse("r", PAGES, Passport(correction=corrections)) for corrections in ((), (correction,))
    )
    rows = [getattr(one.records, table) for one in (first, last)]
    assert [getattr(of[0], column) for of in rows] == [before, after]
    assert [one.printed for one in first.records.numbers] == [
        one.printed for one in last.records.numbers
    ]
    assert first.records.cells == last.records.cells, "cells are as printed"
    told = [one for one in last.observations if one.check.startswith("correct")]
    (review,) = last.records.reviews
    if "printed" in place:
        assert ([one.check for one in told], review.applied) == (["correction_stale"], False)
        assert last.records.kpi == first.records.kpi
        return
    assert [(one.check, one.table) for one in told] == [("corrected", table)]
    assert (review.decision, review.applied, review.table, review.row_no) == (
        "corrected",
        True,
        table,
        1,
    )
    changed = getattr(rows[1][0], f"{column.removesuffix('_percent')}_printed", None)
    assert changed in {None, printed}, "what is printed stays beside it"


@pytest.mark.parametrize(
    ("change", "near"),
    [
        pytest.param({"indicator": "アプリの登緑数"}, "アプリの登録数", id="a name"),
        pytest.param({"printed": "98.44l件"}, "98.441件", id="a printed text"),
        pytest.param({"indicator": "就業率"}, "", id="like nothing that is there"),
    ],
)
def test_a_misspelt_name_gets_the_nearest(change: dict[str, Any], near: str) -> None:
    (told,) = _read(CORRECTION | change).observations
    assert told.check == "correction_stale"
    assert near in told.facts["near"]
    assert bool(told.facts["near"]) == bool(near)
