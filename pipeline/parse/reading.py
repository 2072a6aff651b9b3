"""A printed report to its records: every table read for what it is."""

from bisect import bisect_left
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import replace
from operator import itemgetter

from pipeline.model.edition import Reading, Records
from pipeline.model.finding import Observation
from pipeline.model.page import Page
from pipeline.model.passport import Passport
from pipeline.model.records import Cell as CellRecord
from pipeline.model.records import FieldSummary, Initiative, Kpi, KpiValue, Mention, Overview
from pipeline.model.vocabulary import TableKind
from pipeline.normalize.text import plain
from pipeline.parse.headings.column_roles import Years
from pipeline.parse.headings.report_year import era_of, title_of
from pipeline.parse.records.indicator import indicators
from pipeline.parse.records.initiative import initiatives
from pipeline.parse.records.kpi import ReadPieces, indicator_records
from pipeline.parse.records.mention import Section, indicators_by_figure, mentions, section_of
from pipeline.parse.records.rename import reviewed_renames, under_first_name
from pipeline.parse.records.status import Legend, read_legend
from pipeline.parse.records.summaries import (
    field_summaries,
    overview_headings,
    overviews,
    unread_rows,
)
from pipeline.parse.table import Cell, Table
from pipeline.parse.tables.correction import of_corrections, with_corrections
from pipeline.parse.tables.kinds import (
    Understood,
    fiscal_year_of_report,
    has_narrative,
    of_kind,
    understood_tables,
)
from pipeline.parse.tables.not_understood import unread_columns, unread_table, words_without_table
from pipeline.parse.tables.page_breaks import joined_tables
from pipeline.parse.unruled.aligned import with_aligned_tables


def parse(
    document_id: str, pages: Sequence[Page], passport: Passport, *, with_pieces: bool = False
) -> Reading:
    """The records of a report as printed, and what was not clear.

    Title and fiscal year are the passport's, else the first page's and the headings'. How each
    figure was read, `with_pieces`, is for whoever explains one: of a long report it is much.
    """
    reading = _reading_of_tables(document_id, pages, passport, with_pieces=with_pieces)
    records = reading.records
    printed = indicators_by_figure(records.kpi, records.kpi_values)
    found = tuple(mention for one in records.initiatives for mention in mentions(one, printed))
    return replace(reading, records=replace(records, mentions=found))


def _reading_of_tables(
    document_id: str, pages: Sequence[Page], passport: Passport, *, with_pieces: bool
) -> Reading:
    """The reading without the figures in narratives, for which no table is needed any more."""
    era = era_of(pages)
    pages = tuple(with_aligned_tables(page, era) for page in pages)
    corrected = with_corrections(joined_tables(pages, era), passport.correction)
    tables = understood_tables(pages, corrected.tables, era)
    title = plain(passport.title) if passport.title else title_of(pages)
    years = Years(passport.fiscal_year or fiscal_year_of_report(title, tables, era), era)
    things = [
        thing
        for thing in _things(document_id, pages, tables, years)
        if with_pieces or not isinstance(thing, ReadPieces)
    ]
    kpi = tuple(
        under_first_name(thing, title, reviewed_renames())
        for thing in things
        if isinstance(thing, Kpi)
    )
    values = tuple(thing for thing in things if isinstance(thing, KpiValue))
    records = Records(
        kpi=kpi,
        kpi_values=values,
        field_summary=tuple(thing for thing in things if isinstance(thing, FieldSummary)),
        overview=tuple(thing for thing in things if isinstance(thing, Overview)),
        initiatives=tuple(thing for thing in things if isinstance(thing, Initiative)),
        cells=tuple(cell for one in tables for cell in _cells(document_id, one)),
    )
    observations = (
        *(thing for thing in things if isinstance(thing, Observation)),
        *of_corrections(corrected, values, {one.kpi_no: one.name for one in kpi}),
    )
    pieces = {thing[:2]: thing.pieces for thing in things if isinstance(thing, ReadPieces)}
    return Reading(title, years.report, records, observations, pieces)


Thing = Kpi | KpiValue | FieldSummary | Initiative | Mention | Overview | Observation | ReadPieces


def _things(
    document_id: str, pages: Sequence[Page], tables: Sequence[Understood], years: Years
) -> Iterator[Thing]:
    """Every record and observation of the tables, kind by kind, each kind in order."""
    yield from _summaries(document_id, tables, years)
    yield from _overviews(document_id, tables, years)
    found = list(_initiatives(document_id, tables, years))
    yield from (thing for _, thing in found)
    legend = read_legend(line.text for page in pages for line in page.lines)
    yield from _indicators(document_id, tables, years, legend, found)
    for one in tables:
        yield from unread_columns(one.kind, one.blocks, years)
        yield from unread_table(one.kind, one.table)
    yield from words_without_table(pages)


def _summaries(
    document_id: str, tables: Sequence[Understood], years: Years
) -> Iterator[FieldSummary | Observation]:
    count = 0
    for one in of_kind(tables, TableKind.FIELD_SUMMARY):
        for block in one.blocks:
            for thing in field_summaries(document_id, block, one.context, years, count + 1):
                count += isinstance(thing, FieldSummary)
                yield thing


def _overviews(
    document_id: str, tables: Sequence[Understood], years: Years
) -> Iterator[Overview | Observation]:
    count = 0
    for one in of_kind(tables, TableKind.OVERVIEW):
        yield from unread_rows(one.table)
        for thing in overviews(document_id, one.table, one.context, years, count + 1):
            count += isinstance(thing, Overview)
            yield thing


def _initiatives(
    document_id: str, tables: Sequence[Understood], years: Years
) -> Iterator[tuple[Understood, Initiative | Observation]]:
    count = 0
    for one in tables:
        for block in filter(has_narrative, one.blocks):
            for thing in initiatives(document_id, block, one.context, years, count + 1):
                count += isinstance(thing, Initiative)
                yield one, thing


def _indicators(
    document_id: str,
    tables: Sequence[Understood],
    years: Years,
    legend: Legend,
    found: Sequence[tuple[Understood, Initiative | Observation]],
) -> Iterator[Kpi | KpiValue | Observation | ReadPieces]:
    count = 0
    items = _items(found)
    for one in of_kind(tables, TableKind.KPI):
        item = _item_above(one, items)
        for thing in indicators(one.table, one.blocks, one.context, years):
            if isinstance(thing, Observation):
                yield thing
                continue
            count += 1
            indicator = replace(thing, item=thing.item or one.context.item or item)
            made = indicator_records(document_id, count, indicator, years.report, legend)
            yield made.kpi
            yield from made.values
            yield from made.observations
            yield from made.pieces


def _items(
    found: Sequence[tuple[Understood, Initiative | Observation]],
) -> dict[Section, list[tuple[int, str]]]:
    """The 取組 of each section, with the numbers of their tables, in order."""
    items: dict[Section, list[tuple[int, str]]] = {}
    for one, initiative in found:
        if isinstance(initiative, Initiative):
            section = section_of(one.context)
            items.setdefault(section, []).append((one.table.number, initiative.item))
    return items


def _item_above(one: Understood, items: Mapping[Section, Sequence[tuple[int, str]]]) -> str | None:
    """The last 取組 above a KPI table in the same section."""
    here = items.get(section_of(one.context), ())
    above = bisect_left(here, one.table.number, key=itemgetter(0))
    return here[above - 1][1] if above else None


def _cells(document_id: str, one: Understood) -> Iterator[CellRecord]:
    headings = {cell for block in one.blocks for cell in block.heading_cells}
    if one.kind is TableKind.OVERVIEW:
        headings = set(overview_headings(one.table))
    return cell_records(document_id, one.table, one.kind, headings)


def cell_records(
    document_id: str, table: Table, kind: TableKind, headings: Collection[Cell]
) -> Iterator[CellRecord]:
    """The cells of a table in order of row and column."""
    places = {(cell.page, cell.box) for cell in headings}
    for cell in table.cells:
        x0, top, x1, bottom = cell.box
        yield CellRecord(
            document_id=document_id,
            page=cell.page,
            table_no=table.number,
            table_kind=kind,
            row=cell.row,
            column=cell.column,
            row_span=cell.row_span,
            column_span=cell.column_span,
            is_heading=(cell.page, cell.box) in places,
            text=cell.text,
            printed=cell.printed,
            x0=x0,
            top=top,
            x1=x1,
            bottom=bottom,
        )
