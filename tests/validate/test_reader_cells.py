"""Two readers: what they read alike, what they do not, and that each difference is told once."""

from dataclasses import replace

import pytest

from pipeline.build import edition
from pipeline.extract import extract
from pipeline.model.edition import Source
from pipeline.model.finding import CheckCount
from pipeline.model.page import Box, Doubt, Page, PrintedCell, PrintedReport, PrintedTable
from tests.extract.typeset import pdf, rules, words_in

XS = (50, 150, 250, 350, 450)
YS = (50, 70, 90, 110)
ROWS = [
    ["指標名", "目標値（R6年度）", "実績値（R6年度）", "達成状況"],
    ["講座の受講者数", "1,200人", "1,314人", "達成"],
    ["オンライン申請率", "80.0％", "調査中", "集計中"],
]
TYPESET = pdf([*rules(XS, YS), *words_in(XS, YS, ROWS)])


def read_by_both() -> PrintedReport:
    return extract(TYPESET)


def changed(page: Page, row: int, column: int, text: str | None) -> Page:
    """The page with another text in one cell, or without that cell."""
    (table,) = page.tables
    cells = [
        cell._replace(text=text or "") if (cell.row, cell.column) == (row, column) else cell
        for cell in table.cells
        if text is not None or (cell.row, cell.column) != (row, column)
    ]
    return replace(page, tables=(replace(table, cells=tuple(cells)),))


def differences_and_agreement(
    printed: PrintedReport,
) -> tuple[list[tuple[str | None, str | None]], list[bool | None]]:
    """What is said of the two readers, and of each figure whether they agree."""
    made = edition(Source("doc", "doc.pdf", None).holding(TYPESET), printed)
    said = [(one.printed, one.observed) for one in made.findings if one.check == "readers_differ"]
    return said, [value.readers_agree for value in made.records.kpi_values]


def test_both_agree_on_a_clean_page() -> None:
    assert differences_and_agreement(read_by_both()) == ([], [True, True, True, True])


@pytest.mark.parametrize(
    ("text", "said", "agree"),
    [
        pytest.param("1,374人", [("1,314人", "1,374人")], False, id="another digit"),
        pytest.param("1.314人", [("1,314人", "1.314人")], False, id="another separator"),
        pytest.param("1,314", [("1,314人", "1,314")], False, id="a unit is missing"),
        pytest.param("", [("1,314人", "")], False, id="nothing in the cell"),
        pytest.param(None, [("1,314人", "∅")], None, id="no such cell"),
        pytest.param("1,314 人", [], True, id="a space makes no figure another"),
        pytest.param("１,３１４人", [], True, id="nor does the width of a digit"),
        pytest.param("1,314⼈", [], True, id="nor a radical for its kanji"),
    ],
)
def test_a_cell_the_second_reader_reads_otherwise(
    text: str | None, said: list[tuple[str, str]], agree: bool | None
) -> None:
    printed = read_by_both()
    (page,) = printed.again
    other = replace(printed, again=(changed(page, 1, 2, text),))
    assert differences_and_agreement(other) == (
        said,
        [True, False if agree is None else agree, True, True],
    )


def test_a_cell_only_the_second_reader_has_is_told() -> None:
    printed = read_by_both()
    (page,) = printed.again
    (table,) = page.tables
    more = PrintedCell(3, 0, 1, 4, "合計 12件", Box(50, 110, 450, 130))
    longer = PrintedTable(1, Box(50, 50, 450, 130), 4, 4, (*table.cells, more))
    other = replace(printed, again=(replace(page, tables=(longer,)),))
    assert differences_and_agreement(other)[0] == [("∅", "合計 12件")]


def test_a_page_one_reader_alone_read_says_nothing_of_agreement() -> None:
    assert differences_and_agreement(replace(read_by_both(), again=())) == (
        [],
        [None, None, None, None],
    )


def test_a_page_the_second_reader_cannot_read_is_told() -> None:
    printed = read_by_both()
    doubt = Doubt("damaged_page", "the drawing instructions of the page cannot be followed")
    other = replace(printed, again=(Page(1, 0, 0, (), (), (doubt,)),))
    assert differences_and_agreement(other) == ([], [None, None, None, None])
    made = edition(Source("doc", "doc.pdf", None).holding(TYPESET), other)
    (finding,) = [one for one in made.findings if one.severity == "error"]
    assert (finding.check, finding.page) == ("one_reader", 1)
    assert "pdfplumber: the drawing instructions" in finding.message


def test_both_ways_to_read_a_table_twice_are_counted() -> None:
    printed = read_by_both()
    made = edition(Source("doc", "doc.pdf", None).holding(TYPESET), printed)
    counts = {one.check: one for one in made.checks}
    # twelve cells that hold text; two indicators, both of which the running text tells
    assert counts["readers_differ"] == CheckCount("readers_differ", 12, 12, 0, 0)
    assert counts["readings_differ"] == CheckCount("readings_differ", 2, 2, 0, 0)


def test_what_was_not_read_twice_is_not_counted_as_passed() -> None:
    printed = read_by_both()
    (page,) = printed.pages
    other = replace(printed, pages=(replace(page, text=""),), again=())
    made = edition(Source("doc", "doc.pdf", None).holding(TYPESET), other)
    counts = {one.check: one for one in made.checks}
    assert counts["readers_differ"] == CheckCount("readers_differ", 0, 0, 0, 1)
    assert counts["readings_differ"] == CheckCount("readings_differ", 0, 0, 0, 2)


def with_borders_moved(page: Page) -> Page:
    """The page with every border elsewhere, as where only one reader finds the rules."""
    (table,) = page.tables
    cells = [cell._replace(box=Box(*(side + 7 for side in cell.box))) for cell in table.cells]
    return replace(page, tables=(replace(table, cells=tuple(cells)),))


def test_the_same_rows_with_other_borders_are_read_alike() -> None:
    printed = read_by_both()
    (page,) = printed.again
    other = replace(printed, again=(with_borders_moved(page),))
    assert differences_and_agreement(other) == ([], [True, True, True, True])


def test_another_digit_in_rows_with_other_borders_is_told() -> None:
    printed = read_by_both()
    (page,) = printed.again
    other = replace(printed, again=(with_borders_moved(changed(page, 1, 2, "1,374人")),))
    said, agree = differences_and_agreement(other)
    assert ("1,314人", "∅") in said
    assert ("∅", "1,374人") in said
    assert agree[1] is not True


@pytest.mark.parametrize(
    ("row", "column", "text", "is_told"),
    [
        pytest.param(1, 0, "講座\x00受講者数", False, id="a letter of a name"),
        pytest.param(1, 0, "講座(cid:7)受講者数", False, id="the number of a glyph"),
        pytest.param(1, 0, "講\x00受講者数", True, id="a letter too few"),
        pytest.param(1, 2, "\x001,314人", True, id="a sign before a figure may be a minus"),
        pytest.param(1, 2, "1,3\x004人", True, id="a digit"),
    ],
)
def test_a_sign_whose_text_one_reader_does_not_know(
    row: int, column: int, text: str, is_told: bool
) -> None:
    printed = read_by_both()
    (page,) = printed.again
    other = replace(printed, again=(changed(page, row, column, text),))
    assert bool(differences_and_agreement(other)[0]) is is_told
