"""Typeset impress-r5: last year's report of 福島県, as slides printed by LibreOffice Impress."""

import tempfile
from pathlib import Path
from typing import Any

from slides import box, new_deck, new_slide, table
from truth import Row, print_with_libreoffice, printed, read_truth, value_raw

NAME = "impress-r5"
TITLE_BARS = {
    3: "【行政のデジタル変革（ＤＸ）】令和５年度 主な取組の進捗状況 及び 令和６年度 実施予定",
    4: "【行政のデジタル変革（ＤＸ）】令和５年度 主な取組の進捗状況 及び 令和６年度 実施予定",
    5: "【市町村支援・連携】令和５年度 主な取組の進捗状況 及び 令和６年度 実施予定",
    7: "【地域のデジタル変革（ＤＸ）等】令和５年度 主な取組状況 及び 令和６年度 実施予定",
}
CODES = {
    "I-1": "Ⅰ-１", "I-2": "Ⅰ-２", "I-3": "Ⅰ-３", "I-4": "Ⅰ-4", "II": "Ⅱ", "II-1": "Ⅱ-１",
    "II-2": "Ⅱ-２", "III-1": "Ⅲ-１", "III-2": "Ⅲ-２", "III-3": "Ⅲ-３", "III-4": "Ⅲ-４",
    "III-5": "Ⅲ-５", "III-6": "Ⅲ-６", "III-7": "Ⅲ-７", "IV": "Ⅳ", "V": "Ⅴ",
}  # fmt: skip
KPI_HEADINGS = [
    "指標名", "基準値\n（R３年度）", "目標値\n（R５年度）", "指標の\n達成状況",
    "実績値\n（R５年度）", "目標値\n（R６年度）",
]  # fmt: skip


def title_bar(slide: Any, text: str) -> None:
    box(slide, text, (6, 6, 285, 11), 15, bold=True, fill="BDD7EE")


def draw_overview(deck: Any, truth: Row) -> None:
    slide = new_slide(deck)
    box(slide, "資料３", (255, 7, 30, 9), 12, centred=True, outlined=True)
    box(slide, truth["document"]["title_raw"], (20, 22, 257, 22), 20, bold=True, centred=True)
    box(slide, "令和５年度に実施したDX関連事業の取組実績・成果及び\n令和６年度に実施予定のDX関連事業について",
        (20, 48, 257, 16), 13, bold=True, fill="DDEBF7")  # fmt: skip
    rows = [
        ["", "行政のDX", "", "地域のDX", ""],
        ["", "令和５年度", "令和６年度", "令和５年度", "令和６年度"],
    ]
    labels = {"projects": "事業数", "projects_with_kpi": "うちKPI設定\n事業数", "achieved": "達成",
              "partially_achieved": "一部達成"}  # fmt: skip
    for measure, label in labels.items():
        rows.append([label, *(r["raw"] for r in truth["overview"] if r["measure"] == measure)])
    merges = [(0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 0, 4)]
    table(slide, rows, (30, 72), [45, 48, 48, 48, 48], [10, 10, 12, 14, 12, 12], size=12,
          heading_rows=2, heading_fill="DDEBF7", centred=(1, 2, 3, 4), merges=merges)  # fmt: skip
    box(slide, "※一部達成には、概ね達成、未達成及び集計中を含む。", (30, 145, 150, 8), 10)


def draw_fields(deck: Any, truth: Row, domain: str, heading: str) -> None:
    slide = new_slide(deck)
    title_bar(slide, heading)
    rows = [
        ["項番", "分野", "令和５年度", "", "", "", "令和６年度", ""],
        [
            "",
            "",
            "事業数",
            "うちKPI設定\n事業数（A）",
            "達成\n（B）",
            "達成率\n(B)/(A)",
            "事業数",
            "うちKPI設定\n事業数",
        ],
    ]
    fields = [r for r in truth["field_summary"] if r["domain"] == domain]
    for this_year, next_year in zip(fields[::2], fields[1::2], strict=True):
        counts = [f"{this_year[m]}事業" for m in ("projects", "projects_with_kpi")]
        counts += (
            [f"{this_year['achieved']}事業", f"{this_year['achievement_rate_percent']}%"]
            if "achieved" in this_year
            else ["－", "－"]
        )
        counts += [f"{next_year[m]}事業" for m in ("projects", "projects_with_kpi")]
        code = CODES.get(this_year.get("section_code", ""), "合　計")
        rows.append([code, "" if this_year["is_total"] else this_year["section_name"], *counts])
    last = len(rows) - 1
    merges = [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 5), (0, 6, 0, 7), (last, 0, last, 1)]
    table(slide, rows, (12, 26), [20, 82, 28, 32, 28, 28, 28, 28], [10, 13] + [11] * (last - 1), size=11.5,
          heading_rows=2, heading_fill="DDEBF7", centred=(0, 2, 3, 4, 5, 6, 7), merges=merges)  # fmt: skip


def draw_initiative(slide: Any, row: Row, kpis: list[Row], top: float) -> float:
    """Draw one 取組 with its KPI block and return where the next one may begin."""
    heading = f"{CODES[row['section_code']]} {printed(row, 'section') or row['section_name']}"
    if "value_statement" in row:
        box(
            slide,
            "新しい価値",
            (8, top, 24, 6),
            9,
            bold=True,
            centred=True,
            outlined=True,
            fill="F8CBAD",
        )
        box(slide, row["value_statement"], (34, top, 200, 6), 9)
        top += 7
    elif row["is_new_value"]:
        box(
            slide,
            "新しい価値",
            (195, top, 24, 6),
            9,
            bold=True,
            centred=True,
            outlined=True,
            fill="F8CBAD",
        )
    box(slide, heading, (8, top, 180, 7), 12, bold=True, fill="E2EFDA")
    cells = [printed(row, field) for field in ("item", "plan", "outcome", "next_plan")]
    rows = [["項目", "R5取組内容", "R5成果・効果", "R6取組内容"], cells]
    table(slide, rows, (8, top + 9), [55, 76, 76, 74], [6, 22], size=9)
    top += 41
    if kpis:
        body = [
            [printed(k, "name"), value_raw(k, "baseline", 2021), value_raw(k, "target", 2023), k["status_raw"],
             value_raw(k, "actual", 2023), value_raw(k, "target", 2024)]
            for k in kpis
        ]  # fmt: skip
        table(slide, [KPI_HEADINGS, *body], (45, top), [89, 31, 31, 25, 34, 34], [10] + [9] * len(body), size=9,
              heading_fill="FFF2CC", centred=(1, 2, 3, 4, 5))  # fmt: skip
        top += 12 + 9 * len(body)
    return top + 4


def main() -> None:
    truth = read_truth(NAME)
    deck = new_deck(truth["document"]["title_raw"].replace("\n", ""))
    draw_overview(deck, truth)
    for page in range(2, 12):
        if page == 2:
            draw_fields(deck, truth, "行政のDX", "行政のデジタル変革（DX）分野ごとの達成状況")
            continue
        if page == 6:
            draw_fields(deck, truth, "地域のDX", "地域のデジタル変革（DX）分野ごとの達成状況")
            continue
        slide = new_slide(deck)
        top = 6.0
        if page in TITLE_BARS:
            title_bar(slide, TITLE_BARS[page])
            top = 20.0
        for row in (r for r in truth["initiatives"] if r["page"] == page):
            kpis = [k for k in truth["kpi"] if (k["page"], k["item"]) == (page, row["item"])]
            top = draw_initiative(slide, row, kpis, top)
        box(slide, str(page), (140, 202, 17, 6), 9, centred=True)
    with tempfile.TemporaryDirectory() as folder:
        pptx = Path(folder) / f"{NAME}.pptx"
        deck.save(pptx)
        print_with_libreoffice(pptx)


if __name__ == "__main__":
    main()
