"""Typeset calc-r9-wide: 25 columns under three heading rows, scaled to one page wide, LibreOffice Calc."""

import tempfile
from pathlib import Path

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from truth import print_with_libreoffice, printed, read_truth

NAME = "calc-r9-wide"
FONT = "IPAPGothic"
WIDTHS = [5, 8, 22, 13, 14, 30, 13, 8, 9, *[9, 9, 9] * 3, 8, 10, 11, 11, 9, 7, 20]
LINE = Border(*[Side(style="hair", color="000000")] * 4)
MERGES = ["A3:A5", "B3:B5", "C3:C5", "D3:E3", "D4:D5", "E4:E5", "F3:F5", "G3:G5", "H3:I3", "H4:H5", "I4:I5", "J3:R3",
          "J4:L4", "M4:O4", "P4:R4", "S3:T3", "S4:S5", "T4:T5", "U3:W3", "U4:U5", "V4:V5", "W4:W5", "X3:X5", "Y3:Y5"]  # fmt: skip
HEADS = {"A3": "No.", "B3": "分野", "C3": "事業名", "D3": "所管", "D4": "担当部", "E4": "担当課", "F3": "指標名", "G3": "単位", "H3": "基準値",
         "H4": "年度", "I4": "値", "J3": "計画期間中の推移", "J4": "令和７年度", "M4": "令和８年度", "P4": "令和９年度",
         "S3": "最終目標", "S4": "年度", "T4": "値", "U3": "令和９年度事業費（千円）", "U4": "予算額", "V4": "決算額", "W4": "執行率\n（％）",
         "X3": "評価", "Y3": "備考"}  # fmt: skip
HEADS |= {
    f"{letter}5": text
    for letters in ("JKL", "MNO", "PQR")
    for letter, text in zip(letters, ["目標", "実績", "達成率\n（％）"], strict=False)
}


def main():
    truth = read_truth(NAME)
    book = Workbook()
    sheet = book.active
    for number, width in enumerate(WIDTHS, 1):
        sheet.column_dimensions[get_column_letter(number)].width = width
    sheet["A1"] = printed(truth["document"], "title")
    sheet["A1"].font = Font(name=FONT, size=18)
    for row in (3, 4, 5):
        for column in range(1, 26):
            cell = sheet.cell(row, column)
            cell.border, cell.fill = LINE, PatternFill("solid", fgColor="D0CECE")
            cell.font = Font(name=FONT, size=11)
            cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    for place, text in HEADS.items():
        sheet[place] = text
    for place in MERGES:
        sheet.merge_cells(place)
    sheet.row_dimensions[5].height = 30
    runs, row = {}, 6
    for number, kpi in enumerate(truth["kpi"], 1):
        raws = [v["raw"] for v in kpi["values"]]
        years = [v["year_raw"] for v in (kpi["values"][0], kpi["values"][7])]
        rates, others = kpi["rates_raw"].split("/"), kpi["others_raw"].split("/")
        texts = [
            str(number),
            kpi["section_name"],
            kpi["item"],
            *others[:2],
            printed(kpi, "name"),
            kpi["unit_raw"],
            years[0],
            raws[0],
        ]
        for place in range(3):
            texts += [raws[1 + 2 * place], raws[2 + 2 * place], rates[place]]
        texts += [years[1], raws[7], *others[2:5], kpi["status_raw"], others[5]]
        for column, text in enumerate(texts, 1):
            cell = sheet.cell(row, column, text or None)
            cell.border, cell.font = LINE, Font(name=FONT, size=11)
            cell.number_format = "@"
            side = (
                "left"
                if column in (3, 4, 5, 6, 25)
                else "center"
                if column in (1, 2, 7, 8, 19, 24)
                else "right"
            )
            cell.alignment = Alignment(horizontal=side, vertical="center", wrap_text=True)
        for column, key in ((2, kpi["section_name"]), (3, kpi["item"])):
            runs.setdefault((column, key), []).append(row)
        sheet.row_dimensions[row].height = 28
        row += 1
    for (column, _), rows in runs.items():
        for below in rows[1:]:
            sheet.cell(below, column).value = None
        if len(rows) > 1:
            sheet.merge_cells(
                start_row=rows[0], end_row=rows[-1], start_column=column, end_column=column
            )
    for text in ("【評価の区分】Ｓ：目標を上回って達成　Ａ：目標を達成　Ｂ：目標を概ね達成　Ｃ：目標を未達成　－：評価しない",
                 "達成率は小数第２位を四捨五入。予算額は最終予算。"):  # fmt: skip
        row += 1
        sheet.cell(row, 1, text).font = Font(name=FONT, size=12)
    sheet.page_setup.orientation, sheet.page_setup.paperSize = "landscape", 9
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr.fitToPage = True
    sheet.page_margins.left = sheet.page_margins.right = 0.3
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / f"{NAME}.xlsx"
        book.save(path)
        print_with_libreoffice(path)


main()
