"""Every value a person read from the report, against the records and against the Parquet."""

import json
from collections.abc import Iterator
from dataclasses import asdict, replace
from decimal import Decimal
from pathlib import Path
from typing import Any

import polars as pl
import pytest

from pipeline.build import build
from pipeline.commands.extract import extract_folder
from pipeline.run.edition_json import tables
from pipeline.run.sources import sources
from tests.raw_report import copied
from tests.truth import COLUMNS

HERE = Path(__file__).parent
KNOWN_GOOD = {path.stem: json.loads(path.read_text("utf-8")) for path in HERE.glob("*.json")}

WHOLE = [document for document, good in KNOWN_GOOD.items() if COLUMNS.keys() <= good.keys()]
"""The reports of which a person has read everything: only there counts are compared."""

Row = dict[str, Any]
Tables = dict[str, list[Row]]

VALUE = {"role": "role", "fiscal_year": "fiscal_year", "unit": "unit", "raw": "printed"}


@pytest.fixture(scope="module")
def raw(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The reports of which a person read values, and no others."""
    return copied(KNOWN_GOOD, tmp_path_factory.mktemp("checkout") / "raw")


@pytest.fixture(scope="module")
def records(raw: Path) -> Tables:
    """The records of these reports, as the stages hand them on."""
    made = tables(build(source) for source in sources(raw))
    return {name: [asdict(record) for record in rows] for name, rows in made.items()}


@pytest.fixture(scope="module")
def parquet(raw: Path, tmp_path_factory: pytest.TempPathFactory) -> Tables:
    """The rows of the Parquet files that `make extract` leaves."""
    out = tmp_path_factory.mktemp("normalized")
    extract_folder(raw, out)
    return {path.stem: pl.read_parquet(path).to_dicts() for path in out.glob("*.parquet")}


@pytest.fixture(scope="module", params=["records", "parquet"])
def read(request: pytest.FixtureRequest) -> Tables:
    """What was read, once as records and once as Parquet."""
    found: Tables = request.getfixturevalue(request.param)
    return found


def _cases() -> Iterator[Any]:
    """One case a value: document, table, row, column and what the person read."""
    for document, good in KNOWN_GOOD.items():
        for table, columns in COLUMNS.items():
            for position, row in enumerate(good.get(table, ())):
                for column in columns:
                    name = f"{document}-{table}-{position}-{column}"
                    yield pytest.param(document, table, position, column, row[column], id=name)


def _value_cases() -> Iterator[Any]:
    for document, good in KNOWN_GOOD.items():
        for number, indicator in enumerate(good["kpi"], 1):
            for position, value in enumerate(indicator["values"]):
                name = f"{document}-kpi-{number}-{position}"
                yield pytest.param(document, number, position, value, id=name)


def _rows(read: Tables, table: str, document: str) -> list[Row]:
    return [row for row in read[table] if row["document_id"] == document]


@pytest.mark.parametrize(("document", "table", "position", "column", "good"), list(_cases()))
def test_value(
    read: Tables, document: str, table: str, position: int, column: str, good: object
) -> None:
    assert _rows(read, table, document)[position][column] == good


@pytest.mark.parametrize(("document", "number", "position", "good"), list(_value_cases()))
def test_figure(read: Tables, document: str, number: int, position: int, good: Row) -> None:
    rows = [row for row in _rows(read, "kpi_values", document) if row["kpi_no"] == number]
    row = rows[position]
    assert row["value"] == _corrected(good), f"indicator {number}, figure {position + 1}"
    assert row["corrected"] is ("value_with_correction" in good)
    assert {ours: row[ours] for ours in VALUE.values()} == {
        ours: good[theirs] if theirs != "raw" else _in_one_line(row["printed"], good["raw"])
        for theirs, ours in VALUE.items()
    }


def _corrected(good: Row) -> Decimal:
    """The figure as a shipped correction reads it, else as printed."""
    return Decimal(good.get("value_with_correction") or good["value"])


@pytest.mark.parametrize("document", KNOWN_GOOD)
def test_without_the_corrections_figures_stand_as_printed(raw: Path, document: str) -> None:
    good = [value for one in KNOWN_GOOD[document]["kpi"] for value in one["values"]]
    source = next(one for one in sources(raw) if one.document_id == document)
    bare = replace(source, passport=source.passport.model_copy(update={"correction": ()}))
    rows = build(bare).records.kpi_values[: len(good)]
    assert [row.value for row in rows] == [Decimal(one["value"]) for one in good]
    assert not any(row.corrected for row in rows)


def _in_one_line(printed: str, raw: str) -> str:
    """The cell as extracted, if it is the person's words but for line breaks."""
    return printed if printed.replace("\n", "") == raw else raw


@pytest.mark.parametrize("document", WHOLE)
@pytest.mark.parametrize("table", COLUMNS)
def test_nothing_more_and_nothing_less(read: Tables, document: str, table: str) -> None:
    assert len(_rows(read, table, document)) == len(KNOWN_GOOD[document][table])


@pytest.mark.parametrize("document", WHOLE)
def test_no_figure_too_many(read: Tables, document: str) -> None:
    figures = sum(len(indicator["values"]) for indicator in KNOWN_GOOD[document]["kpi"])
    assert len(_rows(read, "kpi_values", document)) == figures


@pytest.mark.parametrize("document", WHOLE)
def test_wide_table_repeats_the_tall_one(read: Tables, document: str) -> None:
    for number, indicator in enumerate(KNOWN_GOOD[document]["kpi"]):
        row = _rows(read, "kpi", document)[number]
        year = KNOWN_GOOD[document]["document"]["fiscal_year"]
        good = {
            (value["role"], value["fiscal_year"] > year): value for value in indicator["values"]
        }
        assert row["target"] == _corrected(good["target", False])
        assert row["actual"] == _corrected(good["actual", False])
        assert row["next_target"] == _corrected(good["target", True])
        assert row["status_printed"] == indicator["status_raw"]


@pytest.mark.parametrize("document", KNOWN_GOOD)
def test_document(read: Tables, document: str) -> None:
    (row,) = _rows(read, "documents", document)
    good = KNOWN_GOOD[document]["document"]
    assert (row["title"], row["fiscal_year"]) == (good["title"], good["fiscal_year"])
