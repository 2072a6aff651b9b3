"""Records → checks of printed percentages: 達成率 columns, 98％（88校／90校）, 達成（105％）."""

from collections import Counter
from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.model.evidence import CellPlace, Evidence, Fraction, StatusWords
from pipeline.model.finding import Figure, Observation, Outcome, judged, not_applicable
from pipeline.model.records import Cell, Kpi, KpiValue
from pipeline.model.vocabulary import Direction, Role
from pipeline.validate.observations import (
    by_indicator,
    figure_observation,
    indicator_observation,
    place,
    status_place,
)
from pipeline.validate.rounding import figure_text, rounds_to, share_outcome, tolerance

RATE = "achievement_rate"


def rate_outcomes(
    kpi: Sequence[Kpi], values: Sequence[KpiValue], cells: Sequence[Cell], evidence: Evidence
) -> Iterator[Outcome]:
    """Each printed percentage against the figures it is computed from."""
    rates = _rates_of_rows(cells, evidence)
    by_number = by_indicator(values)
    for record in kpi:
        of_record = by_number.get(record.kpi_no, [])
        for value in of_record:
            if parts := evidence.fractions.get((value.kpi_no, value.value_no)):
                yield _fraction(record, value, parts)
        of_row = rates.get((record.page, record.name_printed), [])
        yield from _achievements(record, of_record, of_row, evidence)
        if words := evidence.status_words.get(record.kpi_no):
            yield _status_rate_outcome(record, of_record, words)


def _fraction(record: Kpi, value: KpiValue, parts: Fraction) -> Outcome:
    """A percentage with its parts in brackets: 98％（88校／90校）; half a last digit of tolerance."""
    part, whole = parts
    if value.value is None or value.unit != "%" or part is None or not whole:
        return not_applicable("ratio")
    facts = {"what": record.name, "parts": value.company or ""}
    seen = figure_observation(Observation("ratio"), record, value, **facts)
    return share_outcome(seen, part, whole, value.value, (place(value),))


def _rates_of_rows(cells: Sequence[Cell], evidence: Evidence) -> dict[tuple[int, str], list[Cell]]:
    """The cells under headings 達成率 of the tables of indicators, by the words of their row.

    Only words that are once on a page identify a row.
    """
    roles = evidence.heading_roles.items()
    tables = {table for (table, _, _), role in roles if role == RATE}
    body = [cell for cell in cells if cell.table_no in tables and not cell.is_heading]
    rates: dict[tuple[int, int], list[Cell]] = {}
    for cell in body:
        if _place(cell) in evidence.rates:
            rates.setdefault((cell.table_no, cell.row), []).append(cell)
    times = Counter((cell.page, cell.printed) for cell in body)
    return {
        (cell.page, cell.printed): rates.get((cell.table_no, cell.row), [])
        for cell in body
        if cell.row_span == 1 and times[cell.page, cell.printed] == 1
    }


def _place(cell: Cell) -> CellPlace:
    return cell.table_no, cell.row, cell.column


def _achievements(
    record: Kpi, values: Sequence[KpiValue], cells: Sequence[Cell], evidence: Evidence
) -> Iterator[Outcome]:
    """The rates of a row: as many as years, each is of its own; a single one is of the latest."""
    pairs = [(target, actual) for target, actual in _pairs(values) if target.value]
    printed = [cell for cell in cells if evidence.rates[_place(cell)] is not None]
    of_cell = [[pair] for pair in pairs[-len(printed) :]] if len(printed) in {1, len(pairs)} else []
    for cell in cells:
        known = bool(of_cell) and cell in printed
        of_rate = of_cell[printed.index(cell)] if known else pairs
        yield _achievement(record, of_rate, cell, evidence.rates[_place(cell)])


def _achievement(
    record: Kpi, pairs: Sequence[tuple[KpiValue, KpiValue]], cell: Cell, printed: Decimal | None
) -> Outcome:
    """達成率 is the actual of the target of one year, or of the way to it from the baseline.

    Where lower is better, also its converse. Half a last digit of tolerance. Few tables state which
    formula they use: each is accepted.
    """
    if printed is None or not pairs:
        return not_applicable("achievement_rate")
    exact = [
        rate
        for pair in pairs
        for rate in (*_rates(*pair, record.direction), *_of_the_way(*pair, record.baseline))
    ]
    seen = Observation(
        "achievement_rate",
        printed=cell.printed,
        expected=f"{exact[0]:.2f}%",
        observed=f"{figure_text(printed)}%",
    )
    observation = indicator_observation(seen, record, tolerance=f"{tolerance(printed)}")
    rate = Figure("cells", _place(cell), "text")
    figures = dict.fromkeys((rate, *(place(one) for pair in pairs for one in pair)))
    return judged(observation, any(rounds_to(one, printed) for one in exact), figures)


def _status_rate_outcome(record: Kpi, values: Sequence[KpiValue], printed: StatusWords) -> Outcome:
    """What is printed next to a status, 達成（105.0％）, is that rate, or the distance in points.

    Half a last digit of tolerance. The actual itself may be printed there, too.
    """
    pairs = [pair for pair in _pairs(values) if pair[1].fiscal_year == record.actual_year]
    if len(pairs) != 1 or not pairs[0][0].value:
        return not_applicable(RATE)
    exact = list(_numbers_beside_status(*pairs[0], printed, record.direction))
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
    target: KpiValue, actual: KpiValue, printed: StatusWords, direction: Direction | None
) -> Iterator[Decimal]:
    """What may be printed next to the status of a target and an actual."""
    goal, reached = target.value or Decimal(1), actual.value or Decimal(0)
    distance = reached - goal
    if not printed.is_distance and not printed.is_signed:
        yield from _rates(target, actual, direction)
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


def _rates(target: KpiValue, actual: KpiValue, direction: Direction | None) -> Iterator[Decimal]:
    goal, reached = target.value or Decimal(1), actual.value or Decimal(0)
    yield 100 * reached / goal
    if direction is Direction.LOWER:
        yield 100 * (2 * goal - reached) / goal
        # Nothing left of what is to vanish is all that can be reached: 待機児童数, target 5, actual 0.
        yield 100 * goal / reached if reached else Decimal(100)


def _of_the_way(target: KpiValue, actual: KpiValue, baseline: Decimal | None) -> Iterator[Decimal]:
    """進捗率: (実績 - 基準) / (目標 - 基準), where the table prints a baseline."""
    goal, reached = target.value, actual.value
    if baseline is not None and goal is not None and reached is not None and goal != baseline:
        yield 100 * (reached - baseline) / (goal - baseline)
