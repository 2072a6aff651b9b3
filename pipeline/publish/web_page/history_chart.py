"""The chart of an indicator over the years: where each point stands, and what it is."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from pipeline.model.records import KpiSeries
from pipeline.model.vocabulary import Role

WIDTH, HEIGHT = 300, 96
LEFT, RIGHT, TOP, BOTTOM = 16, 16, 8, 18
"""Room around the points: for their marks, and below for the years."""
FEWEST_YEARS = 2
ASIDE = 10.0
"""How far a restated figure stands to the left of its year: its successor is often close."""
NAME_WIDTH = 34.0
"""Room that a year's name needs: a year too close to its neighbours is not named."""


class Point(NamedTuple):
    """One figure on the chart.

    `is_old` says that a newer report prints another value, `is_restated` that an older one did.
    """

    x: float
    y: float
    role: str
    is_old: bool
    is_restated: bool


class Line(NamedTuple):
    """The line through the newest figures of one role: places as SVG writes them."""

    role: str
    places: str


class Chart(NamedTuple):
    """A chart in a box of WIDTH by HEIGHT: points, lines of each role, the years named below.

    Its height goes from the lowest to the highest figure, not from nought.
    """

    points: tuple[Point, ...]
    lines: tuple[Line, ...]
    years: tuple[tuple[float, int], ...]
    lowest: Decimal
    highest: Decimal


def chart(rows: Sequence[KpiSeries]) -> Chart | None:
    """The chart of the figures of one indicator; None where there is nothing to see in it.

    That is where the figures are of fewer than two years or several units, or where one cell held
    several figures (国際, 地域): those are told in the table alone.
    """
    shown = [row for row in rows if row.value is not None and row.fiscal_year is not None]
    years = sorted({row.fiscal_year for row in shown if row.fiscal_year is not None})
    if len(years) < FEWEST_YEARS or len({row.unit for row in shown}) != 1:
        return None
    if any(row.part or row.upper is not None for row in shown):
        return None
    values = [row.value for row in shown if row.value is not None]
    lowest, highest = min(values), max(values)
    points = [_point(row, years, lowest, highest) for row in _distinct(shown)]
    return Chart(tuple(points), tuple(_lines(points)), tuple(_named(years)), lowest, highest)


def _distinct(rows: Iterable[KpiSeries]) -> list[KpiSeries]:
    """Each value once, the newest print of it: a figure that was restated has several."""
    found: dict[tuple[object, ...], KpiSeries] = {}
    for row in sorted(rows, key=lambda row: (row.fiscal_year or 0, -row.vintage)):
        found.setdefault((row.role, row.fiscal_year, row.value), row)
    return list(found.values())


def _point(row: KpiSeries, years: Sequence[int], lowest: Decimal, highest: Decimal) -> Point:
    value, year = row.value or Decimal(0), row.fiscal_year or 0
    height = float((highest - value) / (highest - lowest)) if highest > lowest else 0.5
    return Point(
        _x(year, years) - (0.0 if row.is_latest else ASIDE),
        round(TOP + height * (HEIGHT - TOP - BOTTOM), 1),
        row.role.value,
        is_old=not row.is_latest,
        is_restated=row.restated and row.is_latest,
    )


def _x(year: int, years: Sequence[int]) -> float:
    share = (year - years[0]) / (years[-1] - years[0])
    return round(LEFT + share * (WIDTH - LEFT - RIGHT), 1)


def _named(years: Sequence[int]) -> Iterator[tuple[float, int]]:
    """The years that are named below the chart: the first, the last, and those with room between."""
    taken, last = _x(years[0], years) + NAME_WIDTH / 2, _x(years[-1], years) - NAME_WIDTH
    yield _x(years[0], years), years[0]
    for year in years[1:-1]:
        place = _x(year, years)
        if taken + NAME_WIDTH / 2 <= place <= last - NAME_WIDTH / 2:
            yield place, year
            taken = place + NAME_WIDTH / 2
    yield _x(years[-1], years), years[-1]


def _lines(points: Iterable[Point]) -> Iterator[Line]:
    for role in (Role.TARGET, Role.ACTUAL):
        own = [one for one in points if one.role == role and not one.is_old]
        if len(own) >= FEWEST_YEARS:
            yield Line(role.value, " ".join(f"{one.x},{one.y}" for one in own))
