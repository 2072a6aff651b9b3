"""The chart of an indicator over the years: restated figures told apart, no chart of nothing."""

from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest

from pipeline.model.records import KpiSeries
from pipeline.model.vocabulary import Role
from pipeline.publish.web_page.history_chart import LEFT, RIGHT, WIDTH, Chart, chart
from pipeline.validate.across.series import kpi_series
from tests.publish.small_run import NEW, OLD, document, kpi, value

Said = tuple[str, Role, int | None, str | None]
BOTH_YEARS: list[Said] = [(NEW, Role.ACTUAL, 2023, "70"), (NEW, Role.ACTUAL, 2024, "90")]


def _series(said: list[Said], **other: Any) -> list[KpiSeries]:  # noqa: ANN401
    values = [
        value(report, (1, number), role, year, figure, **other)
        for number, (report, role, year, figure) in enumerate(said, 1)
    ]
    documents = [document(OLD, 2023), document(NEW, 2024)]
    return kpi_series(documents, [kpi(OLD, 1, "手続数"), kpi(NEW, 1, "手続数")], values)


def _chart(said: list[Said]) -> Chart:
    found = chart(_series(said))
    assert found is not None
    return found


NEWEST, OUTDATED, RESTATED = (False, False), (True, False), (False, True)


@pytest.mark.parametrize(
    ("said", "points", "why"),
    [
        (BOTH_YEARS, [("actual", NEWEST), ("actual", NEWEST)], "two years, one print of each"),
        (
            [(OLD, Role.ACTUAL, 2023, "70"), *BOTH_YEARS],
            [("actual", NEWEST), ("actual", NEWEST)],
            "printed twice alike is one point",
        ),
        (
            [(OLD, Role.ACTUAL, 2023, "60"), *BOTH_YEARS],
            [("actual", RESTATED), ("actual", OUTDATED), ("actual", NEWEST)],
            "restated: the new value marked as such, the old one kept",
        ),
        (
            [(OLD, Role.TARGET, 2024, "88"), *BOTH_YEARS],
            [("actual", NEWEST), ("target", NEWEST), ("actual", NEWEST)],
            "a target that no newer report prints is not old",
        ),
        (
            [*BOTH_YEARS, (NEW, Role.TARGET, 2025, None)],
            [("actual", NEWEST), ("actual", NEWEST)],
            "a mark is no point",
        ),
    ],
)
def test_the_points_of_a_chart(
    said: list[Said], points: list[tuple[str, tuple[bool, bool]]], why: str
) -> None:
    found = [(one.role, (one.is_old, one.is_restated)) for one in _chart(said).points]
    assert sorted(found) == sorted(points), why


@pytest.mark.parametrize(
    ("said", "other", "why"),
    [
        ([], {}, "nothing"),
        ([(NEW, Role.ACTUAL, 2024, "90"), (NEW, Role.TARGET, 2024, "80")], {}, "one year"),
        ([(NEW, Role.ACTUAL, None, "90"), (NEW, Role.ACTUAL, 2024, "80")], {}, "no year"),
        ([(NEW, Role.ACTUAL, 2023, None), (NEW, Role.ACTUAL, 2024, "80")], {}, "a mark"),
        (BOTH_YEARS, {"part": "国際"}, "several figures in one cell"),
    ],
)
def test_no_chart_of_nothing(said: list[Said], other: dict[str, Any], why: str) -> None:
    assert chart(_series(said, **other)) is None, why


def test_no_chart_of_two_units() -> None:
    first, second = _series(BOTH_YEARS)
    assert chart([first, replace(second, unit="%")]) is None


def test_places_go_from_the_first_year_to_the_last_and_up_with_the_value() -> None:
    found = _chart([*BOTH_YEARS, (NEW, Role.ACTUAL, 2022, "80")])
    places = sorted((point.x, point.y) for point in found.points)
    assert [x for x, _ in places] == [LEFT, WIDTH / 2, WIDTH - RIGHT]
    (_, middle), (_, lowest), (_, highest) = places
    assert highest < middle < lowest, "SVG counts downwards"
    assert middle == (highest + lowest) / 2
    assert [found.lowest, found.highest] == [Decimal(70), Decimal(90)]


def test_a_course_that_never_changes_is_drawn_on_one_height() -> None:
    found = _chart([(NEW, Role.ACTUAL, 2023, "5"), (NEW, Role.ACTUAL, 2024, "5")])
    assert len(found.points) == 2
    assert len({point.y for point in found.points}) == 1


def test_a_restated_figure_stands_beside_its_successor() -> None:
    found = _chart([(OLD, Role.ACTUAL, 2023, "69.9"), *BOTH_YEARS])
    (old,) = (one for one in found.points if one.is_old)
    (new,) = (one for one in found.points if one.is_restated)
    assert old.x < new.x - 8, "they would cover each other"
    assert abs(old.y - new.y) < 1


def test_the_line_leaves_out_what_was_restated() -> None:
    (line,) = _chart([(OLD, Role.ACTUAL, 2023, "60"), *BOTH_YEARS]).lines
    assert line.role == "actual"
    assert len(line.places.split()) == 2


def test_years_that_stand_too_close_are_not_named() -> None:
    said: list[Said] = [(NEW, Role.ACTUAL, year, str(year)) for year in range(1995, 2025)]
    years = _chart(said).years
    assert (years[0][1], years[-1][1]) == (1995, 2024)
    assert 2 < len(years) < 12
    assert all(after - before > 25 for (before, _), (after, _) in pairwise(years))
