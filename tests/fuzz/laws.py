"""What holds of every text and every passport, however strange: told by AssertionError."""

import hashlib
import json
import time
import tomllib
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path

from pipeline.build import edition
from pipeline.model.edition import Source
from pipeline.model.figure import FIRST_YEAR, LAST_YEAR, Quantity
from pipeline.model.page import Box, Line, Page, PrintedCell, PrintedReport, PrintedTable
from pipeline.model.tables import TABLES
from pipeline.normalize.number import read_number
from pipeline.normalize.quantity.mention import find_mentions
from pipeline.normalize.quantity.quantities import read_quantities
from pipeline.normalize.text import comparison_key, normalized, unify_characters
from pipeline.normalize.unit import is_known, read_unit, unit_in_name
from pipeline.normalize.year import document_era, find_years, read_year
from pipeline.parse.headings.lexicon import combined, domain_of, read_heading
from pipeline.parse.headings.numbering import ascii_code, may_be_code, read_numbered
from pipeline.parse.headings.report_year import fiscal_year_of
from pipeline.parse.records.status import is_known_status, read_legend, read_status
from pipeline.parse.records.values import storable
from pipeline.run.edition_json import PackedEdition, PackedTables, packed_edition
from pipeline.run.passport_reading import read_here
from pipeline.run.raw_files import RawFile
from pipeline.run.sources import sources_of
from pipeline.write.frame import fits, frame

MOST_SECONDS = 2.0
"""Seconds of CPU that one text of a few thousand letters may take."""
ERAS = (None, "令和", "平成", "R")
UNITS = (None, "%", "千円", "人", "百万円", "件（累計）", "－", "単位：万人")


@contextmanager
def _soon() -> Iterator[None]:
    began = time.process_time()
    yield
    took = time.process_time() - began
    assert took < MOST_SECONDS, f"took {took:.1f} s"


def figures(text: str, choice: int = 0) -> None:
    """The laws of a cell read as figures, and of running text; `choice` picks era and unit."""
    era, unit = ERAS[choice % len(ERAS)], UNITS[choice // len(ERAS) % len(UNITS)]
    with _soon():
        _normalised(text)
        read = read_quantities(text, unit, era)
        read_quantities.cache_clear()
        assert read_quantities(text, unit, era) == read, "read again it is another"
        assert read, "nothing is read at all"
        for quantity in read:
            _quantity(quantity, text)
        for reader in (read_number, read_unit, unit_in_name, read_year, document_era):
            assert reader(text) == reader(text)
        _mentions(normalized(text))


def _normalised(text: str) -> None:
    for normalise in (unify_characters, normalized, comparison_key):
        once = normalise(text)
        assert normalise(once) == once, f"{normalise.__name__} twice is not once"


def _quantity(quantity: Quantity, text: str) -> None:
    assert quantity.printed == text
    assert (quantity.value is None) == (quantity.mark is not None), "a figure or a mark"
    if quantity.value is None:
        return
    assert quantity.value.is_finite()
    assert quantity.upper is None or quantity.value <= quantity.upper, "a range falls"
    kept = storable(quantity)
    assert kept.value is None or fits(kept.value)
    _printed_again(quantity)


def _printed_again(quantity: Quantity) -> None:
    """A figure printed without its company and read again is itself.

    A unit that begins with a digit (10万人対) is printed before it. 2024分 alone is that year's.
    """
    if quantity.unit and (not is_known(quantity.unit) or quantity.unit[0].isdecimal()):
        return
    ends = [f"{end:f}" for end in (quantity.value, quantity.upper) if end is not None]
    printed = "～".join(ends) + (quantity.unit or "")
    if len(printed) > 100 or read_year(printed):
        return
    (again,) = read_quantities(printed)
    said = (again.value, again.upper, again.unit)
    assert said == (quantity.value, quantity.upper, quantity.unit), f"{printed} is read as {said}"


def _mentions(narrative: str) -> None:
    end = 0
    for mention in find_mentions(narrative):
        assert mention.start >= end, "two mentions share a place"
        end = mention.end
        assert narrative[mention.start : end] == mention.printed
        assert mention.quantity.value is not None


def headings(text: str, choice: int = 0) -> None:
    """The laws of a heading cell and of a heading line."""
    era = ERAS[choice % len(ERAS)]
    with _soon():
        _normalised(text)
        heading = read_heading(text, era)
        read_heading.cache_clear()
        assert read_heading(text, era) == heading, "read again it is another"
        assert read_heading(heading.text, era) == heading, "its own text is another heading"
        assert combined((heading,)).role == heading.role
        assert heading.unit is None or is_known(_bare_unit(heading.unit)), "a unit nobody knows"
        end = 0
        for found in find_years(text, era):
            assert found.start >= end, "two years share a place"
            end = found.end
        assert end <= len(text)
        lines = text.split("\n")
        for line in lines:
            _line(line)
        legend = read_legend(lines)
        assert is_known_status(text, legend) or read_status(text, legend) is None
        year = fiscal_year_of(text, era)
        assert year is None or FIRST_YEAR <= year <= LAST_YEAR, f"{year} is no year of a report"


def _bare_unit(unit: str) -> str:
    scaled = read_unit(unit)
    return (scaled and scaled.unit) or ""


def _line(line: str) -> None:
    domain_of(line)
    may_be_code(line)
    code, numbered = ascii_code(line), read_numbered(line)
    assert code is None or code.isascii(), f"{code} is not ASCII"
    read_numbered.cache_clear()
    assert read_numbered(line) == numbered, "read again it is another"
    assert numbered is None or numbered.code, "a number without a number"


def passport(content: bytes) -> None:
    """The laws of a passport: it is taken whole or told, and whatever it says can be written."""
    with _soon():
        source = _described(content)
        assert {note.check for note in source.notes} <= {"bad_passport", "no_password"}
        assert _described(content) == source, "read again it is another"
        if source.notes:
            return
        _passport_again(source)
        made = packed_edition(edition(source, _page()))
        assert packed_edition(edition(source, _page())) == made
        tables = PackedTables([PackedEdition(made)])
        for table in TABLES:
            frame(table, list(tables[table.name]))


def _described(content: bytes) -> Source:
    checksum = hashlib.sha256(b"%PDF-").hexdigest()
    (source,) = sources_of([RawFile(Path("a.pdf"), checksum, 5, content)], read_here)
    return source


def _passport_again(source: Source) -> None:
    """A passport written down again is the same one."""
    entries = source.passport.model_dump(exclude_none=True)
    lines = [f"{name} = {_toml(entry)}" for name, entry in entries.items()]
    again = tomllib.loads("\n".join(lines))
    assert type(source.passport).model_validate(again) == source.passport


def _toml(entry: object) -> str:
    if isinstance(entry, str):
        return json.dumps(entry).replace("\x7f", "\\u007f") if entry.isascii() else _quoted(entry)
    if isinstance(entry, dict):
        return "{" + ", ".join(f"{name} = {_toml(inside)}" for name, inside in entry.items()) + "}"
    if isinstance(entry, tuple):
        return "[" + ", ".join(map(_toml, entry)) + "]"
    return str(entry)


def _quoted(text: str) -> str:
    return '"' + "".join(f"\\U{ord(letter):08x}" for letter in text) + '"'


TABLE = (
    ("指標名", "目標値（Ｒ６年度）", "実績値（Ｒ６年度）", "達成状況"),
    ("アプリの件数", "98.441件", "1,000件", "達成"),
    ("教室の回数", "１０回", "△5", "未達成"),
)


@cache
def _page() -> PrintedReport:
    """A report of one page with a small table."""
    box = Box(50, 100, 450, 160)
    cells = tuple(
        PrintedCell(
            row, column, 1, 1, text, Box(50 + 100 * column, 100 + 20 * row, 150 + 100 * column, 120)
        )
        for row, texts in enumerate(TABLE)
        for column, text in enumerate(texts)
    )
    table = PrintedTable(1, box, len(TABLE), len(TABLE[0]), cells)
    title = Line("令和６年度の取組状況", Box(50, 50, 300, 70), 20)
    return PrintedReport((Page(1, 595, 842, (title,), (table,)),), None, "pdfium")
