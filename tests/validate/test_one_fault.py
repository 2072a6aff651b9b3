"""One figure of a typeset edition changed: the checks that tell it, and no others."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

from pipeline.extract import extract
from pipeline.model.finding import CheckCount, Outcome, check_counts, not_applicable
from pipeline.model.page import Page
from pipeline.model.passport import Passport
from pipeline.parse.reading import parse
from pipeline.validate.check import checked, record_outcomes
from pipeline.validate.indicator.status_agreement import scale_outcomes
from pipeline.validate.second_reading.plain_text_figures import text_outcomes
from tests.parse.typed import line, page, printed_table

EDITIONS = Path(__file__).parents[1] / "editions"
R5, DEPARTMENTS, R7 = "impress-r5", "impress-r5-departments", "writer-r7"
YEARS, INITIATIVES, KANA = "writer-r6-years", "writer-r6-initiatives", "reportlab-h30-kana"
PAIRS = "calc-r6-pairs"
GROUPS, SHEETS = "chromium-r6-group-rows", "calc-r6-evaluation-sheets"

ODDITIES = {"lower_is_better", "several_figures"}
"""What is told of a sound report too: good to know, no fault."""


@cache
def pages_of(edition: str) -> tuple[Page, ...]:
    return extract((EDITIONS / f"{edition}.pdf").read_bytes()).pages


def failed_checks(pages: Sequence[Page]) -> set[tuple[str, int | None]]:
    """Every failed check with the indicator it is about."""
    return {
        (one.check, one.observation.kpi_no)
        for one in outcomes(pages)
        if one.observation and one.check not in ODDITIES
    }


def outcomes(pages: Sequence[Page]) -> list[Outcome]:
    reading = parse("r", pages, Passport())
    return list(record_outcomes(reading.records, reading.evidence))


def changed(pages: Sequence[Page], beside: str, was: str, now: str) -> tuple[Page, ...]:
    """The pages with one cell reading `now`: the one that reads `was` in the row of another.

    A heading is not in that row: it is then the one of the same table.
    """
    tables = [table for page in pages for table in page.tables]
    (table,) = [table for table in tables if {beside, was} <= {cell.text for cell in table.cells}]
    (row,) = [cell.row for cell in table.cells if cell.text == beside]
    alike = [cell for cell in table.cells if cell.text == was]
    (cell,) = [cell for cell in alike if cell.row == row] or alike
    cells = tuple(one._replace(text=now) if one is cell else one for one in table.cells)
    return tuple(
        replace(
            page,
            tables=tuple(replace(one, cells=cells) if one is table else one for one in page.tables),
        )
        for page in pages
    )


FARMS = "スマート農業等技術を導入した経営体数"
TARGET_R5, TARGET_R6, ACTUAL_R5 = (
    "目標値\n（R５年度）",
    "目標値\n（R６年度）",
    "実績値\n（R５年度）",
)
CASES = [
    (R5, "産業振興", "16事業", "15事業", "total", "a row of a total"),
    (R5, "行政サービスの向上に向けた取組", "40%", "41%", "ratio", "2 of 5 is 40%"),
    (R5, "行政のDX", "78事業", "77事業", "overview_total", "the field table says 78"),
    (R5, "一部達成", "22事業 (46%)", "23事業 (48%)", "overview_parts", "26 and 23 are not 48"),
    (R5, "一部達成", "22事業 (46%)", "22事業 (47%)", "ratio", "22 of 48 is 45.8"),
    (
        R5,
        "公務能率の向上に向けた取組",
        "15事業",
        "5事業",
        "total part_of_whole",
        "7 of 5 with a KPI",
    ),
    (DEPARTMENTS, "事業数", "31", "30", "overview_across", "30 and 24 are not 55"),
    (
        DEPARTMENTS,
        "庁内システムの集約数",
        "概ね達成",
        "未達成",
        "overview_indicators",
        "3 are counted",
    ),
    (DEPARTMENTS, "テレワーク実施率", "3", "5", "numbering", "1, 2, 5, 4"),
    (
        R5,
        "文化・観光・スポーツ",
        "Ⅲ-７",
        "Ⅲ-９",
        "numbering section",
        "Ⅲ-７ has indicators further on",
    ),
    (R5, "課題解決プロジェクト参加者数", "149人", "159人", "status", "達成 with 151"),
    (
        R5,
        "課題解決プロジェクト参加者数",
        "151人",
        "141人",
        "status narrative_differs",
        "達成 below 149, and 151 in the narrative",
    ),
    (
        R5,
        "コピー用紙購入量（本庁（知事部局））",
        "一部達成",
        "達成",
        "status",
        "more paper than its target",
    ),
    (R5, "スマートシティに取り組む市町村数", "21", "2", "direction", "達成 below a rising plan"),
    (
        R5,
        "ＲＰＡにより削減した業務時間数",
        "１万時間",
        "12万時間",
        "magnitude",
        "ten times the years around it",
    ),
    (R5, FARMS, "1,093経営体", "1.093経営体", "separator", "a point for a comma"),
    (R5, FARMS, "1,093経営体", "△1,093経営体", "sign", "a triangle too many"),
    (R5, FARMS, "1,093経営体", "1,093人", "unit_changes", "経営体 are no 人"),
    (R5, FARMS, "1,093経営体", "493経営体", "next_target", "less than half of what was reached"),
    (R5, FARMS, TARGET_R6, TARGET_R5, "figure_twice", "two targets for one year"),
    (R5, FARMS, ACTUAL_R5, "実績値\n（R８年度）", "actual_of_future", "three years ahead"),
    (
        R5,
        "オンライン申請が可能な行政手続の数",
        "１，０４６手続",
        "１，０６４手続",
        "narrative_differs",
        "two digits exchanged: the narrative says 1,046",
    ),
    (
        R7,
        "オンラインで完結できる手続\n数",
        "468",
        "448",
        "achievement_rate",
        "93.6％ of 500 is 468",
    ),
    (
        R7,
        "窓口での平均待ち時間",
        "85.7％",
        "75.7％",
        "achievement_rate",
        "15 of 17.5, the less the better",
    ),
    (DEPARTMENTS, "電子決裁率", "95.0％", "105.0％", "over_100", "more than all decisions"),
    (GROUPS, "社会増減数", "△245", "245", "sign", "a triangle lost"),
    (PAIRS, "観光入込客数", "125", "115", "plan_turns", "120, 115, 130"),
    (YEARS, "オンライン申請の利用率", "48.2", "48.9", "achievement_rate", "107.1% of 45"),
    (YEARS, "オンライン申請の利用率", "36.8", "37.8", "", "107.1% is that of R6 alone"),
    (INITIATIVES, "削減時間", "2,400時間", "△2,400時間", "sign", "no hours below zero"),
    (KANA, "ｻｰﾊﾞｰの維持管理費", "８，４２０万円", "８，４２０円", "magnitude", "a scale lost"),
    (SHEETS, "新規就農者数（５年間の累計）", "15", "25", "running_sum", "累計 falls to 21"),
    (
        DEPARTMENTS,
        "テレワーク実施率",
        "テレワーク実施率",
        "電子決裁率",
        "indicator_twice",
        "one name, two rows",
    ),
]


@pytest.mark.parametrize(("edition", "beside", "was", "now", "checks", "why"), CASES)
def test_one_fault(edition: str, beside: str, was: str, now: str, checks: str, why: str) -> None:
    pages = pages_of(edition)
    after = failed_checks(changed(pages, beside, was, now)) - failed_checks(pages)
    assert {check for check, _ in after} == set(checks.split()), why


SOUND = {R5: {("next_target", 6)}}
"""What is told of the sound editions: the next target of R5's indicator 6 is printed so."""


@pytest.mark.parametrize("edition", sorted({case[0] for case in CASES}))
def test_nothing_is_told_of_the_sound_edition(edition: str) -> None:
    assert failed_checks(pages_of(edition)) == SOUND.get(edition, set())


def test_a_share_beside_its_parts() -> None:
    heading = "指標名 | 目標値/n（R６年度） | 実績値/n（R６年度） | 達成状況"
    for printed, checks in (("98％（88校／90校）", set()), ("89％（88校／90校）", {"ratio"})):
        table = printed_table(heading, f"訪問した学校 | 80％ | {printed} | 達成")
        found = failed_checks((page(1, line("令和６年度 指標の達成状況", 10), table),))
        assert {check for check, _ in found} == checks


def test_a_column_that_is_empty_in_the_whole_edition() -> None:
    heading = "指標名 | 目標値/n（R６年度） | 実績値/n（R６年度） | 達成状況"
    rows = [f"参加者数{number} | 10人 |  | 達成" for number in range(3)]
    found = failed_checks(
        (page(1, line("令和６年度 指標の達成状況", 10), printed_table(heading, *rows)),)
    )
    assert found == {("empty_column", None)}


def test_checks_are_counted() -> None:
    before = {one.check: one for one in check_counts(outcomes(pages_of(R5)))}
    after = {
        one.check: one
        for one in check_counts(outcomes(changed(pages_of(R5), "産業振興", "16事業", "15事業")))
    }
    # 行政のDX and 地域のDX, two years each; 達成 is not counted for the year to come
    assert before["total"] == CheckCount("total", 10, 10, 0, 2)
    assert after["total"] == CheckCount("total", 10, 9, 1, 2)
    assert all(one.run == one.passed + one.failed for one in after.values())


def test_the_counts_are_kept_with_the_report() -> None:
    pages = pages_of(R5)
    reading = parse("r", pages, Passport())
    once = not_applicable("readers_differ")  # these pages were not read a second time
    by_text = text_outcomes(reading.records, reading.by_text)
    others = (*scale_outcomes(reading.records, reading.shares), once, *by_text)
    assert checked(reading).counts == check_counts([*outcomes(pages), *others])


@pytest.mark.parametrize(
    ("numbers", "is_sound", "why"),
    [
        ("1 2 3", True, "none passed over"),
        ("1 1 2", True, "two indicators of one 取組"),
        ("1 2 1", True, "another section begins at 1"),
        ("4 5 6", True, "a list that goes on from another"),
        ("1 3 4", False, "2 is missing"),
        ("1 3 2", False, "two rows exchanged"),
        ("1 － 2", True, "not all are numbers: nothing is said"),
    ],
)
def test_numbers_of_rows(numbers: str, is_sound: bool, why: str) -> None:
    rows = [f"{number} | 参加者数{at} | 10人 | 11人" for at, number in enumerate(numbers.split())]
    table = printed_table("No. | 指標名 | 目標値（R６年度） | 実績値（R６年度）", *rows)
    found = failed_checks((page(1, line("令和６年度 指標の達成状況", 10), table),))
    assert {check for check, _ in found} == (set() if is_sound else {"numbering"}), why
