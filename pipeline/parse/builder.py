"""The tables of a report → its records, kind by kind, with what was not clear."""

from bisect import bisect_left
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from operator import itemgetter
from typing import TypeVar

from pipeline.model.edition import Records
from pipeline.model.figure import Piece
from pipeline.model.finding import Observation
from pipeline.model.passport import Passport, Rejected
from pipeline.model.publisher import Publisher
from pipeline.model.records import Cell as CellRecord
from pipeline.model.records import FieldSummary, Initiative, Kpi, KpiValue, Overview, Review
from pipeline.model.vocabulary import TableKind
from pipeline.normalize.text import normalized
from pipeline.parse.decisions.cell_judgements import cell_judgements
from pipeline.parse.decisions.correction import CorrectedTables, correction_findings
from pipeline.parse.decisions.rejected import (
    RejectedRows,
    rejected_rows,
    rejection_findings,
    without_rejected_rows,
)
from pipeline.parse.headings.column_roles import Years
from pipeline.parse.records.indicator import Indicator, indicators
from pipeline.parse.records.initiative import initiatives
from pipeline.parse.records.kpi import ReportFacts, indicator_records
from pipeline.parse.records.mention import Section, section_of
from pipeline.parse.records.rename import reviewed_renames, under_first_name
from pipeline.parse.records.status import Legend
from pipeline.parse.records.summaries import (
    field_summaries,
    overview_headings,
    overviews,
    unread_rows,
)
from pipeline.parse.table import Cell, Table
from pipeline.parse.tables.kinds import ClassifiedTable, has_narrative, of_kind

AnyRecord = TypeVar("AnyRecord")


class RecordsBuilder:
    """The records of one report, as they are added kind by kind.

    `observations` is what was not clear, in the order in which it was read; `pieces` what each
    piece of a figure's text was taken for, by kpi_no and value_no. The 取組 are added before the
    indicators, which name the one above.
    """

    def __init__(
        self,
        document_id: str,
        title: str | None,
        years: Years,
        publisher: Publisher,
        rejected: Sequence[Rejected] = (),
    ) -> None:
        self.document_id, self.title, self.years = document_id, title, years
        self.publisher = publisher
        self._rejected = rejected
        self.kpi: list[Kpi] = []
        self.kpi_values: list[KpiValue] = []
        self.field_summary: list[FieldSummary] = []
        self.overview: list[Overview] = []
        self.initiatives: list[Initiative] = []
        self.cells: list[CellRecord] = []
        self.observations: list[Observation] = []
        self.pieces: dict[tuple[int, int], tuple[Piece, ...]] = {}
        self.reviews: list[Review] = []
        self._rejected_rows: RejectedRows = {}
        self._items: dict[Section, list[tuple[int, str]]] = {}

    def records(self) -> Records:
        """What was added, as the tables of one report; `documents` and `mentions` are empty."""
        return Records(
            kpi=tuple(self.kpi),
            kpi_values=tuple(self.kpi_values),
            field_summary=tuple(self.field_summary),
            overview=tuple(self.overview),
            initiatives=tuple(self.initiatives),
            cells=tuple(self.cells),
            reviews=tuple(self.reviews),
        )

    def add_field_summaries(self, tables: Sequence[ClassifiedTable]) -> None:
        """The rows of the tables of 分野."""
        for one in of_kind(tables, TableKind.FIELD_SUMMARY):
            for block in one.blocks:
                first = len(self.field_summary) + 1
                found = field_summaries(self.document_id, block, one.context, self.years, first)
                self.field_summary += self._records_of(found)

    def add_overviews(self, tables: Sequence[ClassifiedTable]) -> None:
        """The counts of the overviews."""
        for one in of_kind(tables, TableKind.OVERVIEW):
            self.observations += unread_rows(one.table)
            first = len(self.overview) + 1
            found = overviews(self.document_id, one.table, one.context, self.years, first)
            self.overview += self._records_of(found)

    def add_initiatives(self, tables: Sequence[ClassifiedTable]) -> None:
        """The 取組 of every table with narratives."""
        for one in tables:
            for block in filter(has_narrative, one.blocks):
                first = len(self.initiatives) + 1
                found = initiatives(self.document_id, block, one.context, self.years, first)
                added = self._records_of(found)
                self.initiatives += added
                items = ((one.table.number, initiative.item) for initiative in added)
                self._items.setdefault(section_of(one.context), []).extend(items)

    def add_indicators(self, tables: Sequence[ClassifiedTable], legend: Legend) -> None:
        """The indicators of every KPI table with their figures, without the rows that are none."""
        every: list[Indicator | Observation] = []
        for one in of_kind(tables, TableKind.KPI):
            item = one.context.item or self._item_above(one)
            for found in indicators(one.table, one.blocks, one.context, self.years):
                if isinstance(found, Indicator):
                    every.append(replace(found, item=found.item or item))
                else:
                    every.append(found)
        self._rejected_rows = rejected_rows(every, self._rejected)
        for each in without_rejected_rows(every, self._rejected_rows):
            if isinstance(each, Observation):
                self.observations.append(each)
            else:
                self._add_indicator(each, legend)

    def add_decisions(self, corrected: CorrectedTables, passport: Passport) -> None:
        """What each decision about a cell or row changed, after all else was added."""
        records, tables = self.records(), corrected.tables
        for one in (
            *correction_findings(self.document_id, corrected, records),
            *cell_judgements(self.document_id, tables, passport, records),
            *rejection_findings(
                self.document_id, self._rejected, self._rejected_rows, tables, records
            ),
        ):
            if isinstance(one, Observation):
                self.observations.append(one)
            else:
                self.reviews.append(one)

    def rejected_cells(self) -> tuple[Cell, ...]:
        """The cells of the rows that are not indicators."""
        rows = self._rejected_rows.values()
        return tuple(cell for _, indicator in rows for cell in indicator.cells)

    def add_cells(self, tables: Sequence[ClassifiedTable]) -> None:
        """Every cell of every table."""
        for one in tables:
            self.cells += _cells(self.document_id, one)

    def _add_indicator(self, indicator: Indicator, legend: Legend) -> None:
        number = len(self.kpi) + 1
        report = ReportFacts(self.document_id, self.publisher, self.years.report)
        made = indicator_records(report, number, indicator, legend)
        self.kpi.append(under_first_name(made.kpi, self.title, reviewed_renames()))
        self.kpi_values += made.values
        self.observations += made.observations
        self.pieces |= made.pieces

    def _records_of(self, found: Iterable[AnyRecord | Observation]) -> list[AnyRecord]:
        """The records among what was found; the observations are added."""
        records: list[AnyRecord] = []
        for one in found:
            if isinstance(one, Observation):
                self.observations.append(one)
            else:
                records.append(one)
        return records

    def _item_above(self, one: ClassifiedTable) -> str | None:
        """The last 取組 above a KPI table in the same section."""
        here = self._items.get(section_of(one.context), ())
        above = bisect_left(here, one.table.number, key=itemgetter(0))
        return here[above - 1][1] if above else None


def _cells(document_id: str, one: ClassifiedTable) -> Iterator[CellRecord]:
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
            text=cell.text if cell.original is None else normalized(cell.original),
            printed=cell.on_page,
            x0=x0,
            top=top,
            x1=x1,
            bottom=bottom,
        )
