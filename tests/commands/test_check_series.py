"""`check-data` sees a `kpi_series` that is not what the other tables make of it."""

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.commands.check_data import broken_series, read_tables
from pipeline.model.edition import Edition, Records
from pipeline.model.records import Record
from pipeline.run.edition_json import PackedEdition, PackedTables, packed_edition
from pipeline.write import write
from tests.write.small_report import small_report

Rows = list[Record]


@pytest.fixture
def tables(tmp_path: Path) -> dict[str, Rows]:
    rows = {name: tuple(found) for name, found in small_report().items() if name != "findings"}
    edition = Edition(Records(**rows), ())  # type: ignore[arg-type]  # each under its name
    write(PackedTables([PackedEdition(packed_edition(edition))]), tmp_path)
    return read_tables(tmp_path)


def test_the_series_that_was_written_is_sound(tables: dict[str, Rows]) -> None:
    assert len(tables["kpi_series"]) == len(tables["kpi_values"]) == 3
    assert broken_series(tables) == []


@pytest.mark.parametrize(
    "change",
    [
        pytest.param(lambda rows: rows[1:], id="a figure is missing"),
        pytest.param(
            lambda rows: [replace(rows[0], restated=True), *rows[1:]],
            id="a figure is said to be restated",
        ),
        pytest.param(
            lambda rows: [replace(rows[0], value=None), *rows[1:]],
            id="a value is gone",
        ),
    ],
)
def test_another_series_is_told(tables: dict[str, Rows], change: Callable[[Rows], Rows]) -> None:
    (sentence,) = broken_series(tables | {"kpi_series": change(tables["kpi_series"])})
    assert sentence.startswith("kpi_series: its rows do not follow from documents, kpi and kpi_")
