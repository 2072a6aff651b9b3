"""Typeset reportlab-r4-rotated: landscape pages stored portrait with /Rotate 90; page 2 a picture of a table, ReportLab."""

import itertools

from PIL import Image, ImageDraw, ImageFilter, ImageFont
from reportlab.lib.pagesizes import A4
from reportlab.lib.utils import ImageReader
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from truth import HERE, printed, read_truth

NAME = "reportlab-r4-rotated"
FONT_FILE = "/usr/share/fonts/opentype/ipafont-gothic/ipag.ttf"
HEADS = [
    ["評価指標"],
    ["基準値", "（H29年度）"],
    ["R4年度", "目標値"],
    ["R4年度", "実績値"],
    ["自己評価"],
    ["最終目標値", "（R7年度）"],
]
EDGES = [50, 290, 390, 490, 600, 690, 792]
PICTURE = [
    ["診療科", "令和３年度", "令和４年度", "増減"],
    ["内科", "18,204人", "19,031人", "+827人"],
    ["外科", "9,415人", "9,102人", "△313人"],
    ["小児科", "4,880人", "5,246人", "+366人"],
    ["整形外科", "7,731人", "7,954人", "+223人"],
]


def landscape(canvas):
    """Turn the page: what is drawn from now on reads upright once the viewer has rotated it."""
    canvas.setPageRotation(90)
    canvas.transform(0, 1, -1, 0, A4[0], 0)


def cell_lines(canvas, left, right, top, height, lines, size=10, side="centre"):
    base = top - height / 2 + (len(lines) - 1) * 6 - 3.5
    for number, line in enumerate(lines):
        canvas.setFont("IPAGothic", size)
        if side == "left":
            canvas.drawString(left + 4, base - 12 * number, line)
        else:
            canvas.drawCentredString((left + right) / 2, base - 12 * number, line)


def draw_table(canvas, top, kpis):
    rows = [(HEADS, 34)]
    for kpi in kpis:
        b, t, a, f = (v["raw"] for v in kpi["values"])
        rows.append(([[printed(kpi, "name")], [b], [t], [a], [kpi["status_raw"]], [f]], 28))
    canvas.setLineWidth(0.7)
    start = top
    for number, (row, height) in enumerate(rows):
        if number == 0:
            canvas.setFillGray(0.88)
            canvas.rect(EDGES[0], top - height, EDGES[-1] - EDGES[0], height, stroke=0, fill=1)
            canvas.setFillGray(0)
        canvas.line(EDGES[0], top, EDGES[-1], top)
        for column, lines in enumerate(row):
            cell_lines(
                canvas,
                EDGES[column],
                EDGES[column + 1],
                top,
                height,
                lines,
                side="left" if column == 0 and number else "centre",
            )
        top -= height
    canvas.line(EDGES[0], top, EDGES[-1], top)
    for edge in EDGES:
        canvas.line(edge, start, edge, top)


def picture():
    """Return a table as a scanner would see it: grey paper, a little askew, a little blurred."""
    image = Image.new("L", (1500, 700), 243)
    draw = ImageDraw.Draw(image)
    font = ImageFont.truetype(FONT_FILE, 38)
    for row, texts in enumerate(PICTURE):
        for column, text in enumerate(texts):
            x, y = 80 + 340 * column, 90 + 100 * row
            draw.rectangle((x, y, x + 340, y + 100), outline=60, width=3)
            draw.text((x + 30, y + 30), text, fill=40, font=font)
    return image.rotate(0.6, fillcolor=243).filter(ImageFilter.GaussianBlur(1.1))


def main():
    truth = read_truth(NAME)
    pdfmetrics.registerFont(TTFont("IPAGothic", FONT_FILE))
    # ReportLab swaps the sides of a page turned by 90: this is stored as portrait
    canvas = Canvas(str(HERE / f"{NAME}.pdf"), pagesize=(A4[1], A4[0]), invariant=True)
    canvas.setTitle(printed(truth["document"], "title"))
    for page, group in itertools.groupby(truth["kpi"], key=lambda k: k["page"]):
        kpis = list(group)
        landscape(canvas)
        top = 470
        if page == 1:
            canvas.setFont("IPAGothic", 16)
            canvas.drawCentredString(421, 540, printed(truth["document"], "title"))
        else:
            top = 510
        canvas.setFont("IPAGothic", 13)
        canvas.drawString(50, top + 12, kpis[0]["section_raw"])
        draw_table(canvas, top, kpis)
        canvas.setFont("IPAGothic", 9)
        canvas.drawCentredString(421, 25, str(page))
        canvas.showPage()
        if page == 1:
            landscape(canvas)
            canvas.drawImage(ImageReader(picture()), 60, 110, width=720, height=336)
            canvas.showPage()
    canvas.save()


main()
