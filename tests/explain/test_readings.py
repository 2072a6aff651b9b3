"""What `explain` says where the readers of a cell differ."""

from dataclasses import replace

import pytest

from pipeline.explain.readings import as_read, readings
from pipeline.model.passport import Passport
from pipeline.parse.reading import parse
from tests.validate.test_reader_cells import changed, read_by_both


@pytest.mark.parametrize(
    ("text", "second", "why"),
    [
        ("1,374人", "'1,374人'", "another digit"),
        (None, "∅", "no such cell"),
    ],
)
def test_both_texts_are_shown(text: str | None, second: str, why: str) -> None:
    printed = read_by_both()
    other = replace(printed, again=(changed(printed.again[0], 1, 2, text),))
    reading = parse("doc", other.pages, Passport(), other.again)
    (value,) = [one for one in reading.records.kpi_values if one.printed == "1,314人"]
    lines = [line.split() for line in as_read(readings(other, reading), value)]
    assert lines == [["PDFium", "'1,314人'"], ["pdfplumber", second]], why
