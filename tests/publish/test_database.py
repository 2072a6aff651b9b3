"""The DuckDB file: the same figures, comments in both languages, views in Japanese."""

from collections.abc import Iterator
from decimal import Decimal
from pathlib import Path

import duckdb
import polars as pl
import pytest

from pipeline.model.tables import TABLES, Table
from pipeline.publish.database import database, without_identity
from pipeline.write.column import columns

Frames = dict[str, pl.DataFrame]


@pytest.fixture(scope="module")
def base(
    tables: Frames, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[duckdb.DuckDBPyConnection]:
    path = tmp_path_factory.mktemp("database") / "shihyo.duckdb"
    path.write_bytes(database(tables))
    with duckdb.connect(str(path), read_only=True) as connection:
        yield connection


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_the_rows_are_those_of_the_table(
    base: duckdb.DuckDBPyConnection, tables: Frames, table: Table
) -> None:
    assert base.sql(f'FROM "{table.name}"').fetchall() == tables[table.name].rows()


def test_figures_are_exact(base: duckdb.DuckDBPyConnection) -> None:
    found = base.sql("SELECT max(value), typeof(max(value)) FROM kpi_values").fetchall()
    assert found == [(Decimal("123456789012345678.123456"), "DECIMAL(24,6)")]


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_every_table_and_column_says_what_it_means(
    base: duckdb.DuckDBPyConnection, table: Table
) -> None:
    comments = dict(base.sql("SELECT table_name, comment FROM duckdb_tables()").fetchall())
    assert comments[table.name].endswith(f"One row is {table.row}.")
    told = dict(
        base.sql(
            "SELECT column_name, comment FROM duckdb_columns() WHERE table_name = $name",
            params={"name": table.name},
        ).fetchall()
    )
    for column in columns(table.record):
        assert column.title in told[column.name]
        assert column.description in told[column.name]


def test_a_view_speaks_japanese(base: duckdb.DuckDBPyConnection) -> None:
    rows = base.sql('SELECT "指標名", "目標値", "達成状況", "方向" FROM "指標" ORDER BY "指標番号"')
    assert rows.fetchall() == [
        ("=HYPERLINK(1)", Decimal(35), "達成", "大きいほどよい"),
        ("会議時間の削減率", Decimal("-0.5"), None, "大きいほどよい"),
    ]
    assert base.sql(
        'SELECT DISTINCT "訂正", "数値なしの理由" FROM "指標の値" ORDER BY ALL'
    ).fetchall() == [
        ("いいえ", "集計中"),
        ("いいえ", None),
    ]


def test_it_says_whom_to_credit(base: duckdb.DuckDBPyConnection) -> None:
    (row,) = base.sql('SELECT "出典" FROM "出典"').fetchall()
    assert row == (
        "出典：「デジタル変革の取組状況」（浜通り県）（https://www.example.jp/r6.pdf）を加工して作成",
    )


def test_the_same_tables_give_the_same_bytes(tables: Frames) -> None:
    assert database(tables) == database(tables)


def test_a_file_of_an_unknown_layout_is_left_as_it_is() -> None:
    content = bytes(range(256)) * 32
    assert without_identity(content) == content


def test_a_damaged_file_is_still_seen(tables: Frames, tmp_path: Path) -> None:
    """The checksum that was made anew is the one DuckDB checks."""
    content = bytearray(database(tables))
    content[200] ^= 1
    (tmp_path / "x.duckdb").write_bytes(content)
    with pytest.raises(duckdb.Error):
        duckdb.connect(str(tmp_path / "x.duckdb"), read_only=True)
