"""Before a page is read its number, their count and the reader are reported, each time it is read."""

import pytest

from pipeline.extract import Reader, extract
from tests.extract.typeset import pdf, rules, text, words_in

TABLE = rules((50, 150, 250), (50, 70, 90)) + words_in(
    (50, 150, 250), (50, 70, 90), [["目標", "実績"], ["73.7%", "32.2%"]]
)
WORDS = [text(50, 50, "図表なし")]
FAST, REFERENCE = Reader.PDFIUM, Reader.PDFPLUMBER


@pytest.mark.parametrize(
    ("content", "asked", "calls"),
    [
        pytest.param(
            pdf(WORDS, TABLE), Reader.PDFIUM, [(1, 2, FAST), (2, 2, FAST)], id="PDFium alone"
        ),
        pytest.param(
            pdf(WORDS, TABLE),
            Reader.PDFPLUMBER,
            [(1, 2, REFERENCE), (2, 2, REFERENCE)],
            id="pdfplumber alone",
        ),
        pytest.param(
            pdf(TABLE, WORDS),
            Reader.BOTH,
            [(1, 2, FAST), (1, 2, REFERENCE), (2, 2, FAST)],
            id="figures are read again",
        ),
        pytest.param(
            pdf(WORDS, page="/Rotate 90"),
            Reader.PDFIUM,
            [(1, 1, FAST), (1, 1, REFERENCE)],
            id="PDFium cannot tell what a turned page shows",
        ),
        pytest.param(
            pdf(WORDS),
            Reader.BOTH,
            [(1, 1, FAST)],
            id="no figures, one reader",
        ),
    ],
)
def test_each_reading_is_reported(
    content: bytes, asked: Reader, calls: list[tuple[int, int, Reader]]
) -> None:
    seen: list[tuple[int, int, Reader]] = []
    extract(content, None, asked, lambda *call: seen.append(call))
    assert seen == calls


class _Stop(Exception):
    """Raised by a callback."""


@pytest.mark.parametrize("asked", list(Reader))
def test_it_is_reported_before_the_page_is_read(asked: Reader) -> None:
    """What stops the callback stops the reading: nothing of the page was looked at by then."""
    seen: list[int] = []

    def stop(number: int, *_: object) -> None:
        seen.append(number)
        if number == 2:
            raise _Stop

    with pytest.raises(_Stop):
        extract(pdf(WORDS, WORDS, WORDS), None, asked, stop)
    assert seen == [1, 2]
