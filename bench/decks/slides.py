"""A deck as presentation programs export it: simple fonts in subsets, long stroked rulings."""

from collections.abc import Iterable, Iterator
from pathlib import Path

from reportlab.pdfgen.canvas import Canvas

from placing import HEIGHT, WIDTH, Cell, Sheet, Text

FONT = "deck"
BAR, HEADING_FILL, BLACK, WHITE = (0.12, 0.29, 0.49), (0.86, 0.90, 0.95), (0, 0, 0), (1, 1, 1)

Edge = tuple[float, float, float]
"""A place across, then from where to where along."""


def draw(sheets: Iterable[Sheet], path: Path) -> None:
    """Draw the sheets into a PDF with the font registered as FONT."""
    canvas = Canvas(str(path), pagesize=(WIDTH, HEIGHT), invariant=True, pageCompression=1)
    for sheet in sheets:
        canvas.setFillColorRGB(*BAR)
        x0, top, x1, bottom = sheet.bar
        canvas.rect(x0, HEIGHT - bottom, x1 - x0, bottom - top, stroke=0, fill=1)
        for cells in sheet.tables:
            _fill(canvas, cells)
        for text in sheet.texts:
            _write(canvas, text)
        for cells in sheet.tables:
            _rule(canvas, cells)
        canvas.showPage()
    canvas.save()


def _fill(canvas: Canvas, cells: Iterable[Cell]) -> None:
    canvas.setFillColorRGB(*HEADING_FILL)
    for (x0, top, x1, bottom), is_heading in cells:
        if is_heading:
            canvas.rect(x0, HEIGHT - bottom, x1 - x0, bottom - top, stroke=0, fill=1)


def _write(canvas: Canvas, text: Text) -> None:
    colour = WHITE if text.is_white else BLACK
    canvas.saveState()
    canvas.setFillColorRGB(*colour)
    canvas.setStrokeColorRGB(*colour)
    canvas.setLineWidth(text.size / 30)
    run = canvas.beginText(text.x, HEIGHT - text.baseline)
    run.setFont(FONT, text.size)
    if text.is_bold:
        run.setTextRenderMode(2)
    run.textOut(text.text)
    canvas.drawText(run)
    canvas.restoreState()


def _rule(canvas: Canvas, cells: list[Cell]) -> None:
    canvas.setStrokeColorRGB(*BLACK)
    canvas.setLineWidth(0.65)
    areas = [cell.area for cell in cells]
    for y, x0, x1 in _joined({(y, a.x0, a.x1) for a in areas for y in (a.top, a.bottom)}):
        canvas.line(x0, HEIGHT - y, x1, HEIGHT - y)
    for x, top, bottom in _joined({(x, a.top, a.bottom) for a in areas for x in (a.x0, a.x1)}):
        canvas.line(x, HEIGHT - top, x, HEIGHT - bottom)


def _joined(edges: set[Edge]) -> Iterator[Edge]:
    """The edges of the cells, those that touch made into one ruling."""
    across, begin, end = None, 0.0, 0.0
    for place, first, last in sorted(edges):
        if place == across and first <= end:
            end = max(end, last)
            continue
        if across is not None:
            yield across, begin, end
        across, begin, end = place, first, last
    if across is not None:
        yield across, begin, end
