"""Typeset calc-r6-pairs: 目標値 and 実績値 in two rows an indicator, LibreOffice Calc."""

import itertools
import tempfile
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.worksheet.pagebreak import Break

from truth import print_with_libreoffice, printed, read_truth, value_raw

NAME = "calc-r6-pairs"
FONT = "Noto Serif CJK JP"
HEADS = ["指標", "単位", "基準値\n(R2)", "区分", "R4", "R5", "R6", "R7", "R8"]
WIDTHS = [44, 12, 12, 11, 13, 13, 13, 13, 13]
YEARS = [2022, 2023, 2024, 2025, 2026]
LINE = Border(*[Side(style="thin", color="555555")] * 4)


def put(sheet, row, column, text, *, bold=False, fill=None, align="center"):
    cell = sheet.cell(row, column, text)
    cell.font, cell.border = Font(name=FONT, size=11, bold=bold), LINE
    cell.alignment = Alignment(horizontal=align, vertical="center", wrap_text=True)
    cell.number_format = "@"
    if fill:
        cell.fill = PatternFill("solid", fgColor=fill)


def main():
    truth = read_truth(NAME)
    book = Workbook()
    sheet = book.active
    sheet.title = "成果指標"
    for letter, width in zip("ABCDEFGHI", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet["A1"] = printed(truth["document"], "title")
    sheet["A1"].font = Font(name=FONT, size=15, bold=True)
    sheet["I2"] = "企画政策課"
    sheet["I2"].font = Font(name=FONT, size=10)
    sheet["I2"].alignment = Alignment(horizontal="right")
    row = 3
    for column, head in enumerate(HEADS, 1):
        put(sheet, row, column, head, bold=True, fill="C6E0B4")
    sheet.row_dimensions[row].height = 34
    for section, group in itertools.groupby(truth["kpi"], key=lambda k: k["section_raw"]):
        if section.startswith("施策２－２"):
            sheet.row_breaks.append(Break(id=row))
        row += 1
        for column in range(1, 10):
            put(
                sheet,
                row,
                column,
                section if column == 1 else None,
                bold=True,
                fill="FFE699",
                align="left",
            )
        sheet.merge_cells(start_row=row, end_row=row, start_column=1, end_column=9)
        sheet.row_dimensions[row].height = 22
        for kpi in group:
            for role, label, offset in (("target", "目標値", 1), ("actual", "実績値", 2)):
                figures = [value_raw(kpi, role, year) or None for year in YEARS]
                first = (
                    [printed(kpi, "name"), kpi["unit_raw"], value_raw(kpi, "baseline", 2020)]
                    if offset == 1
                    else [None] * 3
                )
                for column, text in enumerate([*first, label, *figures], 1):
                    put(
                        sheet,
                        row + offset,
                        column,
                        text,
                        align="left" if column == 1 else "center" if column in (2, 4) else "right",
                    )
                sheet.row_dimensions[row + offset].height = 21
            for column in (1, 2, 3):
                sheet.merge_cells(
                    start_row=row + 1, end_row=row + 2, start_column=column, end_column=column
                )
            row += 2
    row += 1
    sheet.cell(
        row,
        1,
        "※集計中・未公表は、令和７年６月末時点で実績値が確定していないもの。空欄は目標値を設定していない年度又は実績値のない年度。",
    ).font = Font(name=FONT, size=10)
    sheet.print_title_rows = "3:3"
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.oddFooter.center.text = "&P / &N"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{NAME}.xlsx"
        book.save(path)
        print_with_libreoffice(path)


main()
