"""Reports of forms nobody here had seen, read once before anything was changed for them: every figure since.

Each was typeset by somebody who had not read the program, from real forms (総合計画, 男女共同参画, 健康増進,
独立行政法人, DX, 環境白書, 地方創生, 施策評価, 水道, 農林, 観光, 教育, こども), with its truth typed first. `tests/editions/README.md` says what
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
    "dokuho_writer": (2, "figure_in_words"),
    # a striped table that goes on after a page break under half a heading
    "kyoiku_striped_chromium": (5, "unread_numbers"),
    # ☀ 実施率 / 策定時 95.1％（R1）→ 98.2％（R6）／目標 98.0％（R6）: lines, no table
    "kodomo_list_typst": (84, "unread_numbers"),
}
"""By report, how many figures are not read, and the finding that says so."""
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


def _names(indicator: dict[str, Any]) -> list[str]:
    """The name of an indicator, or those that a row below a common name may have."""
    return [_name(name) for name in indicator.get("name_alternatives", [indicator["name"]])]


def _is_one(name: str, wanted: list[str]) -> bool:
    return any(_are_one(name, one) for one in wanted)


def _missing(indicator: dict[str, Any], read_ones: list[tuple[str, set[Printed]]]) -> list[Printed]:
    wanted = _names(indicator)
    values = set[Printed]().union(*(found for name, found in read_ones if _is_one(name, wanted)))
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
    count, check = REPORTED.get(name, (0, ""))
    assert len(missing) == count, missing
    # A name over rows of its parts, with no figure of its own, is a row that is reported.
    names = [
        one
        for indicator in truth["indicators"]
        for one in (*_names(indicator), _name(indicator["name"]))
    ]
    assert [one for one, _ in read_ones if not _is_one(one, names)] == []
    assert not count or check in {one.check for one in edition.findings}
