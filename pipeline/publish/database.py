"""All tables as one DuckDB file: the same tables, the same bytes.

DuckDB draws sixteen bytes of the first block at random for every new file; that block begins with
its own checksum. They are read by nothing but encryption and the log of a later writer, and are
taken out here.
"""

import struct
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pipeline.model.tables import TABLES, Table
from pipeline.publish.catalogue.licence import credits_of, terms_of
from pipeline.publish.optional_libraries import publish_extra
from pipeline.publish.read_tables import Tables
from pipeline.publish.wording import NO, YES, labels
from pipeline.write.column import Column, columns, meaning, row_meaning
from pipeline.write.parquet import parquet

CHECKSUM_BYTES, BLOCK_BYTES = 8, 4096
IDENTITY = slice(124, 140)
SEED, FACTOR, WORD = 5381, 0xBF58476D1CE4E5B9, (1 << 64) - 1


def without_identity(content: bytes) -> bytes:
    """The file with its random number zero and its checksum right again.

    A file whose checksum is not the one expected is of a layout not known here: it stays as it is.
    """
    stored = content[:CHECKSUM_BYTES]
    block = bytearray(content[CHECKSUM_BYTES:BLOCK_BYTES])
    if stored != _checksum(block):
        return content
    start = IDENTITY.start - CHECKSUM_BYTES
    block[start : IDENTITY.stop - CHECKSUM_BYTES] = bytes(IDENTITY.stop - IDENTITY.start)
    return _checksum(block) + bytes(block) + content[BLOCK_BYTES:]


def _checksum(block: bytes | bytearray) -> bytes:
    """The checksum DuckDB keeps of a block."""
    found = SEED
    for (word,) in struct.iter_unpack("<Q", block):
        found ^= word * FACTOR & WORD
    return struct.pack("<Q", found)


CREDITS, CREDITS_VIEW = "credits", "出典"
SETTINGS: dict[str, str | bool | int | float | list[str]] = {
    "threads": 1,
    "default_block_size": "16384",
}
"""One thread for one order of the rows; small blocks, for small tables."""
CREDITS_MEANING = (
    "出典の表示。使うときに示す。/ The credit line of each report: show it where figures are used."
)


def database(tables: Tables) -> bytes:
    """The bytes of the database file; the same tables give the same ones."""
    with publish_extra():
        import duckdb  # noqa: PLC0415 -- of the extra `publish`: needed here only

    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder, "tables.duckdb")
        with duckdb.connect(str(path), config=SETTINGS) as base:
            for table in TABLES:
                stored = Path(folder, f"{table.name}.parquet")
                stored.write_bytes(parquet(table, tables[table.name]))
                base.execute(
                    f"CREATE TABLE {_name(table.name)} AS FROM read_parquet({_text(str(stored))})"
                )
                for statement in _statements(table):
                    base.execute(statement)
            _add_credits(base, tables)
        return without_identity(path.read_bytes())


def _statements(table: Table) -> Iterator[str]:
    """What says the meaning of a table and shows it in Japanese."""
    said, promised = (
        f"{table.title}。{row_meaning(table)} / One row is {table.row}.",
        columns(table.record),
    )
    yield f"COMMENT ON TABLE {_name(table.name)} IS {_text(said)}"
    chosen = ", ".join(f"{_shown(column)} AS {_name(column.title)}" for column in promised)
    yield f"CREATE VIEW {_name(table.title)} AS SELECT {chosen} FROM {_name(table.name)}"
    yield f"COMMENT ON VIEW {_name(table.title)} IS {_text(row_meaning(table))}"
    for column in promised:
        for name, of in ((table.name, column.name), (table.title, column.title)):
            yield f"COMMENT ON COLUMN {_name(name)}.{_name(of)} IS {_text(_comment(table, column))}"


def _comment(table: Table, column: Column) -> str:
    unit = column.unit or (f"[{column.unit_column}]" if column.unit_column else "")
    told = f"{column.title}：{meaning(table, column)} / {column.description}"
    return f"{told} ({unit})" if unit else told


def _shown(column: Column) -> str:
    """The column as the view shows it: its words, and true and false, in Japanese."""
    name, called = _name(column.name), labels(column)
    if column.type == "Boolean":
        return f"CASE WHEN {name} THEN {_text(YES)} WHEN NOT {name} THEN {_text(NO)} END"
    if not called:
        return name
    cases = " ".join(f"WHEN {_text(word)} THEN {_text(said)}" for word, said in called.items())
    return f"CASE {name} {cases} ELSE {name} END"


def _add_credits(base: Any, tables: Tables) -> None:  # noqa: ANN401 -- a connection of duckdb
    """The credit lines as a table of their own, with its view."""
    base.execute(f"CREATE TABLE {CREDITS} (document_id VARCHAR, credit VARCHAR, terms VARCHAR)")
    rows: Sequence[tuple[str, str, str]] = list(
        zip(tables["documents"]["document_id"], credits_of(tables), terms_of(tables), strict=True)
    )
    for row in rows:
        base.execute(f"INSERT INTO {CREDITS} VALUES (?, ?, ?)", row)
    base.execute(f"COMMENT ON TABLE {CREDITS} IS {_text(CREDITS_MEANING)}")
    base.execute(
        f'CREATE VIEW {_name(CREDITS_VIEW)} AS SELECT document_id AS "文書ID", credit AS "出典", '
        f'terms AS "利用条件" FROM {CREDITS}'
    )


def _name(name: str) -> str:
    doubled = name.replace('"', '""')
    return f'"{doubled}"'


def _text(text: str) -> str:
    doubled = text.replace("'", "''")
    return f"'{doubled}'"
