"""Reports of forms nobody here had seen, read once before anything was mended: every figure since.

Each was typeset by somebody who had not read the program, from real forms (総合計画, 男女共同参画, 健康増進,
独立行政法人, DX, 環境白書, 地方創生, 施策評価), with its truth typed first. `tests/editions/README.md` says what
the first run gave.
"""

import json
import re
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from pipeline.model.edition import Edition
from pipeline.normalize.text import comparison_key
from tests.truth import read

FOLDER = Path(__file__).parent / "first_sight"
NAMES = sorted(path.stem for path in FOLDER.glob("*.pdf"))
REPORTED = {
    # 中期目標期間最終年度までに85％: words with a figure, a finding each
    "dokuho_writer": 2,
}
"""Figures that are not read and are reported."""
_UNIT_IN_NAME = re.compile(r"\([^()]*\)$")

Printed = tuple[str, int | None, Decimal | None]


def _name(text: str) -> str:
    return comparison_key(text).replace("・", "")


def _printed(edition: Edition) -> list[tuple[str, set[Printed]]]:
    records = edition.records
    return [
        (
            _name(kpi.name),
            {
                (value.role.value, value.fiscal_year, value.value)
                for value in records.kpi_values
                if value.kpi_no == kpi.kpi_no
            },
        )
        for kpi in records.kpi
    ]


def _are_one(name: str, wanted: str) -> bool:
    """Whether a name is the one wanted, with its unit in brackets or a part after it."""
    return name == wanted or name.startswith(wanted) or _UNIT_IN_NAME.sub("", name) == wanted


def _missing(indicator: dict[str, Any], read_ones: list[tuple[str, set[Printed]]]) -> list[Printed]:
    wanted = _name(indicator["name"])
    values = set[Printed]().union(*(found for name, found in read_ones if _are_one(name, wanted)))
    printed = [
        (
            one["role"],
            one["fiscal_year"],
            None if one["value"] is None else Decimal(one["value"]),
        )
        for one in indicator["values"]
    ]
    return [one for one in printed if one not in values]


@pytest.mark.parametrize("name", NAMES)
def test_every_figure_is_read_or_reported(name: str) -> None:
    edition = read(FOLDER / f"{name}.pdf")
    truth = json.loads((FOLDER / f"{name}.json").read_text("utf-8"))
    read_ones = _printed(edition)
    missing = [one for indicator in truth["indicators"] for one in _missing(indicator, read_ones)]
    assert len(missing) == REPORTED.get(name, 0), missing
    names = [_name(indicator["name"]) for indicator in truth["indicators"]]
    assert [one for one, _ in read_ones if not any(_are_one(one, wanted) for wanted in names)] == []
    if missing:
        assert "figure_in_words" in {one.check for one in edition.findings}
