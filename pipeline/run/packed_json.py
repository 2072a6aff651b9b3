"""Pages and editions as packed JSON, and back: what passes between processes and is kept.

Some pages or rows are packed at a time, so that a long report is never there as JSON whole.
Reading them back checks every value against what it belongs to.
"""

import json
import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache, partial
from io import BytesIO

from pydantic import TypeAdapter

from pipeline.model.edition import Edition, Records
from pipeline.model.finding import CheckCount, Observation
from pipeline.model.page import Page, Printed
from pipeline.model.records import Document, Finding, Kpi, KpiSeries, KpiValue, Record
from pipeline.model.records.record import AnyRecord, from_json, to_json
from pipeline.model.tables import REPORT_TABLES, TABLES, Table
from pipeline.validate.across.series import series_rows

HEAD = struct.Struct(">BI")
"""Stands before each part: the number of its kind and its length in bytes."""
MOST_BYTES = 1 << 29
"""Bytes. A part that unpacks to more has gone astray."""


def part(kind: int, said: bytes) -> bytes:
    """One part, of the kind with this number."""
    packed = zlib.compress(said, 1)
    return HEAD.pack(kind, len(packed)) + packed


def put_together(parts: Iterable[bytes]) -> bytes:
    """The parts as one content, each let go as soon as it stands there."""
    content = BytesIO()
    for one in parts:
        content.write(one)
    return content.getvalue()


def taken_apart(content: bytes, last: int) -> Iterator[tuple[int, bytes]]:
    """The parts in order, still packed, each with the number of its kind.

    Raises:
        ValueError: the content is cut off: only its end is of the kind `last`, and none of a later.
    """
    at = kind = 0
    while at < len(content):
        if len(content) - at < HEAD.size:
            raise ValueError("a part is cut off")
        kind, length = HEAD.unpack_from(content, at)
        at += HEAD.size + length
        if kind > last or at > len(content):
            raise ValueError("a part is cut off, or of no kind that is known")
        yield kind, content[at - length : at]
    if kind != last:
        raise ValueError("the end is missing, which follows the last part")


def unpacked(packed: bytes) -> bytes:
    """What a part holds.

    Raises:
        ValueError: it is no part, or a damaged one.
    """
    opener = zlib.decompressobj()
    try:
        said = opener.decompress(packed, MOST_BYTES)
    except zlib.error as error:
        raise ValueError(f"no valid part: {error}") from error
    if not opener.eof:
        raise ValueError(f"a part is cut off, or has more than {MOST_BYTES} bytes")
    return said


Pages = tuple[Printed, tuple[Observation, ...]]
"""The pages of a report, and what is wrong with the file they come from."""

TEXTS, ONCE, AGAIN, REST = range(4)
"""The numbers of the parts: the texts of the pages that follow, pages, pages read again, and the
last, what else is known. pydantic would leave a second copy of every text it writes in memory."""
PAGES_AT_ONCE = 25


def plain_pages(printed: Printed, harm: tuple[Observation, ...]) -> bytes:
    """The pages of a report as packed JSON."""
    return put_together(_page_parts(printed, harm))


def _page_parts(printed: Printed, harm: tuple[Observation, ...]) -> Iterator[bytes]:
    for kind, pages in ((ONCE, printed.pages), (AGAIN, printed.again)):
        for first in range(0, len(pages), PAGES_AT_ONCE):
            some = pages[first : first + PAGES_AT_ONCE]
            yield part(TEXTS, json.dumps([page.text for page in some], ensure_ascii=False).encode())
            yield part(kind, _pages().dump_json(tuple(replace(page, text="") for page in some)))
    bare = replace(printed, pages=(), again=())
    yield part(REST, _rest().dump_json((bare, harm)))


def pages_again(content: bytes) -> Pages:
    """What `plain_pages` wrote.

    Raises:
        ValueError: it is something else.
    """
    pages: dict[int, list[Page]] = {ONCE: [], AGAIN: []}
    texts: tuple[str, ...] = ()
    for kind, packed in taken_apart(content, REST):
        if kind == TEXTS:
            texts = _texts().validate_json(unpacked(packed))
        elif kind == REST:
            printed, harm = _rest().validate_json(unpacked(packed))
        else:
            some = _pages().validate_json(unpacked(packed))
            pages[kind] += (
                replace(page, text=text) for page, text in zip(some, texts, strict=True)
            )
    return replace(printed, pages=tuple(pages[ONCE]), again=tuple(pages[AGAIN])), harm


@cache
def _texts() -> TypeAdapter[tuple[str, ...]]:
    return TypeAdapter(tuple[str, ...])


@cache
def _pages() -> TypeAdapter[tuple[Page, ...]]:
    return TypeAdapter(tuple[Page, ...])


@cache
def _rest() -> TypeAdapter[Pages]:
    return TypeAdapter(Pages)


CHECKS = len(REPORT_TABLES)
"""The number of the part that says what was checked; it is the last."""
ROWS_AT_ONCE = 500


def tables(editions: Iterable[Edition]) -> dict[str, list[Record]]:
    """The records of all editions, by the name of their table."""
    found: dict[str, list[Record]] = {table.name: [] for table in REPORT_TABLES}
    for edition in editions:
        for table in REPORT_TABLES:
            found[table.name] += getattr(edition.records, table.name, ())
        found["findings"] += edition.findings
    return found


def packed_edition(edition: Edition) -> bytes:
    """The records and findings of a report, some rows of a table at a time; then what was checked."""
    return put_together(_parts(edition))


def _parts(edition: Edition) -> Iterator[bytes]:
    rows = tables([edition])
    for number, table in enumerate(REPORT_TABLES):
        of_table = rows[table.name]
        for first in range(0, len(of_table), ROWS_AT_ONCE):
            some = of_table[first : first + ROWS_AT_ONCE]
            yield part(number, to_json(table.record, some))
    yield part(CHECKS, _checks().dump_json(edition.checks))


class PackedEdition:
    """An edition as packed JSON, checked once; each table is made of it when it is asked for.

    `counts` says how many rows each table has, `checks` which findings it has, `checked` how often
    each check ran.
    """

    def __init__(self, content: bytes) -> None:
        """Raises ValueError where a part is not the rows of its table."""
        self._packed: dict[str, list[bytes]] = {table.name: [] for table in REPORT_TABLES}
        self.counts = dict.fromkeys(self._packed, 0)
        self.checks: set[str] = set()
        self.checked: tuple[CheckCount, ...] = ()
        for number, packed in taken_apart(content, CHECKS):
            if number == CHECKS:
                self.checked = _checks().validate_json(unpacked(packed))
            else:
                self._take(REPORT_TABLES[number], packed)

    def _take(self, table: Table, packed: bytes) -> None:
        rows = from_json(table.record, unpacked(packed))
        self._packed[table.name].append(packed)
        self.counts[table.name] += len(rows)
        self.checks.update(row.check for row in rows if isinstance(row, Finding))

    def of(self, record: type[AnyRecord]) -> Iterator[AnyRecord]:
        """The records of one kind, one by one."""
        (table,) = (table for table in REPORT_TABLES if table.record is record)
        return (row for row in self.rows(table) if isinstance(row, record))

    def whole(self) -> Edition:
        """The edition again, all its tables at once."""
        rows = {table.name: tuple(self.rows(table)) for table in REPORT_TABLES}
        findings = tuple(row for row in rows.pop("findings") if isinstance(row, Finding))
        return Edition(Records(**rows), findings, self.checked)  # type: ignore[arg-type]  # each under its name

    def rows(self, table: Table) -> Iterator[Record]:
        """The records of one table, one by one."""
        for packed in self._packed[table.name]:
            yield from from_json(table.record, unpacked(packed))


class PackedTables(Mapping[str, Iterable[Record]]):
    """The tables of many editions; the rows of each are made one by one, and held by nobody here."""

    def __init__(self, editions: Sequence[PackedEdition]) -> None:
        self._editions = editions
        self._tables = {table.name: table for table in TABLES}

    def __getitem__(self, name: str) -> Iterator[Record]:
        table = self._tables[name]
        if table.record is KpiSeries:
            values = partial(self._of, KpiValue)
            return series_rows(list(self._of(Document)), self._of(Kpi), values)
        return (row for edition in self._editions for row in edition.rows(table))

    def _of(self, record: type[AnyRecord]) -> Iterator[AnyRecord]:
        return (row for edition in self._editions for row in edition.of(record))

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)


@cache
def _checks() -> TypeAdapter[tuple[CheckCount, ...]]:
    return TypeAdapter(tuple[CheckCount, ...])
