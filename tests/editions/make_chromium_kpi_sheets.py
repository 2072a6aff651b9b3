"""Typeset chromium-kpi-sheets: KPI tables below numbered headings, portrait, no year in the title, Chromium."""

import itertools
import tempfile
from html import escape
from pathlib import Path

from truth import HERE, print_with_chromium, printed, read_truth

NAME = "chromium-kpi-sheets"
STYLE = """
@page { size: A4; margin: 18mm 16mm }
body { font-family: "Noto Serif CJK JP"; font-size: 10.5pt; margin: 0 } h1 { font-size: 18pt; text-align: center; margin: 6mm 0 }
h2 { font-family: "Noto Sans CJK JP"; font-size: 14pt; border-bottom: 2pt solid #5b2c83; color: #5b2c83; margin: 6mm 0 3mm } h2.page { break-before: page; margin-top: 0 }
h3 { font-size: 11.5pt; margin: 5mm 0 2mm } p { margin: 0 0 2mm; text-indent: 1em; line-height: 1.6 }
table { border-collapse: collapse; width: 100%; table-layout: fixed; border: 1.5pt solid #5b2c83 }
th { background: #ece3f4; font-weight: normal; font-size: 9.5pt } th, td { border: 0.5pt dotted #5b2c83; padding: 1.5mm 1mm; text-align: center }
td.l { text-align: left } col.name { width: 31% }
"""
PROSE = {
    "生活習慣の改善": "減塩に取り組む飲食店を312店に増やし、働く世代への禁煙の支援を29事業所で行った。食塩摂取量は前年度から0.1ｇの減少にとどまった。",
    "がんの早期発見": "市町村と連携し、検診の案内を個別に送付した。休日に受診できる医療機関は前年度の1.2倍となった。",
    "医療人材の確保": "修学資金を新たに64名に貸与し、県内の病院で働く医師は15人増えた。",
    "医療費の適正化": "重複して処方を受けている約2,300人に薬局から声をかけた。",
    "介護予防": "住民が運営する通いの場を支えるため、専門職を延べ420回派遣した。",
    "認知症施策": "企業や学校で養成講座を開き、若い世代の参加が全体の４割を占めた。",
}
HEADS = [
    "指標",
    "単位",
    "基準値<br>（令和４年度）",
    "前年度実績<br>（令和６年度）",
    "目標値<br>（令和７年度）",
    "実績値<br>（令和７年度）",
    "評価",
]


def main():
    truth = read_truth(NAME)
    title = escape(printed(truth["document"], "title"))
    parts = [f"<h1>{title}</h1>"]
    for number, (section, group) in enumerate(
        itertools.groupby(truth["kpi"], key=lambda k: k["section_raw"])
    ):
        parts.append(f"<h2{' class=page' if number else ''}>{section}</h2>")
        for item, rows in itertools.groupby(group, key=lambda k: k["item_raw"]):
            kpis = list(rows)
            parts.append(
                f"<h3>{item}</h3><p>{PROSE[kpis[0]['item']]}</p><table><colgroup><col class=name></colgroup><tr>"
                + "".join(f"<th>{h}</th>" for h in HEADS)
                + "</tr>"
            )
            for kpi in kpis:
                cells = [kpi["unit_raw"], *(v["raw"] for v in kpi["values"]), kpi["status_raw"]]
                parts.append(
                    f"<tr><td class=l>{printed(kpi, 'name')}</td>"
                    + "".join(f"<td>{c}</td>" for c in cells)
                    + "</tr>"
                )
            parts.append("</table>")
    html = f"<!doctype html><html lang=ja><meta charset=utf-8><title>{title}</title><style>{STYLE}</style>{''.join(parts)}"
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / f"{NAME}.html"
        page.write_text(html, encoding="utf-8")
        print_with_chromium(page, HERE / f"{NAME}.pdf")


main()
