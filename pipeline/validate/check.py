"""A reading of a report → what all checks of it found, and how often each ran."""

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from pipeline.model.edition import Reading, Records
from pipeline.model.evidence import Evidence
from pipeline.model.finding import CheckCount, Observation, Outcome, Tally, failures
from pipeline.validate.indicator.consistency import indicator_outcomes
from pipeline.validate.indicator.rate import rate_outcomes
from pipeline.validate.indicator.status_agreement import scale_outcomes
from pipeline.validate.report.coverage import coverage_outcomes
from pipeline.validate.report.field_sums import field_outcomes
from pipeline.validate.report.missing_parts import missing_part_outcomes
from pipeline.validate.report.narrative_figures import narrative_outcomes
from pipeline.validate.report.overview_totals import overview_outcomes
from pipeline.validate.report.section_numbers import numbering_outcomes
from pipeline.validate.second_reading.plain_text_figures import text_outcomes
from pipeline.validate.second_reading.reader_cells import reader_outcomes


class Checked(NamedTuple):
    """What the checks of one report found, and how often each of them ran."""

    observations: tuple[Observation, ...]
    counts: tuple[CheckCount, ...]


def checked(reading: Reading) -> Checked:
    """All checks of one report, each done once.

    Only checks that compare figures are counted: those of the pages and of the reading are not.
    """
    tally = Tally()
    outcomes = tally.passing(all_outcomes(reading))
    seen = tuple(_observations(reading, outcomes))
    return Checked(seen, tally.counts())


def _observations(reading: Reading, outcomes: Iterable[Outcome]) -> Iterator[Observation]:
    """Everything that needs a manual check: doubts of the pages, of the reading, of the figures."""
    records = reading.records
    for page in reading.pages:
        for doubt in page.doubts:
            yield Observation(doubt.check, page=page.number, observed=doubt.observed)
    yield from reading.observations
    if not (records.kpi or records.field_summary or records.overview or records.initiatives):
        yield Observation("no_known_table", facts={"pages": str(len(reading.pages))})
    elif reading.fiscal_year is None:
        yield Observation("no_fiscal_year")
    yield from failures(outcomes)


def all_outcomes(reading: Reading) -> Iterator[Outcome]:
    """Every check that compares figures: of the records alone, by the legend, of what was read twice."""
    records = reading.records
    yield from record_outcomes(records, reading.evidence)
    yield from scale_outcomes(records, reading.shares)
    yield from reader_outcomes(records.cells, reading.compared)
    yield from text_outcomes(records, reading.by_text)


def record_outcomes(records: Records, evidence: Evidence) -> Iterator[Outcome]:
    """Every check that needs the records and their evidence, on all it can be done on."""
    kpi, values, cells = records.kpi, records.kpi_values, records.cells
    yield from field_outcomes(records.field_summary)
    yield from overview_outcomes(records.overview, records.field_summary, kpi)
    yield from numbering_outcomes(records.field_summary, kpi, records.initiatives, cells, evidence)
    yield from missing_part_outcomes(records)
    yield from indicator_outcomes(kpi, values, evidence)
    yield from rate_outcomes(kpi, values, evidence)
    yield from coverage_outcomes(kpi, values, cells, evidence)
    yield from narrative_outcomes(records.mentions, records.initiatives, kpi, values)
