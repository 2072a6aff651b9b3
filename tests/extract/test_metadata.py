"""What a PDF says of itself, title, author and subject: both readers find the same."""

from pathlib import Path

import pytest

from pipeline.extract import extract

EDITIONS = Path(__file__).parents[1] / "editions"


@pytest.mark.parametrize("reader", ["pdfium", "pdfplumber"])
@pytest.mark.parametrize(
    ("name", "metadata"),
    [
        (
            "reportlab-h30-kangxi",
            ("平成30年度\u3000⻄川市総合計画指標の評価結果", "anonymous", "unspecified"),
        ),
        ("impress-r7-dx-order", ("デジタル戦略",)),
        pytest.param("writer-no-rules", (), id="it says nothing"),
    ],
)
def test_what_a_pdf_says_of_itself(name: str, metadata: tuple[str, ...], reader: str) -> None:
    content = (EDITIONS / f"{name}.pdf").read_bytes()
    assert extract(content, reader=reader).metadata == metadata
