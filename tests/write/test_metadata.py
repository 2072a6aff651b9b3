import json
from pathlib import Path

import polars as pl
import pytest

from pipeline.model.tables import TABLES, Table
from pipeline.write import write
from pipeline.write.parquet import fingerprint
from tests.write.small_report import small_report


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    write(small_report(), tmp_path)
    return tmp_path


def test_a_file_says_what_it_holds(folder: Path) -> None:
    said = pl.read_parquet_metadata(folder / "kpi_values.parquet")
    assert said["table"] == "kpi_values"
    assert said["title"] == "指標の値"
    assert said["row"] == "one printed figure of an indicator (tall: the truth behind kpi)"
    assert json.loads(said["key"]) == ["document_id", "kpi_no", "value_no"]


@pytest.mark.parametrize(
    ("table", "column", "title", "unit", "unit_column"),
    [
        pytest.param("kpi", "target", "目標値", None, "unit", id="the row says the unit"),
        pytest.param("kpi", "achievement_percent", "対目標比(％)", "%", None, id="the name does"),
        pytest.param("cells", "x0", "左", "pt", None, id="a place is in points"),
        pytest.param("overview", "measure", "区分", None, None, id="a word has none"),
    ],
)
def test_a_file_says_what_its_columns_mean(
    folder: Path, table: str, column: str, title: str, unit: str | None, unit_column: str | None
) -> None:
    said = json.loads(pl.read_parquet_metadata(folder / f"{table}.parquet")["columns"])
    meaning = {entry["name"]: entry for entry in said}[column]
    assert (meaning["title"], meaning["unit"], meaning["unit_column"]) == (title, unit, unit_column)
    assert meaning["description"]


def test_the_manifest_says_what_the_tables_were_made_from(folder: Path) -> None:
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert manifest["documents"] == [
        {
            "document_id": "hamadori-dx-r6",
            "source_file": "hamadori-dx-r6.pdf",
            "sha256": "3b" * 32,
        }
    ]
    assert {name: table["rows"] for name, table in manifest["tables"].items()} == {
        "documents": 1,
        "kpi": 2,
        "kpi_values": 3,
        "field_summary": 2,
        "overview": 2,
        "kpi_series": 0,
        "initiatives": 1,
        "mentions": 3,
        "cells": 2,
        "numbers": 2,
        "reviews": 2,
        "findings": 2,
    }
    assert manifest["package"]["name"] == "shihyo"


def test_the_fingerprint_tells_schemas_apart() -> None:
    documents, kpi = TABLES[0], TABLES[1]
    rekeyed = Table(kpi.name, kpi.title, kpi.record, kpi.row, ("document_id", "kpi_id"))
    retitled = Table(kpi.name, "KPI", kpi.record, "an indicator", kpi.key)
    assert fingerprint(kpi) == fingerprint(retitled)
    assert len({fingerprint(table) for table in (documents, kpi, rekeyed)}) == 3


def test_the_same_input_gives_the_same_bytes(
    folder: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    again = tmp_path_factory.mktemp("again")
    write(small_report(), again)
    names = [f"{table.name}.parquet" for table in TABLES] + ["manifest.json"]
    assert all((folder / name).read_bytes() == (again / name).read_bytes() for name in names)
