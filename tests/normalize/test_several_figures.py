"""Cells with more than one figure: never one of them silently."""

import pytest

from tests.normalize.said import said

SEVERAL = [
    ("国際3.8\n地域3.8", "3.8 part=国際 | 3.8 part=地域", "labels, over two lines"),
    ("国際3.8地域3.8", "3.8 part=国際 | 3.8 part=地域", "without a space"),
    ("男性79.83 女性84.35", "79.83 part=男性 | 84.35 part=女性", "with a space"),
    ("男：79.83／女：84.35", "79.83 part=男 | 84.35 part=女", "colons and a slash"),
    ("男79.83・女84.35歳", "79.83 歳 part=男 | 84.35 歳 part=女", "the unit once for both"),
    ("(男)79.83 (女)84.35", "79.83 part=男 | 84.35 part=女", "brackets before"),
    ("12人(男) 13人(女)", "12 人 part=男 | 13 人 part=女", "brackets after"),
    ("目標10件実績12件", "10 件 part=目標 | 12 件 part=実績", "units between labels"),
    ("・県 10\n・市町村 20", "10 part=県 | 20 part=市町村", "bullets, and labels that are units"),
    ("うち女性 30人", "30 人 company=うち女性", "one labelled figure"),
    ("120人\nうち女性30人", "120 人 | 30 人 part=うち女性", "a whole and a part of it"),
    ("ア 10件\nイ 20件\nウ 30件", "10 件 part=ア | 20 件 part=イ | 30 件 part=ウ", "three"),
    (
        "国際線：3.8\n地域線：－",
        "3.8 part=国際線 | not_applicable part=地域線",
        "a figure and a dash",
    ),
    ("国際 集計中\n地域 3.8", "pending part=国際 | 3.8 part=地域", "a mark and a figure"),
    ("R5 12件\nR6 －", "12 件 year=2023年度 | not_applicable year=2024年度", "a year's dash"),
    ("国際：－\n地域：－", "not_applicable part=国際 | not_applicable part=地域", "two dashes"),
    ("R5:12件\nR6:15件", "12 件 year=2023年度 | 15 件 year=2024年度", "years tell them apart"),
    (
        "12件(R5)\n15件(R6)",
        "12 件 company=R5 year=2023年度 | 15 件 company=R6 year=2024年度",
        "years after",
    ),
    ("10→20件", "10 件 role=baseline | 20 件 role=target", "the unit once for both"),
    ("5→10（件）", "5 件 role=baseline | 10 件 role=target", "the unit in brackets"),
    ("なし→3件", "none role=baseline | 3 件 role=target", "no baseline"),
    ("集計中⇒100%", "pending role=baseline | 100 % role=target", "another arrow"),
    ("21.2%から40.2%へ", "21.2 % role=baseline | 40.2 % role=target", "から … へ"),
    (
        "R3 50%→R8 80%以上",
        "50 % year=2021年度 role=baseline | 80 % +at_least year=2026年度 role=target",
        "years before",
    ),
    ("紙→電子", "words role=baseline | words role=target", "words on both sides"),
]
REFUSED = [
    ("3.8 5.2", "nothing tells them apart"),
    ("3.8\n5.2", "nothing tells them apart"),
    ("12人 13人", "nothing tells them apart"),
    ("12人、13人", "nothing tells them apart"),
    ("5% / 26%", "nothing tells them apart"),
    ("2600億円 / 1349億円", "nothing tells them apart"),
    ("国際3.8\n国際5.2", "one label for both"),
    ("12人女性13人", "the first has no label"),
    ("12\n345人", "one number in two lines, or two"),
    ("98.4\n41ダウンロード", "one number in two lines, or two"),
    ("A地区3号線5km", "a name with a number in it"),
    ("1→2→3", "three in a row"),
    ("120人うち30人", "a whole and an unnamed part"),
    ("120人\nうち女性30人\n団体5人", "a whole, a part of it, and what may be none"),
    ("41/59市町村", "a part and a whole, or a fraction"),
    ("10/12", "a part and a whole, or a date"),
    ("5件/10件", "two figures"),
    ("20-10人", "a hyphen between falling numbers"),
    ("5-5", "a hyphen between equal numbers: a section or a block of houses"),
    ("5件-5件", "nor with a unit: no range goes from 5 to 5"),
    ("10人～20件", "a range of two units"),
    ("50点/100点", "a part and a whole"),
    ("10、20", "two figures"),
    ("1、234", "a list mark for a comma"),
    ("12.5%15.3%", "nothing tells them apart"),
]


@pytest.mark.parametrize(
    ("printed", "expected"),
    [pytest.param(printed, expected, id=why) for printed, expected, why in SEVERAL],
)
def test_each_figure_is_read(printed: str, expected: str) -> None:
    assert said(printed) == expected


@pytest.mark.parametrize("printed", [pytest.param(printed, id=why) for printed, why in REFUSED])
def test_figures_nothing_tells_apart_are_refused(printed: str) -> None:
    assert said(printed) == "unreadable"
