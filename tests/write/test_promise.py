"""Each promise of the contract catches the table that breaks it, and nothing else complains."""

from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from pipeline.write import write
from pipeline.write.promise import broken_promises
from tests.write.small_report import small_report

Change = Callable[[pl.DataFrame], pl.DataFrame]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(small_report(), tmp_path)
    return tmp_path


def in_row(number: int, **values: object) -> Change:
    """Set columns of one row; everything else stays."""

    def change(rows: pl.DataFrame) -> pl.DataFrame:
        here = pl.int_range(pl.len()) == number
        return rows.with_columns(
            pl.when(here)
            .then(pl.lit(value))
            .otherwise(pl.col(name))
            .cast(rows[name].dtype)
            .alias(name)
            for name, value in values.items()
        )

    return change


def cast(column: str, stored: pl.DataType | type[pl.DataType]) -> Change:
    return lambda rows: rows.with_columns(pl.col(column).cast(stored))


def test_good_tables_break_nothing(folder: Path) -> None:
    assert broken_promises(folder) == []


def test_empty_tables_break_nothing(tmp_path: Path) -> None:
    write({}, tmp_path)
    assert broken_promises(tmp_path) == []


@pytest.mark.parametrize(
    ("table", "change", "said"),
    [
        pytest.param(
            "kpi",
            lambda rows: rows.drop("note"),
            "kpi: the column note is missing",
            id="a column is missing",
        ),
        pytest.param(
            "kpi",
            lambda rows: rows.with_columns(rank=1),
            "kpi: the column rank was not promised",
            id="a column too many",
        ),
        pytest.param(
            "kpi",
            lambda rows: rows.select(reversed(rows.columns)),
            "kpi: the columns are in another order than promised",
            id="columns in another order",
        ),
        pytest.param(
            "kpi",
            cast("target", pl.Float64),
            "kpi: target is Float64, promised is Decimal(precision=24, scale=6)",
            id="a figure that is not exact",
        ),
        pytest.param(
            "kpi",
            cast("target", pl.Decimal(18, 6)),
            "kpi: target is Decimal(precision=18, scale=6), promised is",
            id="a figure with less room",
        ),
        pytest.param(
            "kpi",
            cast("target", pl.Decimal(24, 3)),
            "kpi: target is Decimal(precision=24, scale=3), promised is",
            id="a figure with fewer places",
        ),
        pytest.param(
            "documents",
            cast("fiscal_year", pl.Int64),
            "documents: fiscal_year is Int64, promised is Int16",
            id="a year as Int64",
        ),
        pytest.param(
            "initiatives",
            cast("page", pl.String),
            "initiatives: page is String, promised is Int32",
            id="a page as text",
        ),
        pytest.param(
            "kpi",
            in_row(1, name=None),
            "kpi: name: Input should be a valid string, in 1 rows, first in "
            "document_id=hamadori-dx-r6, kpi_no=2",
            id="nothing where something is promised",
        ),
        pytest.param(
            "kpi",
            in_row(0, status="done"),
            "kpi: status: Input should be 'achieved', 'mostly_achieved', 'partially_achieved', "
            "'not_achieved' or 'pending', in 1 rows",
            id="a word that is not allowed",
        ),
        pytest.param(
            "documents",
            in_row(0, sha256="3B" * 32),
            "documents: sha256: String should match pattern",
            id="a checksum in capitals",
        ),
        pytest.param(
            "cells",
            in_row(1, page=0),
            "cells: page: Input should be greater than or equal to 1",
            id="page 0",
        ),
        pytest.param(
            "overview",
            in_row(0, count=-1),
            "overview: count: Input should be greater than or equal to 0",
            id="a count below nothing",
        ),
        pytest.param(
            "kpi",
            in_row(0, target_year=6),
            "kpi: target_year: Input should be greater than or equal to 1868",
            id="a year of the era, not of the West",
        ),
        pytest.param(
            "cells",
            lambda rows: pl.concat([rows, rows.tail(1)]),
            "cells: 2 rows share a key, as document_id=hamadori-dx-r6, table_no=1, row=1, column=0",
            id="two rows of one key",
        ),
        pytest.param(
            "findings",
            in_row(1, document_id=None),
            "findings: 2 rows share a key, as document_id=None, finding_no=1",
            id="two rows of one key that names no report",
        ),
        pytest.param(
            "field_summary",
            lambda rows: rows.reverse(),
            "field_summary: the rows are not sorted by document_id, summary_no",
            id="rows in another order",
        ),
        pytest.param(
            "mentions",
            lambda rows: rows.sort("field"),
            "mentions: the rows are not sorted by document_id, initiative_no, field, start",
            id="words sorted by their letters",
        ),
        pytest.param(
            "overview",
            in_row(1, document_id="iwaki-dx-r6"),
            "overview: 1 rows name no row of documents, as document_id=iwaki-dx-r6, overview_no=2",
            id="a report that is not there",
        ),
        pytest.param(
            "kpi_values",
            in_row(2, kpi_no=3),
            "kpi_values: 1 rows name no row of kpi, as document_id=hamadori-dx-r6, kpi_no=3",
            id="an indicator that is not there",
        ),
        pytest.param(
            "mentions",
            in_row(0, kpi_no=3),
            "mentions: 1 rows name no row of kpi",
            id="a mention of an indicator that is not there",
        ),
        pytest.param(
            "mentions",
            in_row(2, initiative_no=2),
            "mentions: 1 rows name no row of initiatives",
            id="a mention in an initiative that is not there",
        ),
        pytest.param(
            "kpi_values",
            in_row(0, x0=560.0),
            "kpi_values: 1 rows have no sane place",
            id="left of its own left edge",
        ),
        pytest.param(
            "kpi_values",
            in_row(0, bottom=119.0),
            "kpi_values: 1 rows have no sane place",
            id="upside down",
        ),
        pytest.param(
            "initiatives",
            in_row(0, x1=float("nan")),
            "initiatives: 1 rows have no sane place",
            id="a place that is no number",
        ),
        pytest.param(
            "initiatives",
            in_row(0, x1=float("inf")),
            "initiatives: 1 rows have no sane place",
            id="a place without end",
        ),
    ],
)
def test_a_broken_promise_is_told(folder: Path, table: str, change: Change, said: str) -> None:
    path = (folder / f"{table}.parquet").resolve()
    change(pl.read_parquet(path)).write_parquet(path)
    [told] = broken_promises(folder)
    assert told.startswith(said)


def test_a_missing_table_is_told(folder: Path) -> None:
    (folder / "mentions.parquet").resolve().unlink()
    assert broken_promises(folder) == ["mentions: mentions.parquet is missing"]


def test_a_table_that_cannot_be_read_is_told(folder: Path) -> None:
    (folder / "mentions.parquet").resolve().write_bytes(b"PAR1 and then nothing")
    [told] = broken_promises(folder)
    assert told.startswith("mentions: mentions.parquet cannot be read")


def test_plain_files_are_held_to_the_same(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    copied = tmp_path_factory.mktemp("copied")
    for path in folder.glob("*.parquet"):
        (copied / path.name).write_bytes(path.read_bytes())
    assert broken_promises(copied) == []
    (copied / "cells.parquet").unlink()
    assert broken_promises(copied) == ["cells: cells.parquet is missing"]
