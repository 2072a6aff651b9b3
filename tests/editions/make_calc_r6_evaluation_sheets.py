"""Typeset calc-r6-evaluation-sheets: a sheet for each 基本目標, 数値目標 above and KPI below, LibreOffice Calc."""

import itertools
import tempfile
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side

from truth import print_with_libreoffice, printed, read_truth

NAME = "calc-r6-evaluation-sheets"
FONT = "IPAPGothic"
WIDTHS = [46, 10, 13, 13, 13, 13, 13, 9]
LINE = Border(*[Side(style="thin", color="000000")] * 4)
COMMENTS = {
    "1": "農業次世代人材の受入れと返礼品の開拓により、KPIは３項目中２項目で目標を達成した。企業誘致は用地の造成が遅れ、１件にとどまった。次期戦略では既存事業所の支援に重点を移す。",
    "2": "転出の超過は続いているが、幅は４年続けて縮小した。お試し住宅の利用は冬季に少なく、滞在中の催しと組み合わせて利用を促す。",
    "3": "出生数は減少が続いた。満足度の調査は隔年で行うため、令和６年度の値はない。令和７年度の調査の結果を踏まえて評価する。",
}


def put(sheet, row, column, text, *, bold=False, fill=None, align="center", size=11):
    cell = sheet.cell(row, column, text)
    cell.font, cell.border = Font(name=FONT, size=size, bold=bold), LINE
    cell.alignment = Alignment(horizontal=align, vertical="center", wrap_text=True)
    cell.number_format = "@"
    if fill:
        cell.fill = PatternFill("solid", fgColor=fill)


def caption(sheet, row, text, size=12, bold=True):
    sheet.cell(row, 1, text).font = Font(name=FONT, size=size, bold=bold)
    sheet.row_dimensions[row].height = 24


def draw_table(sheet, row, head, kpis):
    for column, (upper, lower) in enumerate(
        [
            (head, None),
            ("単位", None),
            ("基準値", "R元"),
            ("実績値", "R4"),
            (None, "R5"),
            (None, "R6"),
            ("目標値", "R6"),
            ("評価", None),
        ],
        1,
    ):
        put(sheet, row, column, upper, bold=True, fill="DDEBF7")
        put(sheet, row + 1, column, lower, bold=True, fill="DDEBF7")
    for column in (1, 2, 8):
        sheet.merge_cells(start_row=row, end_row=row + 1, start_column=column, end_column=column)
    sheet.merge_cells(start_row=row, end_row=row, start_column=4, end_column=6)
    for number, kpi in enumerate(kpis, row + 2):
        sheet.row_dimensions[number].height = 27
        cells = [
            printed(kpi, "name"),
            kpi["unit_raw"],
            *(v["raw"] for v in kpi["values"]),
            kpi["status_raw"],
        ]
        for column, text in enumerate(cells, 1):
            put(
                sheet,
                number,
                column,
                text,
                align="left" if column == 1 else "center" if column in (2, 8) else "right",
            )
    return row + 2 + len(kpis)


def main():
    truth = read_truth(NAME)
    book = Workbook()
    book.remove(book.active)
    for code, group in itertools.groupby(truth["kpi"], key=lambda k: k["section_code"]):
        kpis = list(group)
        sheet = book.create_sheet(f"基本目標{code}")
        for letter, width in zip("ABCDEFGH", WIDTHS, strict=True):
            sheet.column_dimensions[letter].width = width
        caption(sheet, 1, printed(truth["document"], "title"), 10, bold=False)
        caption(sheet, 2, kpis[0]["section_raw"], 16)
        caption(sheet, 4, "数値目標")
        row = draw_table(sheet, 5, "数値目標", [k for k in kpis if k["table_raw"] == "数値目標"])
        caption(sheet, row + 1, "重要業績評価指標（ＫＰＩ）")
        row = draw_table(sheet, row + 2, "ＫＰＩ", [k for k in kpis if k["table_raw"] == "KPI"])
        caption(
            sheet,
            row,
            "【評価】　Ａ：目標を達成　　Ｂ：目標を概ね達成（８割以上）　　Ｃ：未達成　　－：評価できない",
            10,
            bold=False,
        )
        put(sheet, row + 2, 1, "総合的な評価と今後の方向", bold=True, fill="DDEBF7")
        put(sheet, row + 2, 2, COMMENTS[code], align="left")
        for column in range(3, 9):
            put(sheet, row + 2, column, None)
        sheet.merge_cells(start_row=row + 2, end_row=row + 2, start_column=2, end_column=8)
        sheet.row_dimensions[row + 2].height = 64
        sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
        sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 1
        sheet.sheet_properties.pageSetUpPr.fitToPage = True
        sheet.oddFooter.center.text = "- &P -"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{NAME}.xlsx"
        book.save(path)
        print_with_libreoffice(path)


main()
