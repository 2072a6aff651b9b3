"""Typeset impress-r7-dx-order: slides of a prefecture's DX report with other words and orders, LibreOffice Impress."""

import tempfile
from pathlib import Path

import slides
from slides import box, new_deck, new_slide, table
from truth import print_with_libreoffice, printed, read_truth

NAME = "impress-r7-dx-order"
slides.FONT = "Noto Sans CJK JP"
CODES = {"I-1": "Ⅰ－１", "I-2": "Ⅰ－２", "II": "Ⅱ", "III-1": "Ⅲ－１", "III-2": "Ⅲ－２"}
MEASURES = {
    "projects": "事業数",
    "projects_with_kpi": "うちKPI設定事業数",
    "achieved": "達成",
    "partially_achieved": "一部達成",
}
WIDE = {"行政のDX": "行政のＤＸ", "地域のDX": "地域のＤＸ"}
DARK, PALE = "BDD7EE", "EAF3FA"


def bar(deck, page, text):
    slide = new_slide(deck)
    box(slide, text, (0, 5, 297, 12), 16, bold=True, fill=DARK)
    box(slide, f"{page}", (283, 201, 10, 6), 9, centred=True)
    return slide


def draw_overview(deck, truth):
    slide = new_slide(deck)
    box(slide, printed(truth["document"], "title"), (20, 22, 257, 26), 22, bold=True, centred=True)
    box(slide, "まつり県デジタル推進課　令和８年５月", (180, 52, 100, 8), 11)
    box(slide, "令和７年度の全体の状況", (36, 66, 120, 9), 14, bold=True)
    rows = [["区分", "行政のＤＸ", "地域のＤＸ"]]
    rows += [
        [label, *(r["raw"] for r in truth["overview"] if r["measure"] == m)]
        for m, label in MEASURES.items()
    ]
    table(slide, rows, (36, 80), [80, 66, 66], [12] * 5, size=13, heading_fill=PALE, centred=(1, 2))


def draw_fields(deck, page, truth, domain):
    slide = bar(deck, page, f"{WIDE[domain]}　分野別の実績")
    rows = [["分野", "令和７年度", "", "", "", "令和８年度", ""],
            ["", "達成率\n（Ｃ）／（Ｂ）", "達成\n（Ｃ）", "KPI設定\n事業数（Ｂ）", "事業数\n（Ａ）", "KPI設定\n事業数", "事業数"]]  # fmt: skip
    fields = [r for r in truth["field_summary"] if r["domain"] == domain]
    for now, following in zip(fields[::2], fields[1::2], strict=True):
        name = "総計" if now["is_total"] else f"{CODES[now['section_code']]}　{now['section_name']}"
        rows.append(
            [
                name,
                f"{now['achievement_rate_percent']}％",
                *(str(now[m]) for m in ("achieved", "projects_with_kpi", "projects")),
                *(str(following[m]) for m in ("projects_with_kpi", "projects")),
            ]
        )
    table(slide, rows, (16, 28), [85, 32, 28, 32, 28, 32, 28], [10, 15] + [12] * (len(rows) - 2), size=12, heading_rows=2,
          heading_fill=PALE, centred=(1, 2, 3, 4, 5, 6), merges=[(0, 0, 1, 0), (0, 1, 0, 4), (0, 5, 0, 6)])  # fmt: skip


def main():
    truth = read_truth(NAME)
    deck = new_deck("デジタル戦略")
    draw_overview(deck, truth)
    for page in range(2, 8):
        domain = "行政のDX" if page < 5 else "地域のDX"
        if page in (2, 5):
            draw_fields(deck, page, truth, domain)
            continue
        slide = bar(deck, page, f"{WIDE[domain]}　令和７年度の主な取組と令和８年度の予定")
        top, section = 22.0, ""
        for row in (r for r in truth["initiatives"] if r["page"] == page):
            if row["section_code"] != section:
                box(
                    slide,
                    f"{CODES[row['section_code']]}　{row['section_name']}",
                    (8, top, 120, 8),
                    13,
                    bold=True,
                    fill="FFF2CC",
                )
                top += 11
            section = row["section_code"]
            cells = [printed(row, field) for field in ("item", "plan", "outcome", "next_plan")]
            table(
                slide,
                [["取組名", "今年度の取組（R7）", "成果", "来年度の取組（R8）"], cells],
                (8, top),
                [50, 77, 77, 77],
                [7, 17],
                size=9.5,
                heading_fill=PALE,
            )
            top += 28
            kpis = [k for k in truth["kpi"] if (k["page"], k["item"]) == (page, row["item"])]
            if kpis:
                rows = [["指標", "目標（R7）", "実績（R7）", "達成度", "目標（R8）"]]
                rows += [
                    [
                        printed(k, "name"),
                        k["values"][0]["raw"],
                        k["values"][1]["raw"],
                        k["status_raw"],
                        k["values"][2]["raw"],
                    ]
                    for k in kpis
                ]
                table(
                    slide,
                    rows,
                    (58, top),
                    [91, 38, 38, 26, 38],
                    [7] + [9] * len(kpis),
                    size=9.5,
                    heading_fill="E2EFDA",
                    centred=(1, 2, 3, 4),
                )
                top += 7 + 9 * len(kpis) + 4
            top += 4
    with tempfile.TemporaryDirectory() as folder:
        pptx = Path(folder) / f"{NAME}.pptx"
        deck.save(pptx)
        print_with_libreoffice(pptx)


main()
