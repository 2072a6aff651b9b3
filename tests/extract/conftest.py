"""Every test of pages runs twice: once read by PDFium, once by pdfplumber."""

import pytest

from pipeline.extract import Reader
from tests.extract import reading


@pytest.fixture(params=[Reader.PDFIUM, Reader.PDFPLUMBER], autouse=True)
def reader(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> Reader:
    """The reader that `tests.extract.reading.read` asks."""
    chosen: Reader = request.param
    monkeypatch.setattr(reading, "READER", chosen)
    return chosen
