"""Both readers on every PDF at hand: the same tables, the same words but for listed differences.

A change that adds a difference fails here. A difference that is right gets a line, with its reason.
"""

import re
from pathlib import Path

import pytest

from pipeline.extract.errors import NeedsReferenceReader
from pipeline.extract.pdfium.reader import Document as ByPdfium
from pipeline.extract.pdfplumber.reader import Document as ByPdfplumber
from pipeline.extract.printed_page import printed_page
from pipeline.knowledge import load
from pipeline.model.page import Page, PageContent, PrintedTable
from tests.raw_report import REPORT

TESTS = Path(__file__).parent
BESIDE = TESTS.parents[1] / "shared"
AT_HAND = sorted(
    [
        *TESTS.glob("editions/*.pdf"),
        *(path for path in TESTS.glob("pages/*.pdf") if path.stem != "password"),
        REPORT,
        *BESIDE.glob("real-*/*.pdf"),
    ]
)

NEAR = 3.0
"""Points: PDFium keeps places in 32-bit numbers, and says how high letters stand in its own way."""

DIFFERENCES = [
    (r"[ \u2002-\u200a\u3000]+", " ", "PDFium drops a space that is drawn by itself and gives the gap"),
    ("‧", "・", "a browser says ・ (ActualText) where the font's table of codes says ‧"),
    ("∕", "／", "a browser says ／ (ActualText) where the font's table of codes says ∕"),
    ("−", "－", "pdfminer reads － of a font that is not in the PDF as − (Adobe-Japan1)"),
    ("〜", "～", "pdfminer reads ～ of a font that is not in the PDF as 〜 (Adobe-Japan1)"),
]  # fmt: skip
RADICALS = {
    ord(pair[0]): pair[1:] for block in load("radicals")["block"] for pair in block["pairs"].split()
}
"""A browser says the kanji (ActualText) where the font's table of codes says its radical."""


def alike(text: str) -> str:
    """The text without the differences that are listed."""
    for one, other, _ in DIFFERENCES:
        text = re.sub(one, other, text)
    return text.translate(RADICALS)


def both(path: Path) -> list[tuple[Page, Page]]:
    """Each page as PDFium and as pdfplumber reads it, but for those PDFium is unsure of."""
    content = path.read_bytes()
    reference = ByPdfplumber(content, None)
    found: list[tuple[Page, Page]] = []
    for number, marks in enumerate(ByPdfium(content, None).pages(), start=1):
        if not isinstance(marks, NeedsReferenceReader):
            other = reference.marks(number)
            assert isinstance(other, PageContent), f"page {number}"
            found.append((printed_page(marks), printed_page(other)))
    return found


def grid(table: PrintedTable) -> list[tuple[int, ...]]:
    return [(cell.row, cell.column, cell.row_span, cell.column_span) for cell in table.cells]


@pytest.mark.skipif(not BESIDE.is_dir(), reason="the reports of others are not beside the project")
def test_reports_of_others_are_among_them() -> None:
    assert {path.parent.name for path in AT_HAND} >= {"editions", "pages", "real-kpi", "real-pages"}


@pytest.mark.parametrize("path", [pytest.param(path, id=path.stem) for path in AT_HAND])
def test_both_readers_find_the_same(path: Path) -> None:
    for ours, theirs in both(path):
        assert [grid(one) for one in ours.tables] == [grid(one) for one in theirs.tables]
        for one, other in zip(ours.tables, theirs.tables, strict=True):
            for cell, same in zip(one.cells, other.cells, strict=True):
                assert alike(cell.text) == alike(same.text), f"page {ours.number}"
                assert cell.box == pytest.approx(same.box, abs=NEAR), f"page {ours.number}"
        assert [alike(line.text) for line in ours.lines] == [
            alike(line.text) for line in theirs.lines
        ], f"page {ours.number}"
        assert [doubt.check for doubt in ours.doubts] == [doubt.check for doubt in theirs.doubts]
