from collections.abc import Mapping, Sequence
from copy import copy
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import polars as pl
import pytest
from hypothesis import given
from hypothesis import strategies as st

from pipeline.model.columns import Storage
from pipeline.model.records import Cell, Kpi, KpiValue, Record
from pipeline.model.records.record import from_table, record
from pipeline.model.tables import TABLES, Table
from pipeline.write import CannotWrite, write
from pipeline.write.column import columns
from pipeline.write.frame import PORTIONS_OF_A_BLOCK, ROWS_AT_ONCE, fits, frame, schema
from pipeline.write.parquet import FEW_ROWS
from tests.write.small_report import document, small_report

TABLE = {table.name: table for table in TABLES}


@pytest.mark.parametrize(
    ("table", "column", "stored"),
    [
        pytest.param("kpi", "fiscal_year", pl.Int16, id="a year, null or not, is Int16"),
        pytest.param("kpi", "kpi_no", pl.Int32, id="a number in the report is Int32"),
        pytest.param("mentions", "kpi_no", pl.Int32, id="and stays so where it may be null"),
        pytest.param("overview", "count", pl.Int64, id="a count is Int64"),
        pytest.param("kpi", "target", pl.Decimal(24, 6), id="a figure that may be null"),
        pytest.param("mentions", "value", pl.Decimal(24, 6), id="a figure that may not"),
        pytest.param("kpi", "status", pl.String, id="a word of a closed list is text"),
        pytest.param("kpi_values", "cumulative", pl.Boolean, id="yes or no"),
        pytest.param("cells", "x0", pl.Float64, id="a place is Float64"),
        pytest.param("findings", "document_id", pl.String, id="text that may be null"),
    ],
)
def test_storage(table: str, column: str, stored: pl.DataType) -> None:
    assert schema(TABLE[table].record)[column] == stored


@record
class Unstored(Record):
    """A record whose author forgot to say how its whole number is stored."""

    pages: int


@record
class Unnamed(Record):
    """A record whose author gave its column no label."""

    note: str


@pytest.mark.parametrize(
    ("record", "missing"),
    [pytest.param(Unstored, "Storage"), pytest.param(Unnamed, "title")],
)
def test_a_record_that_says_too_little_is_refused(record: type[Record], missing: str) -> None:
    with pytest.raises(TypeError, match=missing):
        columns(record)


def test_storage_words_are_polars_types() -> None:
    assert [getattr(pl, storage.value) for storage in Storage] == [pl.Int16, pl.Int32, pl.Int64]


@pytest.mark.parametrize(
    "figure",
    [
        pytest.param("0", id="zero is a figure"),
        pytest.param("-10", id="△10"),
        pytest.param("73.7", id="one place"),
        pytest.param("0.000001", id="the least place"),
        pytest.param("1300000000000", id="1兆3,000億"),
        pytest.param("999999999999999999.999999", id="the greatest"),
        pytest.param("-999999999999999999.999999", id="the least"),
        pytest.param("2.75E+6", id="275万, written with an exponent"),
        pytest.param(
            "1.50000000000000000000000000000000", id="noughts beyond the places are nothing"
        ),
    ],
)
def test_figures_are_stored_exactly(tmp_path: Path, figure: str) -> None:
    write(with_figure(Decimal(figure)), tmp_path)
    assert pl.read_parquet(tmp_path / "kpi_values.parquet")["value"].to_list() == [Decimal(figure)]


@pytest.mark.parametrize(
    "figure",
    [
        pytest.param("0.0000001", id="a seventh place: polars alone would make it 0"),
        pytest.param("1000000000000000000", id="a nineteenth digit"),
        pytest.param("1.00000000000000000000000000000000001", id="beyond Python's own precision"),
        pytest.param("NaN", id="not a number"),
        pytest.param("Infinity", id="not finite"),
    ],
)
def test_a_figure_that_does_not_fit_is_refused(tmp_path: Path, figure: str) -> None:
    write({"documents": [document(pages=1)]}, tmp_path)
    with pytest.raises(CannotWrite, match=r"kpi_values \(.*kpi_no=1, value_no=1\): value"):
        write(with_figure(Decimal(figure)), tmp_path)
    assert pl.read_parquet(tmp_path / "documents.parquet")["pages"].to_list() == [1]


def with_figure(figure: Decimal) -> Mapping[str, Sequence[Record]]:
    """The small report's first figure, changed behind the back of the record's own checks."""
    values = [row for row in small_report()["kpi_values"] if isinstance(row, KpiValue)]
    changed = copy(values[1])
    object.__setattr__(changed, "value", figure)
    return {"kpi_values": [changed]}


@given(st.decimals(allow_nan=True, allow_infinity=True))
def test_whatever_fits_is_itself_at_six_places(figure: Decimal) -> None:
    if fits(figure):
        assert Decimal(f"{figure:.6f}") == figure


@given(st.integers(-(10**24) + 1, 10**24 - 1))
def test_every_figure_of_six_places_and_24_digits_fits(scaled: int) -> None:
    assert fits(Decimal(scaled).scaleb(-6))


@pytest.mark.parametrize(
    ("table", "columns", "ordered"),
    [
        pytest.param(
            "kpi_values",
            ("kpi_no", "value_no"),
            [(1, 1), (1, 2), (2, 1)],
            id="by every part of the key",
        ),
        pytest.param(
            "mentions",
            ("field",),
            [("plan",), ("outcome",), ("next_plan",)],
            id="a word by its place in the list, not by its letters",
        ),
        pytest.param(
            "findings",
            ("document_id",),
            [(None,), ("hamadori-dx-r6",)],
            id="what is about no report comes first",
        ),
    ],
)
def test_rows_stand_in_order(
    table: str, columns: tuple[str, ...], ordered: list[tuple[object, ...]]
) -> None:
    rows = frame(TABLE[table], small_report()[table])
    assert rows.select(columns).rows() == ordered


@pytest.mark.parametrize("table", TABLES, ids=lambda table: table.name)
def test_an_empty_table_keeps_its_columns(tmp_path: Path, table: Table) -> None:
    write({}, tmp_path)
    assert pl.read_parquet_schema(tmp_path / f"{table.name}.parquet") == schema(table.record)


def test_rows_of_another_table_are_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="overview: Document is not its record"):
        write({"overview": [document(pages=1)]}, tmp_path)


def test_a_table_outside_the_contract_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CannotWrite, match="no table of the contract: kpis"):
        write({"kpis": []}, tmp_path)


def test_read_back_the_rows_are_the_records(tmp_path: Path) -> None:
    tables = small_report()
    write(tables, tmp_path)
    rows = pl.read_parquet(tmp_path / "kpi.parquet").rows(named=True)
    assert [from_table(Kpi, row) for row in rows] == tables["kpi"]


def many_cells(count: int) -> list[Record]:
    """So many cells of tables of one column, every second one first."""
    (one, *_) = small_report()["cells"]
    assert isinstance(one, Cell)
    cells = [replace(one, table_no=1 + number // 40, row=number % 40) for number in range(count)]
    return [*cells[1::2], *cells[::2]]


def test_a_long_table_in_another_order_is_sorted_and_whole(tmp_path: Path) -> None:
    count = ROWS_AT_ONCE * PORTIONS_OF_A_BLOCK + ROWS_AT_ONCE + 1
    write({"cells": many_cells(count)}, tmp_path)
    places = pl.read_parquet(tmp_path / "cells.parquet").select("table_no", "row").rows()
    assert places == [(1 + number // 40, number % 40) for number in range(count)]


@pytest.mark.parametrize("count", [2, FEW_ROWS + 1])
@pytest.mark.parametrize(
    ("change", "told"),
    [
        pytest.param(pl.col("bottom") + 1, "other than it was written", id="a value"),
        pytest.param(pl.col("row").cast(pl.Int64), "with other columns", id="a type"),
    ],
)
def test_a_file_that_reads_back_otherwise_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, count: int, change: pl.Expr, told: str
) -> None:
    """Whatever goes wrong between the rows and the file, for few rows and for many."""
    rows, written = many_cells(count), pl.DataFrame.write_parquet

    def harm(rows: pl.DataFrame, *given: object, **more: object) -> None:
        written(rows.with_columns(change) if "is_heading" in rows.columns else rows, *given, **more)  # type: ignore[arg-type]

    monkeypatch.setattr(pl.DataFrame, "write_parquet", harm)
    with pytest.raises(CannotWrite, match=f"cells reads back {told}"):
        write({"cells": rows}, tmp_path)
