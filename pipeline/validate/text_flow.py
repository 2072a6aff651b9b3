"""The figures of the tables against those of the running text: two ways to read one page."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from pipeline.model.edition import Records
from pipeline.model.finding import Observation
from pipeline.model.page import Page
from pipeline.model.passport import Passport
from pipeline.model.records import KpiValue
from pipeline.parse.flow import pages_of_text
from pipeline.parse.report import parse

MOST_CHARACTERS = 8000
"""Of a page: several times what a page set for reading holds. More is not worth the time."""

Figures = list[tuple[str, int | None, Decimal | None]]


def flow_observations(records: Records, pages: Sequence[Page]) -> Iterator[Observation]:
    """Indicators whose figures are others when they are read from the text alone.

    The text tells only some tables with certainty; an indicator it does not tell is not compared,
    nor one whose name stands twice, nor a page that is overfull.
    """
    text = "\f".join(page.text for page in pages if len(page.text) <= MOST_CHARACTERS)
    reading = parse("", pages_of_text(text), Passport(fiscal_year=_year(records)))
    told = _by_name(reading.records)
    for name, values in _by_name(records).items():
        if name in told and _figures(values) != _figures(told[name]):
            yield Observation(
                "readings_differ",
                "kpi_values",
                values[0].kpi_no,
                values[0].page,
                expected=_said(told[name]),
                observed=_said(values),
                facts={"name": name},
            )


def _year(records: Records) -> int | None:
    return next((record.fiscal_year for record in records.kpi), None)


def _by_name(records: Records) -> dict[str, list[KpiValue]]:
    """The figures of each indicator whose name stands once."""
    names = [record.name for record in records.kpi]
    numbers = {
        record.kpi_no: record.name for record in records.kpi if names.count(record.name) == 1
    }
    found: dict[str, list[KpiValue]] = {}
    for value in records.kpi_values:
        if value.kpi_no in numbers:
            found.setdefault(numbers[value.kpi_no], []).append(value)
    return found


def _figures(values: Sequence[KpiValue]) -> Figures:
    return [(value.role, value.fiscal_year, value.value) for value in values]


def _said(values: Sequence[KpiValue]) -> str:
    return ", ".join("".join(value.printed.split()) for value in values)
