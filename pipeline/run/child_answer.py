"""What a child says of its report, checked against what it was given: it may have been taken over.

A PDF that breaks a reader makes its process say whatever it likes. What it says of its own report
is in no way worse than a wrong report; but it must not say anything of another one, nor cost the
parent more than the report it was given.
"""

from collections.abc import Iterable, Sequence
from math import isfinite

from pipeline.model.edition import Source
from pipeline.model.records import Document, Kpi, Record
from pipeline.model.tables import REPORT_TABLES, Table
from pipeline.model.vocabulary import PublicationSource
from pipeline.run.edition_json import PackedEdition

FROM_PASSPORT = ("licence", "url", "note")
"""Columns of a report that its passport alone fills."""
MOST_CHECKS = 1 << 31
"""How often one check may have run in one report."""

Key = tuple[object, ...]


def checked_edition(source: Source, content: bytes) -> PackedEdition:
    """The edition that a child sent of this report.

    Raises:
        ValueError: it is damaged, is of another report, repeats a key, or names a row it lacks.
    """
    rows = _Rows(source)
    edition = PackedEdition(content, rows.take)
    rows.check_references()
    for count in edition.checked:
        if not all(0 <= number < MOST_CHECKS for number in (count.run, count.passed, count.failed)):
            raise ValueError(f"{count.check[:40]} cannot have run so often")
    return edition


class _Rows:
    """The keys of the rows of one report, as they come."""

    def __init__(self, source: Source) -> None:
        self._source = source
        self._keys: dict[str, set[Key]] = {table.name: set() for table in REPORT_TABLES}
        self._named: dict[str, set[Key]] = {table.name: set() for table in REPORT_TABLES}

    def take(self, table: Table, rows: Sequence[Record]) -> None:
        """Check some rows of a table.

        Raises:
            ValueError: a row is of another report, is at no place, or has the key of another row.
        """
        for row in rows:
            if getattr(row, "document_id", None) != self._source.document_id:
                raise ValueError(f"{table.name} has a row of another report")
            if not isfinite(sum(getattr(row, edge, 0) for edge in ("x0", "top", "x1", "bottom"))):
                raise ValueError(f"{table.name} has a row at no place")
            if isinstance(row, Document):
                self._check_document(row)
            if isinstance(row, Document | Kpi):
                self._check_publisher(row)
        before = len(self._keys[table.name])
        self._keys[table.name].update(_values(rows, table.key))
        if len(self._keys[table.name]) < before + len(rows):
            raise ValueError(f"{table.name} has two rows of one key")
        for other, columns in table.references.items():
            self._named[other].update(_values(rows, columns))

    def _check_document(self, document: Document) -> None:
        own = (document.source_file, document.sha256)
        if own != (self._source.file_name, self._source.sha256):
            raise ValueError("documents has a row of another file")
        passport = self._source.passport
        if any(getattr(document, name) != getattr(passport, name) for name in FROM_PASSPORT):
            raise ValueError("documents does not say what the metadata file says")
        is_of_passport = document.published_source == PublicationSource.PASSPORT
        if is_of_passport != (passport.published is not None) or (
            is_of_passport and document.published != passport.published
        ):
            raise ValueError("documents does not say the day that the metadata file says")

    def _check_publisher(self, row: Document | Kpi) -> None:
        """What the metadata file says of the publisher is said; what it does not say is a proposal."""
        name, code = self._source.passport.publisher, self._source.passport.publisher_code
        is_of_passport = row.publisher_source == PublicationSource.PASSPORT
        agrees = name in {None, row.publisher} and code in {None, row.publisher_code}
        if is_of_passport != (name is not None or code is not None) or not agrees:
            raise ValueError("a row does not name the publisher of the metadata file")

    def check_references(self) -> None:
        """Raises ValueError where a row names one that is not there."""
        for table, named in self._named.items():
            if lost := [key for key in named - self._keys[table] if None not in key]:
                raise ValueError(f"{len(lost)} rows name rows that {table} does not have")


def _values(rows: Iterable[Record], columns: Sequence[str]) -> Iterable[Key]:
    return (tuple(getattr(row, column) for column in columns) for row in rows)
