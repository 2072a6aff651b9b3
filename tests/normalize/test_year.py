"""Years: fiscal and calendar, of an era and Western, alone and in longer texts."""

from datetime import date

import pytest

from pipeline.model.figure import CalendarYear, FiscalYear
from pipeline.normalize.year import document_era, find_years, fiscal, read_year

# 2024年度 is a fiscal year, 2024年 a calendar year.
YEARS = [
    ("R6", "2024年度", "the report's own short form"),
    ("Ｒ６年度", "2024年度", "full width"),
    ("R.6", "2024年度", "with a point"),
    ("令和６年度", "2024年度", "the long form"),
    ("令和 6 年度", "2024年度", "with spaces"),
    ("令和\n6年度", "2024年度", "over two lines"),
    ("令和６年度末", "2024年度", "its end"),
    ("令和6年度末現在", "2024年度", "its end"),
    ("（令和６年度）", "2024年度", "in brackets"),
    ("令和6年度平均", "2024年度", "its average"),
    ("令和元年度", "2019年度", "the first year of an era"),
    ("平成31年度", "2019年度", "the same under its other name"),
    ("H31(R1)年度", "2019年度", "under both names"),
    ("平成31・令和元年度", "2019年度", "under both names"),
    ("令和元年", "2019年", "a calendar year"),
    ("平成31年4月30日", "2019年度", "the last day of the era"),
    ("令和元年5月1日", "2019年度", "the first day of the era"),
    ("平成31年3月31日", "2018年度", "the last day of the fiscal year"),
    ("H30", "2018年度", "short"),
    ("S63", "1988年度", "short"),
    ("昭和６４年", "1989年", "the last year of the era"),
    ("大正15年", "1926年", "a long time series"),
    ("H32", "2020年度", "a year that never came, in plans made before"),
    ("平成32年度", "2020年度", "the same, long"),
    ("平成二十九年度", "2017年度", "kanji"),
    ("令和六年度", "2024年度", "kanji"),
    ("二〇二四年度", "2024年度", "kanji digit by digit"),
    ("㋿6年度", "2024年度", "a squared era"),
    ("㍻30年", "2018年", "a squared era"),
    ("2024年度", "2024年度", "Western"),
    ("２０２４年度", "2024年度", "full width"),
    ("2024年", "2024年", "a calendar year"),
    ("西暦2024年", "2024年", "said to be Western"),
    ("2024暦年", "2024年", "said to be a calendar year"),
    ("暦年2024", "2024年", "said before it"),
    ("2024", "2024年度", "nothing said: as R6"),
    ("FY2024", "2024年度", "English"),
    ("2024FY", "2024年度", "English"),
    ("CY2024", "2024年", "English"),
    ("'24", "2024年度", "short"),
    ("’24年度", "2024年度", "a typographic apostrophe"),
    ("'98年", "1998年", "of the century before"),
    ("令和6(2024)年度", "2024年度", "both ways in one"),
    ("令和６年度（2024年度）", "2024年度", "both ways"),
    ("2024（令和6）年", "2024年", "both ways"),
    ("令和7年3月31日現在", "2024年度", "a day before April"),
    ("令和7年4月1日", "2025年度", "the first day of a fiscal year"),
    ("令和7年3月末", "2024年度", "a month"),
    ("R7.3.31", "2024年度", "with points"),
    ("R7.4", "2025年度", "a month with a point"),
    ("2025/3/31", "2024年度", "with slashes"),
    ("2025-03-31", "2024年度", "with hyphens"),
    ("2025.3.31時点", "2024年度", "with points"),
    ("令和六年四月一日", "2024年度", "a day in kanji"),
    ("令和６年３⽉３１⽇", "2023年度", "Kangxi radicals for 月 and 日"),
]
NO_YEARS = [
    ("", "empty"),
    ("6年度", "an era is not known"),
    ("28年", "an era is not known"),
    ("令和0年", "no such year"),
    ("令和一〇八一年度", "no era lasts so long"),
    ("令和九九九年", "no era lasts so long"),
    ("1850年度", "before there were fiscal years"),
    ("明治元年1月1日", "a day in the fiscal year before the first"),
    ("令和6年13月", "no such month"),
    ("2024年2月30日", "no such day"),
    ("令和6年度(2023年度)", "two years that differ"),
    ("R2～R6", "two years"),
    ("2024件", "a count"),
    ("2,024", "a number"),
    ("12024", "a number"),
    ("2024.5", "a number"),
    ("PR6", "part of a word"),
    ("R6a", "part of a word"),
    ("S3", "a name as much as a year"),
    ("T5", "a name as much as a year"),
    ("令和6年度目標", "a year and a word"),
    ("第6年度", "a place in a row"),
    ("9" * 10_000, "a page of digits"),
]
IN_TEXTS = [
    ("目標値（Ｒ６年度）", "2024年度@4-8", "a heading"),
    ("R6取組内容", "2024年度@0-2", "a heading"),
    ("現状(令和2年度)", "2020年度@3-8", "a heading"),
    ("目標値（2024）", "2024年度@4-8", "a bare number in brackets"),
    ("2024目標", "2024年度@0-4", "a bare number before a heading word"),
    ("R2～R6", "2020年度@0-2 2024年度@3-5", "both ends"),
    ("令和2～6年度", "2020年度@0-3 2024年度@4-7", "the era once"),
    ("平成30～令和4年度", "2018年度@0-4 2022年度@5-10", "over the change of era"),
    ("平成28～30年", "2016年@0-4 2018年@5-8", "the kind once"),
    ("2020～24年度", "2020年度@0-4 2024年度@5-9", "the century once"),
    ("R6・7年度", "2024年度@0-2 2025年度@3-6", "two years"),
    ("R6／R5", "2024年度@0-2 2023年度@3-5", "a ratio"),
    ("令和6(2024)年度目標", "2024年度@0-11", "both ways is once"),
    (
        "デジタル変革（ＤＸ）に係る令和６年度の取組状況及び\n令和７年度の事業・取組一覧について",
        "2024年度@13-18 2025年度@26-31",
        "the title of 令和６年度",
    ),
    ("H26年1.54→H31年1.68", "2014年@0-4 2019年@9-13", "before figures"),
    ("令和7年3月31日現在", "2024年度@0-9", "a day"),
    ("R7ペーパーレス化アクションプログラム", "2025年度@0-2", "before a word"),
    ("5年度末見込", "", "a bare year of no known era"),
    ("2024件", "", "a count"),
    ("3年間で100件", "", "a duration"),
    ("Society5.0", "", "a name"),
    ("S3バケット", "", "a name"),
    ("避難地域12市町村", "", "a count"),
]
ERAS = [
    ("令和6年度の実績と令和7年度の計画", "令和", "names"),
    ("目標値（Ｒ６年度）", "令和", "letters"),
    ("平成28年度 H29 H30 令和元年度", "平成", "the one used most"),
    ("平成31年度・令和2年度", "令和", "the later of two used as often"),
    ("2024年度の実績", None, "Western years"),
    ("S3バケット", None, "a name"),
    ("", None, "nothing"),
]


@pytest.mark.parametrize(
    ("text", "year"), [pytest.param(text, year, id=why) for text, year, why in YEARS]
)
def test_year_is_read(text: str, year: str) -> None:
    assert str(read_year(text)) == year


@pytest.mark.parametrize("text", [pytest.param(text, id=why) for text, why in NO_YEARS])
def test_what_is_no_year_is_refused(text: str) -> None:
    assert read_year(text) is None


@pytest.mark.parametrize("era", ["令和", "R"])
def test_bare_year_counts_in_the_era_given(era: str) -> None:
    assert read_year("6年度", era) == FiscalYear(2024)
    assert read_year("(6年)", era) == CalendarYear(2024)
    assert [found.year for found in find_years("目標(6年度末)", era)] == [FiscalYear(2024)]
    assert [found.year for found in find_years("57,277件(6年)", era)] == [CalendarYear(2024)]
    assert find_years("57,277件(6年間)", era) == ()


@pytest.mark.parametrize(
    ("text", "found"), [pytest.param(text, found, id=why) for text, found, why in IN_TEXTS]
)
def test_years_are_found_where_they_stand(text: str, found: str) -> None:
    years = [f"{year}@{start}-{end}" for year, start, end in find_years(text)]
    assert " ".join(years) == found


@pytest.mark.parametrize(
    ("text", "era"), [pytest.param(text, era, id=why) for text, era, why in ERAS]
)
def test_era_of_a_document(text: str, era: str | None) -> None:
    assert document_era(text) == era


def test_fiscal_year_of_a_day_and_of_a_calendar_year() -> None:
    assert fiscal(date(2025, 3, 31)) == FiscalYear(2024)
    assert fiscal(date(2025, 4, 1)) == FiscalYear(2025)
    assert fiscal(CalendarYear(2024)) == FiscalYear(2024)
    assert fiscal(FiscalYear(2024)) == FiscalYear(2024)


def test_fiscal_and_calendar_year_are_different() -> None:
    assert read_year("令和6年度") != read_year("令和6年")
