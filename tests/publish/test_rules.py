"""総務省「統計表における機械判読可能なデータの表記方法の統一ルール」の項目ごとの試験。

Items 1-1 to 1-12 of the rule of 18 December 2020 (https://www.soumu.go.jp/main_content/000723626.pdf),
on the workbook and on the CSVs, each by its number. Sheets of data are meant; the first sheet 読み方 is
their explanation, which item 1-1 allows beside them. Below them stand the conventions of the data contract
(空欄はゼロではない、数値のみ、単位は別の列、西暦、縦長の表).

Columns that end in `printed` hold the text of the page as evidence, line breaks and all: what a rule
says of how data is written is not asked of them.
"""

import csv
import io
import re
import zipfile
from collections.abc import Sequence
from pathlib import Path

import openpyxl
import polars as pl
import pytest
from openpyxl.cell import Cell
from openpyxl.worksheet.worksheet import Worksheet

from pipeline.build import build
from pipeline.model.records import Record
from pipeline.model.tables import TABLES, Table
from pipeline.publish.csv_table import EXCEL_DIGITS, csv_path
from pipeline.publish.every_form import WORKBOOK, forms
from pipeline.run.sources import sources
from pipeline.validate.across.series import kpi_series
from pipeline.write.column import Column, columns
from pipeline.write.frame import frame
from tests.publish.conftest import hard_rows

Frames = dict[str, pl.DataFrame]
NUMERIC = ("Int", "Decimal", "Float")
LAYOUT = re.compile(r"^\s|\s$|[\n\r\t\u3000]| {2}")
MACHINE_DEPENDENT = re.compile(r"[①-⓿Ⅰ-ⅿ㈀-㋿㌀-㏿ｦ-ﾟ\ue000-\uf8ff]")
ERA = re.compile(r"令和|平成|昭和|[RHS]\d{1,2}")


def _report(raw: Path) -> Frames:
    """The tables of the report of R6, as `make extract` writes them."""
    (source,) = sources(raw)
    edition = build(source)
    read = edition.records
    rows: dict[str, Sequence[Record]] = {
        table.name: getattr(read, table.name, edition.findings) for table in TABLES
    }
    rows["kpi_series"] = kpi_series(read.documents, read.kpi, read.kpi_values)
    return {table.name: frame(table, rows[table.name]) for table in TABLES}


@pytest.fixture(scope="module", params=["what is hard to publish", "a report in raw"])
def tables(request: pytest.FixtureRequest) -> Frames:
    rows = hard_rows()
    if request.param == "a report in raw":
        return _report(request.getfixturevalue("r6"))
    return {table.name: frame(table, rows[table.name]) for table in TABLES}


@pytest.fixture(scope="module")
def files(tables: Frames) -> dict[str, bytes]:
    return forms(tables)


@pytest.fixture(scope="module")
def book(files: dict[str, bytes]) -> openpyxl.Workbook:
    return openpyxl.load_workbook(io.BytesIO(files[WORKBOOK]))


each_table = pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)


def _rows(files: dict[str, bytes], table: Table) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(files[csv_path(table.name)].decode("utf-8-sig"))))


def _cells(sheet: Worksheet, column: Column) -> list[Cell]:
    (number,) = (cell.column for cell in sheet[1] if cell.value == column.title)
    return [row[number - 1] for row in sheet.iter_rows(min_row=2)]


def _is_evidence(column: Column) -> bool:
    return column.name.endswith("printed")


def _is_numeric(column: Column) -> bool:
    return column.type.startswith(NUMERIC)


@each_table
def test_rule_1_1_files_are_excel_or_csv(files: dict[str, bytes], table: Table) -> None:
    assert zipfile.is_zipfile(io.BytesIO(files[WORKBOOK]))
    assert len(_rows(files, table)) > 0


@each_table
def test_rule_1_2_one_datum_a_cell(
    files: dict[str, bytes], book: openpyxl.Workbook, table: Table
) -> None:
    """A figure stands alone: its unit, upper end, qualifier and year are columns of their own."""
    for column in columns(table.record):
        if _is_numeric(column):
            assert all(
                re.fullmatch(r"(-?\d+(\.\d+)?)?", row[column.name]) for row in _rows(files, table)
            )
            for cell in _cells(book[table.title], column):
                assert not isinstance(cell.value, str) or len(cell.value) > EXCEL_DIGITS


@each_table
def test_rule_1_3_numbers_are_numbers(book: openpyxl.Workbook, table: Table) -> None:
    """Without comma, unit or △ in the cell. More digits than Excel holds are text, as 読み方 says."""
    for column in columns(table.record):
        if _is_numeric(column):
            for cell in _cells(book[table.title], column):
                is_too_long = isinstance(cell.value, str) and len(cell.value) > EXCEL_DIGITS
                assert cell.value is None or cell.data_type == "n" or is_too_long


def test_rule_1_4_no_cells_are_merged(book: openpyxl.Workbook) -> None:
    assert [sheet.title for sheet in book if sheet.merged_cells.ranges] == []


@each_table
def test_rule_1_5_no_spaces_or_line_breaks_for_looks(
    files: dict[str, bytes], book: openpyxl.Workbook, table: Table
) -> None:
    sheet = book[table.title]
    assert not any(LAYOUT.search(cell.value) for cell in sheet[1])
    for column in columns(table.record):
        if not _is_evidence(column):
            assert not any(LAYOUT.search(row[column.name]) for row in _rows(files, table))
            texts = [cell.value for cell in _cells(sheet, column) if isinstance(cell.value, str)]
            assert not any(LAYOUT.search(text) for text in texts)


@each_table
def test_rule_1_6_no_name_is_left_out(
    files: dict[str, bytes], book: openpyxl.Workbook, table: Table
) -> None:
    """Every column has a heading of its own; what tells a row is repeated in each row."""
    headings = [cell.value for cell in book[table.title][1]]
    assert None not in headings
    assert len(set(headings)) == len(headings)
    for column in columns(table.record):
        if column.name in table.key and not column.nullable:
            assert all(row[column.name] for row in _rows(files, table))
            assert None not in [cell.value for cell in _cells(book[table.title], column)]


@each_table
def test_rule_1_7_no_formulas(
    files: dict[str, bytes], book: openpyxl.Workbook, table: Table
) -> None:
    """Not in the workbook, and none that a spreadsheet would make of the CSV."""
    cells = [cell for row in book[table.title].iter_rows() for cell in row]
    assert not any(cell.data_type == "f" for cell in cells)
    assert not any(
        text.startswith(("=", "@")) for row in _rows(files, table) for text in row.values()
    )


def test_rule_1_8_no_objects(files: dict[str, bytes]) -> None:
    names = zipfile.ZipFile(io.BytesIO(files[WORKBOOK])).namelist()
    assert [name for name in names if re.search("drawing|media|chart|comment|embed", name)] == []


@each_table
def test_rule_1_9_units_are_written(table: Table) -> None:
    """A figure's unit stands in its heading or in a column beside it; counts of the report count 事業."""
    names = {column.name for column in columns(table.record)}
    for column in columns(table.record):
        if column.type.startswith("Decimal"):
            is_in_heading = column.unit == "%" and "％" in column.title
            assert is_in_heading or (column.unit_column == "unit" and "unit" in names)


@each_table
def test_rule_1_10_no_machine_dependent_characters(
    files: dict[str, bytes], book: openpyxl.Workbook, table: Table
) -> None:
    """In all words of ours. The publisher's own (Ⅰ-1, ①) stay as printed, in Unicode."""
    headings = "".join(cell.value for cell in book[table.title][1])
    assert not MACHINE_DEPENDENT.search(headings + table.title)
    assert not MACHINE_DEPENDENT.search("".join(_rows(files, table)[0]))


def test_rule_1_10_nor_on_the_first_sheet(book: openpyxl.Workbook) -> None:
    said = "".join(
        str(cell.value) for row in book["読み方"].iter_rows() for cell in row if cell.value
    )
    assert not MACHINE_DEPENDENT.search(said)


@each_table
def test_rule_1_11_years_are_western(
    files: dict[str, bytes], book: openpyxl.Workbook, table: Table
) -> None:
    for column in columns(table.record):
        if column.name.endswith("year"):
            assert all(re.fullmatch(r"(\d{4})?", row[column.name]) for row in _rows(files, table))
            years = [cell for cell in _cells(book[table.title], column) if cell.value is not None]
            assert all((cell.data_type, cell.number_format) == ("n", "0") for cell in years)
            assert not any(ERA.search(str(cell.value)) for cell in years)


def test_rule_1_12_the_place_is_named(
    files: dict[str, bytes], book: openpyxl.Workbook, tables: Frames
) -> None:
    """By the publisher's name, in `documents` and in `kpi_series`; every row names its document."""
    place = tables["documents"]["publisher"].item()
    assert place in {"浜通り県", "福島県"}
    for name in ("documents", "kpi_series"):
        (table,) = (table for table in TABLES if table.name == name)
        (column,) = (column for column in columns(table.record) if column.name == "publisher")
        assert {row["publisher"] for row in _rows(files, table)} == {place}
        assert {cell.value for cell in _cells(book[table.title], column)} == {place}


@each_table
def test_convention_an_empty_cell_is_not_zero(
    files: dict[str, bytes], book: openpyxl.Workbook, tables: Frames, table: Table
) -> None:
    for column in columns(table.record):
        if _is_numeric(column):
            empty = tables[table.name][column.name].null_count()
            assert [row[column.name] for row in _rows(files, table)].count("") == empty
            assert [cell.value for cell in _cells(book[table.title], column)].count(None) == empty


@each_table
def test_convention_one_table_a_sheet_from_its_first_cell_on(
    book: openpyxl.Workbook, tables: Frames, table: Table
) -> None:
    """No title above, no note below, no gap between."""
    sheet = book[table.title]
    assert (sheet.min_row, sheet.min_column) == (1, 1)
    assert (sheet.max_row, sheet.max_column) == (
        tables[table.name].height + 1,
        len(columns(table.record)),
    )
    assert all(any(cell.value is not None for cell in row) for row in sheet.iter_rows())


def test_convention_nothing_is_hidden(book: openpyxl.Workbook) -> None:
    for sheet in book:
        assert sheet.sheet_state == "visible"
        assert not any(one.hidden for one in sheet.column_dimensions.values())
        assert not any(one.hidden for one in sheet.row_dimensions.values())
