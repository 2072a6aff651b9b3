"""Published pages: the tables a person read from the picture come out row by row.

The pages belong to their publishers and lie beside the project, not in it.
"""

import json
import re
import unicodedata
from pathlib import Path

import pytest

from pipeline.extract import Reader, extract
from pipeline.model.page import PrintedTable
from tests.extract.reading import rows, tables

BESIDE = Path(__file__).parents[3] / "shared" / "real-pages"
pytestmark = pytest.mark.skipif(
    not BESIDE.is_dir(), reason="the published pages are not beside the project"
)

READ_BY_EYE = [
    ("fsa_hoken_monitoring_01", "p3-4-5", 3),
    ("fuji_city_r6-budget_p30", "", 30),
    ("kyokuyo_1301_tanshin_h26_p15", "p1", 1),
    ("okinawa_475_49468", "p1", 1),
    ("tokyo_20200711", "p1", 1),
]


def plain(words: str) -> str:
    return re.sub(r"\s", "", unicodedata.normalize("NFKC", words))


def plain_rows(table: PrintedTable) -> list[list[str]]:
    return [[plain(words) for words in row] for row in rows(table)]


def pairs(table: PrintedTable) -> list[list[str]]:
    """Names above figures, row over row, as pairs of name and figure."""
    lines = plain_rows(table)
    return [
        list(pair)
        for upper, lower in zip(lines[::2], lines[1::2], strict=False)
        for pair in zip(upper, lower, strict=False)
    ]


@pytest.mark.parametrize(
    ("name", "pages", "first"), READ_BY_EYE, ids=[name for name, _, _ in READ_BY_EYE]
)
def test_every_row_read_by_eye_is_there(name: str, pages: str, first: int, reader: Reader) -> None:
    file = BESIDE / (f"{name}_{pages}.pdf" if pages else f"{name}.pdf")
    printed = extract(file.read_bytes(), reader=reader)
    for expected in json.loads((BESIDE / f"{name}.json").read_text()):
        found = printed.pages[expected["page"] - first].tables
        wanted = [[plain(words) for words in row] for row in expected["rows"]]
        unfold = pairs if expected["columns"] == ["区市町村", "患者数"] else plain_rows
        assert any(all(row in unfold(table) for row in wanted) for table in found), expected[
            "table_title"
        ]


@pytest.mark.parametrize(
    ("name", "page", "count"),
    [
        pytest.param("fsa_hoken_monitoring_01_p3-4-5", 1, 1, id="a chart below a table, a heading on a text box"),
        pytest.param("fsa_hoken_monitoring_01_p3-4-5", 2, 0, id="two charts"),
        pytest.param("fsa_hoken_monitoring_01_p3-4-5", 3, 2, id="two tables and a chart"),
        pytest.param("fuji_city_r6-budget_p30", 1, 4, id="four tables with white boxes behind their words"),
        pytest.param("kyokuyo_1301_tanshin_h26_p15_p1", 1, 2, id="two tables"),
        pytest.param("mic_joho_hakusho_r6_ch4_sample_p3", 1, 0, id="a bar chart with grid lines"),
        pytest.param("cao_ai_ronten_honbun_p1-2", 2, 0, id="prose"),
        pytest.param("okinawa_475_49468_p1", 1, 6, id="rules across only"),
        pytest.param("tokyo_20200711_p1", 1, 6, id="six boxes"),
    ],
)  # fmt: skip
def test_so_many_tables_and_no_more(name: str, page: int, count: int, reader: Reader) -> None:
    printed = extract((BESIDE / f"{name}.pdf").read_bytes(), reader=reader)
    assert len(printed.pages[page - 1].tables) == count


def test_text_that_cannot_be_trusted_is_told_and_makes_no_table(reader: Reader) -> None:
    printed = extract((BESIDE / "mlit_nyusatsu_89test_p1-2.pdf").read_bytes(), reader=reader)
    assert [[doubt.check for doubt in page.doubts] for page in printed.pages] == [
        ["text_unreliable"]
    ] * 2
    assert [tables(page) for page in printed.pages] == [[], []]


def test_vertical_side_tabs_are_lines(reader: Reader) -> None:
    (page,) = extract(
        (BESIDE / "mic_joho_hakusho_r6_ch4_sample_p3.pdf").read_bytes(), reader=reader
    ).pages
    assert "デジタルテクノロジーの課題と現状の対応策" in [line.text for line in page.lines]
    assert "5,400" in [line.text for line in page.lines]
