"""Editions as packed JSON, and back: what passes between processes and is kept.

Rows are packed some at a time, so that a report of many pages is never there as JSON whole.
Reading them back checks every value against the record it belongs to.
"""

import struct
import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TypeVar

from pydantic import TypeAdapter

from pipeline.model.edition import Edition, Records
from pipeline.model.outcome import CheckCount
from pipeline.model.records import Document, Finding, Kpi, KpiSeries, KpiValue, Record
from pipeline.model.tables import REPORT_TABLES, TABLES, Table
from pipeline.validate.series import kpi_series

AnyRecord = TypeVar("AnyRecord", bound=Record)

HEAD = struct.Struct(">BI")
"""Stands before each part: the number of its table and its length in bytes."""
CHECKS = len(REPORT_TABLES)
"""The number of the part that says what was checked; it is the last."""
ROWS_AT_ONCE = 1000
MOST_BYTES = 1 << 29
"""Bytes. A part that unpacks to more has gone astray."""


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
    return b"".join(_parts(edition))


def _parts(edition: Edition) -> Iterator[bytes]:
    rows = tables([edition])
    for number, table in enumerate(REPORT_TABLES):
        of_table = rows[table.name]
        for first in range(0, len(of_table), ROWS_AT_ONCE):
            some = of_table[first : first + ROWS_AT_ONCE]
            yield from _part(number, _rows(table.record).dump_json(some))
    yield from _part(CHECKS, _checks().dump_json(edition.checks))


def _part(number: int, said: bytes) -> tuple[bytes, bytes]:
    packed = zlib.compress(said, 1)
    return HEAD.pack(number, len(packed)), packed


def _taken_apart(content: bytes) -> Iterator[tuple[int, bytes]]:
    """The parts of a packed edition: the number of the table, and what is packed."""
    at = number = 0
    while at < len(content):
        if len(content) - at < HEAD.size:
            raise ValueError("a part of a table is cut off")
        number, length = HEAD.unpack_from(content, at)
        at += HEAD.size + length
        if number > CHECKS or at > len(content):
            raise ValueError("a part of a table is cut off, or of none that is known")
        yield number, content[at - length : at]
    if number != CHECKS:
        raise ValueError("the end is missing, which follows the last table")


def _unpacked(packed: bytes) -> bytes:
    opener = zlib.decompressobj()
    try:
        said = opener.decompress(packed, MOST_BYTES)
    except zlib.error as error:
        raise ValueError(f"no valid part of a table: {error}") from error
    if not opener.eof:
        raise ValueError(f"a part of a table is cut off, or has more than {MOST_BYTES} bytes")
    return said


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
        for number, packed in _taken_apart(content):
            if number == CHECKS:
                self.checked = _checks().validate_json(_unpacked(packed))
            else:
                self._take(REPORT_TABLES[number], packed)

    def _take(self, table: Table, packed: bytes) -> None:
        rows = _rows(table.record).validate_json(_unpacked(packed))
        self._packed[table.name].append(packed)
        self.counts[table.name] += len(rows)
        self.checks.update(row.check for row in rows if isinstance(row, Finding))

    def of(self, record: type[AnyRecord]) -> Sequence[AnyRecord]:
        """The records of one kind."""
        (table,) = (table for table in REPORT_TABLES if table.record is record)
        return [row for row in self.rows(table) if isinstance(row, record)]

    def whole(self) -> Edition:
        """The edition again, all its tables at once."""
        rows = {table.name: tuple(self.rows(table)) for table in REPORT_TABLES}
        findings = tuple(row for row in rows.pop("findings") if isinstance(row, Finding))
        return Edition(Records(**rows), findings, self.checked)  # type: ignore[arg-type]  # each under its name

    def rows(self, table: Table) -> Iterator[Record]:
        """The records of one table, one by one."""
        for packed in self._packed[table.name]:
            yield from _rows(table.record).validate_json(_unpacked(packed))


class PackedTables(Mapping[str, Iterable[Record]]):
    """The tables of many editions; the rows of each are made one by one, and held by nobody here."""

    def __init__(self, editions: Sequence[PackedEdition]) -> None:
        self._editions = editions
        self._tables = {table.name: table for table in TABLES}

    def __getitem__(self, name: str) -> Iterator[Record]:
        table = self._tables[name]
        if table.record is KpiSeries:
            return iter(kpi_series(self._of(Document), self._of(Kpi), self._of(KpiValue)))
        return (row for edition in self._editions for row in edition.rows(table))

    def _of(self, record: type[AnyRecord]) -> list[AnyRecord]:
        return [row for edition in self._editions for row in edition.of(record)]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)


@cache
def _checks() -> TypeAdapter[tuple[CheckCount, ...]]:
    return TypeAdapter(tuple[CheckCount, ...])


@cache
def _rows(record: type[Record]) -> TypeAdapter[list[Record]]:
    return TypeAdapter(list[record])  # type: ignore[valid-type]
