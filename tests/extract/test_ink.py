"""What the picture of a page shows no ink for is not read; what it shows is, whichever reader reads."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.extract import Reader, extract
from pipeline.extract.pdfium.page_picture import PagePictures
from pipeline.extract.pdfium.reader import Document
from pipeline.extract.picture.grey_picture import Picture, contrast
from pipeline.extract.picture.ink import seen_content, visible_content
from pipeline.model.figure import Mark
from pipeline.model.page import UNSEEN, Box, PageContent, TextRun
from pipeline.model.passport import Passport
from pipeline.model.records import KpiValue
from pipeline.model.vocabulary import Role
from pipeline.parse.reading import parse
from tests.extract.drawn_over import BLACK, DRAWN, WHITE, Drawing, covered
from tests.extract.typeset import fill, pdf, rules, words_in
from tests.raw_report import REPORT

TESTS = Path(__file__).parents[1]
HIDDEN = TESTS / "pages" / "hidden"
READERS = (Reader.PDFIUM, Reader.PDFPLUMBER)


def first_row(content: bytes, reader: str, role: Role = Role.ACTUAL) -> KpiValue | None:
    """A figure of オンライン申請件数, the first row of every page in `hidden`."""
    reading = parse("r", extract(content, reader=reader).pages, Passport())
    (number,) = [one.kpi_no for one in reading.records.kpi if one.name == "オンライン申請件数"]
    found = [
        value
        for value in reading.records.kpi_values
        if (value.kpi_no, value.role) == (number, role)
    ]
    return found[0] if found else None


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("name", "value"),
    [
        pytest.param("alpha_zero", 1234, id="a transparent old value before the new one"),
        pytest.param("alpha_zero_fills_empty_cell", None, id="a transparent value alone"),
        pytest.param("covered_by_box", 1234, id="an old value under a white box"),
        pytest.param("covered_no_new", None, id="a value under a white box, and no new one"),
        pytest.param("ocg_off_fills_empty_cell", None, id="a value on a layer switched off"),
        pytest.param("same_colour_cell", 1234, id="an old value of the colour of its cell"),
    ],
)
def test_text_without_ink_is_not_read(name: str, value: int | None, reader: str) -> None:
    found = first_row((HIDDEN / f"{name}.pdf").read_bytes(), reader)
    assert (found.value if found else None) == value
    assert found is None or found.seen is True


@pytest.mark.parametrize("reader", READERS)
def test_a_figure_of_which_a_part_is_covered_has_no_value(reader: str) -> None:
    content = (HIDDEN / "alpha_zero.pdf").read_bytes()
    whole = first_row(content, reader, Role.TARGET)
    assert whole is not None
    assert whole.value == Decimal(1200)
    left_half = Box(whole.x0 + 2, whole.top + 2, (whole.x0 + whole.x1) / 2, whole.bottom - 2)
    found = first_row(covered(content, left_half), reader, Role.TARGET)
    assert found is not None
    assert (found.value, found.mark, found.seen) == (None, Mark.UNREADABLE, False)
    assert UNSEEN in found.printed


def test_a_page_with_a_font_that_is_not_in_the_file_is_not_judged() -> None:
    """PDFium may have no glyphs for it: that no ink is drawn says nothing of the text."""
    xs, ys = (50, 150, 250, 350), (50, 70, 90)
    table = [["指標名", "目標値（R6年度）", "実績値（R6年度）"], ["参加者数", "154人", "165人"]]
    (page,) = extract(pdf([*rules(xs, ys), *words_in(xs, ys, table)]), reader="pdfium").pages
    assert "165人" in [cell.text for table in page.tables for cell in table.cells]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    "colour", [pytest.param(BLACK, id="black"), pytest.param(WHITE, id="white")]
)
def test_a_box_as_narrow_as_a_digit_covers_it(colour: tuple[int, int, int], reader: str) -> None:
    """What is beside the box, the paper or the next digit, is not the digit's."""
    content = (DRAWN / "form_field_hidden.pdf").read_bytes()
    whole = first_row(content, reader)
    assert whole is not None
    assert whole.value == Decimal(1234)
    over_3 = Drawing(content).fill(Box(471.3, 150, 477.3, 163), colour=colour)
    found = first_row(over_3.content(), reader)
    assert found is not None
    assert (found.value, found.mark) == (None, Mark.UNREADABLE)


@pytest.mark.parametrize(
    ("figure", "read"),
    [
        pytest.param("155人", f"1{UNSEEN}5人", id="others show the same digit"),
        pytest.param("195人", "195人", id="no other does: the font may not have it"),
    ],
)
def test_a_digit_without_ink_of_a_font_that_is_not_in_the_file(figure: str, read: str) -> None:
    """Where most of the same digits have ink, the one that has none is hidden."""
    xs, ys = (50, 150, 250, 350), (50, 70, 90, 110)
    rows = [["155人", "155人", "515人"], ["155人", figure, "515人"], ["155人", "155人", "515人"]]
    hidden = fill(158.2, 74, 163.7, 86, grey=1)
    (page,) = extract(pdf([*rules(xs, ys), *words_in(xs, ys, rows), hidden]), reader="pdfium").pages
    assert [cell.text for cell in page.tables[0].cells][4] == read


def pages_looked_at() -> Iterator[tuple[str, PageContent, PageContent]]:
    """Each page of R6 and the editions that can be drawn: as read, and as seen."""
    for path in (REPORT, *sorted((TESTS / "editions").glob("*.pdf"))):
        content = path.read_bytes()
        document, pictures = Document(content, None), PagePictures(content, None)
        for page in document.pages():
            seen = seen_content(page, pictures.of) if isinstance(page, PageContent) else None
            if isinstance(page, PageContent) and seen is not None:
                yield path.name, page, seen
        pictures.close()
        document.close()


def test_no_text_of_a_clean_report_is_taken_for_hidden() -> None:
    pages = list(pages_looked_at())
    assert len(pages) > 50
    assert [(name, page.number) for name, page, seen in pages if seen is not page] == []


INK, PAPER = 0, 255


def picture(*rows: str) -> Picture:
    """A picture with a dot for each letter: # is ink, - a hairline, a space paper."""
    greys = {"#": INK, "-": 220, " ": PAPER}
    dots = bytes(greys[dot] for row in rows for dot in row)
    return Picture(memoryview(dots), len(rows[0]), len(rows), len(rows[0]), 1.0)


@pytest.mark.parametrize(
    ("row", "texts", "seen"),
    [
        pytest.param("####", ["12"], ["12"], id="two digits with ink"),
        pytest.param("    ", ["12"], [], id="none"),
        pytest.param("----", ["12"], [], id="fainter than anybody reads"),
        pytest.param("  ##", ["12"], [f"{UNSEEN}2"], id="one of two: the figure is not whole"),
        pytest.param("----", ["－－"], ["－－"], id="a hairline dash is no letter"),
        pytest.param("  ##", ["1", "2"], [UNSEEN, "2"], id="given letter by letter"),
        pytest.param("    ", ["1", ","], [], id="a comma goes with its figure"),
        pytest.param("  ##", ["県", "2"], [UNSEEN, "2"], id="a word of which a digit is left"),
    ],
)
def test_letters_and_ink(row: str, texts: list[str], seen: list[str]) -> None:
    width = 4 / len(texts)
    runs = tuple(
        TextRun(text, Box(at * width, 0, (at + 1) * width - 0.01, 2), 2.0)
        for at, text in enumerate(texts)
    )
    content = PageContent(1, 4, 2, runs, (), (), ())
    found = visible_content(content, picture(row, "    "))
    assert [one.text for one in found.text_runs] == seen
    assert (found is content) == (seen == texts)


def test_a_picture_without_any_ink_says_nothing_of_the_text() -> None:
    runs = (TextRun("12", Box(0, 0, 2, 2), 2.0), TextRun("件", Box(2, 0, 4, 2), 2.0))
    content = PageContent(1, 4, 2, runs, (), (), ())
    assert seen_content(content, lambda *_: picture("    ", "    ")) is None
    half = seen_content(content, lambda *_: picture("##  ", "    "))
    assert half is not None
    assert [one.text for one in half.text_runs] == ["12"]


def test_a_box_off_the_page_has_no_contrast() -> None:
    assert contrast(picture("##"), Box(5, 5, 6, 6)) == 0
