"""Typeset reportlab-h30-kangxi: radicals in the text layer, filled cells and not one ruling."""

import itertools
import unicodedata

from reportlab.lib.colors import HexColor, black
from reportlab.lib.pagesizes import A4
from reportlab.pdfbase import pdfmetrics
from reportlab.pdfbase.ttfonts import TTFont
from reportlab.pdfgen.canvas import Canvas

from truth import HERE, Row, printed, read_truth

NAME = "reportlab-h30-kangxi"
FONT_FILE = "/usr/share/fonts/opentype/ipafont-gothic/ipag.ttf"
CJK_RADICALS = {"⺠": "民", "⻄": "西", "⻑": "長", "⻘": "青"}
SECTIONS = {"I": "Ⅰ　⾏政・くらし", "II": "Ⅱ　地域・産業"}
HEADINGS = {
    1: [
        "指標名",
        "基準値\n（H26年度）",
        "⽬標値\n（H30年度）",
        "実績値\n（H30年度）",
        "評価",
        "⽬標値\n（R元年度）",
    ],
    2: [
        "指標名",
        "基準値",
        "⽬標値\n（平成30年度）",
        "実績値\n（平成30年度）",
        "評価",
        "⽬標値\n（令和元年度）",
    ],
}
LEGEND = [
    "【評価区分】",
    "A：⽬標を達成　　B：概ね達成（80％以上）　　C：⼀部達成（50％以上80％未満）",
    "D：未達成（50％未満）　　－：評価できないもの",
]
LEFTS = [45, 195, 285, 360, 435, 470, 550]
ROW_HEIGHT, GAP, SIZE = 34, 1.5, 9


def radical_font() -> TTFont:
    """Return the font with each radical drawn as its plain kanji: the text layer keeps the radical."""
    font = TTFont("Radical", FONT_FILE)
    kangxi = {chr(code): unicodedata.normalize("NFKC", chr(code)) for code in range(0x2F00, 0x2FD6)}
    for radical, kanji in (kangxi | CJK_RADICALS).items():
        if ord(kanji) in font.face.charToGlyph:
            font.face.charToGlyph[ord(radical)] = font.face.charToGlyph[ord(kanji)]
            font.face.charWidths[ord(radical)] = font.face.charWidths[ord(kanji)]
    return font


def broken(text: str, width: float) -> list[str]:
    """Return the lines of a cell text, a bracket sent to a line of its own where it does not fit."""
    lines = text.split("\n")
    if len(lines) == 1 and "（" in text and pdfmetrics.stringWidth(text, "Radical", SIZE) > width:
        return [text[: text.index("（")], text[text.index("（") :]]
    return lines


def draw_row(canvas: Canvas, top: float, texts: list[str], fill: str) -> None:
    """Draw a row of filled cells parted by white gaps."""
    for number, text in enumerate(texts):
        left, right = LEFTS[number], LEFTS[number + 1]
        canvas.setFillColor(HexColor(fill))
        canvas.rect(left, top - ROW_HEIGHT, right - left - GAP, ROW_HEIGHT - GAP, stroke=0, fill=1)
        canvas.setFillColor(black)
        canvas.setFont("Radical", SIZE)
        lines = broken(text, right - left - 6)
        for offset, line in enumerate(lines):
            y = top - ROW_HEIGHT / 2 - 3 + (len(lines) - 1) * 5.5 - offset * 11
            if number == 0 and fill != "#9bc2e6":
                canvas.drawString(left + 4, y, line)
            else:
                canvas.drawCentredString((left + right - GAP) / 2, y, line)


def draw_page(canvas: Canvas, code: str, kpis: list[Row]) -> None:
    canvas.setFont("Radical", 12)
    canvas.drawString(LEFTS[0], 705, SECTIONS[code])
    top = 690.0
    draw_row(canvas, top, HEADINGS[kpis[0]["page"]], "#9bc2e6")
    for number, kpi in enumerate(kpis):
        top -= ROW_HEIGHT
        baseline, target, actual, next_target = (value["raw"] for value in kpi["values"])
        texts = [printed(kpi, "name"), baseline, target, actual, kpi["status_raw"], next_target]
        draw_row(canvas, top, texts, "#f2f2f2" if number % 2 else "#ddebf7")
    if code == "II":
        canvas.setFont("Radical", 9)
        for number, line in enumerate(LEGEND):
            canvas.drawString(LEFTS[0], top - 60 - 14 * number, line)
    canvas.drawCentredString(297, 30, str(canvas.getPageNumber()))
    canvas.showPage()


def main() -> None:
    truth = read_truth(NAME)
    pdfmetrics.registerFont(radical_font())
    canvas = Canvas(str(HERE / f"{NAME}.pdf"), pagesize=A4, invariant=True)
    title = printed(truth["document"], "title")
    canvas.setTitle(title)
    canvas.setFont("Radical", 15)
    canvas.drawCentredString(297, 755, title)
    for code, kpis in itertools.groupby(truth["kpi"], key=lambda kpi: kpi["section_code"]):
        draw_page(canvas, code, list(kpis))
    canvas.save()


if __name__ == "__main__":
    main()
