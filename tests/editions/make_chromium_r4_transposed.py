"""Typeset chromium-r4-transposed: one column an indicator, then small boxes, from a browser."""

import itertools
import tempfile
from html import escape
from pathlib import Path

from truth import HERE, Row, print_with_chromium, printed, read_truth, value_raw

NAME = "chromium-r4-transposed"
CODES = {"III-1": "Ⅲ-１", "III-2": "Ⅲ-２"}
STYLE = """
@page { size: A4 landscape; margin: 15mm }
body { font-family: IPAGothic; font-size: 11pt; margin: 0 }
h1 { font-size: 16pt; font-weight: normal; text-align: center; margin: 0 0 8mm }
h2 { font-size: 12.5pt; font-weight: normal; margin: 0 0 4mm; background: #e2efda; padding: 1.5mm }
section { break-before: page } section:first-of-type { break-before: auto }
table { border-collapse: collapse; table-layout: fixed; margin-bottom: 8mm }
th, td { border: 0.75pt solid #000; padding: 2.5mm; font-weight: normal; text-align: center }
th { background: #fff2cc }
table.columns { width: 99.5% } table.columns th { width: 16% }
div.boxes { display: flex; justify-content: space-between; width: 99.5% } table.box { width: 31% }
"""
LINES = [
    ("基準値（Ｈ30年度）", "baseline", 2018),
    ("目標値（Ｒ４年度）", "target", 2022),
    ("実績値（Ｒ４年度）", "actual", 2022),
]


def line(label: str, texts: list[str]) -> str:
    return f"<tr><th>{label}</th>" + "".join(f"<td>{escape(text)}</td>" for text in texts) + "</tr>"


def columns(kpis: list[Row]) -> str:
    """Return a table with the labels down the left and one column an indicator."""
    fields = [
        (name, len(list(group)))
        for name, group in itertools.groupby(k["section_name"] for k in kpis)
    ]
    rows = [
        "<tr><th>分野</th>"
        + "".join(f'<td colspan="{n}">{name}</td>' for name, n in fields)
        + "</tr>"
    ]
    rows.append(line("指標名", [printed(kpi, "name") for kpi in kpis]))
    if "unit_raw" in kpis[0]:
        rows.append(line("単位", [kpi["unit_raw"] for kpi in kpis]))
    rows += [
        line(label, [value_raw(kpi, role, year) for kpi in kpis]) for label, role, year in LINES
    ]
    rows.append(line("達成状況", [kpi["status_raw"] for kpi in kpis]))
    rows.append(line("最終目標値（Ｒ７年度）", [value_raw(kpi, "target", 2025) for kpi in kpis]))
    return f'<table class="columns">{"".join(rows)}</table>'


def box(kpi: Row) -> str:
    """Return one small box: the name under its label, the figures under theirs."""
    figures = [value_raw(kpi, "target", 2022), value_raw(kpi, "actual", 2022), kpi["status_raw"]]
    labels = ["目標値<br>（Ｒ４年度）", "実績値<br>（Ｒ４年度）", "達成状況"]
    return (
        '<table class="box"><tr><th colspan="3">指標名</th></tr>'
        f'<tr><td colspan="3">{escape(printed(kpi, "name"))}</td></tr>'
        f"<tr>{''.join(f'<th>{label}</th>' for label in labels)}</tr>"
        f"<tr>{''.join(f'<td>{escape(figure)}</td>' for figure in figures)}</tr></table>"
    )


def body(truth: Row) -> str:
    parts = [f"<h1>{escape(printed(truth['document'], 'title'))}</h1>"]
    for _, group in itertools.groupby(truth["kpi"], key=lambda kpi: kpi["page"]):
        kpis = list(group)
        parts.append("<section>")
        if kpis[0]["form"] == "column":
            parts.append(columns(kpis))
        else:
            for code, boxes in itertools.groupby(kpis, key=lambda kpi: kpi["section_code"]):
                row = list(boxes)
                parts.append(f"<h2>{CODES[code]}　{row[0]['section_name']}</h2>")
                parts.append(f'<div class="boxes">{"".join(box(kpi) for kpi in row)}</div>')
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
