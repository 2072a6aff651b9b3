"""Typeset reportlab-r5-agency: 主要な経年データ boxes of an agency's yearly report, ReportLab."""

import itertools

from reportlab.lib import colors
from reportlab.lib.enums import TA_CENTER, TA_RIGHT
from reportlab.lib.pagesizes import A4, landscape
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import mm
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.platypus import PageBreak, Paragraph, SimpleDocTemplate, Spacer, Table, TableStyle

from truth import HERE, printed, read_truth

NAME = "reportlab-r5-agency"
HEADS = [
    "指標",
    "達成目標",
    "基準値<br/>（前中長期目標期間<br/>最終年度値等）",
    "R3年度",
    "R4年度",
    "R5年度",
    "R6年度",
    "R7年度",
]
INPUT = {
    "I-1": [
        ["予算額（千円）", "512,340", "498,120", "505,600"],
        ["決算額（千円）", "508,771", "490,035", "501,248"],
        ["従事人員数（人）", "64", "62", "63"],
    ],
    "I-2": [
        ["予算額（千円）", "83,200", "85,900", "88,450"],
        ["決算額（千円）", "80,114", "84,020", "87,993"],
        ["従事人員数（人）", "9", "9", "11"],
    ],
}
SELF = {"I-1": "Ｂ", "I-2": "Ａ", "II-1": "Ｂ", "II-2": "Ｂ", "III-1": "Ａ"}
PROSE = {
    "I-1": "　論文の発表数は88件となり、目標を１割上回った。技術相談は、能登半島地震の後に自治体からの相談が増え、1,693件に達した。",
    "I-2": "　出前講座は沿岸部の小中学校を中心に52校で行い、中長期目標を２年早く達成した。",
    "II-1": "　電気料金の上昇により一般管理費の削減率は2.1％にとどまった。契約監視委員会の点検により随意契約は前年度から１件減った。",
    "II-2": "　女性の管理職は前年度から１人増えた。休暇の取得日数は９月に確定する。",
    "III-1": "　民間企業12社と新たに共同研究を始め、収入は目標を上回った。",
}


def main():
    truth = read_truth(NAME)
    pdfmetrics.registerFont(TTFont("Gothic", "/usr/share/fonts/opentype/ipafont-gothic/ipag.ttf"))
    plain = ParagraphStyle("plain", fontName="Gothic", fontSize=9, leading=12.5, wordWrap="CJK")
    centre = ParagraphStyle("centre", plain, alignment=TA_CENTER)
    right = ParagraphStyle("right", plain, alignment=TA_RIGHT)
    title = ParagraphStyle("title", plain, fontSize=14, leading=20, spaceAfter=6)
    heading = ParagraphStyle("heading", plain, fontSize=12, leading=16, spaceBefore=6, spaceAfter=3)
    rules = [
        ("GRID", (0, 0), (-1, -1), 0.5, colors.black),
        ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
        ("TOPPADDING", (0, 0), (-1, -1), 3),
        ("BOTTOMPADDING", (0, 0), (-1, -1), 4),
    ]
    story = [
        Paragraph(printed(truth["document"], "title"), title),
        Paragraph("（中長期目標期間：令和３年度～令和７年度）", plain),
        Spacer(1, 4),
    ]
    page = 1
    for section, group in itertools.groupby(truth["kpi"], key=lambda k: k["section_raw"]):
        kpis = list(group)
        code = kpis[0]["section_code"]
        if kpis[0]["page"] != page:
            story.append(PageBreak())
        page = kpis[0]["page"]
        story += [
            Paragraph(section, heading),
            Paragraph("主要な経年データ", plain),
            Paragraph("主要なアウトプット（アウトカム）情報", plain),
            Spacer(1, 2),
        ]
        rows = [[Paragraph(h, centre) for h in HEADS]]
        rows += [
            [
                Paragraph(printed(kpi, "name"), plain),
                *(Paragraph(v["raw"], centre) for v in kpi["values"]),
                "",
                "",
            ]
            for kpi in kpis
        ]
        story.append(
            Table(
                rows,
                colWidths=[w * mm for w in (62, 32, 38, 28, 28, 28, 24, 24)],
                style=TableStyle(
                    [*rules, ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#E8E8E8"))]
                ),
            )
        )
        if code in INPUT:
            story += [
                Spacer(1, 5),
                Paragraph("主要なインプット情報（財務情報及び人員に関する情報）", plain),
                Spacer(1, 2),
            ]
            rows = [
                [
                    Paragraph(h, centre)
                    for h in ("", "R3年度", "R4年度", "R5年度", "R6年度", "R7年度")
                ]
            ]
            rows += [
                [Paragraph(r[0], plain), *(Paragraph(c, right) for c in r[1:]), "", ""]
                for r in INPUT[code]
            ]
            story.append(
                Table(
                    rows,
                    colWidths=[w * mm for w in (62, 28, 28, 28, 24, 24)],
                    hAlign="LEFT",
                    style=TableStyle(
                        [*rules, ("BACKGROUND", (0, 0), (-1, 0), colors.HexColor("#E8E8E8"))]
                    ),
                )
            )
        story += [Spacer(1, 5)]
        box = [
            [
                Paragraph("業務実績及び自己評価", centre),
                Paragraph("自己評価：" + SELF[code], centre),
            ],
            [Paragraph(PROSE[code], plain), ""],
        ]
        story.append(
            Table(
                box,
                colWidths=[204 * mm, 60 * mm],
                style=TableStyle([*rules, ("SPAN", (0, 1), (1, 1))]),
            )
        )
        story.append(Spacer(1, 10))

    def number(canvas, document):
        canvas.setFont("Gothic", 9)
        canvas.drawCentredString(landscape(A4)[0] / 2, 22, str(document.page + 11))

    document = SimpleDocTemplate(
        str(HERE / f"{NAME}.pdf"),
        pagesize=landscape(A4),
        leftMargin=16 * mm,
        rightMargin=16 * mm,
        topMargin=12 * mm,
        bottomMargin=14 * mm,
        invariant=True,
        title="業務実績等報告書",
    )
    document.build(story, onFirstPage=number, onLaterPages=number)


main()
