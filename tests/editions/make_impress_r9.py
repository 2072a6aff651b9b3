"""Typeset impress-r9: a later report of 福島県 with drifted headings, printed by LibreOffice Impress."""

import tempfile
from pathlib import Path
from typing import Any

from slides import box, new_deck, new_slide, table
from truth import Row, print_with_libreoffice, printed, read_truth, value_raw

NAME = "impress-r9"
BARS = {
    2: "行政のデジタル変革（DX）分野ごとの達成状況",
    3: "【行政のデジタル変革（ＤＸ）】令和９年度 主な取組の進捗状況 及び 令和10年度 実施予定",
    4: "【行政のデジタル変革（ＤＸ）】令和９年度 主な取組の進捗状況 及び 令和10年度 実施予定",
    5: "地域のデジタル変革（DX）分野ごとの達成状況",
    6: "【地域のデジタル変革（ＤＸ）等】令和９年度 主な取組の進捗状況 及び 令和10年度 実施予定",
    7: "【地域のデジタル変革（ＤＸ）等】令和９年度 主な取組の進捗状況 及び 令和10年度 実施予定",
    8: "【地域のデジタル変革（ＤＸ）等】令和９年度 主な取組の進捗状況 及び 令和10年度 実施予定",
}
CODES = {
    "I-1": "Ⅰ－１", "I-2": "Ⅰ－２", "I-3": "Ⅰ－３", "II": "Ⅱ", "II-1": "Ⅱ－１", "III-1": "Ⅲ－１",
    "III-2": "Ⅲ－２", "III-3": "Ⅲ－３", "III-4": "Ⅲ－４", "IV": "Ⅳ", "V": "Ⅴ",
}  # fmt: skip
KPI_HEADINGS = [
    ["KPI名", "令和９年度", "", "評価", "次期目標", ""],
    ["", "目標", "実績", "", "年度", "目標"],
]
KPI_MERGES = [(0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 1, 3), (0, 4, 0, 5)]
MEASURES = {
    "projects": "事業数", "projects_with_kpi": "うちKPI設定事業数", "achieved": "達成",
    "mostly_achieved": "概ね達成", "partially_achieved": "一部達成", "not_achieved": "未達成",
}  # fmt: skip


def draw_overview(deck: Any, truth: Row) -> None:
    slide = new_slide(deck)
    box(slide, "資料１－２", (250, 7, 35, 9), 12, centred=True, outlined=True)
    box(slide, truth["document"]["title_raw"], (20, 20, 257, 22), 20, bold=True, centred=True)
    rows = [
        ["区分", "行政のDX", "", "地域のDX", ""],
        ["", "令和９年度", "令和10年度", "令和９年度", "令和10年度"],
    ]
    for measure, label in MEASURES.items():
        rows.append([label, *(r["raw"] for r in truth["overview"] if r["measure"] == measure)])
    merges = [(0, 0, 1, 0), (0, 1, 0, 2), (0, 3, 0, 4)]
    table(slide, rows, (26, 58), [52, 48, 48, 48, 48], [11] * 8, size=12, heading_rows=2,
          heading_fill="FCE4D6", centred=(1, 2, 3, 4), merges=merges)  # fmt: skip


def draw_fields(slide: Any, truth: Row, domain: str) -> None:
    rows = [
        ["項番", "分野", "令和９年度", "", "", "", "令和10年度", ""],
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
            [f"{this_year['achieved']}事業", f"{this_year['achievement_rate_percent']}％"]
            if "achieved" in this_year
            else ["－", "－"]
        )
        counts += [f"{next_year[m]}事業" for m in ("projects", "projects_with_kpi")]
        code = CODES.get(this_year.get("section_code", ""), "合　　計")
        rows.append([code, "" if this_year["is_total"] else this_year["section_name"], *counts])
    last = len(rows) - 1
    merges = [(0, 0, 1, 0), (0, 1, 1, 1), (0, 2, 0, 5), (0, 6, 0, 7), (last, 0, last, 1)]
    table(slide, rows, (12, 26), [20, 82, 28, 32, 28, 28, 28, 28], [10, 13] + [12] * (last - 1), size=11.5,
          heading_rows=2, heading_fill="FCE4D6", centred=(0, 2, 3, 4, 5, 6, 7), merges=merges)  # fmt: skip


def draw_initiative(slide: Any, row: Row, kpis: list[Row], top: float) -> float:
    """Draw one 取組 with its badge beside the heading and return where the next one may begin."""
    box(
        slide,
        f"{CODES[row['section_code']]}　{row['section_name']}",
        (8, top, 130, 7),
        12,
        bold=True,
        fill="E2EFDA",
    )
    if row["is_new_value"]:
        box(
            slide,
            "新しい価値",
            (142, top + 0.5, 24, 6),
            9,
            bold=True,
            centred=True,
            outlined=True,
            fill="F8CBAD",
        )
        box(slide, row["value_statement"], (168, top + 0.5, 122, 6), 9)
    cells = [printed(row, field) for field in ("item", "plan", "outcome", "next_plan")]
    table(slide, [["取組項目", "R9取組内容", "R9成果・効果", "R10取組内容"], cells], (8, top + 9), [55, 76, 76, 74],
          [6, 18], size=9, heading_fill="EDEDED")  # fmt: skip
    top += 36
    if kpis:
        rows = list(KPI_HEADINGS)
        for kpi in kpis:
            final = kpi["values"][-1]
            rows.append([printed(kpi, "name"), value_raw(kpi, "target", 2027), value_raw(kpi, "actual", 2027),
                         kpi["status_raw"], final["year_raw"], final["raw"]])  # fmt: skip
        table(slide, rows, (25, top), [104, 40, 40, 24, 16, 40], [6, 6] + [9] * len(kpis), size=9, heading_rows=2,
              heading_fill="FFF2CC", centred=(1, 2, 3, 4, 5), merges=KPI_MERGES)  # fmt: skip
        top += 14 + 9 * len(kpis)
    return top + 4


def main() -> None:
    truth = read_truth(NAME)
    deck = new_deck(truth["document"]["title_raw"].replace("\n", ""))
    draw_overview(deck, truth)
    for page, bar in BARS.items():
        slide = new_slide(deck)
        box(slide, bar, (6, 6, 285, 11), 15, bold=True, fill="F8CBAD")
        box(slide, str(page), (275, 202, 17, 6), 9, centred=True)
        if page in (2, 5):
            draw_fields(slide, truth, "行政のDX" if page == 2 else "地域のDX")
        top = 20.0
        for row in (r for r in truth["initiatives"] if r["page"] == page):
            kpis = [k for k in truth["kpi"] if (k["page"], k["item"]) == (page, row["item"])]
            top = draw_initiative(slide, row, kpis, top)
    with tempfile.TemporaryDirectory() as folder:
        pptx = Path(folder) / f"{NAME}.pptx"
        deck.save(pptx)
        print_with_libreoffice(pptx)


if __name__ == "__main__":
    main()
