"""Tables in plain text, which has neither rulings nor places."""

import json
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.model.edition import Records
from pipeline.model.passport import Passport
from pipeline.parse.plain_text.pages import pages_of_text
from pipeline.parse.reading import parse

KNOWN_GOOD = Path(__file__).parents[1] / "known_good"
GOOD = json.loads((KNOWN_GOOD / "fukushima-dx-r6.json").read_text("utf-8"))

HEAD = "指標名\n目標値\n\n（R６年度）\n実績値\n\n（R６年度）\n指標の\n達成状況\n\n"
HEAD_READ = "指標名 | 目標値/（R６年度） | 実績値/（R６年度） | 指標の/達成状況"
FIELDS = "項番 分野 事業数\nうちKPI設定\n\n事業数（A）\n達成\n（B）\n\n"
FIELDS_READ = "項番 | 分野 | 事業数 | うちKPI設定/事業数（A） | 達成/（B）"


def tables(text: str) -> list[list[str]]:
    """The tables of a text as rows, cells parted by | and the lines of a cell by /."""
    return [
        [
            " | ".join(one.text.replace("\n", "/") for one in table.cells if one.row == number)
            for number in range(table.rows)
        ]
        for page in pages_of_text(text)
        for table in page.tables
    ]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        pytest.param(
            HEAD + "受診率 60% 57% 未達成\n", [HEAD_READ, "受診率 | 60% | 57% | 未達成"], id="a row in one line"
        ),
        pytest.param(
            HEAD + "高齢者向け教室に\n参加した人数\n\n60人 57人 未達成\n",
            [HEAD_READ, "高齢者向け教室に/参加した人数 | 60人 | 57人 | 未達成"],
            id="a name broken over lines before its figures",
        ),
        pytest.param(
            HEAD + "受診率 60% 57% 未達成\n参加者数 10人 12人 達成\n",
            [HEAD_READ, "受診率 | 60% | 57% | 未達成", "参加者数 | 10人 | 12人 | 達成"],
            id="two rows",
        ),
        pytest.param(
            HEAD + "受診率\n\n60%\n\n57%\n\n未達成\n\n閲覧数\n\n31,206 ダウンロー\nド\n\n集計中\n\n－\n",
            [HEAD_READ, "受診率 | 60% | 57% | 未達成", "閲覧数 | 31,206ダウンロー/ド | 集計中 | －"],
            id="each cell a paragraph, one broken",
        ),
        pytest.param(
            HEAD + "受診率 60 ％ 57 ％ 未達成\n",
            [HEAD_READ, "受診率 | 60％ | 57％ | 未達成"],
            id="figures apart from their units",
        ),
        pytest.param(
            HEAD + "受診率 60% 57% 未達成\n4\n",
            [HEAD_READ, "受診率 | 60% | 57% | 未達成"],
            id="the page's number below",
        ),
        pytest.param(
            "指標名\n受診率\n\n新しい価値\n\n目標値\n（R６年度）\n\n実績値\n（R６年度）\n\n60%\n\n57%\n",
            ["指標名 | 目標値/（R６年度） | 実績値/（R６年度）", "受診率 | 60% | 57%"],
            id="the name under its heading, the figures later",
        ),
        pytest.param(
            "指標名\n受診率\n参加者数\n\n目標値\n\n評価\n\n60%\n\n達成\n\n10人\n\n未達成\n",
            ["指標名 | 目標値 | 評価", "受診率 | 60% | 達成", "参加者数 | 10人 | 未達成"],
            id="a target and its status",
        ),
        pytest.param(
            "指標名\n受診率\n参加者数\n\n目標\n\n実績\n\n評価\n\n60%\n\n57%\n\n未達成\n\n10人\n\n12人\n\n達成\n",
            ["指標名 | 目標 | 実績 | 評価", "受診率 | 60% | 57% | 未達成", "参加者数 | 10人 | 12人 | 達成"],
            id="two names, two rows; the status tells rows from columns",
        ),
        pytest.param(
            "目標値\n\n実績値\n\n受診率\n\n60%\n\n57%\n\n指標名\n",
            ["指標名 | 目標値 | 実績値", "受診率 | 60% | 57%"],
            id="the heading of the names after the last row",
        ),
        pytest.param(
            FIELDS + "Ⅰ-１\n手続の\nデジタル化\n\n7事業 2事業 1事業\n\nⅡ 【連携】 3事業 － －\n合 計 10事業 2事業 1事業\n",
            [
                FIELDS_READ,
                "Ⅰ-１ | 手続の/デジタル化 | 7事業 | 2事業 | 1事業",
                "Ⅱ | 【連携】 | 3事業 | － | －",
                "合計 | 10事業 | 2事業 | 1事業",
            ],
            id="fields: a heading word is only whole with what stands below the blank line",
        ),
        pytest.param(
            FIELDS + "手続の\nⅠ-１ デジタル化\n\n7事業\n\n2事業\n\n1事業\n\n7事業\n\n2事業\n\n1事業\n\n合\n\n計\n",
            [
                FIELDS_READ,
                "Ⅰ-１ | 手続の/デジタル化 | 7事業 | 2事業 | 1事業",
                "合/計 | 7事業 | 2事業 | 1事業",
            ],
            id="fields: a number between the lines of its name, a total's label after its counts",
        ),
        pytest.param(
            "令和６年度 令和７年度\n分野 事業数 達成 事業数 達成\n福祉 7事業 2事業 8事業 －\n",
            [
                "分野 | 令和６年度 | 令和７年度",
                "事業数 | 達成 | 事業数 | 達成",
                "福祉 | 7事業 | 2事業 | 8事業 | －",
            ],
            id="fields: a year ends where a count is said again",
        ),
        pytest.param(
            "行政のDX 地域のDX\n\n令和６年度 令和７年度 令和６年度 令和７年度\n\n"
            "事業数 51事業 52事業 82事業 75事業\n\n達成 12事業 (57%) ー 27事業 (51%) ー\n",
            [
                " | 行政のDX | 地域のDX",
                "令和６年度 | 令和７年度 | 令和６年度 | 令和７年度",
                "事業数 | 51事業 | 52事業 | 82事業 | 75事業",
                "達成 | 12事業 (57%) | ー | 27事業 (51%) | ー",
            ],
            id="the overview",
        ),
        pytest.param(
            "項目 R6取組内容 R6成果・効果\n\n教室の開催\n\n教室を各地で\n開く。\n\n三百人が\n参加した。\n\nⅡ 連携\n",
            ["項目 | R6取組内容 | R6成果・効果", "教室の開催 | 教室を各地で/開く。 | 三百人が/参加した。"],
            id="取組, each column a paragraph",
        ),
    ],
)  # fmt: skip
def test_layouts(text: str, rows: list[str]) -> None:
    assert tables(text) == [rows]


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("目標値と実績値は、いずれも年度末の値による。\n", id="a sentence"),
        pytest.param(HEAD, id="headings without rows"),
        pytest.param(HEAD + "60% 57% 未達成\n", id="figures without a name"),
        pytest.param(HEAD + "受診率 60% 57%\n", id="a value too few"),
        pytest.param(HEAD + "受診率 60% 57% 未達成\n\n60% 57% 未達成\n", id="a row without a name below"),
        pytest.param(HEAD + "受診率 60% 57% 未達成\n\n12人\n", id="a figure left over"),
        pytest.param(
            HEAD + "受診率 60% 57% 未達成\n歩数 8歩 増加 達成\n", id="a row that cannot be read below"
        ),
        pytest.param(HEAD + "受診率 60% 未達成 57%\n", id="values in another order than the headings"),
        pytest.param(HEAD + "受診率 改善 悪化 未達成\n", id="words for figures"),
        pytest.param(HEAD + "受診率 5 29 7 達成\n", id="a value too many"),
        pytest.param(
            HEAD + "受診率 60\n% 57% 未達成\n参加者数 10人 12人 達成\n",
            id="a row broken within its figures is no part of the next name",
        ),
        pytest.param(
            "指標名 目標値 目標値\n受診率 60% 57%\n", id="the same heading twice, without years"
        ),
        pytest.param(
            "指標名\n受診率\n参加者数\n\n目標\n\n実績\n\n60%\n\n10人\n\n57%\n\n12人\n",
            id="row by row or column by column",
        ),
        pytest.param(
            "指標名\n受診率\n\n指標名\n参加者数\n\n目標\n\n実績\n\n60%\n\n57%\n\n目標\n\n実績\n\n10人\n\n12人\n",
            id="two names before two rows of figures",
        ),
        pytest.param(
            "目標\n\n実績\n\n60%\n\n57%\n\n指標名\n参加者数\n\n目標\n\n実績\n\n10人\n\n12人\n",
            id="names and figures do not take turns",
        ),
        pytest.param(
            FIELDS + "手続\n\n7事業\n\n2事業\n\n1事業\n\n7事業\n\n2事業\n\n1事業\n\nⅠ-１\n\nⅡ\n\n合計\n",
            id="two numbers left over for one field",
        ),
        pytest.param(
            "地域のDX\n令和６年度 令和７年度 令和６年度 令和７年度\n"
            "事業数 51事業 52事業 82事業 75事業\n達成 12事業 ー 27事業 ー\n",
            id="the years of two domains under one",
        ),
        pytest.param(
            "行政のDX 地域のDX\n事業数 51事業 52事業\n事業数 21事業 22事業\n", id="one measure twice"
        ),
        pytest.param(
            "項目 R6取組内容 R6成果・効果\n\n教室の開催\n教室を各地で開く。\n\n三百人が参加した。\n\nⅡ 連携\n",
            id="an item that runs together with its narrative",
        ),
        pytest.param(
            "項目 R6取組内容 R6成果・効果\n\n教室の開催\n\n教室を各地で 三百人が\n開く。\n\n参加した。\n",
            id="narratives whose lines were joined across columns",
        ),
    ],
)  # fmt: skip
def test_what_is_not_certain_is_no_table(text: str) -> None:
    assert tables(text) == []


@pytest.mark.parametrize(
    ("text", "lines"),
    [
        pytest.param(
            "新しい価値 学びの実現Ⅲ-３ 教育・人材育成\n",
            ["新しい価値 学びの実現", "Ⅲ-３ 教育・人材育成"],
            id="a badge and a heading in one line",
        ),
        pytest.param(
            "教室を各地で開き、\n三百人が参加した。\n",
            ["教室を各地で開き、/三百人が参加した。"],
            id="the lines of a sentence are one",
        ),
        pytest.param("58 ％\n\n60% 57%\nⅣ 支援\n", ["Ⅳ 支援"], id="figures head nothing"),
        pytest.param(
            "Ⅰ\n\n行政のデジタル化\n\n指標名 目標値 実績値\n受診率 60% 57%\n",
            ["Ⅰ 行政のデジタル化"],
            id="a number apart from its name, right above a table",
        ),
    ],
)
def test_lines_outside_tables(text: str, lines: list[str]) -> None:
    (page,) = pages_of_text(text)
    assert [line.text.replace("\n", "/") for line in page.lines] == lines


def test_a_form_feed_ends_a_page() -> None:
    pages = pages_of_text("表紙\n\f" + HEAD + "受診率 60% 57% 7\f\n")
    assert [page.number for page in pages] == [1, 2]
    assert [len(page.tables) for page in pages] == [0, 0]


def test_places_count_lines_and_characters() -> None:
    (page,) = pages_of_text("\n指標名 目標値 実績値\n受診率 60% 57%\n")
    assert page.tables[0].cells[4].box == (4, 2, 7, 3)


@pytest.fixture(scope="module")
def report() -> Records:
    """福島県's report of R6, read from its plain text alone."""
    text = (KNOWN_GOOD / "fukushima-dx-r6.txt").read_text("utf-8")
    return parse("fukushima-dx-r6", pages_of_text(text), Passport()).records


def test_report_indicators(report: Records) -> None:
    columns = ("domain", "section_code", "section_name", "item", "name", "status")
    assert [{name: getattr(row, name) for name in columns} for row in report.kpi] == [
        {name: row[name] for name in columns} for row in GOOD["kpi"]
    ]


def test_report_figures(report: Records) -> None:
    assert [
        (row.kpi_no, row.role, row.fiscal_year, row.value, row.unit, row.printed)
        for row in report.kpi_values
    ] == [
        (number, row["role"], row["fiscal_year"], Decimal(row["value"]), row["unit"], row["raw"])
        for number, indicator in enumerate(GOOD["kpi"], 1)
        for row in indicator["values"]
    ]


@pytest.mark.parametrize(
    ("table", "columns"),
    [
        (
            "field_summary",
            (
                "domain", "section_code", "section_name", "is_total", "fiscal_year", "projects",
                "projects_with_kpi", "achieved", "achievement_rate_percent",
            ),
        ),
        ("overview", ("domain", "fiscal_year", "measure", "count", "share_percent")),
    ],
)  # fmt: skip
def test_report_counts(report: Records, table: str, columns: tuple[str, ...]) -> None:
    assert [{name: getattr(row, name) for name in columns} for row in getattr(report, table)] == [
        {name: row[name] for name in columns} for row in GOOD[table]
    ]


def test_report_narratives_are_right_or_left_out(report: Records) -> None:
    columns = ("domain", "section_code", "item", "plan", "outcome", "next_plan", "value_statement")
    good = [{name: row[name] for name in columns} for row in GOOD["initiatives"]]
    read = [{name: getattr(row, name) for name in columns} for row in report.initiatives]
    assert [row for row in read if row not in good] == []
    run_together = {"職員用パソコンのモバイル化", "デジタル人材の確保・育成"}
    assert [row["item"] for row in good if row not in read] == sorted(run_together, reverse=True)
