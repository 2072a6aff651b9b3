"""Real indicators of the ministries, typeset in three layouts: every figure right."""

import json
from pathlib import Path

import pytest

from tests.truth import differences, read

FOLDER = Path(__file__).parents[2] / "shared" / "real-kpi"
NAMES = ("real_blocks", "real_list", "real_slides")


@pytest.mark.parametrize("name", NAMES)
def test_real_indicators(name: str) -> None:
    pdf = FOLDER / f"{name}.pdf"
    if not pdf.exists():
        pytest.skip("the typeset rows of judgit/data (CC BY 4.0) are not beside the project")
    truth = json.loads(pdf.with_suffix(".json").read_text("utf-8"))
    assert differences(read(pdf), truth, columns=("status",)) == []
