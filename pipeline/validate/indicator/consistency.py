"""Indicators with their figures → checks of each against itself: status, direction, years."""

from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.model.evidence import Cues, Evidence
from pipeline.model.figure import Mark
from pipeline.model.finding import Observation, Outcome, judged
from pipeline.model.records import Kpi, KpiValue
from pipeline.model.vocabulary import Role
from pipeline.normalize.pattern import Pattern
from pipeline.validate.indicator.direction_agreement import direction_outcome
from pipeline.validate.indicator.row_history import history_outcomes
from pipeline.validate.indicator.status_agreement import status_outcomes
from pipeline.validate.indicator.trend import unit_outcome
from pipeline.validate.observations import (
    by_indicator,
    figure_observation,
    place,
)
from pipeline.validate.rounding import figure_text

_EVERY_YEAR = Pattern(r"毎\s*年|各\s*年|期\s*間\s*中|期\s*間\s*を\s*通")
"""What says by itself when a figure is for: 毎年度1,200点以上, 中期目標期間中に延べ25件."""
_NO_YEAR = Observation("no_year")
_SEVERAL_FIGURES = Observation("several_figures")
_FIGURE_IN_WORDS = Observation("figure_in_words")


def indicator_outcomes(
    kpi: Sequence[Kpi], values: Sequence[KpiValue], evidence: Evidence
) -> Iterator[Outcome]:
    """The outcomes of the checks of each indicator's figures and words against each other."""
    by_number = by_indicator(values)
    for record in kpi:
        of_record = by_number.get(record.kpi_no, [])
        direction = direction_outcome(record, of_record, evidence.cues.get(record.kpi_no, Cues()))
        yield direction
        is_sure = direction.observation is None
        yield from status_outcomes(record, of_record, evidence.achieved_from)
        yield from history_outcomes(record, of_record, evidence, is_sure)
        yield unit_outcome(record, of_record)
        yield from _twice(record, of_record)
        for value in of_record:
            yield from _cell(record, value)


def _twice(record: Kpi, values: Sequence[KpiValue]) -> Iterator[Outcome]:
    """One figure for one year: a target printed twice with two figures cannot both be right."""
    found: dict[tuple[Role, int], list[KpiValue]] = {}
    for value in values:
        if value.fiscal_year and value.value is not None and not value.part:
            found.setdefault((value.role, value.fiscal_year), []).append(value)
    for same in found.values():
        if len(same) > 1:
            seen = Observation(
                "figure_twice",
                expected=figure_text(same[0].value),
                observed=figure_text(same[-1].value),
            )
            figures = Counter(value.value for value in same)
            yield judged(
                figure_observation(seen, record, same[-1]), len(figures) == 1, map(place, same)
            )


def _cell(record: Kpi, value: KpiValue) -> Iterator[Outcome]:
    """What one cell holds: a year for its figure, and one figure."""
    has_value = value.value is not None
    if has_value and value.role is not Role.BASELINE and not _EVERY_YEAR.search(value.printed):
        yield _judged(_NO_YEAR, record, value, value.fiscal_year is not None)
    if has_value and value.role is Role.ACTUAL and value.fiscal_year and record.fiscal_year:
        is_past = value.fiscal_year <= record.fiscal_year
        seen = Observation("actual_of_future", expected=str(record.fiscal_year))
        yield _judged(seen, record, value, is_past)
    yield _judged(_SEVERAL_FIGURES, record, value, value.part is None)
    has_no_digit = value.mark is not Mark.WORDS or not any(one.isdigit() for one in value.printed)
    yield _judged(_FIGURE_IN_WORDS, record, value, has_no_digit)


def _judged(seen: Observation, record: Kpi, value: KpiValue, is_sound: bool) -> Outcome:
    observation = None if is_sound else figure_observation(seen, record, value)
    return Outcome(seen.check, (place(value),), observation)
