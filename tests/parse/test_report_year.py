"""The fiscal year a title names: not the term of a plan."""

import pytest

from pipeline.model.page import Box, Line, Page
from pipeline.parse.headings.report_year import fiscal_year_of, year_of_baselines


@pytest.mark.parametrize(
    ("title", "year"),
    [
        ("ふくしまDX推進基本方針 令和６年度 実施状況", 2024),
        ("令和６年度実績及び令和７年度計画", 2024),
        ("観光振興計画（令和４年度～令和７年度）", None),
        ("総合計画（R4－R8年度） 令和６年度 進捗報告", 2024),
        ("経営戦略 2022年度から2031年度", None),
        ("進捗状況報告書", None),
    ],
)
def test_the_term_of_a_plan_is_not_the_year_of_its_report(title: str, year: int | None) -> None:
    assert fiscal_year_of(title, "令和") == year


@pytest.mark.parametrize(
    ("lines", "year"),
    [
        (["※　基準値は令和２年度の実績。"], 2020),
        (["（注）策定時の値は、R元年度末の数値である。"], 2019),
        (["基準値は令和２年度の実績。", "基準値は平成30年度の実績。"], None),
        (["基準値は次のとおり。令和２年度に見直した。"], None),
        (["目標値は令和８年度の数値。"], None),
    ],
    ids=["a note", "with a comma", "two notes differ", "another sentence's year", "of the targets"],
)
def test_a_note_gives_the_year_of_all_baselines(lines: list[str], year: int | None) -> None:
    box = Box(0, 0, 100, 10)
    page = Page(1, 600, 800, tuple(Line(text, box, 10) for text in lines), ())
    assert year_of_baselines([page], "令和") == year
