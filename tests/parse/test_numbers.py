"""The ledger of numbers: each one a person sees has one account, and none is missing from it."""

import logging
from collections import Counter
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pdfplumber
import pypdfium2
import pytest

from pipeline.build import read
from pipeline.extract import extract
from pipeline.model.edition import Reading, Source
from pipeline.model.page import Box, Line, Page, PrintedTable
from pipeline.model.passport import Passport
from pipeline.model.vocabulary import Account
from pipeline.normalize.printed_number import digits_of, find_kanji_numbers, find_numbers
from pipeline.parse.numbers.line_accounts import in_text, line_accounts
from pipeline.parse.reading import parse
from tests.parse.typed import line, page, printed_table
from tests.raw_report import REPORT

HOUSE = Path(__file__).parents[2]
EDITIONS = sorted((HOUSE / "tests" / "editions").glob("*.pdf"))

NUMBERS = [
    pytest.param("1,234.5人", ["1,234.5"], id="separators belong to the number"),
    pytest.param("１，２３４人", ["１，２３４"], id="full-width"),
    pytest.param("1,23", ["1", "23"], id="a comma before two digits separates two numbers"),
    pytest.param("2025/3/31", ["2025", "3", "31"], id="the parts of a date"),
    pytest.param("①Ⅳ㎡", [], id="signs are not digits"),
    pytest.param("", [], id="nothing"),
]


@pytest.mark.parametrize(("text", "found"), NUMBERS)
def test_the_numbers_of_a_text(text: str, found: list[str]) -> None:
    assert [one.printed for one in find_numbers(text)] == found


def test_numbers_in_kanji_are_those_that_no_digits_precede() -> None:
    assert [one.printed for one in find_kanji_numbers("三十五市町村、5千人、二億五千万円")] == [
        "三十五",
        "二億五千万",
    ]


UNREAD = "unread"
LINES = [
    pytest.param("観光消費額 実績（R6）2,486億円", "year unread", id="actual and year in a line"),
    pytest.param(
        "新規就業者数０人（2014年度）→５年間で６人（2019年度）",
        "unread year running_text unread year",
        id="baseline to target, each with its year",
    ),
    pytest.param("目標：1,200件", "unread", id="a label and its figure"),
    pytest.param("現状値は35.2％です。", "unread", id="in a sentence"),
    pytest.param("81.2％ 実績", "unread", id="a big figure, its label after it"),
    pytest.param("基準（H30年度）38人", "year unread", id="baseline"),
    pytest.param("基本目標３　安全で持続可能なまち", "section", id="目標 that is a heading"),
    pytest.param("計画３年目となる今年度は", "running_text", id="which year of a plan it is"),
    pytest.param("目標３ すべての人に健康を", "section", id="a goal by its number"),
    pytest.param("令和６年度の目標", "year", id="a year is not a figure"),
    pytest.param("論文は88件となり、目標を１割上回った。", "running_text running_text", id="prose"),
    pytest.param("◎：目標達成（100％以上）", "running_text", id="a legend"),
    pytest.param("目標年度：令和８年度", "year", id="the year of the target"),
    pytest.param("※１ 令和７年10月に公表する予定。", "reference year year", id="a footnote"),
    pytest.param("第２期計画（別紙３、図４）", "reference reference reference", id="references"),
    pytest.param("CO2排出量と5G", "passed_over passed_over", id="parts of words"),
    pytest.param("３ 行政のデジタル化", "section", id="a numbered heading"),
    pytest.param("電話 024-521-1111", "reference reference reference", id="a telephone number"),
    pytest.param("人口は約1,800人である。", "running_text", id="running text"),
]


@pytest.mark.parametrize(("text", "accounts"), LINES)
def test_the_account_of_each_number_of_a_line(text: str, accounts: str) -> None:
    found = [one.account.value for one in in_text(text, find_numbers(text))]
    assert found == accounts.split()


def _lines(*lines: Line, values: tuple[Box, ...] = ()) -> list[tuple[str, str]]:
    found = line_accounts(page(1, *lines), frozenset(), values)
    return [(one.printed, one.account.value) for _, one in found]


def test_a_figure_below_or_beside_its_label_is_unread() -> None:
    assert _lines(line("目標値", 100), line("1,200件", 120), line("1,300件", 140)) == [
        ("1,200", UNREAD),
        ("1,300", UNREAD),
    ]
    assert _lines(line("実績値", 100), line("88%", 100, left=60)) == [("88", UNREAD)]
    assert _lines(line("目標値", 100), line("88%", 300)) == [("88", "running_text")]
    headings = line("目標値（R7年度） 実績値（R7年度） 達成状況", 100)
    assert _lines(headings, line("65.0％", 120, left=60))[-1] == ("65.0", UNREAD)


def test_a_figure_right_below_the_figures_of_a_table_is_of_a_row_it_lost() -> None:
    assert _lines(line("120人", 105), values=(Box(0, 80, 50, 100),)) == [("120", UNREAD)]


def test_the_axis_of_a_chart_and_the_number_of_a_page() -> None:
    ticks = [line(text, 300 - 20 * at) for at, text in enumerate(["0", "20", "40", "60"])]
    assert {account for _, account in _lines(*ticks)} == {"chart"}
    assert _lines(line("- 12 -", 580)) == [("12", "page_number")]
    assert _lines(line("12", 300)) == [("12", "running_text")]


def _read(*tables: PrintedTable | Line) -> Reading:
    return parse("report", [page(1, *tables)], Passport())


def _accounts(reading: Reading) -> list[tuple[str, str, str | None]]:
    return [
        (one.printed, one.account.value, one.reason and one.reason.value)
        for one in reading.records.numbers
    ]


KPI = ("指標名 | 目標値（R6） | 実績値（R6） | 達成状況", "５G基地局数 | 100局 | 三十局 | 未達成")


def test_each_number_of_a_table_of_indicators_has_the_account_of_its_column() -> None:
    reading = _read(printed_table(*KPI))
    assert _accounts(reading) == [
        ("6", "year", None),
        ("6", "year", None),
        ("５", "passed_over", "part_of_word"),
        ("100", "figure", None),
        ("三十", "figure", None),
    ]
    rows = [(one.table, one.row_no) for one in reading.records.numbers if one.table]
    assert rows == [("kpi_values", 1), ("kpi_values", 2)]


COLUMNS = [
    pytest.param("備考", "5年後に見直す", "passed_over", id="a note"),
    pytest.param("予算額（千円）", "1,200", "passed_over", id="a column that is passed over"),
    pytest.param("達成率", "30%", "passed_over", id="a rate"),
    pytest.param("項番", "3", "section", id="a section number"),
    pytest.param("謎の欄", "17", "unread", id="a heading nobody knows"),
]


@pytest.mark.parametrize(("heading", "text", "account"), COLUMNS)
def test_the_account_of_a_number_under_another_heading(
    heading: str, text: str, account: str
) -> None:
    reading = _read(printed_table(f"指標名 | 実績値（R6） | {heading}", f"件数 | 30件 | {text}"))
    assert reading.records.numbers[-1].account.value == account


def test_a_table_with_headings_of_targets_that_was_not_understood_is_unread_and_reported() -> None:
    other = printed_table(
        "経営のことがら | R4実績 | R5実績", "経常収支比率 | 108.3% | 107.0%", top=300
    )
    reading = _read(printed_table(*KPI), other)
    assert [one.printed for one in reading.records.numbers if one.account is Account.UNREAD] == [
        "108.3",
        "107.0",
    ]
    # The table is reported with its headings; its numbers are not repeated.
    assert [(one.check, one.page, one.printed) for one in reading.observations] == [
        ("table_not_understood", 1, "R4実績 | R5実績")
    ]


def test_a_row_that_is_reported_hides_no_other_table_of_its_page() -> None:
    nameless = printed_table(*KPI, " | 5局 | 6局 | 達成")
    lost = printed_table("担当者 | 2件 | 3件", "指標名 | 目標値 | 実績値", top=300)
    reading = _read(nameless, lost)
    assert [(one.check, one.printed) for one in reading.observations] == [
        ("row_without_name", "5局"),
        ("unread_numbers", "2, 3"),
    ]


def test_a_table_of_other_things_is_not_reported() -> None:
    reading = _read(
        printed_table(*KPI), printed_table("区分 | 人数", "職員 | 120人", "教員 | 80人", top=300)
    )
    assert [account for _, account, _ in _accounts(reading)][-2:] == ["other_table"] * 2
    assert [one.check for one in reading.observations if "unread" in one.check] == []


def test_text_that_repeats_a_figure_of_a_table_is_not_unread() -> None:
    reading = _read(printed_table(*KPI), line("令和６年度の目標：100局", 300))
    assert _accounts(reading)[-1] == ("100", "running_text", "repeated")


@cache
def _reading(pdf: Path) -> tuple[Reading, tuple[Page, ...]]:
    printed = extract(pdf.read_bytes(), None, "pdfium")
    return read(Source(pdf.stem, pdf.name, b"", sha256="0" * 64), printed), printed.pages


def _digits(texts: Iterator[str]) -> Counter[str]:
    return Counter(letter for text in texts for letter in digits_of(text))


HIDDEN = frozenset({"calc-r6-list"})
"""Editions with digits that no person sees: cut away by a clip."""


@pytest.mark.parametrize("pdf", [REPORT, *EDITIONS], ids=lambda pdf: pdf.stem)
def test_the_accounts_add_up_to_the_digits_that_pdfium_sees(pdf: Path) -> None:
    reading, pages = _reading(pdf)
    document = pypdfium2.PdfDocument(pdf)
    for number, printed in enumerate(document, 1):
        seen = _digits(iter([printed.get_textpage().get_text_range()]))
        counted = _digits(one.printed for one in reading.records.numbers if one.page == number)
        is_hidden = any(doubt.check == "hidden_text" for doubt in pages[number - 1].doubts)
        assert is_hidden == (pdf.stem in HIDDEN)
        assert (counted < seen) if is_hidden else (counted == seen)


@pytest.mark.parametrize("pdf", [REPORT, *EDITIONS[::6]], ids=lambda pdf: pdf.stem)
def test_the_accounts_add_up_to_the_digits_that_pdfplumber_sees(
    pdf: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.ERROR)
    reading, _ = _reading(pdf)
    with pdfplumber.open(pdf) as opened:
        for number, printed in enumerate(opened.pages, 1):
            seen = _digits(one["text"] for one in printed.chars)
            counted = _digits(one.printed for one in reading.records.numbers if one.page == number)
            assert counted == seen


@pytest.mark.parametrize("pdf", [REPORT, *EDITIONS], ids=lambda pdf: pdf.stem)
def test_no_number_of_a_report_that_is_read_well_is_unread(pdf: Path) -> None:
    reading, _ = _reading(pdf)
    unread = [one for one in reading.records.numbers if one.account is Account.UNREAD]
    assert [(one.page, one.printed) for one in unread] == []
    assert [one.check for one in reading.observations if one.check == "unread_numbers"] == []


MISREAD = sorted((HOUSE / "tests" / "layouts").glob("*.pdf"))
BESIDE = sorted(HOUSE.parent.glob("shared/layouts/*.pdf"))


@pytest.mark.parametrize("pdf", [*MISREAD, *BESIDE], ids=lambda pdf: pdf.stem)
def test_every_unread_number_is_on_a_page_with_a_finding(pdf: Path) -> None:
    reading, pages = _reading(pdf)
    unread = {one.page for one in reading.records.numbers if one.account is Account.UNREAD}
    reported = {one.page for one in reading.observations if one.page}
    doubtful = {page.number for page in pages if page.doubts}
    assert unread <= reported | doubtful


def test_the_sums_of_a_report_add_up() -> None:
    reading, _ = _reading(REPORT)
    (document,) = reading.records.documents
    assert document.numbers_printed == len(reading.records.numbers)
    assert (
        document.numbers_read + document.numbers_passed_over + document.numbers_unread
        == document.numbers_printed
    )
    assert document.numbers_unread == 0
