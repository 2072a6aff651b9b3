"""The numbers of a page and what became of them → the picture of the page with each one tinted."""

import io
from collections.abc import Iterator, Sequence
from ctypes import byref, c_int
from typing import Any

from PIL import Image, ImageChops, ImageDraw
from pypdfium2 import raw

from pipeline.extract.pdfium.render import opened_page
from pipeline.model.page import Box
from pipeline.model.picture import CoveredNumber
from pipeline.model.vocabulary import Coverage

COLOURS = {
    Coverage.READ: (150, 210, 245),
    Coverage.PASSED_OVER: (246, 238, 160),
    Coverage.UNREAD: (255, 150, 90),
}
"""Light blue, yellow and orange, which people with any colour vision tell apart (after Okabe and Ito,
2008); unread numbers have a dark frame, too."""
FRAME = (85, 50, 30)
"""Of an unread number: the darkest of the greys on its tint."""
MOST_BYTES = 60 * 1024
"""Of one picture, so that a page that holds several still opens at once."""
SCALES = (1.6, 1.3, 1.0, 0.8, 0.6, 0.4)
"""Dots a point, the finest first: the first whose picture is small enough is taken."""
MOST_DOTS = 4_000_000
"""Of a page: A4 at 1.6 dots a point has 1.3 million; a page as large as a wall is drawn coarser."""
GREYS = (0, 85, 170, 255)
"""Of the print, on white and on each tint: sixteen colours, four bits a dot."""
STEPS = 20
"""Parts of a point in which PDFium is asked where a letter is drawn."""
AROUND = 1.0
"""Points around a letter or cell: its own rulings stay visible."""


def coverage_picture(
    content: bytes, page: int, numbers: Sequence[CoveredNumber], password: str | None = None
) -> bytes:
    """The page with each number tinted, as PNG of at most 60 KB.

    The number itself is tinted where PDFium finds its digits in the box, else the whole box. `page`
    is 1-based; boxes are in points from the top left of the page as a person sees it.

    Raises:
        Unreadable: PDFium cannot open the report or has no such page.
    """
    with opened_page(content, page, password) as opened:
        return _small_png(opened, numbers)


def _small_png(page: Any, numbers: Sequence[CoveredNumber]) -> bytes:  # noqa: ANN401  pypdfium2 is untyped
    width, height = page.get_size()
    coarsest = (MOST_DOTS / max(width * height, 1.0)) ** 0.5
    placed = list(_placed(page, numbers))
    png = b""
    for scale in SCALES:
        png = _png(page, placed, min(scale, coarsest))
        if len(png) <= MOST_BYTES:
            break
    return png


def _png(page: Any, placed: Sequence[tuple[Box, Coverage]], scale: float) -> bytes:  # noqa: ANN401
    grey = page.render(scale=scale, grayscale=True).to_pil().convert("L")
    image = grey.point([min(GREYS, key=lambda kept: abs(kept - dot)) for dot in range(256)])
    tints = Image.new("RGB", image.size, "white")
    draw = ImageDraw.Draw(tints)
    # What is black stays black under a tint: the picture is the print times its tints.
    for box, coverage in sorted(placed, key=lambda one: list(Coverage).index(one[1])):
        edges = [scale * edge for edge in _grown(box)]
        outline = FRAME if coverage is Coverage.UNREAD else None
        draw.rectangle(edges, fill=COLOURS[coverage], outline=outline, width=max(1, round(scale)))
    return _few_colours(ImageChops.multiply(image.convert("RGB"), tints))


def _few_colours(image: Image.Image) -> bytes:
    palette = Image.new("P", (1, 1))
    palette.putpalette(
        [
            tone * grey // 255
            for ground in ((255, 255, 255), *COLOURS.values())
            for grey in GREYS
            for tone in ground
        ]
    )
    few = image.quantize(palette=palette, dither=Image.Dither.NONE)
    buffer = io.BytesIO()
    few.save(buffer, format="PNG", optimize=True, bits=4)
    return buffer.getvalue()


def _placed(page: Any, numbers: Sequence[CoveredNumber]) -> Iterator[tuple[Box, Coverage]]:  # noqa: ANN401
    """The box of each number: of its digits where they are found, else of its cell or line."""
    left = list(_digit_runs(page))
    for one in numbers:
        found = next(
            (run for run in left if run[0] == one.printed and _is_in(run[1], one.box)), None
        )
        if found:
            left.remove(found)
        yield (found[1] if found else one.box), one.coverage


def _digit_runs(page: Any) -> Iterator[tuple[str, Box]]:  # noqa: ANN401
    """Digits with their separators as PDFium has them, letter by letter, each with its box."""
    text_page = page.get_textpage()
    try:
        text, boxes = "", []
        for index in range(text_page.count_chars()):
            letter = chr(raw.FPDFText_GetUnicode(text_page.raw, index))
            if letter.isdecimal() or (text and letter in ",.，．"):
                text += letter
                boxes.append(_on_page(page, text_page.get_charbox(index)))
            elif text:
                yield from _run(text, boxes)
                text, boxes = "", []
        if text:
            yield from _run(text, boxes)
    finally:
        text_page.close()


def _run(text: str, boxes: Sequence[Box]) -> Iterator[tuple[str, Box]]:
    whole = text.rstrip(",.，．")
    of_digits = boxes[: len(whole)]
    yield (
        whole,
        Box(
            min(box.x0 for box in of_digits),
            min(box.top for box in of_digits),
            max(box.x1 for box in of_digits),
            max(box.bottom for box in of_digits),
        ),
    )


def _on_page(page: Any, corners: tuple[float, float, float, float]) -> Box:  # noqa: ANN401
    """A box of the page's own coordinates, as a person sees the page."""
    left, bottom, right, top = corners
    points = [_point(page, left, bottom), _point(page, right, top)]
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


def _point(page: Any, x: float, y: float) -> tuple[float, float]:  # noqa: ANN401
    width, height = page.get_size()
    across, down = c_int(), c_int()
    raw.FPDF_PageToDevice(
        page.raw,
        0,
        0,
        round(STEPS * width),
        round(STEPS * height),
        0,
        x,
        y,
        byref(across),
        byref(down),
    )
    return across.value / STEPS, down.value / STEPS


def _is_in(small: Box, box: Box) -> bool:
    across, down = (small.x0 + small.x1) / 2, (small.top + small.bottom) / 2
    return box.x0 - 1 <= across <= box.x1 + 1 and box.top - 1 <= down <= box.bottom + 1


def _grown(box: Box) -> Box:
    return Box(box.x0 - AROUND, box.top - AROUND, box.x1 + AROUND, box.bottom + AROUND)
