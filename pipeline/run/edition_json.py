"""Editions as packed JSON, and back: what passes between processes and is kept.

Rows are packed some at a time, so that a report of many pages is never in memory as JSON whole.
Reading them back checks every value against the record it belongs to.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from functools import cache, partial
from typing import Annotated

from pydantic import FailFast, Field, TypeAdapter

from pipeline.model.edition import Edition, Records
from pipeline.model.finding import CheckCount
from pipeline.model.records import Document, Finding, Kpi, KpiSeries, KpiValue, Record
from pipeline.model.records.record import ROWS_AT_ONCE, AnyRecord, from_json, to_json
from pipeline.model.tables import REPORT_TABLES, TABLES, Table
from pipeline.run.chunks import join_chunks, part, split_chunks, unpacked
from pipeline.validate.across.series import series_rows

CHECKS = len(REPORT_TABLES)
"""The number of the last part: how often each check ran."""
MOST_OF_A_PART = 1 << 24
"""Bytes of JSON in one part. Text that is no row takes up to 30 times as much to be refused."""
MOST_OF_ALL = 1 << 30
"""Bytes of JSON in all parts: as much as a child may have memory."""
MOST_CHECKS = 1000
"""Kinds of checks: there are about a hundred."""

OnRows = Callable[[Table, Sequence[Record]], None]
"""Is given the rows of each part, and raises ValueError where they are not as they must be."""


def tables(editions: Iterable[Edition]) -> dict[str, list[Record]]:
    """The records of all editions, by the name of their table."""
    found: dict[str, list[Record]] = {table.name: [] for table in REPORT_TABLES}
    for edition in editions:
        for table in REPORT_TABLES:
            found[table.name] += getattr(edition.records, table.name, ())
        found["findings"] += edition.findings
    return found


def packed_edition(edition: Edition) -> bytes:
    """The records and findings of a report, some rows of a table at a time; then the counts of checks."""
    return join_chunks(_parts(edition))


def _parts(edition: Edition) -> Iterator[bytes]:
    rows = tables([edition])
    for number, table in enumerate(REPORT_TABLES):
        of_table = rows[table.name]
        for first in range(0, len(of_table), ROWS_AT_ONCE):
            yield from _parts_of(number, table, of_table[first : first + ROWS_AT_ONCE])
    yield part(CHECKS, _checks().dump_json(edition.checks))


def _parts_of(number: int, table: Table, rows: Sequence[Record]) -> Iterator[bytes]:
    """Some rows as one part, or as several where their texts are very long."""
    content = to_json(table.record, rows)
    if len(content) > MOST_OF_A_PART and len(rows) > 1:
        half = len(rows) // 2
        yield from _parts_of(number, table, rows[:half])
        yield from _parts_of(number, table, rows[half:])
    else:
        yield part(number, content)


class PackedEdition:
    """An edition as packed JSON, validated once; the rows of a table are made when they are needed.

    `counts` is how many rows each table has, `checks` the checks that have findings, `checked` how
    often each check ran.
    """

    def __init__(self, content: bytes, on_rows: OnRows = lambda *_: None) -> None:
        """Raises ValueError where a part is not the rows of its table, or `on_rows` refuses them."""
        self._packed: dict[str, list[bytes]] = {table.name: [] for table in REPORT_TABLES}
        self.counts = dict.fromkeys(self._packed, 0)
        self.checks: set[str] = set()
        self.checked: tuple[CheckCount, ...] = ()
        left = MOST_OF_ALL
        for number, packed in split_chunks(content, CHECKS):
            json = unpacked(packed, min(left, MOST_OF_A_PART))
            left -= len(json)
            if number == CHECKS:
                self.checked = _checks().validate_json(json)
            else:
                self._take(REPORT_TABLES[number], packed, json, on_rows)

    def _take(self, table: Table, packed: bytes, json: bytes, on_rows: OnRows) -> None:
        rows = from_json(table.record, json)
        on_rows(table, rows)
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
    """The tables of many editions; rows are made one by one and are not held here."""

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
    return TypeAdapter(Annotated[tuple[CheckCount, ...], FailFast(), Field(max_length=MOST_CHECKS)])
