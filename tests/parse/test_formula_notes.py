"""Formulas that notes state for printed rates."""

import pytest

from pipeline.parse.records.formula_notes import stated_formulas

RATIO, PERCENT = "A T /", "A T / 100 *"
PROGRESS = "A B - T B - /"


@pytest.mark.parametrize(
    ("lines", "formulas"),
    [
        pytest.param(["※達成率は、実績値÷目標値×100"], [PERCENT], id="signs"),
        pytest.param(["達成率（実績値／目標値）"], [RATIO], id="a slash in brackets"),
        pytest.param(
            ["※進捗率＝（実績値－基準値）÷（目標値－基準値）×100"],
            [f"{PROGRESS} 100 *"],
            id="progress",
        ),
        pytest.param(
            ["進捗率（％）：（R6実績値-基準値）／（", "目標値-基準値）"],
            [PROGRESS],
            id="over two lines",
        ),
        pytest.param(
            ["達成率=｛（基準値－実績値）÷（基準値－目標値）｝×100"],
            ["B A - B T - / 100 *"],
            id="brackets in brackets",
        ),
        pytest.param(
            ["削減率＝（基準値－実績値）/基準値×100"], ["B A - B / 100 *"], id="reduction"
        ),
        pytest.param(["達成率は実績値を目標値で除した値"], [RATIO], id="in words"),
        pytest.param(["達成率：目標値に対する実績値の割合"], [RATIO], id="a share in words"),
        pytest.param(["達成率は目標の達成度を示す"], [], id="no formula"),
        pytest.param(["執行率＝決算額÷予算額"], [], id="another rate"),
        pytest.param(["達成率＝達成した事業÷全事業"], [], id="of counts, not of figures"),
        pytest.param(
            ["※達成率は四捨五入", "※執行率は実績÷目標"], [], id="the next note is another"
        ),
    ],
)
def test_a_formula_that_is_stated(lines: list[str], formulas: list[str]) -> None:
    assert [" ".join(one.stated) for _, one in stated_formulas(lines)] == formulas


@pytest.mark.parametrize(
    "lines",
    [
        ["達成率＝実績値／目標値×100（減少を目指す指標は、目標値／実績値×100）"],
        ["達成率は、実績を目標で除したもの（減少を目指す指標は目標を実績で除したもの）である。"],
        [
            "達成率は、実績値を目標値で除して",
            "四捨五入し、低いほど良い指標は目標値を実績値で除してい",
            "る。",
        ],
    ],
)
def test_one_formula_for_each_direction(lines: list[str]) -> None:
    assert [(word, one.name) for word, one in stated_formulas(lines)] == [("達成率", "converse")]


def test_the_last_target_is_another_than_the_target() -> None:
    ((_, found),) = stated_formulas(
        ["進捗率は（実績－策定時の値）÷（最終目標値－策定時の値）で算出"]
    )
    assert (" ".join(found.stated), found.of_final) == (PROGRESS, True)
