"""Status words, marks and legends."""

import pytest

from pipeline.model.words import Status
from pipeline.parse.status import is_known_status, read_legend, read_status


@pytest.mark.parametrize(
    ("printed", "status"),
    [
        ("達成", Status.ACHIEVED),
        ("達\n成", Status.ACHIEVED),
        ("◎", Status.ACHIEVED),
        ("◎達成", Status.ACHIEVED),
        ("概ね達成", Status.MOSTLY_ACHIEVED),
        ("おおむね達成", Status.MOSTLY_ACHIEVED),
        ("一\n部\n達\n成", Status.PARTIALLY_ACHIEVED),
        ("未達成", Status.NOT_ACHIEVED),
        ("×", Status.NOT_ACHIEVED),
        ("集計中", Status.PENDING),
        ("－", None),
        ("", None),
        ("順調", None),
    ],
)
def test_status(printed: str, status: Status | None) -> None:
    assert read_status(printed, {}) == status


@pytest.mark.parametrize(
    ("printed", "is_known"),
    [("達成", True), ("－", True), ("評価なし", True), ("", True), ("順調", False), ("C", False)],
)
def test_known(printed: str, is_known: bool) -> None:
    assert is_known_status(printed, {}) is is_known


def test_legend_with_rules() -> None:
    legend = read_legend(["※評価：◎達成 ○概ね達成（９割以上） △一部達成 ×未達成"])
    assert legend == {
        "◎": Status.ACHIEVED,
        "○": Status.MOSTLY_ACHIEVED,
        "△": Status.PARTIALLY_ACHIEVED,
        "×": Status.NOT_ACHIEVED,
    }


def test_legend_of_letters() -> None:
    legend = read_legend(["（凡例）Ａ：達成　Ｂ：概ね達成　Ｃ：一部達成　Ｄ：未達成"])
    assert legend["B"] is Status.MOSTLY_ACHIEVED
    assert legend["D"] is Status.NOT_ACHIEVED


def test_the_legend_comes_first() -> None:
    assert read_status("○", {"○": Status.MOSTLY_ACHIEVED}) is Status.MOSTLY_ACHIEVED


def test_a_sentence_is_no_legend() -> None:
    assert read_legend(["○ 県は市町村を支援する。"]) == {}


def test_a_line_with_two_marks_and_statuses_is_a_legend_without_saying_so() -> None:
    legend = read_legend(
        ["【評価】　Ａ：目標を上回って達成　Ｂ：目標を概ね達成（８割以上）　Ｃ：未達成"]
    )
    assert legend == {
        "A": Status.ACHIEVED,
        "B": Status.MOSTLY_ACHIEVED,
        "C": Status.NOT_ACHIEVED,
    }
