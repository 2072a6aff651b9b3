"""Each indicator against itself: status, direction, years, what its cells hold."""

from collections import Counter
from collections.abc import Iterator, Sequence

from pipeline.model.evidence import Evidence
from pipeline.model.figure import Mark
from pipeline.model.finding import Observation, Outcome, judged, not_applicable
from pipeline.model.plan import direction_of_plan
from pipeline.model.records import Kpi, KpiValue
from pipeline.model.vocabulary import Role
from pipeline.validate.indicator.row_history import history_outcomes
from pipeline.validate.indicator.status_agreement import compared, has_status, status_outcomes
from pipeline.validate.indicator.trend import unit_outcome
from pipeline.validate.observations import by_indicator, of_figure, of_indicator, place
from pipeline.validate.rounding import figure_text

_NO_YEAR = Observation("no_year")
_SEVERAL_FIGURES = Observation("several_figures")
_FIGURE_IN_WORDS = Observation("figure_in_words")


def indicator_outcomes(
    kpi: Sequence[Kpi], values: Sequence[KpiValue], evidence: Evidence
) -> Iterator[Outcome]:
    """What each indicator's figures and words say of each other."""
    by_number = by_indicator(values)
    for record in kpi:
        own = by_number.get(record.kpi_no, [])
        direction = _direction(record, own, evidence)
        yield direction
        is_sure = direction.observation is None
        yield from status_outcomes(record, own, is_sure)
        yield from history_outcomes(record, own, evidence, is_sure)
        yield unit_outcome(record, own)
        yield from _twice(record, own)
        for value in own:
            yield from _cell(record, value)


def _direction(record: Kpi, values: Sequence[KpiValue], evidence: Evidence) -> Outcome:
    """Where only the status says which way is better, the plan's own course must not say otherwise."""
    is_stated = record.kpi_no in evidence.stated_directions
    planned = _plan(values)
    figures_planned = tuple(value.value for value in planned if value.value is not None)
    goes = direction_of_plan(figures_planned)
    if is_stated or not has_status(record) or record.direction is None or goes is None:
        return not_applicable("direction")
    is_sound = goes is record.direction
    seen = Observation(
        "direction",
        printed=record.status_printed,
        expected=", ".join(map(figure_text, figures_planned)),
        observed=f"{figure_text(record.target)}, {figure_text(record.actual)}",
    )
    figures = dict.fromkeys((*compared(record, values), *map(place, planned)))
    return judged(of_indicator(seen, record), is_sound, figures)


def _plan(values: Sequence[KpiValue]) -> list[KpiValue]:
    """Baseline and targets by year, where each is one figure with a year."""
    planned = [
        value
        for value in values
        if value.role is not Role.ACTUAL and value.fiscal_year and value.value is not None
    ]
    years = [value.fiscal_year for value in planned]
    if len(set(years)) < len(years):
        return []
    return sorted(planned, key=lambda value: value.fiscal_year or 0)


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
            yield judged(of_figure(seen, record, same[-1]), len(figures) == 1, map(place, same))


def _cell(record: Kpi, value: KpiValue) -> Iterator[Outcome]:
    """What one cell holds: a year for its figure, and one figure."""
    has_value = value.value is not None
    if has_value and value.role is not Role.BASELINE:
        yield _judged(_NO_YEAR, record, value, value.fiscal_year is not None)
    if has_value and value.role is Role.ACTUAL and value.fiscal_year and record.fiscal_year:
        is_past = value.fiscal_year <= record.fiscal_year
        seen = Observation("actual_of_future", expected=str(record.fiscal_year))
        yield _judged(seen, record, value, is_past)
    yield _judged(_SEVERAL_FIGURES, record, value, value.part is None)
    is_mute = value.mark is not Mark.WORDS or not any(one.isdigit() for one in value.printed)
    yield _judged(_FIGURE_IN_WORDS, record, value, is_mute)


def _judged(seen: Observation, record: Kpi, value: KpiValue, is_sound: bool) -> Outcome:
    told = None if is_sound else of_figure(seen, record, value)
    return Outcome(seen.check, (place(value),), told)
