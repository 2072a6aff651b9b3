"""Pages and editions as plain JSON, and back: what passes between processes and is kept.

Reading it back checks every value against the record it belongs to.
"""

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache
from typing import TypeVar

from pydantic import TypeAdapter

from pipeline.model.edition import Edition, Records
from pipeline.model.finding import Observation
from pipeline.model.outcome import CheckCount
from pipeline.model.page import Printed
from pipeline.model.records import Document, Finding, Kpi, KpiSeries, KpiValue, Record
from pipeline.model.tables import REPORT_TABLES, TABLES, Table
from pipeline.validate.series import kpi_series

AnyRecord = TypeVar("AnyRecord", bound=Record)
Pages = tuple[Printed, tuple[Observation, ...]]
"""The pages of a report, and what is wrong with the file they come from."""


def plain_pages(printed: Printed, harm: tuple[Observation, ...]) -> bytes:
    """The pages of a report as JSON."""
    return _pages().dump_json((printed, harm))


def pages_again(content: bytes) -> Pages:
    """What `plain_pages` wrote.

    Raises:
        ValueError: it is something else.
    """
    return _pages().validate_json(content)


@cache
def _pages() -> TypeAdapter[Pages]:
    return TypeAdapter(Pages)


def tables(editions: Iterable[Edition]) -> dict[str, list[Record]]:
    """The records of all editions, by the name of their table."""
    found: dict[str, list[Record]] = {table.name: [] for table in REPORT_TABLES}
    for edition in editions:
        for table in REPORT_TABLES:
            found[table.name] += getattr(edition.records, table.name, ())
        found["findings"] += edition.findings
    return found


def plain_edition(edition: Edition) -> bytes:
    """The records and findings of a report, one line of JSON a table; then what was checked."""
    rows = tables([edition])
    lines = [_rows(table.record).dump_json(rows[table.name]) for table in REPORT_TABLES]
    return b"\n".join([*lines, _checks().dump_json(edition.checks)])


class PlainEdition:
    """An edition as JSON, checked once; each table is made of it when it is asked for.

    `counts` says how many rows each table has, `checks` which findings it has, `checked` how often
    each check ran. Held packed: most of it is asked for once more.
    """

    def __init__(self, content: bytes) -> None:
        """Raises ValueError where a line is not the rows of its table."""
        *lines, checked = content.split(b"\n")
        if len(lines) != len(REPORT_TABLES):
            raise ValueError(f"{len(lines)} tables instead of {len(REPORT_TABLES)}")
        named = {table.name: line for table, line in zip(REPORT_TABLES, lines, strict=True)}
        self._packed = {name: zlib.compress(line, 1) for name, line in named.items()}
        rows = {table.name: self.rows(table) for table in REPORT_TABLES}
        self.checked = _checks().validate_json(checked)
        self.counts = {name: len(found) for name, found in rows.items()}
        self.checks = {row.check for row in rows["findings"] if isinstance(row, Finding)}

    def of(self, record: type[AnyRecord]) -> Sequence[AnyRecord]:
        """The records of one kind."""
        (table,) = (table for table in REPORT_TABLES if table.record is record)
        return [row for row in self.rows(table) if isinstance(row, record)]

    def whole(self) -> Edition:
        """The edition again, all its tables at once."""
        rows = {table.name: tuple(self.rows(table)) for table in REPORT_TABLES}
        findings = tuple(row for row in rows.pop("findings") if isinstance(row, Finding))
        return Edition(Records(**rows), findings, self.checked)  # type: ignore[arg-type]  # each under its name

    def rows(self, table: Table) -> Sequence[Record]:
        """The records of one table."""
        return _rows(table.record).validate_json(zlib.decompress(self._packed[table.name]))


class PlainTables(Mapping[str, Sequence[Record]]):
    """The tables of many editions, each made when it is asked for and held by nobody here."""

    def __init__(self, editions: Sequence[PlainEdition]) -> None:
        self._editions = editions
        self._tables = {table.name: table for table in TABLES}

    def __getitem__(self, name: str) -> Sequence[Record]:
        table = self._tables[name]
        if table.record is KpiSeries:
            return kpi_series(self._of(Document), self._of(Kpi), self._of(KpiValue))
        return [row for edition in self._editions for row in edition.rows(table)]

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
