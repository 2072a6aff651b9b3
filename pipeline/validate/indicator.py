"""Each indicator against itself: status, direction, magnitude, the next target."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.model.figure import Mark
from pipeline.model.finding import Observation
from pipeline.model.records import Kpi, KpiValue
from pipeline.model.words import Direction, Role, Status

FAR_WORSE = Decimal(1) / 2
"""A next target at less than half of the actual (or, where lower is better, above twice it)."""

THOUSAND = Decimal(1000)


def indicator_observations(kpi: Sequence[Kpi], values: Sequence[KpiValue]) -> Iterator[Observation]:
    """What in an indicator does not go together."""
    by_number: dict[int, list[KpiValue]] = {}
    for value in values:
        by_number.setdefault(value.kpi_no, []).append(value)
    for record in kpi:
        own = by_number.get(record.kpi_no, [])
        yield from _status(record)
        misprints = list(_separators(record, own))
        yield from misprints
        yield from () if misprints else _next_target(record)
        yield from _years(record, own)
        yield from _several(record, own)
        yield from _words(record, own)


def _contradiction(record: Kpi, check: str, **more: str) -> Observation:
    return Observation(
        check,
        "kpi",
        record.kpi_no,
        record.page,
        record.status_printed,
        expected=_figure(record.target),
        observed=_figure(record.actual),
        facts={"name": record.name, **more},
    )


def _figure(value: Decimal | None) -> str:
    if value is None:
        return ""
    plain = value.normalize()
    return f"{plain:,f}"


def _status(record: Kpi) -> Iterator[Observation]:
    """達成 means that the target is met in the direction that is better; anything else that it is not."""
    if record.target is None or record.actual is None or record.status is None:
        return
    if record.target_year != record.actual_year or record.status is Status.PENDING:
        return
    is_lower = record.direction is Direction.LOWER
    is_met = record.actual <= record.target if is_lower else record.actual >= record.target
    if is_met != (record.status is Status.ACHIEVED):
        yield _contradiction(record, "status")
    elif is_lower and record.target > 0:
        yield _contradiction(record, "lower_is_better")


def _separators(record: Kpi, values: Sequence[KpiValue]) -> Iterator[Observation]:
    """A figure with three decimals among whole ones a thousand times as large."""
    for value in values:
        others = [
            other.value
            for other in values
            if other is not value and other.value is not None and other.unit == value.unit
        ]
        if value.value is None or not others or not _looks_grouped(value.value, others):
            continue
        yield Observation(
            "separator",
            "kpi_values",
            record.kpi_no,
            value.page,
            value.printed,
            expected=_figure(value.value * THOUSAND),
            observed=_figure(value.value),
            facts={
                "name": record.name,
                "role": _role(value),
                "others": ", ".join(map(_figure, others)),
            },
        )


def _looks_grouped(value: Decimal, others: Sequence[Decimal]) -> bool:
    has_three_decimals = value.as_tuple().exponent == -3
    are_whole = all(other == other.to_integral_value() for other in others)
    fits = all(THOUSAND * value / 10 <= other <= THOUSAND * value * 10 for other in others)
    return has_three_decimals and are_whole and fits


def _role(value: KpiValue) -> str:
    labels = {Role.BASELINE: "基準値", Role.TARGET: "目標値", Role.ACTUAL: "実績値"}
    year = f"({value.fiscal_year}年度)" if value.fiscal_year else ""
    return labels[value.role] + year


def _next_target(record: Kpi) -> Iterator[Observation]:
    """The next target against what was reached, where it can be told which way is better."""
    if record.next_target is None or record.actual is None or record.direction is None:
        return
    if record.actual <= 0:
        return
    share = record.next_target / record.actual
    is_lower = record.direction is Direction.LOWER
    if share > 1 / FAR_WORSE if is_lower else share < FAR_WORSE:
        yield Observation(
            "next_target",
            "kpi",
            record.kpi_no,
            record.page,
            expected=_figure(record.actual),
            observed=_figure(record.next_target),
            facts={"name": record.name},
        )


def _years(record: Kpi, values: Sequence[KpiValue]) -> Iterator[Observation]:
    for value in values:
        if (
            value.fiscal_year is None
            and value.value is not None
            and value.role is not Role.BASELINE
        ):
            yield Observation(
                "no_year",
                "kpi_values",
                record.kpi_no,
                value.page,
                value.printed,
                facts={"name": record.name, "role": _role(value)},
            )


def _several(record: Kpi, values: Sequence[KpiValue]) -> Iterator[Observation]:
    for value in values:
        if value.part is not None:
            yield Observation(
                "several_figures",
                "kpi_values",
                record.kpi_no,
                value.page,
                value.printed,
                facts={"name": record.name, "role": _role(value)},
            )


def _words(record: Kpi, values: Sequence[KpiValue]) -> Iterator[Observation]:
    """Words with a digit among them: 20業務のシステムを標準化 holds a figure only a person can judge."""
    for value in values:
        if value.mark is Mark.WORDS and any(letter.isdigit() for letter in value.printed):
            yield Observation(
                "figure_in_words",
                "kpi_values",
                record.kpi_no,
                value.page,
                value.printed,
                facts={"name": record.name, "role": _role(value)},
            )
