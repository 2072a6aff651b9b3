"""The bar of an actual against its target: its lengths, and where there is none."""

from decimal import Decimal
from typing import Any

import pytest

from pipeline.model.vocabulary import Direction, Role
from pipeline.publish.web_page.bar import bar, percent_text
from tests.publish.small_run import NEW, kpi, value

Figures = list[tuple[Role, int, str | None]]


def _bar(figures: Figures, percent: str | None, direction: Direction | None, **other: Any) -> Any:  # noqa: ANN401
    share = percent and Decimal(percent)
    record = kpi(NEW, 1, "手続数", direction=direction, achievement_percent=share)
    values = [
        value(NEW, (1, number), role, year, figure, **other)
        for number, (role, year, figure) in enumerate(figures, 1)
    ]
    return bar(record, values)


def _pair(target: str | None, actual: str | None, year: int = 2024) -> Figures:
    return [(Role.TARGET, year, target), (Role.ACTUAL, year, actual)]


@pytest.mark.parametrize(
    ("target", "actual", "percent", "direction", "lengths", "beyond", "why"),
    [
        ("80", "40", "50", Direction.HIGHER, (50, 50, 100), "good", "half of it is reached"),
        ("40", "80", "200", Direction.HIGHER, (50, 100, 50), "good", "more is reached: it is good"),
        ("40", "80", "200", Direction.LOWER, (50, 100, 50), "bad", "too much: lower is better"),
        ("80", "40", "50", Direction.LOWER, (50, 50, 100), "bad", "less than allowed"),
        ("40", "80", "200", None, (50, 100, 50), "neither", "not known which way is better"),
        ("7", "7", "100", Direction.HIGHER, (100, 100, 100), "good", "just reached"),
        ("7", "0", "0", Direction.HIGHER, (0, 0, 100), "good", "nought is a figure"),
        ("0.5", "0.125", "25", Direction.HIGHER, (25, 25, 100), "good", "fractions"),
    ],
)
def test_the_lengths_of_a_bar(
    target: str,
    actual: str,
    percent: str,
    direction: Direction | None,
    lengths: tuple[int, int, int],
    beyond: str,
    why: str,
) -> None:
    found = _bar(_pair(target, actual), percent, direction)
    assert (found.met, found.actual, found.target) == lengths, why
    assert found.beyond == beyond, why


@pytest.mark.parametrize(
    ("figures", "percent", "other", "why"),
    [
        (_pair("80", None), None, {}, "the actual is a mark"),
        (_pair(None, "80"), None, {}, "the target is a mark"),
        (_pair("0", "5"), None, {}, "nothing is a share of nought"),
        (_pair("-10", "-5"), "50", {}, "negative figures have no length"),
        (_pair("10", "-5"), "-50", {}, "nor has a negative actual"),
        (_pair("80", "40"), "50", {"upper": Decimal(90)}, "a range has no one length"),
        (_pair("80", "40"), "60", {}, "not the pair the share was computed from"),
        (_pair("80", "40"), None, {}, "the table has no share"),
        ([(Role.TARGET, 2025, "80"), (Role.ACTUAL, 2024, "40")], "50", {}, "of two years"),
        ([*_pair("80", "40"), (Role.ACTUAL, 2024, "41")], "50", {}, "two actuals (国際, 地域)"),
        ([], None, {}, "no figures"),
    ],
)
def test_no_bar_where_it_would_mean_nothing(
    figures: Figures, percent: str | None, other: dict[str, Any], why: str
) -> None:
    assert _bar(figures, percent, Direction.HIGHER, **other) is None, why


def test_the_latest_year_with_both_figures_counts() -> None:
    figures = [*_pair("50", "10", 2023), *_pair("80", "40", 2024), (Role.TARGET, 2025, "99")]
    found = _bar(figures, "50", Direction.HIGHER)
    assert (found.met, found.target, found.percent) == (50, 100, "50")


def test_target_and_actual_in_two_units_are_not_compared() -> None:
    record = kpi(NEW, 1, "手続数", achievement_percent=Decimal(50))
    values = [
        value(NEW, (1, 1), Role.TARGET, 2024, "80", unit="件"),
        value(NEW, (1, 2), Role.ACTUAL, 2024, "40", unit="%"),
    ]
    assert bar(record, values) is None


@pytest.mark.parametrize(
    ("share", "said", "why"),
    [
        ("104.957542", "105", "one decimal, 四捨五入, and no nought after it"),
        ("43.66", "43.7", "one decimal"),
        ("82.25", "82.3", "half goes up, as everybody was taught"),
        ("99.96", "99.96", "not yet reached: 100.0 would say it was"),
        ("100.04", "100.04", "just passed: 100.0 would say it was not"),
        ("100", "100", "reached"),
        ("12345.6", "12,345.6", "thousands are separated"),
        ("0", "0", "nothing"),
    ],
)
def test_a_share_never_crosses_the_target_by_rounding(share: str, said: str, why: str) -> None:
    assert percent_text(Decimal(share)) == said, why
