"""Where pdfplumber's own table finder is right, ours finds the same cells with the same words."""

from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest

from pipeline.extract import Reader, extract
from pipeline.normalize.text import comparison_key

BESIDE = Path(__file__).parents[3] / "shared"
pytestmark = pytest.mark.skipif(
    not BESIDE.is_dir(), reason="the typeset reports are not beside the project"
)

Cells = dict[tuple[int, ...], str]
NEAR = 3
"""Points: pdfplumber takes the mean of all rules that lie so near, wherever on the page."""


def words(text: str | None) -> str:
    """The text without spaces, radicals as the kanji a browser says they stand for."""
    return comparison_key("".join((text or "").split()))


def cells_by_pdfplumber(content: bytes, number: int) -> Cells:
    with pdfplumber.open(BytesIO(content)) as pdf:
        page = pdf.pages[number - 1]
        return {
            tuple(map(round, box)): words(text)
            for table in page.find_tables()
            for row, texts in zip(table.rows, table.extract(), strict=True)
            for box, text in zip(row.cells, texts, strict=True)
            if box is not None
        }


def cells_by_us(content: bytes, number: int, reader: Reader) -> Cells:
    page = extract(content, reader=reader).pages[number - 1]
    return {
        tuple(map(round, cell.box)): words(cell.text)
        for table in page.tables
        for cell in table.cells
    }


@pytest.mark.parametrize(
    ("file", "page"),
    [
        pytest.param("real-kpi/real_blocks.pdf", 1, id="blocks in a browser print"),
        pytest.param("real-kpi/real_list.pdf", 2, id="a long list with merged cells"),
        pytest.param("real-kpi/real_slides.pdf", 3, id="slides"),
        pytest.param(
            "real-pages/kyokuyo_1301_tanshin_h26_p15_p1.pdf", 1, id="a statement of accounts"
        ),
    ],
)
def test_no_cell_of_pdfplumber_is_missing(file: str, page: int, reader: Reader) -> None:
    content = (BESIDE / file).read_bytes()
    ours = cells_by_us(content, page, reader)
    for box, text in cells_by_pdfplumber(content, page).items():
        same = [
            one
            for place, one in ours.items()
            if all(abs(a - b) <= NEAR for a, b in zip(place, box, strict=True))
        ]
        assert same == [text], box


@pytest.mark.parametrize(
    ("page", "row"),
    [
        pytest.param(2, ["国⼟\n交通\n省", "総合的な交通体系の整備効果把握や調\n査‧研究等を⾏った国の機関や⼤学等\nの平成28年度からの累積数", "件", "460", "452", "⼀\n部", "R4", "550"], id="the row the end of the page cuts"),
        pytest.param(3, ["", "", "", "", "", "達\n成", "", ""], id="what is left of it on the next page"),
    ],
)  # fmt: skip
def test_a_row_cut_by_the_end_of_the_page_is_there_on_both_pages(
    page: int, row: list[str], reader: Reader
) -> None:
    content = (BESIDE / "real-kpi/real_list.pdf").read_bytes()
    (table,) = extract(content, reader=reader).pages[page - 1].tables
    assert [words(text) for text in row] in [
        [words(cell.text) for cell in table.cells if cell.row == number]
        for number in range(table.rows)
    ]
