"""The workbook as openpyxl, another program, reads it."""

import io
from decimal import Decimal

import openpyxl
import polars as pl
import pytest
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.model.tables import TABLES, Table
from pipeline.publish.workbook.table_sheet import is_detail, sheet_columns
from pipeline.publish.workbook.workbook import workbook
from pipeline.write.column import columns
from tests.publish.conftest import FORMULA

Frames = dict[str, pl.DataFrame]
READING = "読み方"


def opened(content: bytes) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(content))


@pytest.fixture(scope="module")
def book(tables: Frames) -> openpyxl.Workbook:
    return opened(workbook(tables))


def column_of(sheet: Worksheet, title: str) -> list[Cell]:
    """The cells below a heading."""
    (number,) = (cell.column for cell in sheet[1] if cell.value == title)
    return [row[number - 1] for row in sheet.iter_rows(min_row=2)]


def _reading(book: openpyxl.Workbook) -> str:
    return "\n".join(
        str(cell.value) for row in book[READING].iter_rows() for cell in row if cell.value
    )


def test_it_begins_with_how_to_read_it(book: openpyxl.Workbook) -> None:
    assert book.sheetnames[:3] == [READING, "指標", "確認事項"]
    assert set(book.sheetnames) == {READING, *(table.title for table in TABLES)}


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_a_sheet_has_every_column_and_row_of_its_table(
    book: openpyxl.Workbook, tables: Frames, table: Table
) -> None:
    sheet = book[table.title]
    headings = [cell.value for cell in sheet[1]]
    assert sorted(headings) == sorted(column.title for column in columns(table.record))
    assert sheet.max_row == tables[table.name].height + 1
    assert sheet.freeze_panes == "A2"
    assert sheet.auto_filter.ref.startswith("A1:")


def test_what_is_for_programs_stands_behind_what_is_for_people() -> None:
    (table,) = (table for table in TABLES if table.name == "kpi")
    names = [column.name for column in sheet_columns(table)]
    assert names[-9:] == [
        "publisher_code",
        "publisher_source",
        "kpi_id",
        "name_printed",
        "status_printed",
        "x0",
        "top",
        "x1",
        "bottom",
    ]
    assert not any(is_detail(column) for column in sheet_columns(table)[:-9])


def test_figures_are_numbers_that_show_all_their_digits(book: openpyxl.Workbook) -> None:
    cells = column_of(book["指標の値"], "値")
    assert [(cell.value, cell.number_format) for cell in cells] == [
        (-0.5, "#,##0.0"),
        (73.7, "#,##0.0"),
        (20000000, "#,##0"),
        (0.000001, "#,##0.000000"),
        ("123456789012345678.123456", "General"),
        (None, "General"),
    ]


def test_a_year_and_a_page_have_no_comma(book: openpyxl.Workbook) -> None:
    for title in ("年度", "目標年度", "ページ"):
        assert {cell.number_format for cell in column_of(book["指標"], title)} == {"0"}


def test_text_that_looks_like_a_formula_stays_text(book: openpyxl.Workbook) -> None:
    cell = column_of(book["指標"], "指標名")[0]
    assert (cell.value, cell.data_type) == (FORMULA, "s")


def test_words_are_japanese_and_coloured(book: openpyxl.Workbook) -> None:
    achieved, none = column_of(book["指標"], "達成状況")
    assert (achieved.value, achieved.fill.fgColor.rgb) == ("達成", "FFC6EFCE")
    assert (none.value, none.fill.fill_type) == (None, None)
    assert {cell.value for cell in column_of(book["指標の値"], "区分")} == {"目標値"}


def test_errors_come_first(book: openpyxl.Workbook) -> None:
    sheet = book["確認事項"]
    assert [cell.value for cell in column_of(sheet, "重要度")] == ["エラー", "警告", "お知らせ"]
    assert [cell.value for cell in column_of(sheet, "番号")] == [2, 3, 1]
    assert column_of(sheet, "表")[0].value == "指標"


def test_the_first_sheet_names_source_terms_and_every_column(book: openpyxl.Workbook) -> None:
    said = _reading(book)
    assert (
        "出典：「デジタル変革の取組状況」（浜通り県）（https://www.example.jp/r6.pdf）を加工して作成"
        in said
    )
    assert "利用条件" in said
    for table in TABLES:
        for column in columns(table.record):
            assert f"{table.name}.{column.name}" in said


def test_the_credits_of_many_reports_stand_at_the_end(tables: Frames) -> None:
    many = tables["documents"].select(pl.all().repeat_by(6).explode())
    rows = [row[0].value for row in opened(workbook({**tables, "documents": many}))[READING]]
    assert rows[-12:] == ["出典", "利用条件"] * 6
    assert rows.index("出典") < rows.index("空欄")


def test_a_table_too_long_for_a_sheet_is_told(tables: Frames) -> None:
    book = opened(workbook(tables, most_rows=5))
    assert "指標の値" not in book.sheetnames
    assert "「指標の値」は6行あり、Excelのシートに入りません。csv/kpi_values.csv" in _reading(book)


def test_a_text_too_long_for_a_cell_says_so(tables: Frames) -> None:
    long = tables["initiatives"].with_columns(outcome=pl.lit("長" * 40_000))
    (cell,) = column_of(opened(workbook({**tables, "initiatives": long}))["取組"], "成果・効果")
    assert len(cell.value) == 32_767
    assert cell.value.endswith("続きはCSVにある）")


def test_long_text_breaks_into_lines_that_are_all_seen(tables: Frames) -> None:
    """100 letters of Japanese are 200 wide: four lines of 58 in a column of at most 60."""
    long = tables["initiatives"].with_columns(outcome=pl.lit("長" * 100))
    sheet = opened(workbook({**tables, "initiatives": long}))["取組"]
    (cell,) = column_of(sheet, "成果・効果")
    assert cell.alignment.wrap_text
    assert sheet.column_dimensions[cell.column_letter].width == pytest.approx(60, abs=1)
    assert sheet.row_dimensions[cell.row].height == 4 * 15 + 3


def test_on_paper_stands_what_people_read(book: openpyxl.Workbook) -> None:
    """Up to ページ, without the grey columns, on sheets one page wide with the heading on each."""
    sheet = book["指標"]
    (page,) = (cell for cell in sheet[1] if cell.value == "ページ")
    assert sheet.print_area == f"'指標'!$A$1:${page.column_letter}$3"
    assert (sheet.print_title_rows, sheet.page_setup.orientation) == ("$1:$1", "landscape")
    assert (sheet.page_setup.fitToWidth or 1, sheet.page_setup.fitToHeight) == (1, 0)


def test_the_file_itself_names_its_source(book: openpyxl.Workbook, tables: Frames) -> None:
    assert "（浜通り県）" in book.properties.description
    many = tables["documents"].select(pl.all().repeat_by(6).explode())
    said = opened(workbook({**tables, "documents": many})).properties.description
    assert said == "出典は「読み方」のシートにあります。"


def test_the_same_tables_give_the_same_bytes(tables: Frames) -> None:
    assert workbook(tables) == workbook(tables)


def test_no_value_is_another(book: openpyxl.Workbook, tables: Frames) -> None:
    """Every figure of every table, as another program reads it."""
    for table in TABLES:
        for column in columns(table.record):
            shown = [cell.value for cell in column_of(book[table.title], column.title)]
            stored = _in_sheet_order(table, tables[table.name])[column.name].to_list()
            for one, other in zip(shown, stored, strict=True):
                if isinstance(other, Decimal):
                    assert Decimal(str(one)) == other
                elif isinstance(other, int | float) and not isinstance(other, bool):
                    assert one == other


def _in_sheet_order(table: Table, rows: pl.DataFrame) -> pl.DataFrame:
    return rows[[1, 2, 0]] if table.name == "findings" else rows
