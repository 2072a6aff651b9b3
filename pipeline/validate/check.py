"""All checks of one report, in one place."""

from collections.abc import Iterator, Sequence

from pipeline.model.edition import Reading
from pipeline.model.finding import Observation
from pipeline.model.page import Page
from pipeline.validate.indicator import indicator_observations
from pipeline.validate.summary import summary_observations
from pipeline.validate.text_flow import flow_observations


def observations(reading: Reading, pages: Sequence[Page]) -> Iterator[Observation]:
    """Everything a person must look at: doubts of the pages, of the reading, and of the figures."""
    records = reading.records
    for page in pages:
        for doubt in page.doubts:
            yield Observation(doubt.check, page=page.number, observed=doubt.observed)
    yield from reading.observations
    if not (records.kpi or records.field_summary or records.overview or records.initiatives):
        yield Observation("no_known_table", facts={"pages": str(len(pages))})
    elif reading.fiscal_year is None:
        yield Observation("no_fiscal_year")
    yield from summary_observations(records.field_summary, records.overview)
    yield from indicator_observations(records.kpi, records.kpi_values)
    yield from flow_observations(records, pages)
