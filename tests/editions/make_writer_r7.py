"""Typeset writer-r7: a portrait report in prose with KPI tables, printed by LibreOffice Writer."""

import itertools
import tempfile
from pathlib import Path
from typing import Any

from docx import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from truth import Row, print_with_libreoffice, printed, read_truth, value_raw

NAME = "writer-r7"
HEADINGS = [
    "指標名",
    "単位",
    "現状値\n（R5年度）",
    "目標値\n（R7年度）",
    "実績値\n（R7年度）",
    "達成率",
    "備考",
]
WIDTHS = [47, 22, 21, 21, 21, 17, 25]
PROSE = {
    "第１章": "本市は令和６年３月にデジタル化推進計画を策定し、令和７年度までの２年間を重点期間として、７の施策に総額約3億2千万円を投じてきた。本書は、計画に掲げた23の指標について、令和７年度末における状況を取りまとめたものである。指標ごとの達成率は、実績値を目標値で除して小数第２位を四捨五入したものであり、低いほど良い指標については目標値を実績値で除している。\n取りまとめに当たっては、庁内の推進本部会議を４回、有識者会議を２回開催し、延べ38名の委員から意見を聴いた。",
    "オンライン手続の拡大": "各課の手続1,180件を点検し、添付書類の省略や手数料の電子納付を進めた。新たに156手続がオンラインで完結できるようになり、市役所に足を運ぶ回数は平均で年0.8回減った。",
    "マイナンバーカードの活用": "出張申請の受付を市内26か所で行い、休日の交付を月２回に増やした。コンビニ交付の手数料を200円引き下げたことで、利用は前年度の1.4倍となった。",
    "生成AIの活用": "全職員が利用できる環境を令和６年10月に整え、利用の手引を改めた。議事録の作成や文書の要約に用いられ、1件当たりの所要時間は約40分短くなった。",
    "地域のデジタル化に関する指標": "地域の暮らしと産業に関する16の指標の状況は、次の表のとおりである。",
}


def set_fonts(document: Any) -> None:
    for style, font in (("Normal", "IPA明朝"), ("Heading 1", "IPAゴシック"), ("Heading 2", "IPAゴシック"),
                        ("Heading 3", "IPAゴシック"), ("Title", "IPAゴシック")):  # fmt: skip
        document.styles[style].font.name = font
        properties = document.styles[style].element.get_or_add_rPr()
        fonts = properties.get_or_add_rFonts()
        for attribute in [a for a in fonts.attrib if a.endswith("Theme")]:
            del fonts.attrib[attribute]
        fonts.set(qn("w:eastAsia"), font)
    document.styles["Normal"].font.size = Pt(11)
    document.styles["Title"].font.size = Pt(16)


def fill(cell: Any, text: str, *, centred: bool) -> None:
    paragraph = cell.paragraphs[0]
    paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if centred else WD_ALIGN_PARAGRAPH.LEFT
    paragraph.paragraph_format.space_before = paragraph.paragraph_format.space_after = Pt(6)
    for number, line in enumerate(text.split("\n")):
        run = paragraph.add_run()
        if number:
            run.add_break()
        run.add_text(line)
        run.font.size = Pt(9)


def add_table(document: Any, kpis: list[Row]) -> None:
    """Add a KPI table whose heading row repeats on each page and whose rows may break across pages."""
    table = document.add_table(rows=1 + len(kpis), cols=len(HEADINGS))
    table.style, table.autofit = "Table Grid", False
    for column, width in zip(table.columns, WIDTHS, strict=True):
        column.width = Mm(width)
    rows = [HEADINGS]
    for kpi in kpis:
        figures = [
            value_raw(kpi, "baseline", 2023),
            value_raw(kpi, "target", 2025),
            value_raw(kpi, "actual", 2025),
        ]
        rows.append(
            [printed(kpi, "name"), kpi["unit_raw"], *figures, kpi["rate_raw"], kpi["note_raw"]]
        )
    for table_row, texts in zip(table.rows, rows, strict=True):
        for number, (cell, text) in enumerate(zip(table_row.cells, texts, strict=True)):
            fill(cell, text, centred=texts is HEADINGS or number in (1, 2, 3, 4, 5))
    repeat = OxmlElement("w:tblHeader")
    repeat.set(qn("w:val"), "true")
    table.rows[0]._tr.get_or_add_trPr().append(repeat)
    document.add_paragraph()


def add_prose(document: Any, about: str) -> None:
    for text in PROSE[about].split("\n"):
        document.add_paragraph(text).paragraph_format.first_line_indent = Pt(10.5)


def main() -> None:
    truth = read_truth(NAME)
    document = Document()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(18)
    document.core_properties.title = printed(truth["document"], "title")
    set_fonts(document)
    document.add_paragraph(printed(truth["document"], "title"), style="Title")
    document.add_heading("第１章　総論", level=1)
    add_prose(document, "第１章")
    chapter = section = ""
    for item, group in itertools.groupby(truth["kpi"], key=lambda kpi: kpi["item"]):
        kpis = list(group)
        first = kpis[0]
        if first["chapter_raw"] != chapter:
            heading = document.add_heading(first["chapter_raw"], level=1)
            heading.paragraph_format.page_break_before = first["chapter_raw"].startswith("第３章")
        if first["section_raw"] != section:
            document.add_heading(first["section_raw"], level=2)
        chapter, section = first["chapter_raw"], first["section_raw"]
        document.add_heading(first["item_raw"], level=3)
        add_prose(document, item)
        add_table(document, kpis)
    with tempfile.TemporaryDirectory() as folder:
        docx = Path(folder) / f"{NAME}.docx"
        document.save(docx)
        print_with_libreoffice(docx)


if __name__ == "__main__":
    main()
