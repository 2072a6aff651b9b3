"""Before a page is read its number, their count and the reader are reported, each time it is read."""

import os
from collections.abc import Mapping
from contextlib import closing
from functools import partial

import pytest

from pipeline.extract import Reader, extract
from pipeline.model.edition import Source
from pipeline.model.page import PrintedReport
from pipeline.model.records import Finding
from pipeline.run.options import Limits
from pipeline.run.process_pool import Send, Work, outcomes
from pipeline.run.results import failure, read_in_child
from pipeline.run.worker import AT_PAGE, PageMessages, page_at, read_report
from tests.extract.typeset import pdf, rules, text, words_in
from tests.torture import hostile_pdf
from tests.torture.hostile_pdf import stream, without_end

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


def _three_pages(second: bytes, more: dict[int, bytes] | None = None) -> bytes:
    """A report of three pages, the second of them with this content."""
    entries = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents %d 0 R %s >>"
    resources = b"/Resources << /Font << /F 5 0 R >> /XObject << /X 10 0 R >> >>"
    pages = {
        2: b"<< /Type /Pages /Kids [3 0 R 6 0 R 7 0 R] /Count 3 >>",
        6: entries % (8, resources),
        7: entries % (4, resources),
        8: second,
    }
    return hostile_pdf.pdf({**pages, **(more or {})})


LEVELS = range(10, 22)
ENDLESS = _three_pages(
    stream(b"/X Do"),
    {
        number: stream(
            b"/X Do " * 10 if number < LEVELS[-1] else b"0 0 m",
            b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>"
            % (number + 1),
        )
        for number in LEVELS
    },
)
"""The second page draws a form that draws ten times a form that draws …: it takes for ever."""
MEGABYTES = 300
OVERSIZED = _three_pages(stream(without_end(b"", MEGABYTES), b"/Filter /FlateDecode"))


@pytest.mark.parametrize("reader", list(Reader))
@pytest.mark.parametrize(
    ("content", "limits", "check"),
    [
        pytest.param(ENDLESS, Limits(1024, 1, 30), "out_of_time", id="takes for ever"),
        pytest.param(OVERSIZED, Limits(MEGABYTES - 50), "out_of_memory", id="needs more memory"),
    ],
)
def test_the_page_that_stops_a_reader_is_named(
    content: bytes, limits: Limits, check: str, reader: Reader
) -> None:
    """By either reader, however the process ends: it is stopped, aborts, or says so itself."""
    edition = read_in_child(Source("a", "a.pdf", content), reader, limits)
    assert [(one.check, one.page) for one in edition.of(Finding)] == [(check, 2)]


def _crashes(send: Send) -> None:
    PageMessages(send).on_page(2, 3, Reader.PDFIUM)
    os.abort()


def _crashes_later(send: Send) -> None:
    pages = PageMessages(send)
    pages.on_page(3, 3, Reader.PDFIUM)
    pages.on_pages(PrintedReport((), None, ""), ())
    os.abort()


@pytest.mark.parametrize(
    ("work", "page"),
    [
        pytest.param(_crashes, 2, id="while a page is read"),
        pytest.param(_crashes_later, None, id="after the last page was read"),
    ],
)
def test_the_page_at_which_a_process_crashes_is_named(work: Work, page: int | None) -> None:
    with closing(outcomes([(0, work)], 1)) as found:
        (outcome,) = found
    seen = failure(outcome, Limits())
    assert (seen.check, seen.page, seen.observed) == ("reader_died", page, "SIGABRT")


@pytest.mark.parametrize("reader", list(Reader))
def test_the_parent_hears_of_each_page(reader: Reader) -> None:
    heard: list[tuple[int, int] | None] = []
    content = pdf(*[WORDS] * 20)
    work = partial(read_report, Source("a", "a.pdf", content), None, reader, None)

    def note(_: int, messages: Mapping[bytes, bytes]) -> None:
        heard.append(page_at(messages))

    with closing(outcomes([(0, work)], 1, Limits(), note)) as found:
        (outcome,) = found
    at = [one for one in heard if one]
    assert at == sorted(at)
    assert {count for _, count in at} == {20}
    assert len(at) > 1, "pages may be heard of together, but not all at the end"
    assert outcome.messages[AT_PAGE] == b"20 20"
    assert page_at(outcome.messages) is None, "all are read"
