"""One figure as each of the two readers, and the running text, have it."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.messages import say
from pipeline.model.edition import Reading
from pipeline.model.evidence import ComparedCell, TextFigures
from pipeline.model.page import Box, PrintedReport
from pipeline.model.records import Cell, KpiValue


@dataclass(frozen=True, slots=True)
class Readings:
    """The readings of a report.

    `compared` are the cells that were read twice, `by_text` the figures of each indicator in the
    running text, by its name, `alone` the reason for each page that one reader alone read.
    """

    reader: str
    compared: tuple[ComparedCell, ...]
    by_text: Mapping[str, TextFigures]
    alone: Mapping[int, str]


def readings(printed: PrintedReport, reading: Reading) -> Readings:
    """The reader of a report, and the readings of what was read more than once."""
    return Readings(
        printed.reader,
        reading.compared,
        reading.by_text,
        {one.page: one.reason for one in printed.reference_pages},
    )


def as_read(read: Readings, thing: KpiValue | Cell) -> Iterator[str]:
    """A line for the text of a cell by each reader, or by the one that read it."""
    box = Box(thing.x0, thing.top, thing.x1, thing.bottom)
    twice = [one for one in read.compared if (one.page, one.box) == (thing.page, box)]
    for one in twice:
        yield say("explain_reader", reader="PDFium", text=_shown(one.first))
        yield say("explain_reader", reader="pdfplumber", text=_shown(one.second))
    if twice:
        return
    reader = "pdfplumber" if thing.page in read.alone else read.reader
    yield say("explain_reader", reader=reader, text=_shown(thing.printed))
    if thing.page in read.alone:
        yield say("explain_one_reader", reason=read.alone[thing.page])


def as_text(read: Readings, value: KpiValue, name: str) -> str:
    """The line for the figure in the running text; another if the text does not show the indicator."""
    found = read.by_text.get(name)
    texts = _texts(found, value) if found else ()
    if not texts:
        return say("explain_no_plain_text")
    return say("explain_plain_text", text=", ".join(texts))


def _texts(found: TextFigures, value: KpiValue) -> Sequence[str]:
    return [
        text
        for (role, year, _), text in zip(found.figures, found.texts, strict=True)
        if (role, year) == (value.role, value.fiscal_year)
    ]


def _shown(text: str | None) -> str:
    return "∅" if text is None else repr(text)
