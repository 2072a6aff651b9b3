"""Typeset reportlab-h30-kana: half-width kana, thin rectangles for rulings, headings drawn twice, raised ※1, ReportLab."""

import itertools

from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from truth import HERE, printed, read_truth

NAME = "reportlab-h30-kana"
HEADS = [
    ["指標（ＫＰＩ）"],
    ["基準値", "（Ｈ２８年度）"],
    ["目標値", "（Ｈ３０年度）"],
    ["実績値", "（Ｈ３０年度）"],
    ["達成", "状況"],
    ["目標値", "（Ｈ３１年度）"],
]
EDGES = [40, 180, 258, 347, 425, 470, 559]
NOTES = {
    1: [
        "※1　年度の途中でｻｰﾋﾞｽを止めた１８日間を除く。",
        "※2　平成３１年３月末現在。家族での登録は１人と数える。",
        "※3　商店街が設置した７台を含む。",
    ],
    2: ["※1　休職中の職員２４人を除く。"],
}


def bold(canvas, x, y, text, size):
    """Draw a heading twice, the second time a third of a point to the right, as old programs make bold."""
    canvas.setFont("Mincho", size)
    canvas.drawString(x, y, text)
    canvas.drawString(x + 0.3, y, text)


def figure(canvas, left, right, y, raw):
    """Draw a centred figure; a note mark behind it small and raised."""
    text, mark, number = raw.partition("※")
    width = canvas.stringWidth(text, "Mincho", 9.5) + (
        canvas.stringWidth(mark + number, "Mincho", 5.5) if mark else 0
    )
    x = (left + right - width) / 2
    canvas.setFont("Mincho", 9.5)
    canvas.drawString(x, y, text)
    if mark:
        canvas.setFont("Mincho", 5.5)
        canvas.drawString(x + canvas.stringWidth(text, "Mincho", 9.5), y + 4, mark + number)


def draw_table(canvas, top, kpis):
    start = top
    heights = [30] + [24] * len(kpis)
    for number, height in enumerate(heights):
        canvas.rect(EDGES[0], top, EDGES[-1] - EDGES[0], 0.48, stroke=0, fill=1)
        if number == 0:
            for column, lines in enumerate(HEADS):
                for line_number, line in enumerate(lines):
                    canvas.setFont("Mincho", 9.5)
                    y = top - height / 2 - 3 + (len(lines) - 1) * 6 - 12 * line_number
                    canvas.drawCentredString((EDGES[column] + EDGES[column + 1]) / 2, y, line)
        else:
            kpi = kpis[number - 1]
            y = top - height / 2 - 3.5
            canvas.setFont("Mincho", 9.5)
            canvas.drawString(EDGES[0] + 3, y, printed(kpi, "name"))
            b, t, a, f = (v["raw"] for v in kpi["values"])
            for column, raw in zip((1, 2, 3, 4, 5), (b, t, a, kpi["status_raw"], f), strict=True):
                figure(canvas, EDGES[column], EDGES[column + 1], y, raw)
        top -= height
    canvas.rect(EDGES[0], top, EDGES[-1] - EDGES[0], 0.48, stroke=0, fill=1)
    for edge in EDGES:
        canvas.rect(edge, top, 0.48, start - top + 0.48, stroke=0, fill=1)
    return top


def main():
    truth = read_truth(NAME)
    pdfmetrics.registerFont(TTFont("Mincho", "/usr/share/fonts/opentype/ipafont-mincho/ipam.ttf"))
    canvas = Canvas(str(HERE / f"{NAME}.pdf"), pagesize=A4, invariant=True)
    canvas.setTitle("shihyou_h30")
    for page, group in itertools.groupby(truth["kpi"], key=lambda k: k["page"]):
        top = 790.0
        if page == 1:
            bold(canvas, 92, 775, printed(truth["document"], "title"), 16)
            top = 735
        chapter = ""
        for (chapter_raw, section_raw), part in itertools.groupby(
            group, key=lambda k: (k["chapter_raw"], k["section_raw"])
        ):
            if chapter_raw != chapter:
                bold(canvas, 40, top, chapter_raw, 14)
                top -= 26
            chapter = chapter_raw
            bold(canvas, 46, top, section_raw, 11.5)
            top = draw_table(canvas, top - 10, list(part)) - 34
        for number, note in enumerate(NOTES[page]):
            canvas.setFont("Mincho", 8.5)
            canvas.drawString(44, top + 14 - 13 * number, note)
        canvas.setFont("Mincho", 9)
        canvas.drawCentredString(297, 30, "－" + "０１２"[page] + "－")
        canvas.showPage()
    canvas.save()


main()
