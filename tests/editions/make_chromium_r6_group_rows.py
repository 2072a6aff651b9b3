"""Typeset chromium-r6-group-rows: one wide table, sticky thead, coloured rows across the table for 分野, Chromium."""

import itertools
import tempfile
from html import escape
from pathlib import Path

from truth import HERE, print_with_chromium, printed, read_truth

NAME = "chromium-r6-group-rows"
STYLE = """
@page { size: A4 landscape; margin: 14mm 12mm }
body { font-family: "Noto Sans CJK JP", sans-serif; font-size: 12px; margin: 0 }
h1 { font-size: 19px; margin: 0 0 4px } p { margin: 2px 0 10px; font-size: 11px }
table { border-collapse: collapse; width: 100% } tr { break-inside: avoid }
thead th { position: sticky; top: 0; background: #24506e; color: #fff; border: 1px solid #fff; padding: 6px 4px; font-weight: bold }
tr.group td { background: #cfe6d8; font-weight: bold; border: 1px solid #7fae92; padding: 6px 10px; text-align: left }
td { border: 1px solid #9fb3c0; padding: 16px 6px; text-align: right } td.l { text-align: left } td.c { text-align: center }
td.name { text-align: left; width: 26% } tr.break { break-before: page }
"""
HEADS = [
    "No.",
    "ＫＰＩ",
    "単位",
    "現状<br>（R4）",
    "R5実績",
    "R6実績",
    "R6目標",
    "達成率",
    "R7目標",
    "担当",
]


def main():
    truth = read_truth(NAME)
    parts = [
        f"<h1>{escape(printed(truth['document'], 'title'))}</h1>",
        "<p>達成率は、R6実績をR6目標で除した値です。減らすことを目指す指標等は「－」としています。</p>",
    ]
    parts.append(
        "<table><thead><tr>" + "".join(f"<th>{h}</th>" for h in HEADS) + "</tr></thead><tbody>"
    )
    number, page = 0, 1
    for section, group in itertools.groupby(truth["kpi"], key=lambda k: k["section_name"]):
        first = True
        for kpi in group:
            mark = kpi["page"] != page
            page = kpi["page"]
            if first:
                parts.append(
                    f'<tr class="group{" break" if mark else ""}"><td colspan="10">{section}</td></tr>'
                )
                mark = False
            first = False
            number += 1
            b, a5, a6, t6, t7 = (v["raw"] for v in kpi["values"])
            cells = [b, a5, a6, t6, kpi["rate_raw"], t7]
            parts.append(f'<tr{" class=break" if mark else ""}><td class="c">{number}</td><td class="name">{escape(printed(kpi, "name"))}</td><td class="c">{kpi["unit_raw"]}</td>'
                         + "".join(f"<td>{c}</td>" for c in cells) + f'<td class="l">{kpi["department_raw"]}</td></tr>')  # fmt: skip
    parts.append("</tbody></table>")
    html = f"<!doctype html><html lang=ja><meta charset=utf-8><title>KPI</title><style>{STYLE}</style>{''.join(parts)}"
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "page.html"
        path.write_text(html, encoding="utf-8")
        print_with_chromium(path, HERE / f"{NAME}.pdf")


main()
