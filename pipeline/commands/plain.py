"""Pages and editions as plain JSON, and back: what passes between processes and is kept.

Reading it back checks every value against the record it belongs to.
"""

import zlib
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import cache

from pydantic import TypeAdapter

from pipeline.model.edition import Edition
from pipeline.model.page import Printed
from pipeline.model.records import Record
from pipeline.model.tables import TABLES, Table


def plain_pages(printed: Printed) -> bytes:
    """The pages of a report as JSON."""
    return _pages().dump_json(printed)


def pages_again(content: bytes) -> Printed:
    """The pages that `plain_pages` wrote.

    Raises:
        ValueError: it is something else.
    """
    return _pages().validate_json(content)


@cache
def _pages() -> TypeAdapter[Printed]:
    return TypeAdapter(Printed)


def tables(editions: Iterable[Edition]) -> dict[str, list[Record]]:
    """The records of all editions, by the name of their table."""
    found: dict[str, list[Record]] = {table.name: [] for table in TABLES}
    for edition in editions:
        for table in TABLES:
            found[table.name] += getattr(edition.records, table.name, ())
        found["findings"] += edition.findings
    return found


def plain_edition(edition: Edition) -> bytes:
    """The records and findings of a report: one line of JSON a table."""
    rows = tables([edition])
    return b"\n".join(_rows(table.record).dump_json(rows[table.name]) for table in TABLES)


class PlainEdition:
    """An edition as JSON, checked once; each table is made of it when it is asked for.

    `counts` says how many rows each table has. Held packed: most of it is asked for once more.
    """

    def __init__(self, content: bytes) -> None:
        """Raises ValueError where a line is not the rows of its table."""
        lines = content.split(b"\n")
        if len(lines) != len(TABLES):
            raise ValueError(f"{len(lines)} tables instead of {len(TABLES)}")
        named = {table.name: line for table, line in zip(TABLES, lines, strict=True)}
        self._packed = {name: zlib.compress(line, 1) for name, line in named.items()}
        self.counts = {table.name: len(self.rows(table)) for table in TABLES}

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
        return [row for edition in self._editions for row in edition.rows(table)]

    def __iter__(self) -> Iterator[str]:
        return iter(self._tables)

    def __len__(self) -> int:
        return len(self._tables)


@cache
def _rows(record: type[Record]) -> TypeAdapter[list[Record]]:
    return TypeAdapter(list[record])  # type: ignore[valid-type]
