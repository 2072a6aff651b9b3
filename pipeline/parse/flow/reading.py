"""The indicators a plain text tells, with their figures."""

from collections.abc import Iterator

from pipeline.model.words import TableKind
from pipeline.parse.columns import Years
from pipeline.parse.flow import known_of, pages_of_text, tables_of_text
from pipeline.parse.indicator import Indicator, indicators
from pipeline.parse.joined import joined_tables
from pipeline.parse.period import title_of
from pipeline.parse.understood import fiscal_year_of_report, of_kind, understood_tables


def indicators_of_text(text: str, fiscal_year: int | None) -> Iterator[Indicator]:
    """The indicators of the tables that a text tells with certainty, in order.

    `fiscal_year` is the report's, which is the text's own where None is given.
    """
    known = known_of(text)
    era = known.era
    pages = tables_of_text(text, known) if fiscal_year else pages_of_text(text)
    tables = understood_tables(pages, joined_tables(pages, era), era)
    year = fiscal_year or fiscal_year_of_report(title_of(pages), tables, era)
    for one in of_kind(tables, TableKind.KPI):
        for thing in indicators(one.table, one.blocks, one.context, Years(year, era)):
            if isinstance(thing, Indicator):
                yield thing
