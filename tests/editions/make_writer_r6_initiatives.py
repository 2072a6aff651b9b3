"""Typeset writer-r6-initiatives: 取組 and KPI in one portrait table, LibreOffice Writer."""

import itertools
import tempfile
from pathlib import Path

from docx import Document
from docx.shared import Mm, Pt

from layout import fill_cell, keep_row, set_font, widths
from truth import print_with_libreoffice, printed, read_truth

NAME = "writer-r6-initiatives"
CHAPTERS = {"I": "Ⅰ　行政サービスの向上", "II": "Ⅱ　役場の働き方改革"}
SECTIONS = {
    "I-1": "１　窓口の改革",
    "I-2": "２　情報発信の充実",
    "II-1": "１　業務の効率化",
    "II-2": "２　人材の育成",
}
HEADS = [
    "取組項目",
    "R6年度の取組内容",
    "取組実績",
    "KPI",
    "目標\n（R6）",
    "実績\n（R6）",
    "今後の予定",
]
WIDTHS = [22, 36, 34, 25, 19, 19, 31]


def section_table(document, rows, kpis):
    count = 1 + sum(max(1, len([k for k in kpis if k["item"] == r["item"]])) for r in rows)
    table = document.add_table(rows=count, cols=7)
    table.style = "Table Grid"
    widths(table, WIDTHS)
    for column, head in enumerate(HEADS):
        fill_cell(table.cell(0, column), head, 8.5, align="centre", shade="FBE4D5")
    keep_row(table.rows[0], heading=True)
    number = 1
    for row in rows:
        own = [k for k in kpis if k["item"] == row["item"]]
        for offset, kpi in enumerate(own or [None]):
            texts = (
                [printed(kpi, "name"), *(v["raw"] for v in kpi["values"])]
                if kpi
                else ["－", "－", "－"]
            )
            for column, text in zip((3, 4, 5), texts, strict=True):
                fill_cell(
                    table.cell(number + offset, column),
                    text,
                    8.5,
                    align="left" if column == 3 and kpi else "centre",
                )
            keep_row(table.rows[number + offset])
        last = number + max(1, len(own)) - 1
        for column, text in (
            (0, printed(row, "item")),
            (1, printed(row, "plan")),
            (2, printed(row, "outcome")),
            (6, printed(row, "next_plan")),
        ):
            cell = table.cell(number, column)
            if last > number:
                cell = cell.merge(table.cell(last, column))
                for paragraph in cell.paragraphs[1:]:
                    paragraph._p.getparent().remove(paragraph._p)
            fill_cell(cell, text, 8.5)
        number = last + 1
    document.add_paragraph()


def main():
    truth = read_truth(NAME)
    document = Document()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(12)
    set_font(document.styles["Normal"], "IPAPMincho", 10.5)
    for style, size in (("Heading 1", 14), ("Heading 2", 12)):
        set_font(document.styles[style], "IPAPGothic", size)
    title = document.add_paragraph().add_run(printed(truth["document"], "title"))
    title.font.size, title.font.name = Pt(15), "IPAPGothic"
    document.add_paragraph("令和７年５月　かもめ町企画課")
    document.add_paragraph(
        "　町は、令和５年３月に策定したＤＸ推進計画（計画期間：令和５～９年度）に基づき、９の取組を進めている。この報告書は、令和６年度の取組の内容と実績、数値で定めた11の指標の状況を取りまとめたものである。"
    )
    chapter = ""
    for code, group in itertools.groupby(truth["initiatives"], key=lambda r: r["section_code"]):
        rows = list(group)
        roman = code.split("-")[0]
        if roman != chapter:
            document.add_heading(CHAPTERS[roman], level=1).paragraph_format.page_break_before = (
                roman == "II"
            )
        chapter = roman
        document.add_heading(SECTIONS[code], level=2)
        section_table(document, rows, [k for k in truth["kpi"] if k["section_code"] == code])
    with tempfile.TemporaryDirectory() as folder:
        docx = Path(folder) / f"{NAME}.docx"
        document.save(docx)
        print_with_libreoffice(docx)


main()
