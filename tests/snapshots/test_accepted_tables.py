"""The tables of the reports in `raw/` against those a person last accepted (`make accept`)."""

from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.commands.diff import editions_of
from pipeline.commands.snapshots import (
    Rows,
    as_text,
    differences,
    from_text,
    path_of,
    read_accepted,
    rows_of,
)

HERE = Path(__file__).parent
RAW = HERE.parents[1] / "raw"
REPORTS = sorted(path.stem for path in RAW.glob("*.pdf"))


@pytest.mark.parametrize("report", REPORTS)
def test_the_tables_are_those_accepted(report: str) -> None:
    """A report never accepted is written down, and the test fails once: look at it, run again."""
    rows = rows_of(editions_of(RAW)[report])
    before = read_accepted(HERE, report)
    if before is None:
        path_of(HERE, report).write_text(as_text(rows), encoding="utf-8")
        pytest.fail(f"{report} was never accepted; its tables are written: look at make diff")
    changed = list(differences(before, rows))
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


def test_figures_stand_exactly_and_places_do_not() -> None:
    rows = rows_of(editions_of(RAW)["fukushima-dx-r6"])
    row = rows["kpi_values", "kpi_no=2", "value_no=1"]
    assert (row["value"], row["unit"], row["page"]) == ("20000000", "枚", 4)
    assert not {"x0", "top", "x1", "bottom"} & row.keys()
    rate = rows["kpi_values", "kpi_no=1", "value_no=2"]["value"]
    assert Decimal(str(rate)) == Decimal("32.2")
