"""The picture of one place: what stands there is on it, framed, on an upright and a turned page."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from pipeline.extract import extract
from pipeline.extract.errors import Unreadable
from pipeline.extract.pdfium.render import FRAME, picture_of
from pipeline.model.page import Box, PrintedCell
from tests.raw_report import REPORT

HOUSE = Path(__file__).parents[2]
UPRIGHT = REPORT
TURNED = HOUSE / "tests" / "editions" / "reportlab-r4-rotated.pdf"


def _cells(content: bytes, page: int) -> list[PrintedCell]:
    pages = extract(content).pages
    return [cell for table in pages[page - 1].tables for cell in table.cells]


def _inside(image: Image.Image) -> Iterator[tuple[int, int, int]]:
    """The dots within the red frame."""
    red = [
        (across, down)
        for across in range(image.width)
        for down in range(image.height)
        if image.getpixel((across, down)) == FRAME
    ]
    left, right = min(red)[0] + 6, max(red)[0] - 6
    top = min(down for _, down in red) + 6
    bottom = max(down for _, down in red) - 6
    part = image.crop((left, top, right, bottom))
    for across in range(part.width):
        for down in range(part.height):
            dot = part.getpixel((across, down))
            assert isinstance(dot, tuple)
            yield dot[0], dot[1], dot[2]


@pytest.mark.parametrize(
    ("pdf", "page", "text", "empty"),
    [
        (UPRIGHT, 9, "達成", Box(650, 32, 760, 48)),  # right of the heading's bar
        (TURNED, 1, "11.2日", Box(2, 2, 40, 20)),  # the margin
    ],
    ids=["upright", "turned"],
)
def test_the_frame_holds_the_print_and_an_empty_place_none(
    pdf: Path, page: int, text: str, empty: Box
) -> None:
    content = pdf.read_bytes()
    box = next(cell.box for cell in _cells(content, page) if cell.text == text)
    image = Image.open(io.BytesIO(picture_of(content, page, box)))
    dark = sum(sum(dot) < 300 for dot in _inside(image))
    assert dark > 50, "the print of the cell is within its frame"
    blank = Image.open(io.BytesIO(picture_of(content, page, empty)))
    assert sum(sum(dot) < 300 for dot in _inside(blank)) == 0, "nothing stands there"


def test_a_page_that_is_not_there() -> None:
    with pytest.raises(Unreadable):
        picture_of(UPRIGHT.read_bytes(), 99, Box(0, 0, 1, 1))


def test_bytes_that_are_no_report() -> None:
    with pytest.raises(Unreadable):
        picture_of(b"%PDF-1.7 nothing", 1, Box(0, 0, 1, 1))
