"""A picture of one place on a page, as PDFium draws it: the witness a person trusts most."""

import io
from typing import Any

import pypdfium2
from PIL import Image, ImageDraw

from pipeline.extract.unreadable import Unreadable
from pipeline.model.page import Box

DOTS_PER_POINT = 3.0
"""216 dots an inch: small print is legible."""
MOST_DOTS = 20_000_000
"""Of a whole page: a page as large as a wall is drawn coarser."""
AROUND = (240.0, 60.0)
"""Points shown beside the place, and above and below it: the row and its headings."""
FRAME = (220, 30, 30)


def picture_of(content: bytes, page: int, box: Box, password: str | None = None) -> bytes:
    """The place on the page with what stands around it, framed in red, as PNG.

    `page` is 1-based; `box` is in points from the top left of the page as a person sees it.

    Raises:
        Unreadable: PDFium cannot open the report or has no such page.
    """
    try:
        document = pypdfium2.PdfDocument(content, password=password)
    except pypdfium2.PdfiumError as error:
        raise Unreadable("damaged", str(error)) from error
    try:
        if not 1 <= page <= len(document):
            raise Unreadable("damaged", f"the report has no page {page}")
        return _png(document[page - 1], box)
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
    return _bytes(image.crop(_within(image, shown, scale)))


def _within(image: Image.Image, shown: Box, scale: float) -> tuple[int, int, int, int]:
    """The part of the image that shows a place, cut to the image."""
    left, top = (max(0, round(scale * edge)) for edge in (shown.x0, shown.top))
    return (
        min(left, image.width - 1),
        min(top, image.height - 1),
        max(left + 1, min(image.width, round(scale * shown.x1))),
        max(top + 1, min(image.height, round(scale * shown.bottom))),
    )


def _bytes(image: Image.Image) -> bytes:
    buffer = io.BytesIO()
    image.save(buffer, format="PNG")
    return buffer.getvalue()
