"""Pages → the figures of the indicators that can be read from their text with certainty."""

from collections import Counter
from collections.abc import Mapping, Sequence

from pipeline.model.edition import Records
from pipeline.model.evidence import TextFigures
from pipeline.model.page import Page
from pipeline.parse.plain_text.pages import indicators_of_text
from pipeline.parse.records.indicator import Indicator

MOST_CHARACTERS = 8000
"""Of a page. More is not worth the time.

A page of a KPI report at hand has 2,030 at most; the only page above 8,000 is a list of tenders in
small print (14,766), and no indicators are read from it.
"""


def figures_in_text(pages: Sequence[Page], fiscal_year: int | None) -> Mapping[str, TextFigures]:
    """The figures of each indicator that has any and whose name occurs once in the text, by name.

    `fiscal_year` is the report's. Pages that are overfull are left out.
    """
    text = "\f".join(page.text for page in pages if len(page.text) <= MOST_CHARACTERS)
    indicators = list(indicators_of_text(text, fiscal_year))
    names = Counter(one.name.text for one in indicators)
    return {
        one.name.text: _figures(one)
        for one in indicators
        if one.values and names[one.name.text] == 1
    }


def has_unique_name(records: Records) -> bool:
    """Whether an indicator with figures has a name no other has: only such are compared by name."""
    names = Counter(record.name for record in records.kpi)
    with_figures = {value.kpi_no for value in records.kpi_values}
    return any(names[one.name] == 1 and one.kpi_no in with_figures for one in records.kpi)


def _figures(indicator: Indicator) -> TextFigures:
    values = indicator.values
    return TextFigures(
        tuple((value.role, value.fiscal_year, value.quantity.value) for value in values),
        tuple("".join(value.cell.printed.split()) for value in values),
    )
