"""Typeset calc-r6-list: one long KPI list of a city, as a spreadsheet printed by LibreOffice Calc."""

import itertools
import tempfile
from pathlib import Path
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.pagebreak import Break

from truth import Row, print_with_libreoffice, printed, read_truth, value_raw

NAME = "calc-r6-list"
LEGEND = "凡例　※評価：◎達成　○概ね達成（９割以上）　△一部達成（５割以上９割未満）　×未達成　－評価できないもの"
HEADINGS = [
    [
        "分野",
        "主な取組",
        "指標名",
        "単位",
        "令和６年度",
        "",
        "評価",
        "最終目標",
        "",
        "担当課",
        "予算額\n（千円）",
    ],
    ["", "", "", "", "目標", "実績", "", "年度", "目標値", "", ""],
]
WIDTHS = [16, 20, 36, 11, 11, 11, 6, 7, 13, 13, 12]
SUMMARY = [["評価", "◎", "○", "△", "×", "－", "計"], ["指標数", "19", "13", "7", "3", "4", "46"]]
LINE = Side(style="thin")
BORDER = Border(left=LINE, right=LINE, top=LINE, bottom=LINE)


def write_row(
    sheet: Any, number: int, texts: list[str], *, heading: bool = False, first: int = 1
) -> None:
    """Write one ruled row of text cells from column `first` on."""
    for column, text in enumerate(texts, start=first):
        cell = sheet.cell(number, column, text)
        cell.number_format = "@"
        cell.font = Font(name="IPAGothic", size=10.5, bold=heading)
        cell.border = BORDER
        side = (
            "center"
            if heading or column in (4, 7, 8, 10)
            else "right"
            if column in (5, 6, 9, 11)
            else "left"
        )
        vertical = "top" if column <= 2 and not heading else "center"
        cell.alignment = Alignment(horizontal=side, vertical=vertical, wrap_text=True)
        if heading:
            cell.fill = PatternFill("solid", fgColor="E2EFDA")
    sheet.row_dimensions[number].height = 41


def write_headings(sheet: Any, number: int) -> None:
    for offset, texts in enumerate(HEADINGS):
        write_row(sheet, number + offset, texts, heading=True)
        sheet.row_dimensions[number + offset].height = 24
    for column in "ABCDGJK":
        sheet.merge_cells(f"{column}{number}:{column}{number + 1}")
    sheet.merge_cells(f"E{number}:F{number}")
    sheet.merge_cells(f"H{number}:I{number}")


def list_rows(truth: Row) -> list[Row]:
    """Return the rows of the list in order, those without a KPI set in their places."""
    without = {row["before"]: row for row in truth["without_kpi"]}
    rows: list[Row] = []
    for kpi in truth["kpi"]:
        if kpi["name"] in without:
            rows.append(without[kpi["name"]])
        rows.append(kpi)
    return rows


def row_texts(row: Row) -> list[str]:
    if "values" not in row:
        return [row["section_name"], row["item"], *"－－－－－－－", *row["others_raw"]]
    final = row["values"][-1]
    figures = [value_raw(row, "target", 2024), value_raw(row, "actual", 2024), row["status_raw"]]
    return [row["section_name"], row["item"], printed(row, "name"), row["unit_raw"], *figures,
            final["year_raw"], final["raw"], *row["others_raw"]]  # fmt: skip


def merge_equal(sheet: Any, placed: list[tuple[int, Row]], column: str, field: str) -> None:
    """Merge downwards the cells of a column that say the same; one merge may cross a page break."""
    runs = itertools.groupby(placed, key=lambda pair: (pair[1]["section_name"], pair[1][field]))
    for _, run in runs:
        numbers = [number for number, _ in run]
        for number in numbers[1:]:
            sheet[f"{column}{number}"].value = None
        if len(numbers) > 1:
            sheet.merge_cells(f"{column}{numbers[0]}:{column}{numbers[-1]}")


def write_list(sheet: Any, truth: Row) -> int:
    """Write the list with its page breaks and return the number of the row after it."""
    number, page = 4, 0
    placed: list[tuple[int, Row]] = []
    stretches: list[list[tuple[int, Row]]] = [placed]
    for row in list_rows(truth):
        if row["page"] != page:
            if page:
                sheet.row_breaks.append(Break(id=number - 1))
            page = row["page"]
            if page <= 2:
                write_headings(sheet, number)
                number += 2
                placed = []
                stretches.append(placed)
        write_row(sheet, number, row_texts(row))
        placed.append((number, row))
        number += 1
    for stretch in stretches:
        merge_equal(sheet, stretch, "A", "section_name")
        merge_equal(sheet, stretch, "B", "item")
    return number


def main() -> None:
    truth = read_truth(NAME)
    book = Workbook()
    book.properties.title = printed(truth["document"], "title")
    sheet: Any = book.active
    sheet.title = "KPI一覧"
    sheet["A1"], sheet["A2"] = printed(truth["document"], "title"), LEGEND
    sheet["A1"].font, sheet["A2"].font = (
        Font(name="IPAGothic", size=15, bold=True),
        Font(name="IPAGothic", size=10.5),
    )
    for letter, width in zip("ABCDEFGHIJK", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    end = write_list(sheet, truth)
    sheet.cell(end + 1, 3, "評価の集計").font = Font(name="IPAGothic", size=10.5, bold=True)
    for offset, texts in enumerate(SUMMARY):
        write_row(sheet, end + 2 + offset, texts, heading=offset == 0, first=3)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", sheet.PAPERSIZE_A4
    sheet.page_setup.scale = 66
    sheet.oddFooter.center.text = "&P / &N"
    for margin in ("left", "right", "top", "bottom"):
        setattr(sheet.page_margins, margin, 0.5)
    with tempfile.TemporaryDirectory() as folder:
        xlsx = Path(folder) / f"{NAME}.xlsx"
        book.save(xlsx)
        print_with_libreoffice(xlsx)


if __name__ == "__main__":
    main()
