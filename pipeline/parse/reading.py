"""A printed report → its records, what was not clear, and what the checks compare with."""

from collections.abc import Sequence
from dataclasses import replace

from pipeline.model.edition import Reading, Records
from pipeline.model.evidence import ComparedCell
from pipeline.model.page import Page
from pipeline.model.passport import Passport
from pipeline.normalize.text import normalized
from pipeline.parse.builder import RecordsBuilder
from pipeline.parse.decisions.correction import apply_corrections
from pipeline.parse.decisions.rejected import without_rejected
from pipeline.parse.evidence import evidence_of, with_directions
from pipeline.parse.headings.column_roles import Years
from pipeline.parse.headings.publication import code_observations, publication_of
from pipeline.parse.headings.report_year import era_of, title_of, year_of_baselines
from pipeline.parse.numbers.ledger import printed_numbers
from pipeline.parse.numbers.rows_by_place import rows_by_place
from pipeline.parse.numbers.unread import unread_numbers
from pipeline.parse.plain_text.figures import figures_in_text, has_unique_name
from pipeline.parse.records.mention import indicators_by_figure, mentions
from pipeline.parse.records.status import read_legend, shares_of_statuses
from pipeline.parse.second_reader import compared_cells, with_agreement
from pipeline.parse.seen_figures import drawn_ink, with_seen
from pipeline.parse.tables.kinds import ClassifiedTable, classify_tables, fiscal_year_of_report
from pipeline.parse.tables.not_understood import (
    borrowed_headings,
    unread_columns,
    unread_table,
    words_without_table,
)
from pipeline.parse.tables.page_breaks import join_over_page_breaks
from pipeline.parse.unruled.aligned import with_aligned_tables
from pipeline.parse.unruled.boxed_cards import with_cards


def parse(
    document_id: str,
    pages: Sequence[Page],
    passport: Passport,
    again: Sequence[Page] = (),
    metadata: Sequence[str] = (),
) -> Reading:
    """The records of a report as printed, what was not clear, and what the checks compare with.

    `again` are the pages that a second reader read too; `metadata` is what the PDF says of itself.
    Title and fiscal year are the passport's, else the first page's and the headings'.
    """
    era = era_of(pages)
    pages = tuple(_with_unruled_tables(page, era) for page in pages)
    corrected = apply_corrections(join_over_page_breaks(pages, era), passport.correction)
    tables = classify_tables(pages, corrected.tables, era)
    title = normalized(passport.title) if passport.title else title_of(pages)
    own_year = passport.fiscal_year or fiscal_year_of_report(title, tables, era)
    years = Years(own_year, era, year_of_baselines(pages, era))
    publication = publication_of(passport, title, pages, metadata, years.report)
    builder = RecordsBuilder(document_id, title, years, publication.publisher, passport.rejected)
    built = _built(builder, pages, tables)
    built.observations += code_observations(passport, years.report)
    built.add_decisions(corrected, passport)
    compared = tuple(compared_cells(pages, [_with_unruled_tables(page, era) for page in again]))
    records = _with_numbers(_records(built, pages, compared), built, pages, tables)
    return replace(_reading(built, records, pages, compared), publication=publication)


def _with_unruled_tables(page: Page, era: str | None) -> Page:
    """The page with the tables of which nothing is drawn, unless its text was recognised (OCR).

    A place of a recognised line is not certain enough to tell its row and column.
    """
    return page if page.is_recognised else with_aligned_tables(with_cards(page, era), era)


def _built(
    builder: RecordsBuilder, pages: Sequence[Page], tables: Sequence[ClassifiedTable]
) -> RecordsBuilder:
    """The builder with every record of the tables, and with what of them was not read."""
    builder.add_field_summaries(tables)
    builder.add_overviews(tables)
    builder.add_initiatives(tables)
    builder.add_indicators(tables, read_legend(line.text for page in pages for line in page.lines))
    builder.add_cells(tables)
    for one in tables:
        builder.observations += unread_columns(one.kind, one.blocks, builder.years)
        builder.observations += unread_table(one.kind, one.table)
        builder.observations += borrowed_headings(one.table, one.borrowed_from)
    builder.observations += words_without_table(pages)
    return builder


def _records(
    built: RecordsBuilder, pages: tuple[Page, ...], compared: tuple[ComparedCell, ...]
) -> Records:
    """The records that were built, with what two readers and the picture of the page say of them."""
    records = built.records()
    printed = indicators_by_figure(records.kpi, records.kpi_values)
    return replace(
        records,
        kpi_values=with_seen(with_agreement(records.kpi_values, compared), pages),
        mentions=tuple(found for one in records.initiatives for found in mentions(one, printed)),
    )


def _with_numbers(
    records: Records,
    built: RecordsBuilder,
    pages: tuple[Page, ...],
    tables: Sequence[ClassifiedTable],
) -> Records:
    """The records with the ledger of all numbers; what is unread in it is observed."""
    rows = rows_by_place(records, built.pieces)
    every = printed_numbers(built.document_id, pages, tables, rows, built.years)
    numbers = without_rejected(every, built.rejected_cells())
    found = [one.table for one in tables]
    built.observations += unread_numbers(numbers, pages, found, built.observations)
    return replace(records, numbers=numbers)


def _reading(
    built: RecordsBuilder,
    records: Records,
    pages: tuple[Page, ...],
    compared: tuple[ComparedCell, ...],
) -> Reading:
    report_year = built.years.report
    lines = [line.text for page in pages for line in page.lines]
    evidence = evidence_of(records, lines)
    return Reading(
        built.title,
        report_year,
        with_directions(records, evidence.cues),
        (*built.observations, *drawn_ink(records.cells, pages)),
        built.pieces,
        pages,
        evidence,
        shares_of_statuses(records.kpi, lines),
        figures_in_text(pages, report_year) if has_unique_name(records) else {},
        compared,
    )
