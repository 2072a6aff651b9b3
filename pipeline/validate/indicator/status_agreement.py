"""Indicators → checks of the status against the figures and the shares of the report's legend."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from pipeline.model.edition import Records
from pipeline.model.evidence import Shares
from pipeline.model.figure import Mark
from pipeline.model.finding import Figure, Observation, Outcome, judged, not_applicable
from pipeline.model.rate_formula import Formula, RateFigures, exact_rates, met_by
from pipeline.model.records import Kpi, KpiValue
from pipeline.model.vocabulary import Direction, Role, Status
from pipeline.validate.observations import (
    by_indicator,
    figure_observation,
    indicator_observation,
    place,
    places_of,
    status_place,
)
from pipeline.validate.rounding import figure_text

ROUNDED = Decimal("0.5")
"""Percent of tolerance: reports judge a share once it is rounded to whole percent, so ８割 begins at
79.5. The check `status_scale` states it."""


def scale_outcomes(records: Records, shares: Mapping[int, Shares]) -> Iterator[Outcome]:
    """Whether what fell short of its target did so by as much as its status means.

    `shares` are those that the report's legend gives the status of an indicator, by kpi_no.
    """
    by_number = by_indicator(records.kpi_values)
    for record in records.kpi:
        yield _outcome(record, by_number.get(record.kpi_no, []), shares.get(record.kpi_no))


def _outcome(record: Kpi, values: Sequence[KpiValue], shares: Shares | None) -> Outcome:
    is_judged_short = has_status(record) and record.status is not Status.ACHIEVED
    is_short = is_judged_short and not is_met(record)
    reached = _reached(record) if shares and is_short else ()
    if not reached or shares is None:
        return not_applicable("status_scale")
    seen = Observation(
        "status_scale",
        printed=record.status_printed,
        expected=_text(shares),
        observed=" / ".join(f"{one:.1f}%" for one in reached),
    )
    is_sound = any(_lies_in(one, shares) for one in reached)
    return judged(indicator_observation(seen, record), is_sound, status_figures(record, values))


def _reached(record: Kpi) -> tuple[Decimal, ...]:
    """What share of the target was reached, in percent, by each way reports compute it."""
    target, actual = record.target, record.actual
    if target is None or actual is None or target <= 0 or actual < 0:
        return ()
    figures = RateFigures(record.baseline, target, None, actual)
    names = ("ratio",) if record.direction is Direction.HIGHER else ("converse", "remainder")
    return tuple(
        dict.fromkeys(
            rate
            for name in (*names, "progress")
            for rate in exact_rates(Formula(name), figures, record.direction)
        )
    )


def _lies_in(share: Decimal, shares: Shares) -> bool:
    is_enough = shares.lowest is None or share >= shares.lowest - ROUNDED
    return is_enough and (shares.below is None or share < shares.below + ROUNDED)


def _text(shares: Shares) -> str:
    lowest = "" if shares.lowest is None else f"≧{shares.lowest.normalize():f}%"
    below = "" if shares.below is None else f"<{shares.below.normalize():f}%"
    return " ".join(filter(None, (lowest, below)))


NEAR = Decimal(50)
"""Percent of its target that 概ね達成 has reached at the least.

Legends give 80 or 90; in the PDFs at hand the least is 86. Half is wide, for reports without a
legend; at 90 four sound statuses would be reported. The check `near_target` states it.
"""


def status_outcomes(
    record: Kpi, values: Sequence[KpiValue], achieved_from: Decimal
) -> Iterator[Outcome]:
    """達成 means that the target is met in the direction that is better; anything else that it is not.

    `achieved_from` is the share of the target, in percent, from which the report calls it achieved.
    """
    yield _without_actual(record, values)
    if not has_status(record) or record.target is None or record.actual is None:
        yield not_applicable("status")
        return
    ways = [record.direction] if record.direction else list(Direction)
    met = set().union(*(met_by(record.target, record.actual, way, achieved_from) for way in ways))
    is_sound = (record.status is Status.ACHIEVED) in met
    figures = status_figures(record, values)
    yield _judged(Observation("status"), record, is_sound, figures)
    is_lower = record.direction is Direction.LOWER
    is_common = not (is_sound and is_lower) or record.target <= 0
    yield _judged(Observation("lower_is_better"), record, is_common, figures)


def is_met(record: Kpi) -> bool:
    """Whether the actual meets the target in the direction that is better, where it has both."""
    if record.target is None or record.actual is None:
        return False
    return met_by(record.target, record.actual, record.direction or Direction.HIGHER) == {True}


def _judged(seen: Observation, record: Kpi, is_sound: bool, figures: tuple[Figure, ...]) -> Outcome:
    """The outcome of a check of target and actual; what it found names both."""
    if is_sound:
        return Outcome(seen.check, figures)
    observation = replace(
        seen,
        printed=record.status_printed,
        expected=figure_text(record.target),
        observed=figure_text(record.actual),
    )
    return Outcome(seen.check, figures, indicator_observation(observation, record))


def has_status(record: Kpi) -> bool:
    """Whether the report judges target and actual of one year."""
    is_judged = record.status not in {None, Status.PENDING}
    return is_judged and record.target_year == record.actual_year


def status_figures(record: Kpi, values: Sequence[KpiValue]) -> tuple[Figure, ...]:
    """The status, and the target and actual it is about."""
    wanted = {
        (Role.TARGET, record.target_year, record.target),
        (Role.ACTUAL, record.actual_year, record.actual),
    }
    return (status_place(record), *places_of(values, wanted))


def near_target_outcome(record: Kpi, values: Sequence[KpiValue]) -> Outcome:
    """概ね達成 means that the target was nearly met, not that less than half of it was reached."""
    target, actual = record.target or Decimal(0), record.actual or Decimal(0)
    is_mostly = has_status(record) and record.status is Status.MOSTLY_ACHIEVED
    if not is_mostly or target <= 0 or actual <= 0:
        return not_applicable("near_target")
    reached = 100 * (target / actual if record.direction is Direction.LOWER else actual / target)
    return _judged(
        Observation("near_target"), record, reached >= NEAR, status_figures(record, values)
    )


def _without_actual(record: Kpi, values: Sequence[KpiValue]) -> Outcome:
    """Whether a target is met is not known before the actual is.

    A status that is open although there is a figure is not a contradiction: the figure may be a
    first count.
    """
    actuals = [
        one for one in values if (one.role, one.fiscal_year) == (Role.ACTUAL, record.fiscal_year)
    ]
    if record.status in {None, Status.PENDING} or not actuals:
        return not_applicable("status_without_actual")
    is_pending = all(one.mark is Mark.PENDING for one in actuals)
    seen = Observation("status_without_actual", observed=record.status_printed)
    figures = (status_place(record), *map(place, actuals))
    return judged(figure_observation(seen, record, actuals[0]), not is_pending, figures)
