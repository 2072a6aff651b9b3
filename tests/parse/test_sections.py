"""Domain, section and 新しい価値 of a table, from the headings around it."""

from pipeline.model.page import Page
from pipeline.parse.headings.sections import Context, contexts
from pipeline.parse.tables.page_breaks import joined_tables
from tests.parse.typed import line, page, printed_table


def _contexts(*pages: Page) -> list[Context]:
    return list(contexts(pages, joined_tables(pages)).values())


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
