"""The fiscal year a title names: not the term of a plan."""

import pytest

from pipeline.parse.headings.report_year import fiscal_year_of


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
