"""What each of the two readers, and the running text, read of one figure."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.messages import say
from pipeline.model.edition import Reading
from pipeline.model.evidence import ComparedCell, TextFigures
from pipeline.model.page import Box, PrintedReport
from pipeline.model.records import Cell, KpiValue


@dataclass(frozen=True, slots=True)
class Readings:
    """Who read a report, and what.

    `compared` are the cells that were read twice, `by_text` what the running text says of each
    indicator, by name, `alone` why one reader alone read a page.
    """

    reader: str
    compared: tuple[ComparedCell, ...]
    by_text: Mapping[str, TextFigures]
    alone: Mapping[int, str]


def readings(printed: PrintedReport, reading: Reading) -> Readings:
    """Who read the report as printed, and what of it was read more than once."""
    return Readings(
        printed.reader,
        reading.compared,
        reading.by_text,
        {one.page: one.reason for one in printed.reference_pages},
    )


def as_read(read: Readings, thing: KpiValue | Cell) -> Iterator[str]:
    """The text of a cell as each reader read it, or that one alone did."""
    box = Box(thing.x0, thing.top, thing.x1, thing.bottom)
    twice = [one for one in read.compared if (one.page, one.box) == (thing.page, box)]
    for one in twice:
        yield say("way_reader", reader="PDFium", text=_shown(one.first))
        yield say("way_reader", reader="pdfplumber", text=_shown(one.second))
    if twice:
        return
    reader = "pdfplumber" if thing.page in read.alone else read.reader
    yield say("way_reader", reader=reader, text=_shown(thing.printed))
    if thing.page in read.alone:
        yield say("way_alone", reason=read.alone[thing.page])


def as_text(read: Readings, value: KpiValue, name: str) -> str:
    """The figure as the running text of the page has it, where that tells the indicator at all."""
    said = read.by_text.get(name)
    texts = _texts(said, value) if said else ()
    return say("way_flow", text=", ".join(texts)) if texts else say("way_no_flow")


def _texts(said: TextFigures, value: KpiValue) -> Sequence[str]:
    return [
        text
        for (role, year, _), text in zip(said.figures, said.texts, strict=True)
        if (role, year) == (value.role, value.fiscal_year)
    ]


def _shown(text: str | None) -> str:
    return "∅" if text is None else repr(text)
