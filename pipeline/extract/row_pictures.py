"""Small pictures of printed rows, as PDFium draws them: four greys, a few kilobytes each."""

import io
from collections.abc import Iterator, Sequence
from typing import Any, NamedTuple

import pypdfium2
from PIL import Image

from pipeline.extract.unreadable import Unreadable
from pipeline.model.page import Box

DOTS_PER_POINT = 2.0
"""144 dots an inch: small print is legible, also on a screen with fine dots."""
MOST_DOTS = 20_000_000
"""Of a whole page: a page as large as a wall is drawn coarser."""
GREYS = 4
"""Enough for smooth edges of letters; sixteen cost 1.7 times the bytes and look the same."""
AROUND = 1.0
"""Points shown around a row: its rulings."""


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
    try:
        document = pypdfium2.PdfDocument(content, password=password)
    except pypdfium2.PdfiumError as error:
        raise Unreadable("damaged", str(error)) from error
    try:
        yield from _drawn(document, rows)
    finally:
        document.close()


def _drawn(document: Any, rows: Sequence[Row]) -> Iterator[bytes | None]:  # noqa: ANN401  pypdfium2 is untyped
    drawn, image, scale = 0, None, DOTS_PER_POINT
    for row in rows:
        if row.page != drawn:
            drawn, image = row.page, None
            if 1 <= row.page <= len(document):
                image, scale = _page(document[row.page - 1])
        yield _row(image, row.box, scale) if image else None


def _page(page: Any) -> tuple[Image.Image, float]:  # noqa: ANN401  pypdfium2 is untyped
    """A page in grey, and its dots per point."""
    width, height = page.get_size()
    scale = min(DOTS_PER_POINT, (MOST_DOTS / max(width * height, 1.0)) ** 0.5)
    return page.render(scale=scale, grayscale=True).to_pil().convert("L"), scale


def _row(image: Image.Image, box: Box, scale: float) -> bytes | None:
    left, top = (max(0, int(scale * (edge - AROUND))) for edge in (box.x0, box.top))
    right = min(image.width, round(scale * (box.x1 + AROUND)))
    bottom = min(image.height, round(scale * (box.bottom + AROUND)))
    if left >= right or top >= bottom:
        return None
    return _png(image.crop((left, top, right, bottom)))


def _png(image: Image.Image) -> bytes:
    """The picture in so few greys, each dot the nearest one, two bits a dot."""
    step = 255 / (GREYS - 1)
    few = image.point([round(grey / step) for grey in range(256)]).convert("P")
    few.putpalette([round(step * grey) for grey in range(GREYS) for _ in range(3)])
    buffer = io.BytesIO()
    few.save(buffer, format="PNG", optimize=True, bits=GREYS.bit_length() - 1)
    return buffer.getvalue()
