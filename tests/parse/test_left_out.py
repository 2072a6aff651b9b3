"""Whatever of a table of indicators is not read is reported; what is read whole is not accused."""

import pytest

from pipeline.build import edition
from pipeline.model.edition import Edition, Source
from pipeline.model.page import Page, PrintedReport
from tests.parse.typed import line, page, printed_table

TITLE = line("令和６年度 実施状況", 10)
COLUMNS = "指標名 | 目標値 | 実績値 | 達成状況"
PEOPLE = "参加者数 | 154人 | 165人 | 達成"
TIMES = "回数 | 30回 | 31回 | 達成"
DOMAINS = "区分 | 行政のDX | 地域のDX | 合計"
FIELDS = "分野 | 事業数 | うちKPI設定事業数 | 達成"


def read(*pages: Page) -> Edition:
    source = Source("doc", "doc.pdf", None, sha256="0" * 64)
    return edition(source, PrintedReport(pages, None, "typed"))


def found(*pages: Page) -> list[tuple[str, str | None]]:
    """The findings but for the ledger's."""
    return [
        (one.check, one.printed)
        for one in read(*pages).findings
        if one.check not in {"unread_numbers", "no_known_table"}
    ]


def one_table(*rows: str) -> Page:
    return page(1, TITLE, printed_table(*rows))


@pytest.mark.parametrize(
    ("rows", "reported"),
    [
        pytest.param([COLUMNS, PEOPLE, TIMES], [], id="all read"),
        pytest.param(
            [COLUMNS, PEOPLE, "申請数 |  |  | "],
            [("row_without_figures", "申請数")],
            id="a name without any figure",
        ),
        pytest.param([COLUMNS, PEOPLE, "申請数 | － | 集計中 | "], [], id="marks say why there is none"),
        pytest.param([COLUMNS, PEOPLE, "申請数 | 15件 |  | "], [], id="one figure is enough"),
        pytest.param(
            [COLUMNS, PEOPLE, " | 増加 | 増加 | 達成"],
            [("row_without_name", "増加")],
            id="words without a name",
        ),
        pytest.param(
            [COLUMNS, PEOPLE, " |  |  | 未達成"],
            [("row_without_name", "未達成")],
            id="a status without a name",
        ),
        pytest.param([COLUMNS, PEOPLE, " | － | － | "], [], id="dashes without a name are no row"),
        pytest.param(
            [f"{COLUMNS} | 達成状況", f"{PEOPLE} | 未達成"],
            [("heading_twice", "達成状況")],
            id="a second status",
        ),
        pytest.param(
            ["指標名 | < | 目標値 | 実績値", "① | 参加者数 | 154人 | 165人"],
            [],
            id="a name beside its number, under one heading",
        ),
        pytest.param(
            ["指標名 | < | 目標値 | 実績値", "参加者数 | < | 154人 | 165人"],
            [],
            id="a name over two columns",
        ),
        pytest.param([f"{COLUMNS} | 備考 | 備考", f"{PEOPLE} | 速報値 | "], [], id="a second note is empty"),
    ],
)  # fmt: skip
def test_rows_and_columns_that_are_not_read(
    rows: list[str], reported: list[tuple[str, str]]
) -> None:
    assert found(one_table(*rows)) == reported


@pytest.mark.parametrize(
    ("target", "check", "is_reported"),
    [
        pytest.param("年３人（５年間で１５人）", "several_periods", True, id="a year's and five years' figure"),
        pytest.param("５年間で１５人（年３人）", "several_periods", True, id="the other way round"),
        pytest.param("５年間で５人", "several_periods", False, id="five years' alone"),
        pytest.param("１５人（５年間）", "several_periods", False, id="the period of the figure"),
        pytest.param("３人（全国５位）", "several_periods", False, id="another figure"),
        pytest.param("450件（300件）", "second_figure", True, id="a second figure of the same unit"),
        pytest.param("450件/n（300）", "second_figure", True, id="a figure alone on the next line"),
        pytest.param("450件（90.0％）", "second_figure", False, id="its share"),
        pytest.param("450件（R5）", "second_figure", False, id="its year"),
        pytest.param("450件（全国５位）", "second_figure", False, id="a word says what it is"),
        pytest.param("450件（注１）", "second_figure", False, id="a note"),
    ],
)  # fmt: skip
def test_a_figure_beside_another_in_its_cell(target: str, check: str, is_reported: bool) -> None:
    seen = found(one_table("指標名 | 目標値 | 実績値", f"相談件数 | {target} | ３件"))
    assert (check in dict(seen)) is is_reported


def test_two_lists_side_by_side_are_two_lists() -> None:
    made = read(
        one_table(
            "指標名 | 目標値 | 実績値 | 指標名 | 目標値 | 実績値",
            "参加者数 | 154人 | 165人 | 申請数 | 5件 | 6件",
            "回数 | 30回 | 31回 |  |  | ",
        )
    )
    assert made.findings == ()
    assert [(row.name, f"{row.target}", f"{row.actual}") for row in made.records.kpi] == [
        ("参加者数", "154", "165"),
        ("回数", "30", "31"),
        ("申請数", "5", "6"),
    ]


def test_two_years_side_by_side_are_one_list() -> None:
    made = read(
        one_table(
            "指標名 | 令和５年度 | < | 令和６年度 | <",
            "^ | 目標値 | 実績値 | 目標値 | 実績値",
            "参加者数 | 1人 | 2人 | 3人 | 4人",
        )
    )
    assert [len(made.records.kpi), len(made.records.kpi_values)] == [1, 4]


@pytest.mark.parametrize(
    ("rows", "headings"),
    [
        pytest.param(["とりくみ先 | 目標 | 実績", "窓口 | 15件 | 16件"], None, id="an unknown word for the name: it is read"),
        pytest.param(["とりくみ先 | 目標 | 目標", "窓口 | 15件 | 16件"], "目標", id="an unknown word, and no actual"),
        pytest.param(["目標 | 15件 | 16件"], "目標", id="a heading beside figures"),
        pytest.param(["目標 | 行政のDXを進める", "実績 | 次の表のとおり"], None, id="words beside words"),
        pytest.param(["日付 | 場所", "5月 | 県庁"], None, id="no word of a value"),
    ],
)  # fmt: skip
def test_a_table_with_headings_of_values_beside_one_that_is_read(
    rows: list[str], headings: str | None
) -> None:
    pages = (one_table(COLUMNS, PEOPLE), page(2, printed_table(*rows)))
    assert found(*pages) == ([("table_not_understood", headings)] if headings else [])


def overview(*counts: str) -> Page:
    shares = ("事業数", "うちKPI設定事業数")
    rows = (f"{share} | {count}" for share, count in zip(shares, counts, strict=True))
    return page(1, TITLE, printed_table(DOMAINS, *rows))


def of_domain(number: int, heading: str) -> Page:
    return page(number, line(heading, 10), printed_table(COLUMNS, PEOPLE, top=40.0))


@pytest.mark.parametrize(
    ("pages", "missing"),
    [
        pytest.param([overview("2 | 2 | 4", "1 | 1 | 2"), of_domain(2, "【行政のデジタル変革(DX)】")], ["地域のDX"], id="a domain is missing"),
        pytest.param([overview("2 | 2 | 4", "1 | 1 | 2"), of_domain(2, "【行政のデジタル変革(DX)】"), of_domain(3, "【地域のデジタル変革(DX)】")], [], id="both are there"),
        pytest.param([overview("2 | 2 | 4", "1 | － | 1"), of_domain(2, "【行政のデジタル変革(DX)】")], [], id="it has no indicators"),
        pytest.param([overview("2 | 2 | 4", "1 | 1 | 2"), page(2, printed_table(COLUMNS, PEOPLE))], [], id="the report has no domains"),
    ],
)  # fmt: skip
def test_a_domain_that_the_overview_names(pages: list[Page], missing: list[str]) -> None:
    seen = [printed for check, printed in found(*pages) if check == "domain_missing"]
    assert seen == missing


def sections(*rows: str) -> Page:
    return page(1, TITLE, printed_table(FIELDS, *rows))


@pytest.mark.parametrize(
    ("third", "missing"),
    [
        pytest.param("Ⅰ-３ 医療 | 4 | 2 | 1", ["Ⅰ-３ 医療"], id="a section is missing"),
        pytest.param("Ⅰ-３ 医療 | 4 | 0 | 0", [], id="it has no indicators"),
        pytest.param(
            "Ⅰ-３ 医療 | 4 | － | －", ["Ⅰ-３ 医療"], id="a dash is not a count: its projects are"
        ),
    ],
)
def test_a_section_that_the_field_table_names(third: str, missing: list[str]) -> None:
    summary = sections("Ⅰ-１ 窓口 | 4 | 2 | 1", "Ⅰ-２ 教育 | 4 | 2 | 1", third)
    pages = (summary, of_domain(2, "Ⅰ-１ 窓口"), of_domain(3, "Ⅰ-２ 教育"))
    seen = [printed for check, printed in found(*pages) if check == "section_missing"]
    assert seen == missing


def test_a_field_table_that_counts_something_else_is_no_list_of_sections() -> None:
    summary = sections("総務部 | 4 | 2 | 1", "教育庁 | 4 | 2 | 1", "病院局 | 4 | 2 | 1")
    seen = found(summary, of_domain(2, "Ⅰ-１ 窓口"))
    assert "section_missing" not in dict(seen)


BELOW = ("申請数 | 15件 | 16件 | 達成", "受講者数 | － | 調査中 | －")


@pytest.mark.parametrize(
    "pages",
    [
        pytest.param([page(1, TITLE, printed_table(COLUMNS, PEOPLE), line("(2) 教育", 250), printed_table(*BELOW, top=300.0))], id="below a section heading"),
        pytest.param([one_table(COLUMNS, PEOPLE), page(2, line("(2) 教育", 10), printed_table(*BELOW, top=40.0))], id="on the next page, below a heading"),
        pytest.param([one_table(COLUMNS, PEOPLE), page(2, printed_table("日付 | 場所", "5月 | 県庁", top=30.0), printed_table(*BELOW, top=160.0))], id="below another table"),
    ],
)  # fmt: skip
def test_a_table_without_headings_is_read_under_those_above_and_reported(
    pages: list[Page],
) -> None:
    made = read(*pages)
    assert [row.name for row in made.records.kpi] == ["参加者数", "申請数", "受講者数"]
    assert [row.actual_year for row in made.records.kpi] == [2024, 2024, 2024]
    assert [one.check for one in made.findings] == ["borrowed_headings"]


def test_a_table_without_headings_is_of_the_section_above_it() -> None:
    made = read(
        page(1, TITLE, line("Ⅰ-１ 窓口", 60), printed_table(COLUMNS, PEOPLE)),
        page(2, line("Ⅰ-２ 教育", 10), printed_table(*BELOW, top=40.0)),
    )
    assert [row.section_code for row in made.records.kpi] == ["I-1", "I-2", "I-2"]


@pytest.mark.parametrize(
    "rows",
    [
        pytest.param(["申請数 | 15件 | 増やす | 達成"], id="words among the figures"),
        pytest.param(["12 | 15件 | 16件 | 達成"], id="a figure for a name"),
        pytest.param([" | 15件 | 16件 | 達成"], id="no name"),
        pytest.param(["申請数 | 15件 | 16件"], id="other columns"),
        pytest.param(["申請数 | － | － | －"], id="no figure at all"),
        pytest.param(["申請数 | 15件 | 16件 | 98"], id="a figure for a status"),
    ],
)
def test_a_table_that_does_not_fit_borrows_no_headings(rows: list[str]) -> None:
    made = read(
        one_table(COLUMNS, PEOPLE), page(2, line("(2) 教育", 10), printed_table(*rows, top=40.0))
    )
    assert [row.name for row in made.records.kpi] == ["参加者数"]


def test_a_table_two_pages_further_on_borrows_no_headings() -> None:
    made = read(one_table(COLUMNS, PEOPLE), page(2, TITLE), page(3, printed_table(*BELOW)))
    assert [row.name for row in made.records.kpi] == ["参加者数"]
