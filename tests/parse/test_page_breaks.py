"""Tables that run over pages."""

from pipeline.model.page import Page
from pipeline.parse.table import Table
from pipeline.parse.tables.page_breaks import joined_tables
from tests.parse.typed import line, page, printed_table

HEAD = "分野 | 指標名 | 目標値 | 実績値"


def _rows(table: Table) -> list[list[str]]:
    return [[cell.text for cell in table.row(row)] for row in range(table.rows)]


def _joined(*pages: Page) -> list[Table]:
    return list(joined_tables(pages))


def test_repeated_headings_are_dropped() -> None:
    tables = _joined(
        page(1, printed_table(HEAD, "福祉 | 受診率 | 60% | 57%")),
        page(2, printed_table(HEAD, "教育 | 参加者 | 10人 | 12人", top=20)),
    )
    assert [table.number for table in tables] == [1]
    assert _rows(tables[0]) == [
        ["分野", "指標名", "目標値", "実績値"],
        ["福祉", "受診率", "60%", "57%"],
        ["教育", "参加者", "10人", "12人"],
    ]


def test_a_part_without_headings_goes_on() -> None:
    tables = _joined(
        page(1, line("一覧", 10), printed_table(HEAD, "福祉 | 受診率 | 60% | 57%")),
        page(2, line("一覧", 10), printed_table("教育 | 参加者 | 10人 | 12人", top=30)),
    )
    assert len(tables) == 1
    assert tables[0].rows == 3


def test_page_numbers_do_not_part_a_table() -> None:
    tables = _joined(
        page(1, printed_table(HEAD, "福祉 | 受診率 | 60% | 57%"), line("－１－", 580)),
        page(2, printed_table("教育 | 参加者 | 10人 | 12人", top=30), line("－２－", 580)),
    )
    assert len(tables) == 1


def test_a_row_cut_by_the_page_break_is_one_row() -> None:
    tables = _joined(
        page(1, printed_table(HEAD, "福祉 | 大学や市町村、 | 147 | 164")),
        page(2, printed_table(HEAD, " | 企業等の合計 | | ", "教育 | 参加者 | 10人 | 12人", top=20)),
    )
    assert _rows(tables[0])[1] == ["福祉", "大学や市町村、企業等の合計", "147", "164"]
    assert _rows(tables[0])[2] == ["教育", "参加者", "10人", "12人"]
    assert tables[0].rows == 3


def test_a_merged_cell_cut_by_the_page_break_is_one_cell() -> None:
    tables = _joined(
        page(1, printed_table(HEAD, "福祉 | 受診率 | 60% | 57%", "^ | 参加者 | 5人 | 6人")),
        page(2, printed_table(HEAD, " | 歩数 | 8歩 | 7歩", "教育 | 学校 | 9校 | 9校", top=20)),
    )
    cell = tables[0].at(3, 0)
    assert cell is not None
    assert (cell.text, cell.row, cell.row_span) == ("福祉", 1, 3)
    assert tables[0].rows == 5


def test_a_caption_begins_a_table_of_its_own() -> None:
    tables = _joined(
        page(1, printed_table("指標名 | 目標値", "受診率 | 60%")),
        page(
            2, line("教育庁 学校の支援", 10), printed_table("指標名 | 目標値", "校数 | 9校", top=30)
        ),
    )
    assert [table.number for table in tables] == [1, 2]


def test_other_columns_are_another_table() -> None:
    tables = _joined(
        page(1, printed_table(HEAD, "福祉 | 受診率 | 60% | 57%")),
        page(2, printed_table("指標名 | 目標値", "校数 | 9校", top=30)),
    )
    assert len(tables) == 2
