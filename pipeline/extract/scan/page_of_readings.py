"""The readings of a page → the page as printed, as if its text had been in the file."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pipeline.extract.page.characters import is_wide
from pipeline.extract.page.geometry import holds
from pipeline.extract.page.segments import lines_of
from pipeline.extract.scan.line_readings import LineReading, PageReadings
from pipeline.extract.scan.policy import Believed, believed, without_numbers
from pipeline.extract.tables.finder import FoundTables, find_tables
from pipeline.model.page import UNRELIABLE, Doubt, Page, PageContent, TextRun

PICTURED = "picture_of_table"
"""The doubt that each picture of a table is, in the order of `Page.pictured`; those of outlines follow."""
NAMED = 20
"""So many refused numbers, or names read in two ways, are named."""
OF_SIZE, OF_DIGITS = 0.9, 0.72
"""The height of ink for a font size of 1: of kanji and kana, of a line of digits alone."""

Told = tuple[LineReading, Believed]


def page_of_readings(page: Page, readings: PageReadings) -> Page:
    """The page with the lines and tables that its readings give, and what is to be doubted in them.

    A number is there where its readings agree; else UNSEEN stands for it, and a doubt names the
    readings.
    """
    told, found = _tables(page, readings)
    kept = tuple(doubt for doubt in page.doubts if doubt.check not in UNRELIABLE)
    return replace(
        page,
        lines=lines_of(found.left_over, found.boxes),
        tables=tuple(found.tables),
        doubts=(*kept, *_doubts(told, readings)),
        text="",
        boxes=tuple(found.boxes),
        recognised=(readings.area,),
    )


def page_with_pictures(page: Page, readings: Sequence[PageReadings]) -> Page:
    """The page of text with the ruled tables of its pictures too.

    A picture in which no table is found stays a doubt, and what stands beside tables in a picture is
    not taken: it may belong to any text of the page.
    """
    doubts = [doubt for doubt in page.doubts if doubt.check == PICTURED]
    for one, doubt in zip(readings, doubts, strict=False):
        told, found = _tables(page, one)
        if found.tables:
            tables = sorted((*page.tables, *found.tables), key=lambda table: table.box.top)
            left = tuple(other for other in page.doubts if other is not doubt)
            page = replace(
                page,
                tables=tuple(tables),
                doubts=(*left, *_doubts(told, one)),
                recognised=(*page.recognised, one.area),
            )
    return page


def _tables(page: Page, readings: PageReadings) -> tuple[list[Told], FoundTables]:
    """Each line with what of it is believed, and the tables of these."""
    told = [(line, _believed(line, readings)) for line in readings.lines]
    runs = tuple(_text_run(line, one) for line, one in told if one.text)
    return told, find_tables(
        PageContent(page.number, page.width, page.height, runs, readings.rulings, (), ())
    )


def _believed(line: LineReading, readings: PageReadings) -> Believed:
    """What of a line is believed; no number in a grid whose rules may be missing."""
    if any(holds(box, line.box) for box in readings.loose):
        bare = without_numbers(line.first)
        return Believed(bare, refused=bare != line.first)
    return believed(line)


def _text_run(line: LineReading, one: Believed) -> TextRun:
    high = line.box.bottom - line.box.top
    share = OF_SIZE if any(map(is_wide, one.text)) else OF_DIGITS
    return TextRun(one.text, line.box, round(high / share, 2))


def _doubts(told: Sequence[Told], readings: PageReadings) -> Iterator[Doubt]:
    refused = [line for line, one in told if one.refused]
    differing = [line for line, one in told if one.differs and line.in_cell]
    yield Doubt("read_by_ocr", f"{len(told)} lines; numbers refused in {len(refused)} of them")
    if refused:
        yield Doubt("ocr_number_refused", _named(refused))
    if differing:
        yield Doubt("ocr_words_differ", _named(differing))
    if readings.loose:
        yield Doubt("ocr_rules_missing", f"{len(readings.loose)} tables")
    if readings.is_cut_off:
        yield Doubt("ocr_out_of_time", f"{len(told)} lines were read")


def _named(lines: Sequence[LineReading]) -> str:
    """The readings of the first of these lines, and how many more there are."""
    named = "; ".join(map(_readings, lines[:NAMED]))
    more = len(lines) - NAMED
    return f"{named}; + {more}" if more > 0 else named


def _readings(line: LineReading) -> str:
    """The different readings of a line, each once."""
    texts = (line.first, line.second, *(() if line.third is None else (line.third,)))
    return " / ".join(dict.fromkeys(text or "''" for text in texts))
