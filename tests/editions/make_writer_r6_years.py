"""Typeset writer-r6-years: years as columns under two heading rows, landscape, LibreOffice Writer."""

import itertools
import tempfile
from pathlib import Path

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.shared import Mm, Pt

from layout import fill_cell, keep_row, set_font, widths
from truth import print_with_libreoffice, printed, read_truth

NAME = "writer-r6-years"
WIDTHS = [56, 21, 19, 17, 17, 17, 17, 17, 17, 19, 14, 20]
TOP = ["指標名", "単位", "基準値\n（R3）", "R4", "", "R5", "", "R6", "", "", "", "最終目標\n（R8）"]
BELOW = ["", "", "", "目標", "実績", "目標", "実績", "目標", "実績", "達成率", "評価", ""]


def main():
    truth = read_truth(NAME)
    document = Document()
    page = document.sections[0]
    page.orientation = WD_ORIENT.LANDSCAPE
    page.page_width, page.page_height = Mm(297), Mm(210)
    page.left_margin = page.right_margin = Mm(22)
    page.top_margin = page.bottom_margin = Mm(14)
    set_font(document.styles["Normal"], "Noto Sans CJK JP", 10)
    set_font(document.styles["Heading 1"], "Noto Sans CJK JP", 13)
    title = document.add_paragraph()
    run = title.add_run(printed(truth["document"], "title"))
    run.font.size, run.font.bold = Pt(16), True
    document.add_paragraph(
        "※評価　◎：達成（100％以上）　○：概ね達成（80％以上100％未満）　▲：未達成（80％未満）　－：実績が未確定のもの"
    )
    for section, group in itertools.groupby(truth["kpi"], key=lambda k: k["section_raw"]):
        kpis = list(group)
        heading = document.add_heading(section, level=1)
        heading.paragraph_format.page_break_before = section.startswith("基本方針３")
        table = document.add_table(rows=2 + len(kpis), cols=12)
        table.style = "Table Grid"
        widths(table, WIDTHS)
        for row, texts in enumerate((TOP, BELOW)):
            for column, text in enumerate(texts):
                fill_cell(
                    table.cell(row, column), text, 9, align="centre", bold=True, shade="D9E2F3"
                )
        for top, left, bottom, right in [
            (0, 0, 1, 0),
            (0, 1, 1, 1),
            (0, 2, 1, 2),
            (0, 11, 1, 11),
            (0, 3, 0, 4),
            (0, 5, 0, 6),
            (0, 7, 0, 10),
        ]:
            merged = table.cell(top, left).merge(table.cell(bottom, right))
            for paragraph in [p for p in merged.paragraphs if not p.text]:
                paragraph._p.getparent().remove(paragraph._p)
        for number, kpi in enumerate(kpis, 2):
            raws = [v["raw"] for v in kpi["values"]]
            texts = [
                printed(kpi, "name"),
                kpi["unit_raw"],
                *raws[:7],
                kpi["rate_raw"],
                kpi["status_raw"],
                raws[7],
            ]
            for column, text in enumerate(texts):
                fill_cell(
                    table.cell(number, column),
                    text,
                    9,
                    align="left" if column == 0 else "centre" if column in (1, 10) else "right",
                )
            keep_row(table.rows[number])
        for row in table.rows[:2]:
            keep_row(row, heading=True)
    document.add_paragraph()
    document.add_paragraph(
        "（注）達成率は、実績を目標で除したもの（減少を目指す指標は目標を実績で除したもの）である。"
    )
    with tempfile.TemporaryDirectory() as folder:
        docx = Path(folder) / f"{NAME}.docx"
        document.save(docx)
        print_with_libreoffice(docx)


main()
