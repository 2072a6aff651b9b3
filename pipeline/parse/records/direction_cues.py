"""The indicators of a report → what shows which way is better: columns, names, plans, statuses."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from functools import cache
from typing import NamedTuple

from pipeline.knowledge import load
from pipeline.model.edition import Records
from pipeline.model.evidence import CellPlace, Cues
from pipeline.model.plan import direction_of_plan, is_far_down
from pipeline.model.rate_formula import HUNDRED, Formula, RateFigures, exact_rates
from pipeline.model.records import Cell, Kpi, KpiValue
from pipeline.model.vocabulary import Direction, Role, Status
from pipeline.normalize.text import comparison_key
from pipeline.parse.records.direction import (
    direction_by_bounds,
    direction_by_name,
    direction_by_status,
    numbers_of_plan,
    target_and_actual,
)
from pipeline.parse.records.printed_rates import cells_of_rows, columns_of_role
from pipeline.parse.records.status import legend_entries, read_scale

FEWEST = 2
"""Achieved rows short of their target that show that the report calls less than 100 percent achieved.

One may be a misprint, and is then reported.
"""


class JudgedDirections(NamedTuple):
    """The cues by kpi_no, and the share of the target from which the report calls it achieved."""

    cues: dict[int, Cues]
    achieved_from: Decimal


@cache
def _column_words() -> dict[str, Direction]:
    words = load("directions")["columns"]
    return {
        comparison_key(word): Direction(way) for way, spelled in words.items() for word in spelled
    }


def stated_directions(
    kpi: Sequence[Kpi], cells: Sequence[Cell], roles: Mapping[CellPlace, str]
) -> dict[int, Direction]:
    """Which way is better by a column 方向性: 増加, ↓."""
    rows = cells_of_rows(cells, columns_of_role("direction", cells, roles))
    found = {
        record.kpi_no: _column_words().get(comparison_key(cell.printed))
        for record in kpi
        for cell in rows.get((record.page, record.name_printed), [])
    }
    return {number: way for number, way in found.items() if way}


def judged_directions(
    records: Records, stated: Mapping[int, Direction], lines: Sequence[str] | None
) -> JudgedDirections:
    """What shows the direction of each indicator, but for its rates.

    A status shows it by the share of the target from which the report calls it achieved, which its
    legend gives, or its rows. Where the lines are not known, one row may have a legend behind it.
    """
    by_number: dict[int, list[KpiValue]] = {}
    for value in records.kpi_values:
        by_number.setdefault(value.kpi_no, []).append(value)
    cues = {
        one.kpi_no: _cues(one, by_number.get(one.kpi_no, []), stated.get(one.kpi_no))
        for one in records.kpi
    }
    fewest = FEWEST if lines is not None else 1
    achieved_from = _of_legend(lines or ()) or _of_rows(records.kpi, by_number, cues, fewest)
    by_status = {
        one.kpi_no: direction_by_status(by_number.get(one.kpi_no, []), one.status, achieved_from)
        for one in records.kpi
    }
    judged = {number: one._replace(status=by_status[number]) for number, one in cues.items()}
    return JudgedDirections(_doubted(judged), achieved_from)


def _doubted(cues: Mapping[int, Cues]) -> dict[int, Cues]:
    """The cues, names doubted by which lower is better where the report may not judge by it.

    Some reports compare actual and target plainly: 労働時間, target 37.5, actual 37.7, 達成. Unless
    one row shows that they judge by the direction, this is not held against a name alone.
    """
    lower = Direction.LOWER
    judges = any(
        one.status is lower and lower in {one.stated, one.name, one.plan} for one in cues.values()
    )
    return {
        number: one._replace(is_doubted=not judges and one.name is lower and one.plan is not lower)
        for number, one in cues.items()
    }


def _cues(record: Kpi, values: Sequence[KpiValue], stated: Direction | None) -> Cues:
    targets = [value for value in values if value.role is Role.TARGET]
    bounds = direction_by_bounds(target.qualifier for target in targets)
    plan = numbers_of_plan(values)
    return Cues(
        bounds or stated,
        direction_by_name(record.name, (target.value for target in targets)),
        direction_of_plan(plan),
        is_far_down=is_far_down(plan),
    )


def _of_legend(lines: Sequence[str]) -> Decimal | None:
    """The least share of the target that the report's legend calls achieved: ◎達成（９割以上）."""
    scale = read_scale(lines)
    achieved = [one.mark for one in legend_entries(lines) if one.status is Status.ACHIEVED]
    shares = [scale[mark].lowest for mark in achieved if mark in scale]
    return min((share for share in shares if share is not None), default=None)


def _of_rows(
    kpi: Sequence[Kpi],
    by_number: Mapping[int, list[KpiValue]],
    cues: Mapping[int, Cues],
    fewest: int,
) -> Decimal:
    """The share from which the rows of known direction are called achieved: 100, or less.

    It is less where `fewest` rows or more are achieved below their target, and none that is not reached more.
    """
    achieved: list[Decimal] = []
    others = [Decimal(0)]
    for record in kpi:
        cue = cues[record.kpi_no]
        way = cue.stated or cue.name or cue.plan
        pair = target_and_actual(by_number.get(record.kpi_no, []))
        if way is None or pair is None or pair[0] <= 0 or record.status in {None, Status.PENDING}:
            continue
        figures = RateFigures(None, pair[0], None, pair[1])
        share = min(exact_rates(Formula("remainder"), figures, way), default=HUNDRED)
        (achieved if record.status is Status.ACHIEVED else others).append(share)
    short = [share for share in achieved if share < HUNDRED]
    is_less = len(short) >= fewest and min(short) > max(others)
    return min(short) if is_less else HUNDRED
