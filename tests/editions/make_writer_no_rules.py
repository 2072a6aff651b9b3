"""Typeset writer-no-rules: tabs and a table without rulings, printed by LibreOffice Writer."""

import tempfile
from html import escape
from pathlib import Path

from truth import Row, print_with_libreoffice, printed, read_truth, value_raw

NAME = "writer-no-rules"
PROSE = [
    "本町は、令和４年12月に「みどり町ＤＸ推進方針」を定め、行政と地域の両面からデジタル化を進めてきた。方針の期間は令和７年度までの３年間で、事業費の総額は約2億3,000万円である。",
    "令和７年度は、町役場の手続のうち184件をオンラインで受け付けられるようにした。窓口に来る人は１日平均で42人減り、職員は訪問や相談に時間を割けるようになった。一方で、高齢の方からは「画面の言葉が難しい」との声が延べ57件寄せられた。",
    "地域では、三つの集落で見守りセンサーを設置し、遠隔授業を全ての小中学校で始めた。デジタル住民票の登録は目標の１万人に届かなかったが、町外からの寄附は前年度の1.6倍に増えた。",
    "取組の結果は次のページのとおりである。目標値と実績値は、いずれも年度末の値による。",
]
TABS = ["指標名", "目標値（R7年度）", "実績値（R7年度）", "達成状況", "目標値（R8年度）"]
COLUMNS = ["指標名", "基準値\n（R4年度）", "目標値\n（R7年度）", "実績値\n（R7年度）", "評価"]
BARS = [("R3", 12), ("R4", 21), ("R5", 34), ("R6", 47), ("R7", 58)]
MEMBERS = [["氏名", "所属", "備考"], ["青木　一郎", "みどり町商工会", "座長"], ["佐々木　花", "町立みどり小学校", ""],
           ["高橋　次郎", "情報通信会社", "任期２年"], ["渡部　さくら", "町民公募", "令和６年10月から"]]  # fmt: skip
MEETINGS = [["開催日", "会議", "主な内容"], ["令和７年５月20日", "第１回", "前年度の結果について"],
            ["令和７年11月14日", "第２回", "指標の見直しについて"], ["令和８年２月６日", "第３回", "次期方針の素案について"]]  # fmt: skip
STYLES = """
<office:font-face-decls><style:font-face style:name="G" svg:font-family="IPAPGothic"/>
<style:font-face style:name="M" svg:font-family="IPAPMincho"/></office:font-face-decls>
<office:styles><style:default-style style:family="paragraph"><style:text-properties style:font-name="M" style:font-name-asian="M"
 fo:font-size="10.5pt" style:font-size-asian="10.5pt" fo:language="en" style:language-asian="ja" style:country-asian="JP"/></style:default-style>
<style:style style:name="Standard" style:family="paragraph"/></office:styles>
<office:automatic-styles>
<style:page-layout style:name="A4"><style:page-layout-properties fo:page-width="210mm" fo:page-height="297mm" fo:margin="20mm"/></style:page-layout>
<style:style style:name="Title" style:family="paragraph"><style:paragraph-properties fo:text-align="center" fo:margin-bottom="8mm"/>
<style:text-properties style:font-name="G" style:font-name-asian="G" fo:font-size="16pt" style:font-size-asian="16pt"/></style:style>
<style:style style:name="Head" style:family="paragraph"><style:paragraph-properties fo:margin-top="4mm" fo:margin-bottom="4mm"/>
<style:text-properties style:font-name="G" style:font-name-asian="G" fo:font-size="13pt" style:font-size-asian="13pt"/></style:style>
<style:style style:name="NewPage" style:family="paragraph" style:parent-style-name="Standard"><style:paragraph-properties fo:break-before="page" fo:margin-bottom="4mm"/>
<style:text-properties style:font-name="G" style:font-name-asian="G" fo:font-size="13pt" style:font-size-asian="13pt"/></style:style>
<style:style style:name="Prose" style:family="paragraph"><style:paragraph-properties fo:text-indent="3.7mm" fo:margin-bottom="3mm" fo:line-height="160%"/></style:style>
<style:style style:name="List" style:family="paragraph"><style:paragraph-properties fo:margin-bottom="3.5mm"><style:tab-stops>
<style:tab-stop style:position="58mm"/><style:tab-stop style:position="90mm"/><style:tab-stop style:position="122mm"/><style:tab-stop style:position="142mm"/>
</style:tab-stops></style:paragraph-properties></style:style>
<style:style style:name="Left" style:family="paragraph"/>
<style:style style:name="Centre" style:family="paragraph"><style:paragraph-properties fo:text-align="center"/></style:style>
<style:style style:name="Plain" style:family="table-cell"><style:table-cell-properties fo:padding="1.6mm" fo:border="none" style:vertical-align="middle"/></style:style>
<style:style style:name="Ruled" style:family="table-cell"><style:table-cell-properties fo:padding="1mm" fo:border="0.5pt solid #000000"/></style:style>
<style:style style:name="Wide" style:family="table-column"><style:table-column-properties style:column-width="58mm"/></style:style>
<style:style style:name="Narrow" style:family="table-column"><style:table-column-properties style:column-width="28mm"/></style:style>
<style:style style:name="Third" style:family="table-column"><style:table-column-properties style:column-width="55mm"/></style:style>
<style:style style:name="Bar" style:family="graphic"><style:graphic-properties draw:fill="solid" draw:fill-color="#5b9bd5" draw:stroke="none" style:wrap="run-through" style:run-through="foreground" style:vertical-pos="from-top" style:vertical-rel="paragraph" style:horizontal-pos="from-left" style:horizontal-rel="paragraph"/></style:style>
<style:style style:name="Axis" style:family="graphic"><style:graphic-properties draw:stroke="solid" svg:stroke-width="0.2mm" svg:stroke-color="#000000" style:wrap="run-through" style:run-through="foreground" style:vertical-pos="from-top" style:vertical-rel="paragraph" style:horizontal-pos="from-left" style:horizontal-rel="paragraph"/></style:style>
<style:style style:name="Label" style:family="graphic"><style:graphic-properties draw:fill="none" draw:stroke="none" fo:padding="0mm" style:wrap="run-through" style:run-through="foreground" style:vertical-pos="from-top" style:vertical-rel="paragraph" style:horizontal-pos="from-left" style:horizontal-rel="paragraph"/></style:style>
</office:automatic-styles>
<office:master-styles><style:master-page style:name="Standard" style:page-layout-name="A4"/></office:master-styles>
"""
SPACES = " ".join(
    f'xmlns:{short}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"'
    for short, name in (("office", "office"), ("style", "style"), ("text", "text"), ("table", "table"), ("draw", "drawing"),
                        ("fo", "xsl-fo-compatible"), ("svg", "svg-compatible"), ("meta", "meta"))
)  # fmt: skip


def paragraph(text: str, style: str) -> str:
    lines = escape(text).replace("\n", "<text:line-break/>").replace("\t", "<text:tab/>")
    return f'<text:p text:style-name="{style}">{lines}</text:p>'


def table(rows: list[list[str]], cell_style: str, column_styles: list[str]) -> str:
    columns = "".join(
        f'<table:table-column table:style-name="{style}"/>' for style in column_styles
    )
    body = ""
    for row in rows:
        cells = [
            f'<table:table-cell table:style-name="{cell_style}" office:value-type="string">'
            f"{paragraph(text, 'Centre' if number else 'Left')}</table:table-cell>"
            for number, text in enumerate(row)
        ]
        body += f"<table:table-row>{''.join(cells)}</table:table-row>"
    return f"<table:table>{columns}{body}</table:table>"


def place(x: float, y: float, width: float, height: float) -> str:
    return f'text:anchor-type="paragraph" svg:x="{x}mm" svg:y="{y}mm" svg:width="{width}mm" svg:height="{height}mm"'


def label(text: str, x: float, y: float) -> str:
    return f'<draw:custom-shape draw:style-name="Label" {place(x, y, 20, 5)}>{paragraph(text, "Centre")}<draw:enhanced-geometry draw:type="rectangle" svg:viewBox="0 0 21600 21600" draw:enhanced-path="M 0 0 L 21600 0 21600 21600 0 21600 0 0 Z N"/></draw:custom-shape>'


def axis(x1: float, y1: float, x2: float, y2: float) -> str:
    return (
        '<draw:line draw:style-name="Axis" text:anchor-type="paragraph" '
        f'svg:x1="{x1}mm" svg:y1="{y1}mm" svg:x2="{x2}mm" svg:y2="{y2}mm"/>'
    )


def bar_chart() -> str:
    """Return a bar chart of drawn shapes: bars, two axes, grid lines, year and value labels."""
    shapes = [
        f'<draw:rect draw:style-name="Bar" {place(22 + 28 * n, 65 - share, 14, share)}/>'
        for n, (_, share) in enumerate(BARS)
    ]
    shapes += [axis(15, y, 158, y) for y in (5, 25, 45, 65)]
    shapes.append(axis(15, 5, 15, 65))
    for number, (year, share) in enumerate(BARS):
        shapes += [
            label(year, 19 + 28 * number, 67),
            label(f"{share}%", 19 + 28 * number, 59 - share),
        ]
    return (
        f'<text:p text:style-name="Standard">{"".join(shapes)}</text:p>'
        + '<text:p text:style-name="Standard"/>' * 20
    )


def body(truth: Row) -> str:
    tab_lines = ["\t".join(TABS)]
    plain_rows = [COLUMNS]
    for kpi in truth["kpi"]:
        baseline, target, actual, following = (
            value_raw(kpi, role, year)
            for role, year in (
                ("baseline", 2022),
                ("target", 2025),
                ("actual", 2025),
                ("target", 2026),
            )
        )
        if kpi["page"] == 2:
            tab_lines.append(
                "\t".join([printed(kpi, "name"), target, actual, kpi["status_raw"], following])
            )
        else:
            plain_rows.append([printed(kpi, "name"), baseline, target, actual, kpi["status_raw"]])
    parts = [paragraph(printed(truth["document"], "title"), "Title"), paragraph("はじめに", "Head")]
    parts += [paragraph(text, "Prose") for text in PROSE]
    parts += [
        paragraph("Ⅰ　行政のデジタル化", "NewPage"),
        *(paragraph(line, "List") for line in tab_lines),
    ]
    parts += [
        paragraph("Ⅱ　地域のデジタル化", "NewPage"),
        table(plain_rows, "Plain", ["Wide"] + ["Narrow"] * 4),
    ]
    parts += [paragraph("参考１　電子申請の利用率の推移", "NewPage"), bar_chart()]
    parts += [paragraph("参考２　推進会議の名簿", "Head"), table(MEMBERS, "Ruled", ["Third"] * 3)]
    parts += [paragraph("参考３　会議の経過", "Head"), table(MEETINGS, "Ruled", ["Third"] * 3)]
    return "".join(parts)


def main() -> None:
    truth = read_truth(NAME)
    document = (
        f'<?xml version="1.0" encoding="UTF-8"?><office:document {SPACES} office:version="1.3" '
        f'office:mimetype="application/vnd.oasis.opendocument.text">{STYLES}'
        f"<office:body><office:text>{body(truth)}</office:text></office:body></office:document>"
    )
    with tempfile.TemporaryDirectory() as folder:
        fodt = Path(folder) / f"{NAME}.fodt"
        fodt.write_text(document, encoding="utf-8")
        print_with_libreoffice(fodt)


if __name__ == "__main__":
    main()
