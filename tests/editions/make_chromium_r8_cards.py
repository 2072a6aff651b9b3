"""Typeset chromium-r8-cards: one card an indicator, label and value side by side, from a browser."""

import itertools
import tempfile
from html import escape
from pathlib import Path

from truth import HERE, Row, print_with_chromium, printed, read_truth, value_raw

NAME = "chromium-r8-cards"
CODES = {"I-1": "Ⅰ－１", "I-2": "Ⅰ－２", "II-1": "Ⅱ－１", "II-2": "Ⅱ－２", "II-3": "Ⅱ－３"}
STYLE = """
@page { size: A4 portrait; margin: 16mm 15mm }
body { font-family: IPAPGothic; font-size: 10.5pt; margin: 0 }
h1 { font-size: 16pt; text-align: center; margin: 0 0 6mm }
h2 { font-size: 12.5pt; border-left: 3mm solid #2f75b5; padding-left: 3mm; margin: 0 0 3mm }
section { break-before: page } section:first-of-type { break-before: auto }
table { border-collapse: collapse; width: 99.5%; table-layout: fixed; margin-bottom: 8mm }
th, td { border: 0.75pt solid #333; padding: 2mm }
th { background: #ddebf7; width: 17%; font-weight: normal } td { text-align: center }
td.wide { text-align: left }
"""


def pair(label: str, text: str, span: int = 1) -> str:
    wide = f' colspan="{span}" class="wide"' if span > 1 else ""
    return f"<th>{escape(label)}</th><td{wide}>{escape(text)}</td>"


def card(kpi: Row) -> str:
    """Return one card; a 基準値 stands in a row of its own where there is one."""
    rows = [pair("項目", printed(kpi, "item")) + pair("担当課", kpi["department_raw"]),
            pair("指標名", printed(kpi, "name"), span=3)]  # fmt: skip
    baseline = value_raw(kpi, "baseline", 2023)
    if baseline:
        rows.append(pair("基準値（Ｒ５年度）", baseline, span=3))
    rows += [
        pair("目標値（Ｒ８年度）", value_raw(kpi, "target", 2026))
        + pair("実績値（Ｒ８年度）", value_raw(kpi, "actual", 2026)),
        pair("達成状況", kpi["status_raw"])
        + pair("目標値（Ｒ９年度）", value_raw(kpi, "target", 2027)),
        pair("備考", kpi["note_raw"], span=3),
    ]
    return "<table>" + "".join(f"<tr>{row}</tr>" for row in rows) + "</table>"


def body(truth: Row) -> str:
    parts = [f"<h1>{escape(printed(truth['document'], 'title'))}</h1>"]
    for _, kpis in itertools.groupby(truth["kpi"], key=lambda kpi: kpi["page"]):
        parts.append("<section>")
        for code, cards in itertools.groupby(kpis, key=lambda kpi: kpi["section_code"]):
            group = list(cards)
            parts.append(f"<h2>{CODES[code]}　{group[0]['section_name']}</h2>")
            parts += [card(kpi) for kpi in group]
        parts.append("</section>")
    return "".join(parts)


def main() -> None:
    truth = read_truth(NAME)
    title = escape(printed(truth["document"], "title"))
    html = f"<!doctype html><html lang=ja><meta charset=utf-8><title>{title}</title><style>{STYLE}</style>{body(truth)}"
    with tempfile.TemporaryDirectory() as folder:
        page = Path(folder) / f"{NAME}.html"
        page.write_text(html, encoding="utf-8")
        print_with_chromium(page, HERE / f"{NAME}.pdf")


if __name__ == "__main__":
    main()
