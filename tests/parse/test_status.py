"""Status words, marks and legends."""

import pytest

from pipeline.model.vocabulary import Status
from pipeline.parse.records.status import (
    is_known_status,
    read_legend,
    read_status,
    read_status_rate,
)


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
        ("達成\n（105.0％）", Status.ACHIEVED),
        ("達成(100%)", Status.ACHIEVED),
        ("○達成（達成率98％）", Status.ACHIEVED),
        ("未達成 △3.2pt", Status.NOT_ACHIEVED),
        ("未達成\n（▲3.2ポイント）", Status.NOT_ACHIEVED),
        ("◎ 105%", Status.ACHIEVED),
        ("「達成」※1", Status.ACHIEVED),
        ("「達成（100％）」", Status.ACHIEVED),
        ("達成（※２）", Status.ACHIEVED),
        ("一部達成 98.2％", Status.PARTIALLY_ACHIEVED),
        ("－", None),
        ("", None),
        ("順調", None),
        ("105％", None),
        ("△3.2pt", None),
        ("達成（令和６年度）", None),
        ("達成（一部）", None),
    ],
)
def test_status(printed: str, status: Status | None) -> None:
    assert read_status(printed, {}) == status


@pytest.mark.parametrize(
    ("printed", "is_known"),
    [
        ("達成", True),
        ("－", True),
        ("評価なし", True),
        ("", True),
        ("－※1", True),
        ("評価なし（※2）", True),
        ("達成（105.0％）", True),
        ("順調", False),
        ("C", False),
        ("※1", False),
        ("105％", False),
        ("△3.2％", False),
    ],
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


@pytest.mark.parametrize(
    ("printed", "status", "why"),
    [
        ("○（達成率98％）", Status.MOSTLY_ACHIEVED, "the mark of the legend with its rate"),
        ("○ 98％", Status.MOSTLY_ACHIEVED, "without brackets"),
        ("△ 85％", Status.PARTIALLY_ACHIEVED, "a triangle of the legend is no sign"),
        ("▲ 85％", None, "this one is not in the legend"),
        ("A（100％）", Status.ACHIEVED, "a letter of the legend"),
    ],
)
def test_a_mark_of_the_legend_with_its_rate(printed: str, status: Status | None, why: str) -> None:
    legend = {
        "○": Status.MOSTLY_ACHIEVED,
        "△": Status.PARTIALLY_ACHIEVED,
        "A": Status.ACHIEVED,
    }
    assert read_status(printed, legend) is status, why


@pytest.mark.parametrize(
    ("printed", "beside"),
    [
        ("達成\n（105.0％）", ("105.0", False, False)),
        ("○（達成率98％）※2", ("98", False, False)),
        ("未達成 △3.2pt", ("-3.2", True, True)),
        ("達成 +3.2ポイント", ("3.2", True, True)),
        ("未達成（▲6.4％）", ("-6.4", False, True)),
        ("△ 85％", ("85", False, False)),
        ("「達成（100％）」", ("100", False, False)),
        ("達成", None),
        ("達成（令和６年度）", None),
    ],
)
def test_what_stands_beside_a_status(printed: str, beside: tuple[str, bool, bool] | None) -> None:
    found = read_status_rate(printed)
    assert (found and (str(found.number), found.is_distance, found.is_signed)) == beside


def test_a_sentence_is_no_legend() -> None:
    assert read_legend(["○ 県は市町村を支援する。"]) == {}


def test_one_mark_alone_is_no_legend() -> None:
    """A status that stands by itself in a line, under a table perhaps, explains no mark."""
    assert read_legend(["◎達成"]) == {}


def test_a_line_with_two_marks_and_statuses_is_a_legend_without_saying_so() -> None:
    legend = read_legend(
        ["【評価】　Ａ：目標を上回って達成　Ｂ：目標を概ね達成（８割以上）　Ｃ：未達成"]
    )
    assert legend == {
        "A": Status.ACHIEVED,
        "B": Status.MOSTLY_ACHIEVED,
        "C": Status.NOT_ACHIEVED,
    }
