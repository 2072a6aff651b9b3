"""Typeset calc-r6-vertical-fields: vertical 分野 cells, double and dashed rules, LibreOffice Calc."""

import itertools
import tempfile
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from truth import print_with_libreoffice, printed, read_truth

NAME = "calc-r6-vertical-fields"
FONT = "IPAMincho"
HEADS = [
    ("分野", None),
    ("施策", None),
    ("指標名", None),
    ("単位", None),
    ("現状値\n（R元）", None),
    ("実績値", "R5年度"),
    (None, "R6年度"),
    ("目標値", "R6年度"),
    (None, "R8年度"),
    ("進捗", None),
]
WIDTHS = [5, 20, 40, 9, 11, 11, 11, 11, 11, 11]
DOUBLE, THIN, DASHED = (
    Side(style="double", color="000000"),
    Side(style="thin", color="000000"),
    Side(style="dashed", color="000000"),
)


def put(sheet, row, column, text, last, *, upper, lower, bold=False, fill=None, align="center"):
    cell = sheet.cell(row, column, text)
    cell.font = Font(name=FONT, size=11, bold=bold)
    cell.alignment = Alignment(horizontal=align, vertical="center", wrap_text=True)
    cell.number_format = "@"
    cell.border = Border(
        left=DOUBLE if column == 1 else THIN,
        right=DOUBLE if column == last else THIN,
        top=upper,
        bottom=lower,
    )
    if fill:
        cell.fill = PatternFill("solid", fgColor=fill)


def close(sheet, top, bottom, column):
    """Give a cell about to be merged the lower rule of its last row."""
    cell = sheet.cell(top, column)
    cell.border = Border(
        left=cell.border.left,
        right=cell.border.right,
        top=cell.border.top,
        bottom=sheet.cell(bottom, column).border.bottom,
    )


def main():
    truth = read_truth(NAME)
    book = Workbook()
    sheet = book.active
    for letter, width in zip("ABCDEFGHIJ", WIDTHS, strict=True):
        sheet.column_dimensions[letter].width = width
    sheet["A1"] = printed(truth["document"], "title")
    sheet["A1"].font = Font(name=FONT, size=16, bold=True)
    sheet["J2"] = truth["document"]["year_raw"]
    sheet["J2"].font, sheet["J2"].alignment = (
        Font(name=FONT, size=10),
        Alignment(horizontal="right"),
    )
    for column, (first, second) in enumerate(HEADS, 1):
        put(sheet, 3, column, first, 10, upper=DOUBLE, lower=THIN, bold=True, fill="EDEDED")
        put(sheet, 4, column, second, 10, upper=THIN, lower=DOUBLE, bold=True, fill="EDEDED")
        if second is None:
            sheet.merge_cells(start_row=3, end_row=4, start_column=column, end_column=column)
    sheet.merge_cells("F3:G3")
    sheet.merge_cells("H3:I3")
    row, kpis = 5, truth["kpi"]
    for section, fields in itertools.groupby(kpis, key=lambda k: k["section_name"]):
        start = row
        for item, group in itertools.groupby(fields, key=lambda k: k["item"]):
            begin = row
            for kpi in group:
                following = kpis[row - 4] if row - 4 < len(kpis) else None
                lower = (
                    DOUBLE
                    if following is None
                    else THIN
                    if following["section_name"] != section
                    else DASHED
                )
                upper = DOUBLE if row == 5 else THIN if row == start else DASHED
                cells = [
                    "\n".join(section) if row == start else None,
                    item if row == begin else None,
                    printed(kpi, "name"),
                    kpi["unit_raw"],
                    *(v["raw"] for v in kpi["values"]),
                    kpi["status_raw"],
                ]
                for column, text in enumerate(cells, 1):
                    put(
                        sheet,
                        row,
                        column,
                        text,
                        10,
                        upper=upper,
                        lower=lower,
                        align="left"
                        if column in (2, 3)
                        else "right"
                        if 5 <= column <= 9
                        else "center",
                    )
                sheet.row_dimensions[row].height = 30
                row += 1
            close(sheet, begin, row - 1, 2)
            if row - begin > 1:
                sheet.merge_cells(start_row=begin, end_row=row - 1, start_column=2, end_column=2)
        close(sheet, start, row - 1, 1)
        sheet.merge_cells(start_row=start, end_row=row - 1, start_column=1, end_column=1)
    sheet.cell(
        row,
        1,
        "※進捗は、実績値の推移と取組の状況を踏まえ、担当課が「順調」「やや遅れ」「遅れ」の３段階で判断したもの。",
    ).font = Font(name=FONT, size=10)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 1
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.print_options.horizontalCentered = True
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{NAME}.xlsx"
        book.save(path)
        print_with_libreoffice(path)


main()
