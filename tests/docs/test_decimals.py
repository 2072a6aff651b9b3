"""What the guide for analysts says becomes of the decimals in each tool."""

import decimal
from collections.abc import Callable
from pathlib import Path

import duckdb
import pandas as pd
import polars as pl
import pyarrow as pa
import pytest

from pipeline.model.tables import TABLES
from pipeline.write.frame import schema
from pipeline.write.parquet import parquet

PRINTED = (("73.7", "32.2"), ("20000000", "16509091.5"))


@pytest.fixture(scope="module")
def path(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Two figures as they are written, and a column of years with a null."""
    (table,) = (table for table in TABLES if table.name == "kpi")
    rows = pl.DataFrame(
        {
            "target": [decimal.Decimal(target) for target, _ in PRINTED],
            "actual": [decimal.Decimal(actual) for _, actual in PRINTED],
            "target_year": [2024, 2024],
            "baseline_year": [2020, None],
        },
        schema={name: schema(table.record)[name] for name in (
            "target", "actual", "target_year", "baseline_year"
        )},
    )  # fmt: skip
    place = tmp_path_factory.mktemp("tables") / "kpi.parquet"
    place.write_bytes(parquet(table, rows))
    return place


IN_POLARS: list[tuple[str, pl.Expr, object]] = [
    ("as it is", pl.col("target"), pl.Decimal(24, 6)),
    ("times two", pl.col("target") * 2, pl.Decimal(38, 6)),
    ("a ratio", pl.col("actual") / pl.col("target"), pl.Decimal(38, 6)),
    ("mean", pl.col("target").mean(), pl.Float64()),
]


@pytest.mark.parametrize(("what", "made", "kind"), IN_POLARS, ids=lambda one: str(one)[:12])
def test_polars(path: Path, what: str, made: pl.Expr, kind: object) -> None:
    assert pl.read_parquet(path).select(made.alias("x")).schema["x"] == kind, what


def test_a_ratio_in_polars_is_rounded_to_six_decimals(path: Path) -> None:
    """16509091.5 ÷ 20000000 is 0.825454575."""
    ratio = pl.read_parquet(path).select(pl.col("actual") / pl.col("target")).to_series()
    assert ratio.to_list() == [decimal.Decimal("0.436906"), decimal.Decimal("0.825455")]


IN_PANDAS: list[tuple[str, Callable[[pd.DataFrame], object], object]] = [
    ("as it is", lambda kpi: kpi["target"][0], decimal.Decimal("73.700000")),
    ("times two", lambda kpi: (kpi["target"] * 2)[0], decimal.Decimal("147.400000")),
    ("sum", lambda kpi: kpi["target"].sum(), decimal.Decimal("20000073.700000")),
    ("mean", lambda kpi: str(kpi["target"].mean().dtype), "float64"),
    ("years", lambda kpi: str(kpi["target_year"].dtype), "int16"),
    ("years with a null", lambda kpi: str(kpi["baseline_year"].dtype), "float64"),
]


@pytest.mark.parametrize(("what", "made", "expected"), IN_PANDAS, ids=lambda one: str(one)[:12])
def test_pandas(
    path: Path, what: str, made: Callable[[pd.DataFrame], object], expected: object
) -> None:
    assert made(pd.read_parquet(path)) == expected, what


def test_pandas_cannot_multiply_by_a_double(path: Path) -> None:
    with pytest.raises(TypeError):
        pd.read_parquet(path)["target"] * 1.1


WITH_PYARROW: list[tuple[str, Callable[[pd.DataFrame], object], object]] = [
    ("as it is", lambda kpi: kpi["target"].dtype.pyarrow_dtype, pa.decimal128(24, 6)),
    ("plus", lambda kpi: (kpi["target"] + kpi["actual"])[0], decimal.Decimal("105.900000")),
    ("times 1.1", lambda kpi: (kpi["target"] * 1.1).dtype.pyarrow_dtype, pa.float64()),
    ("mean", lambda kpi: type(kpi["target"].mean()), decimal.Decimal),
    ("years", lambda kpi: kpi["baseline_year"].dtype.pyarrow_dtype, pa.int16()),
]


@pytest.mark.parametrize(("what", "made", "expected"), WITH_PYARROW, ids=lambda one: str(one)[:12])
def test_pandas_with_pyarrow(
    path: Path, what: str, made: Callable[[pd.DataFrame], object], expected: object
) -> None:
    assert made(pd.read_parquet(path, dtype_backend="pyarrow")) == expected, what


@pytest.mark.parametrize(
    "made",
    [lambda kpi: kpi["target"] * 2, lambda kpi: kpi["actual"] / kpi["target"]],
    ids=["times two", "a ratio"],
)
def test_pandas_with_pyarrow_refuses(path: Path, made: Callable[[pd.DataFrame], object]) -> None:
    with pytest.raises(pa.ArrowInvalid, match="precision"):
        made(pd.read_parquet(path, dtype_backend="pyarrow"))


@pytest.mark.parametrize(
    ("made", "kind"),
    [
        ("target", "DECIMAL(24,6)"),
        ("target * 2", "DECIMAL(34,6)"),
        ("actual / target", "DOUBLE"),
        ("avg(target)", "DOUBLE"),
        ("sum(target)", "DECIMAL(38,6)"),
    ],
)
def test_duckdb(path: Path, made: str, kind: str) -> None:
    found = duckdb.execute(f"SELECT typeof({made}) FROM '{path}' LIMIT 1").fetchall()  # noqa: S608 -- ours
    assert found == [(kind,)]
