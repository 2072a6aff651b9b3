"""Records → checks of printed percentages: 達成率 columns, 98％（88校／90校）, 達成（105％）."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.model.evidence import Evidence, Fraction, PrintedRate, StatusWords
from pipeline.model.finding import Figure, Observation, Outcome, judged, not_applicable
from pipeline.model.rate_formula import FORMULAS, Formula, RateFigures, exact_rates, is_rate
from pipeline.model.records import Kpi, KpiValue
from pipeline.model.vocabulary import Role
from pipeline.validate.observations import (
    by_indicator,
    figure_observation,
    indicator_observation,
    place,
    status_place,
)
from pipeline.validate.rounding import figure_text, rounds_to, share_outcome, tolerance

RATE = "achievement_rate"
FEW = 3
"""Rates of one name in a report, below which each is compared though no formula gives half of them.

Of one or two rates that fit no formula in use, the rate itself is likely wrong; of more, the
formula is one that nobody listed.
"""


def rate_outcomes(
    kpi: Sequence[Kpi], values: Sequence[KpiValue], evidence: Evidence
) -> Iterator[Outcome]:
    """Each printed percentage against the figures it is computed from."""
    by_number = by_indicator(values)
    for record in kpi:
        of_record = by_number.get(record.kpi_no, [])
        for value in of_record:
            if parts := evidence.fractions.get((value.kpi_no, value.value_no)):
                yield _fraction(record, value, parts)
        if words := evidence.status_words.get(record.kpi_no):
            yield _status_rate_outcome(record, of_record, words)
    records = {record.kpi_no: record for record in kpi}
    times = Counter(rate.name for rate in evidence.rates)
    for rate in evidence.rates:
        if rate.name not in evidence.formulas:
            yield not_applicable(RATE)
            continue
        is_alone = times[rate.name] < FEW
        yield _achievement(records[rate.kpi_no], rate, evidence.formulas[rate.name], is_alone)


def _fraction(record: Kpi, value: KpiValue, parts: Fraction) -> Outcome:
    """A percentage with its parts in brackets: 98％（88校／90校）; half a last digit of tolerance."""
    part, whole = parts
    if value.value is None or value.unit != "%" or part is None or not whole:
        return not_applicable("ratio")
    facts = {"what": record.name, "parts": value.company or ""}
    seen = figure_observation(Observation("ratio"), record, value, **facts)
    return share_outcome(seen, part, whole, value.value, (place(value),))


def _achievement(
    record: Kpi, rate: PrintedRate, formulas: Sequence[Formula], is_alone: bool
) -> Outcome:
    """A rate by the formula that gives most rates of its name in the report, or that a note states.

    Half a last digit of tolerance. Where no formula gives half of them, it is not known how the
    report computes; a rate that `is_alone` is then compared with all formulas in use.
    """
    known = formulas or (FORMULAS if is_alone else ())
    exact = [
        number
        for formula in known
        for figures in rate.candidates
        if formulas or figures.target is not None
        for number in exact_rates(formula, figures, record.direction)
    ]
    if not exact:
        return not_applicable(RATE)
    seen = Observation(
        RATE,
        printed=rate.printed,
        expected=f"{exact[0]:.2f}%",
        observed=f"{figure_text(rate.value)}%",
    )
    observation = indicator_observation(seen, record, tolerance=f"{tolerance(rate.value)}")
    is_sound = any(
        is_rate(formula, figures, rate.value, record.direction)
        for formula in known
        for figures in rate.candidates
    )
    values = (Figure("kpi_values", place, "value") for place in rate.places)
    return judged(observation, is_sound, (Figure("cells", rate.place, "text"), *values))


def _status_rate_outcome(record: Kpi, values: Sequence[KpiValue], printed: StatusWords) -> Outcome:
    """What is printed next to a status, 達成（105.0％）, is that rate, or the distance in points.

    Half a last digit of tolerance. The actual itself may be printed there, too.
    """
    pairs = [pair for pair in _pairs(values) if pair[1].fiscal_year == record.actual_year]
    if len(pairs) != 1 or not pairs[0][0].value:
        return not_applicable(RATE)
    exact = list(_numbers_beside_status(*pairs[0], printed, record))
    seen = Observation(
        "achievement_rate",
        printed=record.status_printed,
        expected=f"{exact[0]:.2f}",
        observed=figure_text(printed.number),
    )
    observation = indicator_observation(seen, record, tolerance=f"{tolerance(printed.number)}")
    is_sound = any(rounds_to(one, printed.number) for one in exact)
    return judged(observation, is_sound, (status_place(record), *map(place, pairs[0])))


def _numbers_beside_status(
    target: KpiValue, actual: KpiValue, printed: StatusWords, record: Kpi
) -> Iterator[Decimal]:
    """What may be printed next to the status of a target and an actual."""
    goal, reached = target.value or Decimal(1), actual.value or Decimal(0)
    distance = reached - goal
    if not printed.is_distance and not printed.is_signed:
        yield from _rates(target, actual, record)
        yield from (reached,) if actual.unit == "%" else ()
    if printed.is_signed and not printed.is_distance:
        yield 100 * distance / goal
    if printed.is_signed:
        yield distance
    elif printed.is_distance:
        yield abs(distance)


def _pairs(values: Sequence[KpiValue]) -> Iterator[tuple[KpiValue, KpiValue]]:
    """Target and actual of each year that has one of each, the earliest first."""
    known = [value for value in values if value.value is not None and value.upper is None]
    actuals = [value for value in known if value.role is Role.ACTUAL]
    for actual in sorted(actuals, key=lambda value: value.fiscal_year or 0):
        targets = [
            value
            for value in known
            if value.role is Role.TARGET and value.fiscal_year == actual.fiscal_year
        ]
        if len(targets) == 1:
            yield targets[0], actual


def _rates(target: KpiValue, actual: KpiValue, record: Kpi) -> Iterator[Decimal]:
    """The rates of a target and an actual by each formula in use."""
    figures = RateFigures(record.baseline, target.value, None, actual.value or Decimal(0))
    for name in ("ratio", "converse", "remainder", "progress"):
        yield from exact_rates(Formula(name), figures, record.direction)
