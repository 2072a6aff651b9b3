"""Typeset impress-r5-departments: counts by status and by 部局, then KPI tables under captions, LibreOffice Impress."""

import itertools
import tempfile
from pathlib import Path

import slides
from slides import box, new_deck, new_slide, table
from truth import print_with_libreoffice, printed, read_truth

NAME = "impress-r5-departments"
slides.FONT = "IPAPGothic"
MEASURES = {
    "projects": "事業数",
    "projects_with_kpi": "うちKPI設定事業数",
    "achieved": "達成",
    "mostly_achieved": "概ね達成",
    "not_achieved": "未達成",
}
FIELD_HEADS = [
    "部局",
    "事業数",
    "うちKPI設定\n事業数（A）",
    "達成（B）",
    "概ね達成",
    "未達成",
    "達成率\n（B）/（A）",
]
KPI_HEADS = [
    "No.",
    "ＫＰＩ",
    "令和４年度\n実績",
    "令和５年度\n目標",
    "令和５年度\n実績",
    "達成状況",
    "令和６年度\n目標",
]


def main():
    truth = read_truth(NAME)
    deck = new_deck("令和５年度実績について")
    slide = new_slide(deck)
    box(slide, truth["document"]["title_raw"], (20, 18, 257, 26), 22, bold=True, centred=True)
    box(slide, "全体の状況（令和５年度）", (20, 54, 150, 10), 15, bold=True)
    rows = [["", "行政のデジタル化", "地域のデジタル化", "合計"]]
    rows += [
        [label, *(r["raw"] for r in truth["overview"] if r["measure"] == m)]
        for m, label in MEASURES.items()
    ]
    table(
        slide,
        rows,
        (30, 70),
        [64, 58, 58, 58],
        [11] * 6,
        size=13,
        heading_fill="FCE4D6",
        centred=(1, 2, 3),
    )
    box(
        slide,
        "（　）内は、KPI設定事業数に対する割合（小数第２位を四捨五入）",
        (30, 140, 200, 8),
        10,
    )
    slide = new_slide(deck)
    box(slide, "部局別の状況", (20, 14, 150, 10), 15, bold=True)
    rows = [["部局", "令和５年度", "", "", "", "", ""], FIELD_HEADS[:]]
    rows[1][0] = ""
    for r in truth["field_summary"]:
        name = "合　計" if r["is_total"] else r["section_name"]
        rows.append(
            [name, *(str(r[m]) for m in MEASURES), f"{r['achievement_rate_percent']:.1f}％"]
        )
    table(slide, rows, (20, 30), [62, 28, 36, 30, 30, 30, 36], [10, 14] + [12] * 5, size=13, heading_rows=2, heading_fill="FCE4D6",
          centred=(1, 2, 3, 4, 5, 6), merges=[(0, 0, 1, 0), (0, 1, 0, 6)])  # fmt: skip
    number = 0
    for page, group in itertools.groupby(truth["kpi"], key=lambda k: k["page"]):
        slide = new_slide(deck)
        box(
            slide,
            "さくら県　部局別ＫＰＩ一覧",
            (8, 6, 281, 10),
            14,
            bold=True,
            fill="F8CBAD",
            centred=True,
        )
        top = 22.0
        for caption, part in itertools.groupby(group, key=lambda k: k["caption_raw"]):
            box(slide, caption, (14, top, 90, 8), 13, bold=True)
            rows = [KPI_HEADS]
            for kpi in part:
                number += 1
                raws = [v["raw"] for v in kpi["values"]]
                rows.append(
                    [str(number), printed(kpi, "name"), *raws[:3], kpi["status_raw"], raws[3]]
                )
            table(
                slide,
                rows,
                (14, top + 9),
                [12, 84, 36, 36, 36, 26, 36],
                [12] + [10] * (len(rows) - 1),
                size=11,
                heading_fill="FCE4D6",
                centred=(0, 2, 3, 4, 5, 6),
            )
            top += 9 + 12 + 10 * (len(rows) - 1) + 9
        box(slide, f"－ {page} －", (136, 201, 25, 6), 9, centred=True)
    with tempfile.TemporaryDirectory() as folder:
        pptx = Path(folder) / f"{NAME}.pptx"
        deck.save(pptx)
        print_with_libreoffice(pptx)


main()
