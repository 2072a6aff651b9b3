"""Domain, section and 新しい価値 of a table, from the headings around it."""

import pytest

from pipeline.model.page import Page
from pipeline.model.passport import Passport
from pipeline.parse.headings.sections import Context, contexts
from pipeline.parse.reading import parse
from pipeline.parse.tables.page_breaks import join_over_page_breaks
from tests.parse.typed import line, page, printed_table


def _contexts(*pages: Page) -> list[Context]:
    return list(contexts(pages, join_over_page_breaks(pages)).values())


def test_a_page_without_headings_inherits() -> None:
    first = page(
        1, line("【行政のデジタル変革（ＤＸ）】令和６年度", 10), line("Ⅰ-１ 窓口", 40),
        printed_table("項目 | R6取組内容", "窓口 | 改める", top=60),
    )  # fmt: skip
    second = page(2, line("２", 580), printed_table("指標名 | 目標値", "件数 | 3件", top=20))
    found = _contexts(first, second)
    assert [(one.domain, one.section_code, one.section_name) for one in found] == [
        ("行政のDX", "I-1", "窓口"),
        ("行政のDX", "I-1", "窓口"),
    ]


def test_a_domain_heading_ends_the_section() -> None:
    found = _contexts(
        page(
            1,
            line("Ⅰ-１ 窓口", 10),
            line("地域のデジタル変革（DX）分野ごとの達成状況", 40),
            printed_table("項番 | 分野 | 事業数", "Ⅲ-1 | 復興 | 4事業", top=60),
        )
    )
    assert (found[0].domain, found[0].section_code) == ("地域のDX", None)


def test_new_value_beside_the_heading() -> None:
    found = _contexts(
        page(
            1,
            line("Ⅰ-１ 窓口", 10),
            printed_table("項目 | R6取組内容", "窓口 | 改める", top=30),
            line("Ⅰ-２ 申請", 100),
            line("新しい価値", 101, left=500, size=10),
            printed_table("項目 | R6取組内容", "申請 | 改める", top=120),
        )
    )
    assert [(one.is_new_value, one.value_statement) for one in found] == [
        (False, None),
        (True, None),
    ]


def test_new_value_above_the_heading_with_its_words() -> None:
    found = _contexts(
        page(
            1,
            line("新しい価値", 10, size=10),
            line("産業基盤の構築", 10, left=100, size=11),
            line("Ⅲ-１ 復興", 30),
            printed_table("項目 | R6取組内容", "復興 | 進める", top=50),
            line("Ⅲ-２ 教育", 120),
            printed_table("項目 | R6取組内容", "教育 | 進める", top=140),
        )
    )
    assert [(one.is_new_value, one.value_statement) for one in found] == [
        (True, "産業基盤の構築"),
        (False, None),
    ]


@pytest.mark.parametrize(
    ("between", "is_new_value"),
    [
        pytest.param("Ⅲ-１ 復興", False, id="another heading: the badge is that one's"),
        pytest.param("産業基盤の構築", True, id="words that are no heading"),
    ],
)
def test_new_value_above_a_heading_and_a_line_between(between: str, is_new_value: bool) -> None:
    found = _contexts(
        page(
            1,
            line("新しい価値", 10, size=10),
            line(between, 30),
            line("Ⅲ-２ 教育", 50),
            printed_table("項目 | R6取組内容", "教育 | 進める", top=70),
        )
    )
    assert [one.is_new_value for one in found] == [is_new_value]


def test_headings_of_several_levels() -> None:
    found = _contexts(
        page(
            1,
            line("第１章 行政", 10),
            line("（２）窓口", 40),
            printed_table("指標名 | 目標値", "件数 | 3件", top=60),
            line("第２章 地域", 120),
            printed_table("指標名 | 目標値", "人数 | 3人", top=140),
        )
    )
    assert [one.section_code for one in found] == ["1-2", "2"]


def test_without_numbered_headings_the_caption_is_the_section() -> None:
    found = _contexts(
        page(
            1,
            line("復興庁 ガス導管の移設", 80),
            printed_table("指標名 | 目標値", "件数 | 3件", top=100),
        )
    )
    assert (found[0].section_code, found[0].section_name) == (None, "復興庁ガス導管の移設")


def test_a_line_of_the_unit_is_no_caption() -> None:
    found = _contexts(
        page(
            1,
            line("企画部 県債の管理", 70),
            line("（単位：千円）", 86, left=500),
            printed_table("指標名 | 目標値", "残高 | 3", top=100),
        )
    )
    assert (found[0].unit, found[0].section_name) == ("千円", "企画部県債の管理")


@pytest.mark.parametrize(
    ("top", "section"),
    [
        pytest.param(86, "企画部県債の管理", id="right above the table"),
        pytest.param(55, "企画部県債の管理", id="two blank lines between"),
        pytest.param(40, None, id="four blank lines between: it is about something else"),
        pytest.param(10, None, id="at the head of the page"),
    ],
)
def test_a_caption_is_near_its_table(top: float, section: str | None) -> None:
    """Lines are 12 points high and the table begins at 100: three lines are 36 points."""
    table = printed_table("指標名 | 目標値", "残高 | 3", top=100)
    (found,) = _contexts(page(1, line("企画部 県債の管理", top, size=12), table))
    assert found.section_name == section


NO_HEADINGS = [
    pytest.param("■ 凡例　◎達成 ○概ね達成 ×未達成", id="a marked legend"),
    pytest.param("１ ◎：達成　２ ○：概ね達成", id="a numbered legend"),
    pytest.param("Ⅰ：達成　Ⅱ：概ね達成　Ⅲ：未達成", id="Roman numbers are the marks"),
    pytest.param("A：達成　B：概ね達成　C：未達成", id="letters are the marks"),
    pytest.param("☀順調 ☁やや遅れ ☂遅れ", id="marks with words nobody listed"),
    pytest.param("（１）評価の見方　◎…目標以上", id="one mark that is explained"),
    pytest.param("(1) 達成：目標値以上、(2) 未達成：目標値未満", id="words in place of marks"),
    pytest.param("■ 注 速報値を含む", id="a marked note"),
    pytest.param("（注１）R6年度の実績値は速報値", id="a numbered note"),
    pytest.param("（令和７年３月末現在）", id="the date of the figures"),
    pytest.param("◆ 達成率の計算：実績値／目標値", id="a formula behind a mark"),
    pytest.param("１ 進捗率は実績値を目標値で除した値", id="a formula in words"),
    pytest.param("進捗率＝（実績値－基準値）÷（目標値－基準値）×100", id="a formula"),
]


@pytest.mark.parametrize("top", [30, 84])
@pytest.mark.parametrize("text", NO_HEADINGS)
def test_a_legend_or_note_is_no_section(text: str, top: float) -> None:
    """Neither in the middle of a page nor right above the table, where a caption would be."""
    found = _contexts(
        page(1, line(text, top, size=8), printed_table("指標名 | 目標値", "件数 | 3件"))
    )
    assert [(one.section_code, one.section_name) for one in found] == [(None, None)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        pytest.param("■ 総務部", "総務部", id="a marked heading"),
        pytest.param("１ 注文の電子化", "注文の電子化", id="注文 is no note"),
        pytest.param("１ 達成状況の一覧", "達成状況の一覧", id="達成状況 is no status"),
        pytest.param(
            "１ 指標の状況（○：目標を達成　×：未達成）", "指標の状況", id="a legend in its brackets"
        ),
    ],
)
def test_a_heading_stays_a_section(text: str, name: str) -> None:
    found = _contexts(page(1, line(text, 30), printed_table("指標名 | 目標値", "件数 | 3件")))
    assert [one.section_name for one in found] == [name]


GROUPED = "分野 | 指標名 | 目標値（R６年度） | 実績値（R６年度）"


@pytest.mark.parametrize(
    ("rows", "sections", "why"),
    [
        (
            ("福祉 | 甲数 | 2人 | 2人", " | 乙数 | 2人 | 2人", "産業 | 丙数 | 2人 | 2人", " | 丁数 | 2人 | 2人"),
            ["福祉", "福祉", "産業", "産業"],
            "a 分野 is printed once, and its column is blank below",
        ),
        (
            ("福祉 | 甲数 | 2人 | 2人", "その他の指標 | < | < | <", " | 乙数 | 2人 | 2人"),
            ["福祉", "その他の指標"],
            "a heading between the rows ends it",
        ),
        ((" | 甲数 | 2人 | 2人", "福祉 | 乙数 | 2人 | 2人"), ["計画の指標", "福祉"], "none above it"),
    ],
)  # fmt: skip
def test_a_field_holds_for_the_blank_rows_below(
    rows: tuple[str, ...], sections: list[str], why: str
) -> None:
    pages = (page(1, line("１ 計画の指標", 30), printed_table(GROUPED, *rows)),)
    found = parse("r", pages, Passport()).records.kpi
    assert [one.section_name for one in found] == sections, why


def test_two_levels_of_fields_hold_below() -> None:
    rows = (
        "福祉 | 子育て | 甲数 | 2人 | 2人",
        " | | 乙数 | 2人 | 2人",
        "産業 | | 丙数 | 2人 | 2人",
    )
    pages = (page(1, printed_table("大項目 | 中項目 | 指標名 | 目標値 | 実績値", *rows)),)
    found = parse("r", pages, Passport()).records.kpi
    assert [(one.section_name, one.item) for one in found] == [
        ("福祉", "子育て"),
        ("福祉", "子育て"),
        ("産業", None),
    ]
