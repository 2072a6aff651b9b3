"""Figures that a narrow cell breaks over two lines: one number, or two."""

import pytest

from tests.normalize.said import said

BROKEN = [
    ("延べ16.7\n万回", "167000 回 +cumulative", "the scale stands on the next line"),
    ("134万6\n千枚", "1346000 枚", "a lesser scale stands on the next line"),
    ("302万\n5千人", "3025000 人", "the number goes on after its scale"),
    ("1億\n2,000万円", "120000000 円", "the number goes on after its scale"),
    ("12\n千t-CO2", "12000 t-CO2", "scale and a Latin unit on the next line"),
    ("5\n万", "50000", "nothing follows the scale"),
    ("国際3\n千葉5", "3 part=国際 | 5 part=千葉", "千葉 is a place, not a thousand"),
    ("国際3.8\n地域3.8", "3.8 part=国際 | 3.8 part=地域", "two parts on two lines"),
]


@pytest.mark.parametrize(("printed", "expected", "why"), BROKEN, ids=[why for *_, why in BROKEN])
def test_broken(printed: str, expected: str, why: str) -> None:
    assert said(printed) == expected, why
