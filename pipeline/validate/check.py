"""All checks of one report, in one place."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.model.edition import Reading, Records
from pipeline.model.finding import CheckCount, Observation, Outcome, Tally, failures
from pipeline.model.page import Page
from pipeline.validate.indicator.consistency import indicator_outcomes
from pipeline.validate.indicator.rate import rate_outcomes
from pipeline.validate.indicator.status_agreement import scale_outcomes
from pipeline.validate.report.coverage import coverage_outcomes
from pipeline.validate.report.field_sums import field_outcomes
from pipeline.validate.report.narrative_figures import narrative_outcomes
from pipeline.validate.report.overview_totals import overview_outcomes
from pipeline.validate.report.section_numbers import numbering_outcomes
from pipeline.validate.second_reading.plain_text_figures import flow_outcomes
from pipeline.validate.second_reading.reader_cells import Compared, reader_outcomes


class Checked(NamedTuple):
    """What the checks of one report found, and how often each of them ran."""

    observations: tuple[Observation, ...]
    counts: tuple[CheckCount, ...]


def checked(reading: Reading, pages: Sequence[Page], compared: Iterable[Compared] = ()) -> Checked:
    """All checks of one report, each done once; `compared` are the cells that were read twice.

    Only checks that compare figures are counted: those of the pages and of the reading are not.
    """
    tally = Tally()
    outcomes = tally.passing(all_outcomes(reading.records, pages, compared))
    seen = tuple(_observations(reading, pages, outcomes))
    return Checked(seen, tally.counts())


def observations(reading: Reading, pages: Sequence[Page]) -> Iterator[Observation]:
    """Everything a person must look at: doubts of the pages, of the reading, and of the figures."""
    yield from checked(reading, pages).observations


def _observations(
    reading: Reading, pages: Sequence[Page], outcomes: Iterable[Outcome]
) -> Iterator[Observation]:
    records = reading.records
    for page in pages:
        for doubt in page.doubts:
            yield Observation(doubt.check, page=page.number, observed=doubt.observed)
    yield from reading.observations
    if not (records.kpi or records.field_summary or records.overview or records.initiatives):
        yield Observation("no_known_table", facts={"pages": str(len(pages))})
    elif reading.fiscal_year is None:
        yield Observation("no_fiscal_year")
    yield from failures(outcomes)


def all_outcomes(
    records: Records, pages: Sequence[Page], compared: Iterable[Compared]
) -> Iterator[Outcome]:
    """Every check that compares figures: of the records alone, by the legend, of what was read twice."""
    yield from record_outcomes(records)
    yield from scale_outcomes(records, pages)
    yield from reader_outcomes(records.cells, compared)
    yield from flow_outcomes(records, pages)


def record_outcomes(records: Records) -> Iterator[Outcome]:
    """Every check that needs the records alone, on everything it can be done on."""
    kpi, values, cells = records.kpi, records.kpi_values, records.cells
    yield from field_outcomes(records.field_summary)
    yield from overview_outcomes(records.overview, records.field_summary, kpi)
    yield from numbering_outcomes(records.field_summary, kpi, records.initiatives, cells)
    yield from indicator_outcomes(kpi, values)
    yield from rate_outcomes(kpi, values, cells)
    yield from coverage_outcomes(kpi, values, cells)
    yield from narrative_outcomes(records.mentions, records.initiatives, kpi, values)
