"""A box on a page → the picture of it as PDFium draws it, as PNG."""

import io
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import Any, NamedTuple

import pypdfium2
from PIL import Image, ImageDraw

from pipeline.extract.errors import Unreadable
from pipeline.model.page import Box

DOTS_PER_POINT = 3.0
"""216 dots an inch: small print is legible."""
MOST_DOTS = 20_000_000
"""Of a whole page, 60 MB as RGB. A2 (18 million) is still drawn at 216 dots; larger pages coarser."""
AROUND = (240.0, 60.0)
"""Points shown left and right of the box, and above and below it: on A4 (595 wide) nearly the whole
row, and some four lines of headings."""
FRAME = (220, 30, 30)
"""Red."""


def picture_of(content: bytes, page: int, box: Box, password: str | None = None) -> bytes:
    """The place on the page with what stands around it, framed in red, as PNG.

    `page` is 1-based; `box` is in points from the top left of the page as a person sees it.

    Raises:
        Unreadable: PDFium cannot open the report or has no such page.
    """
    with opened_page(content, page, password) as opened:
        return _png(opened, box)


@contextmanager
def opened_page(content: bytes, page: int, password: str | None) -> Iterator[Any]:
    """A page of a report, by its number from 1, as pypdfium2 has it; closed again afterwards.

    Raises:
        Unreadable: PDFium cannot open the report or has no such page.
    """
    with opened_document(content, password) as document:
        if not 1 <= page <= len(document):
            raise Unreadable("damaged", f"the report has no page {page}")
        yield document[page - 1]


@contextmanager
def opened_document(content: bytes, password: str | None) -> Iterator[Any]:
    """A report as pypdfium2 has it; closed again afterwards.

    Raises:
        Unreadable: PDFium cannot open the report.
    """
    try:
        document = pypdfium2.PdfDocument(content, password=password)
    except pypdfium2.PdfiumError as error:
        raise Unreadable("damaged", str(error)) from error
    try:
        yield document
    finally:
        document.close()


def _png(page: Any, box: Box) -> bytes:  # noqa: ANN401  pypdfium2 is untyped
    width, height = page.get_size()
    scale = min(DOTS_PER_POINT, (MOST_DOTS / max(width * height, 1.0)) ** 0.5)
    image = page.render(scale=scale).to_pil().convert("RGB")
    beside, above = AROUND
    ImageDraw.Draw(image).rectangle(
        [
            scale * (box.x0 - 1),
            scale * (box.top - 1),
            scale * (box.x1 + 1),
            scale * (box.bottom + 1),
        ],
        outline=FRAME,
        width=max(1, round(scale)),
    )
    shown = Box(box.x0 - beside, box.top - above, box.x1 + beside, box.bottom + above)
    return _png_bytes(image.crop(_crop_in_dots(image, shown, scale)))


def _crop_in_dots(image: Image.Image, shown: Box, scale: float) -> tuple[int, int, int, int]:
    """The part of the image that shows a place, cut to the image."""
    left, top = (max(0, round(scale * edge)) for edge in (shown.x0, shown.top))
    return (
        min(left, image.width - 1),
        min(top, image.height - 1),
        max(left + 1, min(image.width, round(scale * shown.x1))),
        max(top + 1, min(image.height, round(scale * shown.bottom))),
    )


def _png_bytes(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, format="PNG")
    return buffer.getvalue()


ROW_DOTS_PER_POINT = 2.0
"""144 dots an inch: small print is legible, also on a screen with fine dots."""
MOST_ROW_DOTS = 20_000_000
"""Of a whole page, 20 MB in grey. A1 (16 million) is still drawn at 144 dots; larger pages coarser."""
GREYS = 4
"""Enough for smooth edges of letters; sixteen cost 1.7 times the bytes and look the same."""
AROUND_ROW = 1.0
"""Points shown around a row: the outer half of its rulings."""


class Row(NamedTuple):
    """Where a row is printed: its page, from 1, and its box as a person sees the page."""

    page: int
    box: Box


def row_pictures(
    content: bytes, rows: Sequence[Row], password: str | None = None
) -> Iterator[bytes | None]:
    """Each row of a report as PNG, in order; None where the page or the place is not there.

    A page is drawn once for the rows of it that follow each other.

    Raises:
        Unreadable: PDFium cannot open the report.
    """
    with opened_document(content, password) as document:
        yield from _row_pngs(document, rows)


def _row_pngs(document: Any, rows: Sequence[Row]) -> Iterator[bytes | None]:  # noqa: ANN401  pypdfium2 is untyped
    drawn, image, scale = 0, None, ROW_DOTS_PER_POINT
    for row in rows:
        if row.page != drawn:
            drawn, image = row.page, None
            if 1 <= row.page <= len(document):
                image, scale = _grey_page(document[row.page - 1])
        yield _row_png(image, row.box, scale) if image else None


def _grey_page(page: Any) -> tuple[Image.Image, float]:  # noqa: ANN401  pypdfium2 is untyped
    """A page in grey, and its dots per point."""
    width, height = page.get_size()
    scale = min(ROW_DOTS_PER_POINT, (MOST_ROW_DOTS / max(width * height, 1.0)) ** 0.5)
    return page.render(scale=scale, grayscale=True).to_pil().convert("L"), scale


def _row_png(image: Image.Image, box: Box, scale: float) -> bytes | None:
    left, top = (max(0, int(scale * (edge - AROUND_ROW))) for edge in (box.x0, box.top))
    right = min(image.width, round(scale * (box.x1 + AROUND_ROW)))
    bottom = min(image.height, round(scale * (box.bottom + AROUND_ROW)))
    if left >= right or top >= bottom:
        return None
    return _grey_png(image.crop((left, top, right, bottom)))


def _grey_png(image: Image.Image) -> bytes:
    """The picture in so few greys, each dot the nearest one, two bits a dot."""
    step = 255 / (GREYS - 1)
    few = image.point([round(grey / step) for grey in range(256)]).convert("P")
    few.putpalette([round(step * grey) for grey in range(GREYS) for _ in range(3)])
    buffer = io.BytesIO()
    few.save(buffer, format="PNG", optimize=True, bits=GREYS.bit_length() - 1)
    return buffer.getvalue()
