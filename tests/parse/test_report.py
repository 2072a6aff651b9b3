"""Whole small reports, typed as tables: what becomes of every cell of a KPI table."""

from decimal import Decimal

import pytest

from pipeline.model.edition import Reading
from pipeline.model.page import Line, PrintedTable
from pipeline.model.passport import Passport
from pipeline.model.vocabulary import Direction, Status
from pipeline.parse.reading import parse
from tests.parse.typed import line, page, printed_table

TITLE = line("令和６年度 指標の達成状況", 10, size=20)

Figure = tuple[str, int | None, str | None, str | None]


def _read(*things: Line | PrintedTable) -> Reading:
    return parse("r", (page(1, TITLE, *things),), Passport())


def _figures(reading: Reading) -> list[Figure]:
    return [
        (value.role, value.fiscal_year, _said(value.value) or value.mark, value.unit)
        for value in reading.records.kpi_values
    ]


def _said(value: Decimal | None) -> str | None:
    return None if value is None else f"{value:f}"


TABLES = [
    (
        ("指標名 | 年度 | 目標値 | 実績値", "参加者数 | R4 | 154人 | 165人"),
        [("target", 2022, "154", "人"), ("actual", 2022, "165", "人")],
        "the year of the row is that of all its figures",
    ),
    (
        (
            "指標名 | 基準値（R2） | 年度 | 目標値 | 実績値",
            "参加者数 | 140人 | R4 | 150人 | 149人",
            "^ | ^ | R5 | 160人 | 161人",
        ),
        [
            ("baseline", 2020, "140", "人"),
            ("target", 2022, "150", "人"),
            ("actual", 2022, "149", "人"),
            ("target", 2023, "160", "人"),
            ("actual", 2023, "161", "人"),
        ],
        "a row for each year of one indicator",
    ),
    (
        ("指標名 | 目標値 | 期限 | 実績値", "参加者数 | 154人 | R8 | 165人"),
        [("target", 2026, "154", "人"), ("actual", 2024, "165", "人")],
        "a time limit is the target's alone",
    ),
    (
        (
            "指標名 | 中間目標 | 達成年度 | 最終目標 | 達成年度 | 実績値",
            "参加者数 | 154人 | R6 | 180人 | R8 | 165人",
        ),
        [
            ("target", 2024, "154", "人"),
            ("target", 2026, "180", "人"),
            ("actual", 2024, "165", "人"),
        ],
        "two targets, each with its time limit beside it",
    ),
    (
        (
            "指標名 | R6年度 | < | 事業費（千円） | <",
            "^ | 目標 | 実績 | R5年度 決算 | R6年度 決算",
            "参加者数 | 154人 | 165人 | 21,300 | 22,480",
        ),
        [("target", 2024, "154", "人"), ("actual", 2024, "165", "人")],
        "what is below the heading of a budget is no actual",
    ),
    (
        ("重要業績指標（ＫＰＩ） | 目標値 | 実績値", "参加者数 | 154人 | 165人"),
        [("target", 2024, "154", "人"), ("actual", 2024, "165", "人")],
        "a heading that ends in 指標 is that of names",
    ),
    (
        (
            "短期 | 定量的な成果目標 | 令和９年度までに、受講者数を120人とする。 | < | < | <",
            "^ | 成果指標 |  | R5年度 | R6年度 | 目標最終年度 令和９年度",
            "^ | 受講者数 | 成果実績 | 29人 | 56人 | －",
            "^ | ^ | 目標値 | 30人 | 60人 | 120人",
            "^ | ^ | 達成度 | 96.7％ | 93.3％ | －",
            "根拠として用いた統計 | < | 実績報告書 | < | < | <",
        ),
        [
            ("target", 2027, "120", "人"),
            ("actual", 2023, "29", "人"),
            ("target", 2023, "30", "人"),
            ("actual", 2024, "56", "人"),
            ("target", 2024, "60", "人"),
        ],
        "texts beside their labels above and below the rows of 行政事業レビュー",
    ),
    (
        (
            "指標名 |  | R5年度 | R6年度 | 目標最終年度 R7年度",
            "受講者数 | 実績 | 29人 | 56人 | 118人",
            "^ | 目標 | 30人 | 60人 | 120人",
        ),
        [
            ("target", 2025, "120", "人"),
            ("actual", 2025, "118", "人"),
            ("actual", 2023, "29", "人"),
            ("target", 2023, "30", "人"),
            ("actual", 2024, "56", "人"),
            ("target", 2024, "60", "人"),
        ],
        "what was reached in the last year stands in the column of its target",
    ),
    (
        (
            "指標名 | 目標値 | 実績値 | 事業費",
            "参加者数 | 154人 | 165人 | 21,300",
            "（成果指標は設定していない） | < | < | ^",
        ),
        [("target", 2024, "154", "人"), ("actual", 2024, "165", "人")],
        "a text over the name and all figures is no indicator, and no heading",
    ),
    (
        (
            "指標名 |  | R5 | R6",
            "参加者数 | 目標 | 10人 | 11人",
            "^ | 実績 | 12人 | 13人",
            "^ | 差 | 2人 | 2人",
        ),
        [
            ("target", 2023, "10", "人"),
            ("actual", 2023, "12", "人"),
            ("target", 2024, "11", "人"),
            ("actual", 2024, "13", "人"),
        ],
        "rows of differences are read over",
    ),
    (
        ("指標名 | 目標値 | 実績値", "参加者数 | 154人 | 165人"),
        [("target", 2024, "154", "人"), ("actual", 2024, "165", "人")],
        "without years in the headings the report's own year holds",
    ),
    (
        ("指標名 | 単位 | 目標値", "予算の執行 | 百万円 | 1,995"),
        [("target", 2024, "1995000000", "円")],
        "a unit column scales",
    ),
    (
        ("指標名 | 目標値（単位：千人）", "来館者 | 12"),
        [("target", 2024, "12000", "人")],
        "a unit in the heading scales",
    ),
    (
        ("指標名 | 目標値", "待ち時間（分） | 15"),
        [("target", 2024, "15", "分")],
        "a unit in the name's brackets",
    ),
    (
        ("指標名（単位） | 目標値", "健康寿命の延び（年） | 0.5"),
        [("target", 2024, "0.5", "年")],
        "the heading says that the brackets of each name hold the unit",
    ),
    (
        ("指標名 | R6目標 | 最終目標 | 目標年度", "箇所数 | 5か所 | 9か所 | R9"),
        [("target", 2024, "5", "か所"), ("target", 2027, "9", "か所")],
        "the year of the final target in a column of its own",
    ),
    (
        ("指標名 | 前年度実績 | 実績 | 次年度目標", "件数 | 8件 | 9件 | 10件"),
        [("actual", 2023, "8", "件"), ("actual", 2024, "9", "件"), ("target", 2025, "10", "件")],
        "years named from the report's own",
    ),
    (
        ("指標名 | 現状値（R4年度） | 目標値（R8年度）", "件数 | 8件 | 9件"),
        [("baseline", 2022, "8", "件"), ("target", 2026, "9", "件")],
        "現状値 of an earlier year is the baseline",
    ),
    (
        ("指標名 | 基準値（R2年度） | 現状値（R6年度）", "件数 | 8件 | 9件"),
        [("baseline", 2020, "8", "件"), ("actual", 2024, "9", "件")],
        "現状値 beside 基準値 is the actual",
    ),
    (
        ("指標名 | 目標値 | 実績値", "参加者数 | 154人 | 集計中", "－ | － | －"),
        [("target", 2024, "154", "人"), ("actual", 2024, "pending", None)],
        "a row whose name is a dash is no indicator",
    ),
    (
        ("指標名 | 目標値 | 実績値", "参加者数 | 154人 | "),
        [("target", 2024, "154", "人")],
        "nothing is printed in an empty cell",
    ),
    (
        ("指標名 | 目標値 | 実績値", "便数 | 国際3/n国内8 | 1O5便"),
        [
            ("target", 2024, "3", None),
            ("target", 2024, "8", None),
            ("actual", 2024, "unreadable", None),
        ],
        "two figures in a cell are two, a stray letter is refused",
    ),
]


@pytest.mark.parametrize(("rows", "figures", "why"), TABLES, ids=[why for *_, why in TABLES])
def test_figures(rows: tuple[str, ...], figures: list[Figure], why: str) -> None:
    assert _figures(_read(printed_table(*rows))) == figures, why


@pytest.mark.parametrize(
    ("rows", "said"),
    [
        pytest.param(
            ("指標名 | 目標値 | 実績値（累計）", "件数 | 10件 | 12件"),
            [("target", None, False), ("actual", None, True)],
            id="cumulative, and only below the heading that says so",
        ),
        pytest.param(
            ("指標名 | 目標値 | 実績値 | <", "^ | ^ | 国際 | 国内", "便数 | 10便 | 3便 | 4便"),
            [("target", None, False), ("actual", "国際", False), ("actual", "国内", False)],
            id="a part each",
        ),
    ],
)
def test_what_a_heading_says_holds_for_its_column(
    rows: tuple[str, ...], said: list[tuple[str, str | None, bool]]
) -> None:
    values = _read(printed_table(*rows)).records.kpi_values
    assert [(value.role, value.part, value.cumulative) for value in values] == said


def test_the_unit_of_all_figures_in_a_line_above() -> None:
    reading = _read(
        line("（単位：千円）", 80, left=500), printed_table("指標名 | 目標値", "残高 | 3")
    )
    assert _figures(reading) == [("target", 2024, "3000", "円")]


def test_headings_between_rows_are_sections() -> None:
    reading = _read(
        printed_table(
            "指標名 | 目標値 | 実績値",
            "Ⅰ-１ 窓口の改革 | < | <",
            "件数 | 8件 | 9件",
            "Ⅰ-２ 情報の公開 | < | <",
            "回数 | 3回 | 3回",
        )
    )
    assert [(kpi.section_code, kpi.section_name) for kpi in reading.records.kpi] == [
        ("I-1", "窓口の改革"),
        ("I-2", "情報の公開"),
    ]


def test_a_merged_section_holds_for_all_its_rows() -> None:
    reading = _read(
        printed_table("分野 | 指標名 | 目標値", "福祉 | 受診率 | 60%", "^ | 歩数 | 8歩")
    )
    assert [kpi.section_name for kpi in reading.records.kpi] == ["福祉", "福祉"]


def test_indicator_and_narrative_in_one_table() -> None:
    reading = _read(
        printed_table(
            "取組項目 | R6取組内容 | KPI | 目標 | 実績 | 今後の予定",
            "窓口 | 改める。 | 件数 | 8件 | 9件 | 続ける。",
            "^ | ^ | 回数 | 3回 | 2回 | ^",
        )
    )
    assert [(kpi.name, kpi.item) for kpi in reading.records.kpi] == [
        ("件数", "窓口"),
        ("回数", "窓口"),
    ]
    (initiative,) = reading.records.initiatives
    assert (initiative.item, initiative.plan, initiative.next_plan) == (
        "窓口",
        "改める。",
        "続ける。",
    )


DIRECTIONS = [
    (("参加者数", "154人", "165人", "達成"), Direction.HIGHER, "the status says so"),
    (("在庫", "20枚", "25枚", "一部達成"), Direction.LOWER, "the status says so"),
    (("待ち時間", "10分", "10分", "達成"), Direction.LOWER, "the name says so"),
    (("削減率", "10％", "10％", "達成"), Direction.HIGHER, "more reduction is better"),
    (("死者数", "25人以下", "20人", "達成"), Direction.LOWER, "the target is a ceiling"),
    (("割合", "95％以上", "90％", "未達成"), Direction.HIGHER, "the target is a floor"),
    (("割合", "95％", "95％", "達成"), None, "it cannot be told"),
    (
        ("処理期間内の割合", "90％", "80％", "一部達成"),
        Direction.HIGHER,
        "only the last word counts",
    ),
]


@pytest.mark.parametrize(("row", "direction", "why"), DIRECTIONS)
def test_direction(row: tuple[str, ...], direction: Direction | None, why: str) -> None:
    reading = _read(printed_table("指標名 | 目標値 | 実績値 | 達成状況", " | ".join(row)))
    assert reading.records.kpi[0].direction is direction, why


def test_the_wide_table_holds_the_years_own_figures() -> None:
    reading = _read(
        printed_table(
            "指標名 | R3基準値 | R5目標 | R5実績 | R6目標 | R6実績 | R8目標 | 達成状況",
            "件数 | 1件 | 2件 | 3件 | 4件 | 5件 | 6件 | 達成",
        )
    )
    kpi = reading.records.kpi[0]
    figures = [kpi.baseline, kpi.target, kpi.actual, kpi.next_target]
    assert [figure and int(figure) for figure in figures] == [1, 4, 5, 6]
    assert (kpi.baseline_year, kpi.target_year, kpi.actual_year, kpi.next_target_year) == (
        2021,
        2024,
        2024,
        2026,
    )
    assert (kpi.status, kpi.achievement_percent) == (Status.ACHIEVED, Decimal("125.000000"))


@pytest.mark.parametrize(
    ("heading", "row"),
    [
        pytest.param("R2基準値 | R4基準値", "1件 | 2件", id="printed in order"),
        pytest.param("R4基準値 | R2基準値", "2件 | 1件", id="the later one printed first"),
    ],
)
def test_of_two_baselines_the_wide_table_holds_the_first_year(heading: str, row: str) -> None:
    """The plan starts there; the other baseline stays in kpi_values."""
    reading = _read(printed_table(f"指標名 | {heading} | R6目標", f"件数 | {row} | 4件"))
    (kpi,) = reading.records.kpi
    assert (kpi.baseline_year, kpi.baseline) == (2020, Decimal(1))
    assert ("baseline", 2022, "2", "件") in _figures(reading)


def test_a_report_without_a_year_in_its_title_takes_that_of_its_actuals() -> None:
    table = printed_table("指標名 | R5目標 | R5実績", "件数 | 2件 | 3件")
    reading = parse("r", (page(1, line("指標の達成状況", 10), table),), Passport())
    assert reading.fiscal_year == 2023


def test_the_passport_comes_first() -> None:
    table = printed_table("指標名 | 目標", "件数 | 2件")
    passport = Passport(title="令和元年度の指標", fiscal_year=2030)
    reading = parse("r", (page(1, TITLE, table),), passport)
    assert (reading.title, reading.fiscal_year) == ("令和元年度の指標", 2030)


TOLD = [
    (("指標名 | 目標値 | ひみつ", "件数 | 2件 | 3"), "unknown_heading", "ひみつ"),
    (("指標名 | 目標値", "件数 | 1O5件"), "unreadable", "1O5件"),
    (("指標名 | 目標値", "金額 | 億円"), "unreadable", "億円"),
    (("指標名 | 目標値", "人数 | 人"), "unreadable", "人"),
    (("指標名 | 目標値", "準備 | 計画"), None, None),
    (("指標名 | 目標値", "割合 | 2/3"), "rounded", "2/3"),
    (("指標名 | 目標値", "割合 | 1/4"), None, None),
    (("指標名 | 目標値", " | 5件"), "row_without_name", "5件"),
    (("指標名 | 目標値 | 達成状況", "件数 | 5件 | 順風"), "unknown_status", "順風"),
    (
        ("項番 | 分野 | 事業数", "Ⅰ | 行政 | 約7事業くらい"),
        "unclear_count",
        "約7事業くらい",
    ),
    (
        ("項番 | 分野 | 事業数", "Ⅰ | 行政 | 12事業（うち再掲3事業）"),
        "unclear_count",
        "12事業（うち再掲3事業）",
    ),
    (("項番 | 分野 | 事業数", "Ⅰ | 行政 | 12事業（57％）"), None, None),
    ((" | 行政のDX", "事業数 | 51事業", "達成 | 12事業", "謎 | 3"), "unknown_row", "謎"),
    (("担当者 | 2件 | 3件", "指標名 | 目標値 | 実績値"), "unread_numbers", "2, 3"),
]


@pytest.mark.parametrize(("rows", "check", "printed"), TOLD)
def test_what_is_not_clear_is_told(
    rows: tuple[str, ...], check: str | None, printed: str | None
) -> None:
    told = [(seen.check, seen.printed) for seen in _read(printed_table(*rows)).observations]
    assert told == ([(check, printed)] if check else [])


def test_indicator_headings_without_a_table_are_told() -> None:
    reading = _read(line("指標名", 100), line("目標値", 100, left=300), line("件数", 130))
    assert [seen.check for seen in reading.observations] == ["words_without_table"]


def test_a_table_with_indicator_words_that_is_not_understood_is_told() -> None:
    reading = _read(
        printed_table(
            "令和６年度 | 決算 | 見通し | 考察", "甲 | 乙 | 丙 | 丁", "指標名 | 戊 | 目標値 | 己 "
        )
    )
    assert "table_not_understood" in [seen.check for seen in reading.observations]


def test_years_beside_one_target_of_the_term_are_actuals() -> None:
    reading = _read(
        printed_table("指標 | 達成目標 | R5年度 | R6年度 | R7年度", "件数 | 8件 | 3件 | 5件 | ")
    )
    assert _figures(reading) == [
        ("target", None, "8", "件"),
        ("actual", 2023, "3", "件"),
        ("actual", 2024, "5", "件"),
    ]
    assert reading.observations == ()


def test_of_two_columns_of_sections_the_second_is_the_item() -> None:
    reading = _read(
        printed_table("分野 | 施策 | 指標名 | 目標値", "福祉 | 健康の増進 | 件数 | 8件")
    )
    assert [(kpi.section_name, kpi.item) for kpi in reading.records.kpi] == [("福祉", "健康の増進")]


def test_a_domain_between_rows_holds_for_the_rows_below() -> None:
    reading = _read(
        printed_table(
            "指標名 | 目標値 | 実績値",
            "行政のDX | < | <",
            "件数 | 8件 | 9件",
            "地域のDX | < | <",
            "回数 | 3回 | 3回",
        )
    )
    assert [(kpi.domain, kpi.name) for kpi in reading.records.kpi] == [
        ("行政のDX", "件数"),
        ("地域のDX", "回数"),
    ]
