"""Typeset reportlab-r6-cid: horizontal rules only, CJK fonts named but not embedded."""

import itertools

from reportlab.lib.pagesizes import A4, landscape
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.cidfonts import UnicodeCIDFont
from reportlab.pdfgen.canvas import Canvas

from truth import HERE, Row, printed, read_truth, value_raw

NAME = "reportlab-r6-cid"
GOTHIC, MINCHO = "HeiseiKakuGo-W5", "HeiseiMin-W3"
HEADINGS = [
    "指標名",
    "単位",
    "現状値\n（Ｒ４年度）",
    "Ｒ６目標",
    "Ｒ６実績",
    "達成状況",
    "Ｒ７目標",
    "Ｒ８目標",
]
LEFTS = [40, 238, 325, 400, 485, 560, 630, 715, 802]
ROW_HEIGHT, SIZE = 32, 10


def draw_row(canvas: Canvas, top: float, texts: list[str], font: str) -> None:
    """Draw the texts of a row between two horizontal rules, names at the left, the rest centred."""
    canvas.setFont(font, SIZE)
    for number, text in enumerate(texts):
        lines = text.split("\n")
        for offset, line in enumerate(lines):
            y = top - ROW_HEIGHT / 2 - 3.5 + (len(lines) - 1) * 6 - offset * 12
            if number == 0 and font == MINCHO:
                canvas.drawString(LEFTS[0] + 3, y, line)
            else:
                canvas.drawCentredString((LEFTS[number] + LEFTS[number + 1]) / 2, y, line)
    canvas.line(LEFTS[0], top - ROW_HEIGHT, LEFTS[-1], top - ROW_HEIGHT)


def row_texts(kpi: Row) -> list[str]:
    name = printed(kpi, "name")
    if len(name) > 18:
        name = name[:18] + "\n" + name[18:]
    return [
        name, kpi["unit_raw"], value_raw(kpi, "baseline", 2022), value_raw(kpi, "target", 2024),
        value_raw(kpi, "actual", 2024), kpi["status_raw"], value_raw(kpi, "target", 2025), value_raw(kpi, "target", 2026),
    ]  # fmt: skip


def draw_page(canvas: Canvas, section: str, kpis: list[Row]) -> None:
    canvas.setFont(GOTHIC, 12)
    canvas.drawString(LEFTS[0], 505, section)
    top = 490.0
    canvas.setLineWidth(1.2)
    canvas.line(LEFTS[0], top, LEFTS[-1], top)
    canvas.setLineWidth(0.5)
    draw_row(canvas, top, HEADINGS, GOTHIC)
    for kpi in kpis:
        top -= ROW_HEIGHT
        draw_row(canvas, top, row_texts(kpi), MINCHO)
    canvas.setFont(MINCHO, 9)
    canvas.drawString(
        LEFTS[0],
        top - ROW_HEIGHT - 18,
        "（注）△は負の値を表す。未公表の指標は、公表され次第評価する。",
    )
    canvas.drawCentredString(421, 30, f"－ {canvas.getPageNumber()} －")
    canvas.showPage()


def main() -> None:
    truth = read_truth(NAME)
    for font in (GOTHIC, MINCHO):
        pdfmetrics.registerFont(UnicodeCIDFont(font))
    canvas = Canvas(str(HERE / f"{NAME}.pdf"), pagesize=landscape(A4), invariant=True)
    title = printed(truth["document"], "title")
    canvas.setTitle(title)
    canvas.setFont(GOTHIC, 16)
    canvas.drawCentredString(421, 545, title)
    for section, kpis in itertools.groupby(truth["kpi"], key=lambda kpi: kpi["section_raw"]):
        draw_page(canvas, section, list(kpis))
    canvas.save()


if __name__ == "__main__":
    main()
