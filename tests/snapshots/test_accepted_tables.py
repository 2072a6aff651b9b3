"""The tables of every report a person accepted (`make accept`) against those accepted last."""

from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.commands.diff import editions_of
from pipeline.commands.snapshots import (
    Rows,
    as_text,
    differences,
    from_text,
    read_accepted,
    rows_of,
)
from pipeline.model.edition import Edition
from tests.raw_report import copied

HERE = Path(__file__).parent
ACCEPTED = sorted(path.stem for path in HERE.glob("*.jsonl"))


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Edition]:
    """Every accepted report as this checkout reads it; those not yet accepted take no part."""
    return editions_of(copied(ACCEPTED, tmp_path_factory.mktemp("checkout") / "raw"))


@pytest.mark.parametrize("report", ACCEPTED)
def test_the_tables_are_those_accepted(editions: dict[str, Edition], report: str) -> None:
    before = read_accepted(HERE, report)
    assert before
    changed = list(differences(before, rows_of(editions[report])))
    assert changed == [], "see make diff; if all is meant so, make accept"


ROWS: Rows = {
    ("kpi_values", "kpi_no=8", "value_no=3"): {"value": "98.441", "printed": "98.441件"},
    ("kpi", "kpi_no=8"): {"name": "登録数", "corrected": False},
}


@pytest.mark.parametrize(
    ("after", "lines", "why"),
    [
        (ROWS, [], "nothing changed"),
        (
            ROWS
            | {("kpi_values", "kpi_no=8", "value_no=3"): {"value": "98441", "printed": "98.441件"}},
            ['  kpi_values kpi_no=8 value_no=3 value: "98.441" → "98441"'],
            "one figure",
        ),
        (
            ROWS | {("kpi", "kpi_no=8"): {"name": "登録数", "corrected": True}},
            ["  kpi kpi_no=8 corrected: false → true"],
            "a flag",
        ),
        (
            ROWS | {("kpi", "kpi_no=8"): {"name": "登録数", "corrected": False, "note": None}},
            [],
            "a new column without a value changes no figure",
        ),
        (
            ROWS | {("kpi", "kpi_no=9"): {"name": "会員数", "note": None}},
            ["+ kpi kpi_no=9: name 会員数"],
            "a row more",
        ),
        (
            dict(list(ROWS.items())[:1]),
            ["- kpi kpi_no=8: name 登録数, corrected False"],
            "a row lost",
        ),
    ],
)
def test_differences_are_told_figure_by_figure(after: Rows, lines: list[str], why: str) -> None:
    assert list(differences(ROWS, after)) == lines, why


def test_accepted_rows_are_read_as_they_were_written() -> None:
    assert from_text(as_text(ROWS)) == ROWS


def test_figures_stand_exactly_and_places_do_not(editions: dict[str, Edition]) -> None:
    rows = rows_of(editions["fukushima-dx-r6"])
    row = rows["kpi_values", "kpi_no=2", "value_no=1"]
    assert (row["value"], row["unit"], row["page"]) == ("20000000", "枚", 4)
    assert not {"x0", "top", "x1", "bottom"} & row.keys()
    rate = rows["kpi_values", "kpi_no=1", "value_no=2"]["value"]
    assert Decimal(str(rate)) == Decimal("32.2")
