"""Which way is better: bounds before the name, the name before the status, the plan last."""

from decimal import Decimal

import pytest

from pipeline.model.figure import Qualifier, Quantity
from pipeline.model.page import Box
from pipeline.model.plan import direction_of_plan
from pipeline.model.vocabulary import Direction, Role, Status
from pipeline.parse.records.direction import direction_of
from pipeline.parse.records.values import Value
from pipeline.parse.table import Cell

CELL = Cell(0, 0, 1, 1, "", "", 1, Box(0, 0, 1, 1))
HIGHER, LOWER = Direction.HIGHER, Direction.LOWER


def _value(role: Role, year: int, figure: str, bound: Qualifier | None = None) -> Value:
    return Value(role, year, Quantity(figure, Decimal(figure), qualifier=bound), CELL)


def _row(baseline: str, target: str, actual: str, next_target: str) -> list[Value]:
    return [
        _value(Role.BASELINE, 2020, baseline),
        _value(Role.TARGET, 2024, target),
        _value(Role.ACTUAL, 2024, actual),
        _value(Role.TARGET, 2025, next_target),
    ]


@pytest.mark.parametrize(
    ("course", "way", "why"),
    [
        ("10 20 30", HIGHER, "always up"),
        ("10 10 30", HIGHER, "up, with a year at rest"),
        ("30 20 10", LOWER, "always down"),
        ("20 10", None, "a target lowered once is no course"),
        ("10 20", HIGHER, "raised once: what every plan does"),
        ("10 30 20", None, "it turns"),
        ("10 10 10", None, "it goes nowhere"),
        ("10", None, "one figure goes nowhere"),
        ("", None, "no plan"),
    ],
)
def test_where_a_plan_goes(course: str, way: Direction | None, why: str) -> None:
    assert direction_of_plan(tuple(map(Decimal, course.split()))) is way, why


@pytest.mark.parametrize(
    ("name", "figures", "status", "way", "why"),
    [
        ("登録数", ("10", "20", "25", "30"), Status.ACHIEVED, HIGHER, "met above its target"),
        ("窓口の件数", ("40", "30", "25", "20"), Status.ACHIEVED, LOWER, "met below its target"),
        (
            "登録数",
            ("10", "20", "20", "30"),
            Status.ACHIEVED,
            HIGHER,
            "met exactly: the plan rises",
        ),
        ("窓口の件数", ("40", "30", "35", "20"), None, LOWER, "no status: the plan falls"),
        ("窓口の件数", ("10", "30", "35", "20"), None, None, "no status, and the plan turns"),
        ("待ち時間", ("10", "20", "25", "30"), None, LOWER, "the name goes before the plan"),
        (
            "登録数",
            ("40", "30", "35", "20"),
            Status.ACHIEVED,
            HIGHER,
            "the status goes before the plan",
        ),
    ],
)
def test_what_tells_which_way_is_better(
    name: str,
    figures: tuple[str, str, str, str],
    status: Status | None,
    way: Direction | None,
    why: str,
) -> None:
    assert direction_of(name, _row(*figures), status) is way, why


def test_bounds_go_before_everything() -> None:
    values = [_value(Role.TARGET, 2024, "20", Qualifier.AT_LEAST)]
    assert direction_of("待ち時間", values, None) is HIGHER
