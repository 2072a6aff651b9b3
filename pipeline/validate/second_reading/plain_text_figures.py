"""The figures of the tables against those of the running text: two ways to read one page."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal
from typing import NamedTuple

from pipeline.model.edition import Records
from pipeline.model.finding import Observation, Outcome, failures, judged, not_applicable
from pipeline.model.page import Page
from pipeline.model.records import Kpi, KpiValue
from pipeline.model.vocabulary import Role
from pipeline.parse.plain_text.pages import indicators_of_text
from pipeline.validate.observations import place

MOST_CHARACTERS = 8000
"""Of a page: several times what a page set for reading holds. More is not worth the time."""

Figure = tuple[Role, int | None, Decimal | None]


class Said(NamedTuple):
    """The figures of one indicator, and the text of each."""

    figures: tuple[Figure, ...]
    texts: tuple[str, ...]


def flow_observations(records: Records, pages: Sequence[Page]) -> Iterator[Observation]:
    """Indicators whose figures are others when they are read from the text alone."""
    return failures(flow_outcomes(records, pages))


def flow_outcomes(records: Records, pages: Sequence[Page]) -> Iterator[Outcome]:
    """The figures of each indicator against those the text alone tells of it.

    The text tells only some tables with certainty; an indicator it does not tell is not compared,
    nor one whose name stands twice, one of which a figure is not read as it is printed, one
    without figures, nor a page that is overfull.
    """
    by_name = _by_name(records)
    told = told_by_text(records, pages) if by_name else {}
    for record in records.kpi:
        values = by_name.get(record.name, [])
        if not values or record.name not in told or any(one.corrected for one in values):
            yield not_applicable("readings_differ")
        else:
            yield _compared(record, values, told[record.name])


def told_by_text(records: Records, pages: Sequence[Page]) -> dict[str, Said]:
    """What the running text says of each indicator that it tells with certainty, by its name."""
    text = "\f".join(page.text for page in pages if len(page.text) <= MOST_CHARACTERS)
    return _told(text, records.kpi[0].fiscal_year) if records.kpi else {}


def _compared(record: Kpi, values: Sequence[KpiValue], told: Said) -> Outcome:
    own = _said((one.role, one.fiscal_year, one.value, one.printed) for one in values)
    seen = Observation(
        "readings_differ",
        "kpi_values",
        record.kpi_no,
        values[0].page,
        expected=", ".join(told.texts),
        observed=", ".join(own.texts),
        facts={"name": record.name},
    )
    return judged(seen, own.figures == told.figures, map(place, values))


def _by_name(records: Records) -> dict[str, list[KpiValue]]:
    """The figures of each indicator whose name stands once."""
    names = Counter(record.name for record in records.kpi)
    numbers = {record.kpi_no: record.name for record in records.kpi if names[record.name] == 1}
    found: dict[str, list[KpiValue]] = {}
    for value in records.kpi_values:
        if value.kpi_no in numbers:
            found.setdefault(numbers[value.kpi_no], []).append(value)
    return found


def _told(text: str, fiscal_year: int | None) -> dict[str, Said]:
    """What the text says of each indicator that has figures and whose name stands once."""
    indicators = list(indicators_of_text(text, fiscal_year))
    names = Counter(one.name.text for one in indicators)
    return {
        one.name.text: _said(
            (value.role, value.fiscal_year, value.quantity.value, value.cell.printed)
            for value in one.values
        )
        for one in indicators
        if one.values and names[one.name.text] == 1
    }


def _said(values: Iterable[tuple[Role, int | None, Decimal | None, str]]) -> Said:
    found = tuple(values)
    texts = tuple("".join(text.split()) for *_, text in found)
    return Said(tuple((role, year, value) for role, year, value, _ in found), texts)
