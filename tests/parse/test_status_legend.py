"""From which share of its target on a legend calls an indicator what."""

from decimal import Decimal

import pytest

from pipeline.model.evidence import Shares
from pipeline.parse.records.status import read_scale


def shares(lowest: str | None, below: str | None) -> Shares:
    return Shares(lowest and Decimal(lowest), below and Decimal(below))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("lines", "scale", "why"),
    [
        (
            [
                "※評価　◎：達成（100％以上）　○：概ね達成（80％以上100％未満）　▲：未達成（80％未満）"
            ],
            {
                "◎": ("100", None),
                "達成": ("100", None),
                "○": ("80", "100"),
                "概ね達成": ("80", "100"),
                "▲": (None, "80"),
                "未達成": (None, "80"),
            },
            "from and below, in percent",
        ),
        (
            ["凡例　◎達成　○概ね達成（９割以上）　△一部達成（５割以上９割未満）"],
            {
                "○": ("90", None),
                "概ね達成": ("90", None),
                "△": ("50", "90"),
                "一部達成": ("50", "90"),
            },
            "in tenths; what has no rule has no share",
        ),
        (
            ["【評価区分】", "Ａ：達成　Ｂ：概ね達成（80％以上）", "Ｃ：未達成（80％未満）"],
            {
                "B": ("80", None),
                "概ね達成": ("80", None),
                "C": (None, "80"),
                "未達成": (None, "80"),
            },
            "over lines",
        ),
        (
            ["凡例 ◎達成（目標を上回る） ○概ね達成（前年度を上回る）"],
            {},
            "another rule is no share",
        ),
        (["◎達成（５件以上） ○概ね達成（３件以上）"], {}, "nor are counts"),
        (["５割以上の職員が参加した。"], {}, "a sentence is no legend"),
    ],
)
def test_scale(lines: list[str], scale: dict[str, tuple[str | None, str | None]], why: str) -> None:
    assert read_scale(lines) == {mark: shares(*bounds) for mark, bounds in scale.items()}, why
