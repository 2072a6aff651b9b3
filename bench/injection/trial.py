"""One error tried: what it is held against, and who catches it."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from injection.reports import Report, changed, outcomes_of, reading_of, seen_in
from pipeline.model.edition import Records
from pipeline.model.finding import failures
from pipeline.model.page import Page
from pipeline.validate.second_reading.plain_text_figures import text_outcomes
from pipeline.validate.second_reading.reader_cells import reader_outcomes

EXACT = frozenset(
    {"total", "ratio", "overview_total", "overview_parts", "overview_across", "achievement_rate"}
    | {"narrative_differs", "target_differs"}
)
"""Checks that say what a figure must be; the others say what it can hardly be."""
FORM = frozenset({"no_year", "several_figures", "figure_in_words", "actual_of_future"})
"""Checks of the form of one cell: they hold its figure against nothing."""
EXACTLY, WITHIN_BOUNDS, NOTHING = "exact", "bounds", "nothing"
GROUPS = (EXACTLY, WITHIN_BOUNDS, NOTHING)


class Trial(NamedTuple):
    """What became of one error.

    `group` is what the figure is held against: exactly, within bounds, or nothing. It takes part in
    a check where it is one of the figures of a comparison that ran on the sound report.

    The error is caught as a `misprint` where the figures of the report itself contradict each
    other, and the text of the page says the same as its table; as a misreading by `both` readers
    alike where also the running text, which is right, may say so; as a misreading by `one` of them
    where the other one is right too.
    """

    group: str
    misprint: bool
    both: bool
    one: bool


def tried(report: Report, pages: Sequence[Page], before: Records | None) -> Trial | None:
    """The error that makes these the pages of the report, or None where it changes no figure."""
    reading = reading_of(report.name, report.printed, pages)
    figures = changed(report.records, reading.records)
    if not figures:
        return None
    group = _group({check for figure in figures for check in report.told.get(figure, ())})
    new = seen_in(list(outcomes_of(reading, before))) - report.seen
    is_told = bool(new) or len(reading.observations) > report.doubts
    by_text = is_told or any(failures(text_outcomes(reading.records, reading.by_text)))
    return Trial(
        group, is_told, by_text, by_text or any(_by_readers(report, pages, reading.records))
    )


def _group(checks: set[str]) -> str:
    if checks & EXACT:
        return EXACTLY
    return WITHIN_BOUNDS if checks - FORM else NOTHING


def _by_readers(report: Report, pages: Sequence[Page], records: Records) -> Iterator[object]:
    """What is told where PDFium alone reads the pages so, and pdfplumber as they are printed."""
    misread = {
        page.number
        for page, right in zip(pages, report.printed.pages, strict=True)
        if page is not right
    }
    again = [page for page in report.printed.again if page.number in misread]
    compared = reading_of(report.name, report.printed, pages, again).compared
    return failures(reader_outcomes(records.cells, compared))
