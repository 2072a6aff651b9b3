"""Typeset writer-r6-inner-rules: prose and tables of two rows without outer border, LibreOffice Writer."""

import tempfile
from pathlib import Path

from docx import Document
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt

from layout import fill_cell, set_font, widths
from truth import print_with_libreoffice, printed, read_truth

NAME = "writer-r6-inner-rules"
CHAPTERS = {
    "1": "基本目標１　いきいきと暮らせるまち",
    "2": "基本目標２　活力を生むまち",
    "3": "基本目標３　安全で持続可能なまち",
}
PROSE = {
    "1-1": "　産後の母子への支援を手厚くするため、令和６年度から産後ケア事業の利用料を半額とし、町内の助産所２か所に加えて隣の市の病院１か所とも契約を結んだ。",
    "1-2": "　町内８会場で集団健診を行い、休日の健診を年３回から５回に増やした。40歳代の受診が伸び悩んでおり、勤務先で受けた健診の結果を届け出てもらう仕組みを検討する。",
    "1-3": "　地区の集会所で体操を行う「通いの場」の立ち上げを支えた。新たに３か所が始まったが、世話人の高齢化により１か所が休止した。",
    "2-1": "　町の認定農業者64経営体を対象に、経営改善の個別相談を行った。柑橘の価格が高く推移したこともあり、所得は目標を上回った。",
    "2-2": "　道の駅の開業10周年に合わせて催しを行い、駐車場を42台分広げた。冬の来場者を増やすことが課題である。",
    "2-3": "　空き店舗を改修した事業所用の物件を２件整えたが、契約に至ったのは１件にとどまった。問合せのあった企業への訪問を続ける。",
    "3-1": "　避難に支援を要する方512人のうち、173人の計画を作成した。福祉専門職の参加を得て、令和８年度までに全員の作成を終える。",
    "3-2": "　庁舎の照明をＬＥＤに替え、公用車４台を電気自動車に更新した。排出量の算定には電力会社の係数の公表を待つ必要がある。",
    "3-3": "　転出入、子育て、介護などの手続を電子申請の対象に加えた。窓口に来た方にも次回からの電子申請を勧めている。",
}
NOTES = {
    "1-2": "※１　令和７年５月末現在の速報値。確定値は11月に公表される。",
    "2-1": "※１　令和６年分の所得。",
    "3-2": "※１　令和７年10月に公表する予定。",
}
HEADS = ["指標名", "策定時\n（R3年度）", "目標\n（R6年度）", "実績\n（R6年度）", "達成状況"]


def inner_rules(table):
    borders = OxmlElement("w:tblBorders")
    for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
        element = OxmlElement(f"w:{side}")
        inner = side.startswith("inside")
        for key, value in (
            ("val", "single" if inner else "nil"),
            ("sz", "6"),
            ("space", "0"),
            ("color", "000000"),
        ):
            element.set(qn(f"w:{key}"), value)
        borders.append(element)
    table._tbl.tblPr.append(borders)


def main():
    truth = read_truth(NAME)
    document = Document()
    page = document.sections[0]
    page.page_width, page.page_height = Mm(210), Mm(297)
    page.left_margin = page.right_margin = Mm(24)
    set_font(document.styles["Normal"], "IPAMincho", 10.5)
    for style, size in (("Heading 1", 14), ("Heading 2", 12)):
        set_font(document.styles[style], "IPAGothic", size)
    title = document.add_paragraph().add_run(printed(truth["document"], "title"))
    title.font.size = Pt(15)
    chapter = ""
    for kpi in truth["kpi"]:
        code = kpi["section_code"]
        if code[0] != chapter:
            document.add_heading(CHAPTERS[code[0]], level=1).paragraph_format.page_break_before = (
                code[0] != "1"
            )
        chapter = code[0]
        document.add_heading(kpi["section_raw"], level=2)
        document.add_paragraph(PROSE[code])
        table = document.add_table(rows=2, cols=5)
        inner_rules(table)
        widths(table, [52, 25, 28, 33, 24])
        texts = [printed(kpi, "name"), *(v["raw"] for v in kpi["values"]), kpi["status_raw"]]
        for column, (head, text) in enumerate(zip(HEADS, texts, strict=True)):
            fill_cell(table.cell(0, column), head, 9.5, align="centre")
            fill_cell(table.cell(1, column), text, 10, align="left" if column == 0 else "centre")
        note = document.add_paragraph()
        run = note.add_run(NOTES.get(code, ""))
        run.font.size = Pt(8.5)
    with tempfile.TemporaryDirectory() as folder:
        docx = Path(folder) / f"{NAME}.docx"
        document.save(docx)
        print_with_libreoffice(docx)


main()
