"""Heading cells: role, fiscal year, unit, as real reports print them."""

import pytest

from pipeline.parse.headings.lexicon import Heading, combined, domain_of, read_heading

HEADINGS = [
    # printed, role, fiscal year, why it is here
    ("指標名", "name", None, "the plain word"),
    ("指　標　名", "name", None, "spaced out to fill the cell"),
    ("重要業績評価指標（KPI）", "name", None, "brackets that belong to the word"),
    ("目標(指標)名", "name", None, "brackets inside the word"),
    ("指標名及び単位", "name", None, "name and unit in one column"),
    ("目標値\n（R６年度）", "target", 2024, "year in brackets on a second line"),
    ("目標値（令和７年度）", "target", 2025, "era written out"),
    ("令和６年度目標値", "target", 2024, "year in front"),
    ("R6目標", "target", 2024, "letter of the era, no 年度"),
    ("目標（平成31年度）", "target", 2019, "the last year of 平成"),
    ("2024年度実績値", "actual", 2024, "Western year"),
    ("実績値\n（R６年度）", "actual", 2024, "as R6 prints it"),
    ("R5年度末実績", "actual", 2023, "年度末"),
    ("成果実績", "actual", None, "行政事業レビュー"),
    ("基準値（R3）", "baseline", 2021, "baseline with a year"),
    ("策定時(H18)", "baseline", 2006, "策定時 is a baseline"),
    ("現状値（令和５年度）", "baseline_or_actual", 2023, "decided by the other columns"),
    ("最終目標", "final_target", None, "the end of the plan"),
    ("指標の\n達成状況", "status", None, "broken over two lines"),
    ("達 成 状 況", "status", None, "letter by letter"),
    ("目標値に対する評価", "status", None, "a decoration in front"),
    ("達成率\n(B)/(A)", "achievement_rate", None, "a formula under the word"),
    ("達成率 b/a×100", "achievement_rate", None, "a formula beside the word"),
    ("うちKPI設定\n事業数（A）", "projects_with_kpi", None, "a reference mark"),
    ("達成\n（B）", "achieved", None, "a reference mark"),
    ("R6取組内容", "plan", 2024, "year glued to the word"),
    ("Ｒ７取組内容", "plan", 2025, "full width"),
    ("R6成果・効果", "outcome", 2024, "middle dot"),
    ("単位", "unit", None, "a column of units"),
    ("備考※１", "note", None, "a note mark"),
    ("担当課", "passed_over", None, "known and read over on purpose"),
    ("年度", "year", None, "a column of years"),
    ("令和６年度", None, 2024, "only a year: it holds others together"),
    ("ひみつの列", None, None, "unknown stays unknown"),
    ("目標値を達成した団体", None, None, "a sentence that begins with a heading word is none"),
]


@pytest.mark.parametrize(("printed", "role", "year", "why"), HEADINGS, ids=str)
def test_heading(printed: str, role: str | None, year: int | None, why: str) -> None:
    read = read_heading(printed)
    assert (read.role, read.year) == (role, year), why


CHAINS = [
    (("令和３年度", "目標"), "target", 2021, "a year over 目標"),
    (("最終目標", "年度"), "final_target_year", None, "a column of years under its group"),
    (("最終目標", "目標"), "final_target", None, "the figure under the same group"),
    (("KPI", "指標名"), "name", None, "a group that is itself a word for the name"),
    (("目標値", "R7年度"), "target", 2025, "the year below"),
    (("令和６年度", "達成\n（B）"), "achieved", 2024, "as the field tables print it"),
]


@pytest.mark.parametrize(("chain", "role", "year", "why"), CHAINS)
def test_chain(chain: tuple[str, ...], role: str, year: int | None, why: str) -> None:
    read = combined(tuple(map(read_heading, chain)))
    assert (read.role, read.year) == (role, year), why


def test_an_unknown_word_below_a_role_tells_columns_apart() -> None:
    assert combined((read_heading("実績値"), read_heading("男性"))).part == "男性"


@pytest.mark.parametrize(
    ("line", "domain"),
    [
        ("行政のデジタル変革（DX）分野ごとの達成状況", "行政のDX"),
        ("【地域のデジタル変革（DX）等】令和６年度 主な取組状況", "地域のDX"),
        ("行政のDX", "行政のDX"),
        ("行政全体としてのデジタル変革（ＤＸ）を推進する。", None),
        ("デジタル変革（ＤＸ）に係る令和６年度の取組状況", None),
    ],
)
def test_domain(line: str, domain: str | None) -> None:
    assert domain_of(line) == domain


def test_unit_in_a_heading() -> None:
    assert read_heading("目標値（単位：千円）").unit == "千円"


def test_nothing_is_known_of_an_empty_cell() -> None:
    assert read_heading("") == Heading("")


def test_a_heading_that_only_says_where_the_unit_stands_has_none() -> None:
    assert read_heading("指標名（単位）").unit is None
