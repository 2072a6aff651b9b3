"""For every check a report that breaks it and nothing else, beside one that is sound."""

import ast
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from pipeline.build import edition
from pipeline.knowledge import load
from pipeline.model.edition import Source
from pipeline.model.page import Doubt, Line, Page, PrintedReport
from tests.parse.typed import line, page, printed_table
from tests.validate.test_one_fault import CASES

TESTS = Path(__file__).parents[1]
TITLE = line("令和６年度 指標の達成状況", 10)
LEGEND = line("凡例　◎達成　○概ね達成（８割以上）　×未達成", 40)
COLUMNS = "指標名 | 目標値（R６年度） | 実績値（R６年度） | 達成状況 | 目標値（R７年度）"

FEWER = "指標名 | 目標値（R６年度） | 実績値（R６年度）"


@dataclass(frozen=True)
class Case:
    """A sound report and the same with one thing changed: the check that tells it, and why."""

    check: str
    sound: PrintedReport
    broken: PrintedReport
    why: str


def table(*rows: str, above: Sequence[Line] = (TITLE,)) -> PrintedReport:
    return printed(page(1, *above, printed_table(*rows)))


def printed(*pages: Page) -> PrintedReport:
    return PrintedReport(pages, None, "typed")


def row(was: str, now: str, check: str, why: str) -> Case:
    """A table of one indicator, its row as it is sound and as it is broken."""
    return Case(check, table(COLUMNS, was), table(COLUMNS, now), why)


PEOPLE = "参加者数 | 154人 | 165人 | 達成 | 170人"
FIELDS = "項番 | 分野 | 事業数 | KPI設定事業数 | 達成"
OVERVIEW = (" | 行政のDX", "事業数 | 51事業", "うちKPI設定事業数 | 12事業")


def with_text(text: str) -> PrintedReport:
    found = table(COLUMNS, PEOPLE, "回数 | 30回 | 31回 | 達成 | 32回")
    return replace(found, pages=(replace(found.pages[0], text=text),))


FLOW = (
    "指標名\n目標値（R６年度）\n実績値（R６年度）\n達成状況\n目標値（R７年度）\n"
    "参加者数 154人 165人 達成 170人\n回数 30回 31回 達成 32回\n"
)


def read_twice(actual: str) -> PrintedReport:
    found = table(COLUMNS, PEOPLE)
    return replace(found, again=table(COLUMNS, PEOPLE.replace("165人", actual)).pages)


def with_doubt(check: str) -> PrintedReport:
    found = table(COLUMNS, PEOPLE)
    doubted = replace(found.pages[0], doubts=(Doubt(check, "as seen"),))
    return replace(found, pages=(doubted,))


def with_drawn_ink(text: str) -> PrintedReport:
    """The table with something drawn in the cell of this text."""
    found = table(COLUMNS, PEOPLE)
    (own,) = (one for each in found.pages[0].tables for one in each.cells if one.text == text)
    return replace(found, pages=(replace(found.pages[0], drawn=(own.box,)),))


def with_section(code: str) -> PrintedReport:
    fields = page(1, TITLE, printed_table(FIELDS, "Ⅰ-１ | 窓口 | 4事業 | 2事業 | 1事業"))
    heading = line(f"{code} 窓口", 10)
    own = page(2, heading, printed_table(COLUMNS, PEOPLE, top=40.0))
    more = page(3, line("Ⅰ-１ 窓口", 10), printed_table(FEWER, "申請者数 | 15人 | 16人", top=40.0))
    return printed(fields, own, more)


SOUND = table(COLUMNS, PEOPLE)
TYPED = [
    Case("no_known_table", SOUND, table("日付 | 場所", "5月 | 県庁"), "dates are no figures"),
    Case(
        "no_fiscal_year",
        table("指標名 | 目標値 | 実績値", "件数 | 2件 | 3件"),
        table("指標名 | 目標値 | 実績値", "件数 | － | －", above=(line("指標の達成状況", 10),)),
        "no year is printed anywhere",
    ),
    *(
        Case(check, SOUND, with_doubt(check), "what a reader says of a page")
        for check in (
            "no_text",
            "picture_of_table",
            "text_unreliable",
            "text_over_picture",
            "hidden_text",
            "font_contradicts_picture",
            "annotation_text",
            "annotation_over_text",
            "annotation_not_read",
            "struck_through",
            "rotated",
            "unknown_characters",
            "text_over_border",
            "tags_differ",
            "damaged_page",
        )
    ),
    Case(
        "one_reader",
        read_twice("165人"),
        replace(read_twice("165人"), again=(Page(1, 0, 0, (), (), (Doubt("x", "cut"),)),)),
        "the second reader cannot read the page",
    ),
    Case(
        "page_count",
        SOUND,
        replace(SOUND, doubts=(Doubt("page_count", "1 and 2"),)),
        "the second reader finds another page",
    ),
    Case(
        "attached_file",
        SOUND,
        replace(SOUND, attachments=("一覧.xlsx",)),
        "a file inside the PDF, which may hold a table",
    ),
    Case(
        "attached_source",
        SOUND,
        replace(SOUND, attachments=("Original.odt",)),
        "the document the PDF was made from",
    ),
    Case("ink_without_text", SOUND, with_drawn_ink("165人"), "a minus is drawn as a line"),
    Case("readers_differ", read_twice("165人"), read_twice("156人"), "another digit"),
    Case(
        "readings_differ",
        with_text(FLOW),
        with_text(FLOW.replace("165人", "156人")),
        "the running text has another digit",
    ),
    Case(
        "unknown_heading",
        SOUND,
        table(f"{COLUMNS} | ひみつ", f"{PEOPLE} | 3"),
        "a column nobody knows",
    ),
    Case(
        "heading_twice",
        SOUND,
        table(f"{COLUMNS} | 達成状況", f"{PEOPLE} | 未達成"),
        "a second status that is not read",
    ),
    Case(
        "row_without_figures",
        SOUND,
        table(COLUMNS, PEOPLE, "申請数 |  |  |  | "),
        "a name beside empty cells",
    ),
    Case(
        "several_periods",
        table("指標名 | 目標値 | 実績値", "留学生数 | ３人 | ３人"),
        table("指標名 | 目標値 | 実績値", "留学生数 | 年３人（５年間で１５人） | ３人"),
        "a year's figure and that of five years",
    ),
    Case(
        "second_figure",
        table("指標名 | 目標値 | 実績値", "留学生数 | 450人 | ３人"),
        table("指標名 | 目標値 | 実績値", "留学生数 | 450人（300人） | ３人"),
        "a figure in brackets that no word explains",
    ),
    Case(
        "words_without_table",
        printed(page(1, TITLE, printed_table(COLUMNS, PEOPLE)), page(2, line("件数", 100))),
        printed(
            page(1, TITLE, printed_table(COLUMNS, PEOPLE)),
            page(2, line("指標名", 100), line("目標値", 100, left=300), line("件数", 130)),
        ),
        "headings and no table below them",
    ),
    Case(
        "table_not_understood",
        printed(page(1, TITLE, printed_table(COLUMNS, PEOPLE))),
        printed(
            page(1, TITLE, printed_table(COLUMNS, PEOPLE)),
            page(
                2,
                printed_table(
                    "令和６年度 | 決算 | 見通し | 考察",
                    "甲 | 乙 | 丙 | 丁",
                    "指標名 | 戊 | 目標値 | 己",
                ),
            ),
        ),
        "words of a table of indicators where no heading stands",
    ),
    Case("unknown_row", table(*OVERVIEW), table(*OVERVIEW, "謎 | 3"), "a count of what"),
    Case(
        "row_without_name",
        SOUND,
        table(COLUMNS, PEOPLE, " | 5人 | 6人 | 達成 | 7人"),
        "figures of nothing",
    ),
    Case(
        "unclear_count",
        table("項番 | 分野 | 事業数", "Ⅰ | 行政 | 7事業"),
        table("項番 | 分野 | 事業数", "Ⅰ | 行政 | 約7事業くらい"),
        "no clear count",
    ),
    row(PEOPLE, PEOPLE.replace("170人", "1O5人"), "unreadable", "a letter for a digit"),
    row("割合 | 1/4 | 1/2 | 達成 | 1/2", "割合 | 1/3 | 1/2 | 達成 | 1/2", "rounded", "no end"),
    row(PEOPLE, PEOPLE.replace("達成", "順風"), "unknown_status", "a word nobody knows"),
    Case(
        "no_year",
        table(f"{COLUMNS} | 最終目標（R９年度）", f"{PEOPLE} | 180人"),
        table(f"{COLUMNS} | 最終目標", f"{PEOPLE} | 180人"),
        "the end of what",
    ),
    row(
        "便数 | 3便 | 8便 | 達成 | 9便",
        "便数 | 3便 | 8便 | 達成 | 国際3/n国内8",
        "several_figures",
        "two figures in one cell",
    ),
    row(PEOPLE, PEOPLE.replace("170人", "20業務を標準化"), "figure_in_words", "a figure in a word"),
    Case(
        "part_of_whole",
        table(FIELDS, "Ⅰ-１ | 窓口 | 4事業 | 2事業 | 1事業"),
        table(FIELDS, "Ⅰ-１ | 窓口 | 4事業 | 5事業 | 1事業"),
        "five of four",
    ),
    Case("section", with_section("Ⅰ-１"), with_section("Ⅰ-３"), "the field table has no such"),
    Case(
        "empty_column",
        table(COLUMNS, *(PEOPLE.replace("参加", f"参加{at}") for at in "甲乙丙")),
        table(
            COLUMNS,
            *(
                PEOPLE.replace("参加", f"参加{at}").replace("165人", "").replace("達成", "－")
                for at in "甲乙丙"
            ),
        ),
        "no actual in the whole report",
    ),
    Case(
        "status_scale",
        table(COLUMNS, "参加者数 | 200人 | 165人 | ○ | 210人", above=(TITLE, LEGEND)),
        table(COLUMNS, "参加者数 | 200人 | 145人 | ○ | 210人", above=(TITLE, LEGEND)),
        "72.5% are not 80%",
    ),
    row(
        "参加者数 | 200人 | 165人 | 概ね達成 | 210人",
        "参加者数 | 200人 | 65人 | 概ね達成 | 110人",
        "near_target",
        "a third is not nearly all",
    ),
    row(PEOPLE, PEOPLE.replace("165人", "集計中"), "status_without_actual", "judged too early"),
    row(
        PEOPLE,
        "用紙の使用枚数 | 20枚以下 | 18枚 | 達成 | 17枚以下",
        "lower_is_better",
        "the fewer the better: good to know",
    ),
    row(
        "出生率 | 1.62 | 1.65 | 達成 | 1.70",
        "出生率 | 1.62 | 1.65 | 達成 | 170",
        "point_lost",
        "a point is gone",
    ),
    row(
        "満足度（５点満点） | 3.2点 | 3.5点 | 達成 | 4.0点",
        "満足度（５点満点） | 3.2点 | 5.5点 | 達成 | 4.0点",
        "over_full_marks",
        "more than five of five",
    ),
    row(
        "参加者数 | － | 165人 | － | －",
        "参加者数 | － | △165人 | － | －",
        "below_zero",
        "less than nobody",
    ),
]


def checks_of(report: PrintedReport) -> set[str]:
    """Every check that finds something in a report without a passport."""
    made = edition(Source("r", "r.pdf", None, sha256="0" * 64), report)
    return {one.check for one in made.findings}


@pytest.mark.parametrize("case", TYPED, ids=[case.check for case in TYPED])
def test_one_thing_changed_is_told_by_its_check_alone(case: Case) -> None:
    assert checks_of(case.sound) == set()
    assert checks_of(case.broken) == {case.check}, case.why


ELSEWHERE = {
    "validate/test_between_editions.py": {
        "target_differs",
        "restated",
        "rename_candidate",
        "section_changed",
    },
    "validate/test_accepted.py": {"accepted_stale", "accepted_unclear", "accepted_doubled"},
    "parse/test_decisions.py": {
        "confirmed_differs",
        "decision_stale",
        "decision_unclear",
        "misprint",
        "rejected",
    },
    "run/test_decisions_of_a_file.py": {"decision_without_report", "decision_of_other_report"},
    "parse/test_correction.py": {
        "corrected",
        "correction_stale",
        "correction_unclear",
        "correction_doubled",
        "correction_unit",
    },
    "parse/test_left_out.py": {"section_missing", "domain_missing", "borrowed_headings"},
    "scan/test_page_of_readings.py": {
        "read_by_ocr",
        "ocr_number_refused",
        "ocr_words_differ",
        "ocr_rules_missing",
        "ocr_out_of_time",
    },
    "parse/test_numbers.py": {"unread_numbers"},
    "parse/test_publication.py": {"publisher_code_differs"},
    "extract/test_pages.py": {"empty_file", "not_a_pdf", "no_pages", "damaged"},
    "run/test_sources.py": {
        "same_id",
        "bad_passport",
        "passport_without_report",
        "cannot_open",
        "folder",
    },
    "run/test_odd_files.py": {
        "password_needed",
        "no_password",
        "too_large",
        "changed_while_read",
        "same_bytes",
    },
    "run/test_sandbox.py": {"out_of_time", "out_of_memory", "reader_died"},
    "commands/test_extract.py": {"program_failed"},
    "run/test_cache.py": {"damaged_stream"},
    "torture/hostile.py": {"too_large_inside"},
}
"""Checks that are broken in a file of their own: of two reports, of a passport, of a file."""


@pytest.mark.parametrize("name", ELSEWHERE)
def test_a_check_that_is_broken_elsewhere_is_named_there(name: str) -> None:
    assert ELSEWHERE[name] <= set(words_of(TESTS / name))


def words_of(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text("utf-8"))):
        if isinstance(node, ast.Constant) and isinstance(node.value, str):
            yield from node.value.replace("[", " ").replace("]", " ").split()


def test_every_check_is_broken_alone_somewhere() -> None:
    in_editions = {checks for *_, checks, _ in CASES if len(checks.split()) == 1}
    broken = {case.check for case in TYPED} | in_editions | set().union(*ELSEWHERE.values())
    assert set(load("findings")) - broken == set()
    assert broken - set(load("findings")) == set()
