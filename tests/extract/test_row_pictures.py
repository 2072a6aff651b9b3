"""Pictures of rows: what stands in the row is on it, few greys, and no picture of what is not there."""

import io
from pathlib import Path

import pytest
from PIL import Image

from pipeline.extract import extract
from pipeline.extract.errors import Unreadable
from pipeline.extract.pdfium.render import GREYS, Row, row_pictures
from pipeline.model.page import Box
from tests.raw_report import REPORT

HOUSE = Path(__file__).parents[2]
UPRIGHT = REPORT
TURNED = HOUSE / "tests" / "editions" / "reportlab-r4-rotated.pdf"


def _box(pdf: Path, page: int, text: str) -> Box:
    pages = extract(pdf.read_bytes()).pages
    return next(
        cell.box for table in pages[page - 1].tables for cell in table.cells if cell.text == text
    )


def _dark(png: bytes | None) -> int:
    assert png is not None
    with Image.open(io.BytesIO(png)) as image:
        return sum(image.convert("L").histogram()[:100])


@pytest.mark.parametrize(
    ("pdf", "page", "text", "empty"),
    [
        (UPRIGHT, 9, "達成", Box(650, 32, 760, 48)),  # right of the heading's bar
        (TURNED, 1, "11.2日", Box(4, 4, 40, 20)),  # the margin
    ],
    ids=["upright", "turned"],
)
def test_the_print_is_on_the_picture_and_nothing_where_nothing_stands(
    pdf: Path, page: int, text: str, empty: Box
) -> None:
    inner = _box(pdf, page, text)
    inner = Box(inner.x0 + 5, inner.top + 5, inner.x1 - 5, inner.bottom - 5)  # within the rulings
    printed, blank = row_pictures(pdf.read_bytes(), [Row(page, inner), Row(page, empty)])
    assert _dark(printed) > 30
    assert _dark(blank) == 0


def test_a_picture_has_few_greys_and_few_bytes() -> None:
    box = _box(UPRIGHT, 9, "達成")
    (png,) = row_pictures(UPRIGHT.read_bytes(), [Row(9, Box(170, box.top, 782, box.bottom))])
    assert png is not None
    assert len(png) < 6000
    with Image.open(io.BytesIO(png)) as image:
        assert image.mode == "P", "a palette"
        shades = image.convert("L").histogram()
    assert 1 < sum(count > 0 for count in shades) <= GREYS
    assert shades[255] > sum(shades) / 2, "paper is white"


@pytest.mark.parametrize(
    ("row", "why"),
    [
        (Row(99, Box(0, 0, 9, 9)), "no such page"),
        (Row(0, Box(0, 0, 9, 9)), "pages are counted from 1"),
        (Row(1, Box(5000, 0, 5009, 9)), "beside the page"),
        (Row(1, Box(50, 60, 40, 50)), "no area"),
    ],
)
def test_no_picture_of_what_is_not_there(row: Row, why: str) -> None:
    assert list(row_pictures(UPRIGHT.read_bytes(), [row])) == [None], why


def test_a_missing_page_takes_no_other_row_with_it() -> None:
    rows = [Row(1, Box(0, 0, 99, 99)), Row(99, Box(0, 0, 9, 9)), Row(1, Box(0, 0, 99, 99))]
    first, missing, last = row_pictures(UPRIGHT.read_bytes(), rows)
    assert missing is None
    assert first is not None
    assert first == last


def test_bytes_that_are_no_report() -> None:
    with pytest.raises(Unreadable):
        list(row_pictures(b"%PDF-1.7 nothing", [Row(1, Box(0, 0, 1, 1))]))
