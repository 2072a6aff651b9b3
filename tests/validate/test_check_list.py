"""The list of checks: every check that compares figures is in it, with the bounds the code has."""

import ast
from decimal import Decimal
from pathlib import Path

import pytest

from pipeline.knowledge import load
from pipeline.parse import second_reader
from pipeline.validate.across import editions
from pipeline.validate.across.editions import CROSS_CHECKS
from pipeline.validate.indicator import row_history as history
from pipeline.validate.indicator import separator
from pipeline.validate.indicator import status_agreement as scale
from pipeline.validate.indicator import status_agreement as status
from pipeline.validate.indicator import trend as course
from pipeline.validate.report import coverage

VALIDATE = Path(__file__).parents[2] / "pipeline" / "validate"
OF_THE_WHOLE = {
    "no_known_table",
    "no_fiscal_year",
    "one_reader",
    "attached_file",
    "attached_source",
}
"""Observations of validate/ that compare no figures: of a report, a page, a passport."""


def observed_by_checks() -> set[str]:
    return {
        str(node.args[0].value)
        for path in VALIDATE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
        and isinstance(node.func, ast.Name)
        and node.func.id == "Observation"
        and isinstance(node.args[0], ast.Constant)
    }


def test_every_check_that_compares_is_in_the_list() -> None:
    assert set(load("checks")) == observed_by_checks() - OF_THE_WHOLE
    assert set(load("checks")) >= CROSS_CHECKS


@pytest.mark.parametrize("check", load("checks"))
def test_each_says_in_both_languages_what_it_compares_and_lets_pass(check: str) -> None:
    assert set(load("checks")[check]) == {
        "compares",
        "compares_ja",
        "tolerance",
        "tolerance_ja",
    }
    assert all(text.endswith((".", "。")) for text in load("checks")[check].values())


@pytest.mark.parametrize(
    ("check", "said", "bound"),
    [
        ("readers_differ", "{} points", second_reader.NEAR),
        ("empty_column", "Three", Decimal(coverage.FEWEST)),
        ("near_target", "{} percent", status.NEAR),
        ("status_scale", "{} percent", scale.ROUNDED),
        ("point_lost", "{} times", separator.NEAR),
        ("separator", "ten times", separator.NEAR_GROUP),
        ("magnitude", "{} times above or below", history.FAR_OFF),
        ("magnitude", "{} times.", history.THOUSAND),
        ("next_target", "Half of it", 1 / course.FAR_WORSE),
        ("plan_turns", "three", Decimal(course.SHORTEST_PLAN)),
        ("rename_candidate", "Six tenths", editions.ALIKE * 10),
    ],
)
def test_the_bounds_are_those_of_the_code(check: str, said: str, bound: float | Decimal) -> None:
    words = {"Three": 3, "three": 3, "ten times": 10, "Half of it": 2, "Six tenths": 6}
    number = f"{Decimal(str(bound)).normalize():f}"
    text = load("checks")[check]["tolerance"] + load("checks")[check]["compares"]
    assert said.format(number) in text
    if said in words:
        assert Decimal(number) == words[said]
