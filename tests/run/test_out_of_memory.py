"""A report for which the memory does not suffice is told as such, not as damaged."""

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from pipeline.commands.extract import extract_folder
from pipeline.run.options import Limits, Options
from tests.torture.hostile_pdf import pdf, stream, without_end

MEGABYTES = 300
WIDE = 100_000


def _long_page() -> bytes:
    return pdf({4: stream(without_end(b"", MEGABYTES), b"/Filter /FlateDecode")})


def _long_index() -> bytes:
    """The index of the file is packed, its rows are wide, and it goes on after the last of them."""
    body = pdf()
    body = body[: body.index(b"xref\n")]
    places = [body.index(b"\n%d 0 obj" % number) + 1 for number in range(1, 6)]
    rows = b"".join(b"\1" + place.to_bytes(2) + bytes(WIDE) for place in (0, *places))
    entries = b"/Type /XRef /Size 6 /W [1 2 %d] /Root 1 0 R /Filter /FlateDecode" % WIDE
    index = stream(without_end(rows, MEGABYTES), entries)
    return body + b"6 0 obj\n%s\nendobj\nstartxref\n%d\n%%%%EOF\n" % (index, len(body))


@pytest.mark.parametrize(
    ("made", "reader"),
    [
        pytest.param(_long_page, "pdfplumber", id="MemoryError while a page is read"),
        pytest.param(_long_page, "pdfium", id="PDFium aborts"),
        pytest.param(_long_index, "pdfplumber", id="MemoryError that pdfplumber wraps"),
    ],
)
def test_too_little_memory_is_told(tmp_path: Path, made: Callable[[], bytes], reader: str) -> None:
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    (raw / "a.pdf").write_bytes(made())
    options = Options(reader=reader, workers=1, limits=Limits(memory_mb=MEGABYTES - 50))
    assert extract_folder(raw, out, options) == 1
    assert list(pl.read_parquet(out / "findings.parquet")["check"]) == ["out_of_memory"]
