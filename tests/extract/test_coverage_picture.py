"""The picture of a page on which each number is tinted by what became of it."""

import io
from pathlib import Path

import pytest
from PIL import Image

from pipeline.build import read
from pipeline.extract import extract
from pipeline.extract.errors import Unreadable
from pipeline.extract.pdfium.coverage_picture import (
    COLOURS,
    MOST_BYTES,
    coverage_picture,
)
from pipeline.model.edition import Source
from pipeline.model.page import Box
from pipeline.model.picture import CoveredNumber, has_unread
from pipeline.model.vocabulary import Coverage
from pipeline.run.page_pictures import covered_pages
from tests.raw_report import REPORT

BOXES = Path(__file__).parents[1] / "pages" / "boxes-beside-table.pdf"
"""A table that is read, and boxes with figures of which nothing says what each is."""
TURNED = Path(__file__).parents[1] / "editions" / "reportlab-r4-rotated.pdf"


def _pages(pdf: Path) -> dict[int, list[CoveredNumber]]:
    printed = extract(pdf.read_bytes(), None, "pdfium")
    reading = read(Source(pdf.stem, pdf.name, b"", sha256="0" * 64), printed)
    return covered_pages(reading.records.numbers)


def _colours(png: bytes) -> dict[tuple[int, ...], int]:
    """How many dots the picture has of each colour."""
    found = Image.open(io.BytesIO(png)).convert("RGB").getcolors(256)
    assert found is not None
    return {colour: count for count, colour in found if isinstance(colour, tuple)}


def test_read_and_unread_numbers_have_their_colours() -> None:
    numbers = _pages(BOXES)[1]
    colours = _colours(coverage_picture(BOXES.read_bytes(), 1, numbers))
    assert colours[COLOURS[Coverage.READ]] > 500
    assert colours[COLOURS[Coverage.UNREAD]] > 1000
    assert COLOURS[Coverage.PASSED_OVER] in colours
    assert has_unread(numbers)


def test_only_the_digits_are_tinted_not_the_whole_cell() -> None:
    """One digit of a box of 367 by 20 points: a hundredth of its 19,000 dots and less."""
    numbers = [CoveredNumber(Box(33, 40, 400, 60), "６", Coverage.UNREAD)]
    colours = _colours(coverage_picture(BOXES.read_bytes(), 1, numbers))
    assert 20 < colours[COLOURS[Coverage.UNREAD]] < 200


def test_a_number_that_is_not_found_in_its_box_tints_all_of_it() -> None:
    numbers = [CoveredNumber(Box(100, 400, 200, 420), "123", Coverage.PASSED_OVER)]
    colours = _colours(coverage_picture(BOXES.read_bytes(), 1, numbers))
    assert colours[COLOURS[Coverage.PASSED_OVER]] > 1.6**2 * 100 * 20 * 0.9


@pytest.mark.parametrize("pdf", [REPORT, TURNED], ids=lambda pdf: pdf.stem)
def test_every_page_is_small_enough_to_be_embedded(pdf: Path) -> None:
    for page, numbers in list(_pages(pdf).items())[:4]:
        png = coverage_picture(pdf.read_bytes(), page, numbers)
        assert len(png) <= MOST_BYTES
        assert COLOURS[Coverage.READ] in _colours(png)


@pytest.mark.parametrize(
    ("content", "page"),
    [
        pytest.param(b"%PDF-1.7", 1, id="a file that is not a PDF"),
        pytest.param(BOXES.read_bytes(), 2, id="a page that is not there"),
    ],
)
def test_what_cannot_be_drawn_is_refused(content: bytes, page: int) -> None:
    with pytest.raises(Unreadable):
        coverage_picture(content, page, [])
