"""Tables of 分野 and the overview → the records of `field_summary` and `overview`."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from typing import NamedTuple

from pipeline.model.finding import Observation
from pipeline.model.records import FieldSummary, Overview
from pipeline.model.vocabulary import Measure
from pipeline.parse.headings.block import Block, Row
from pipeline.parse.headings.column_roles import Years
from pipeline.parse.headings.lexicon import RATE, Heading, combined, is_total_label, read_heading
from pipeline.parse.headings.numbering import ascii_code, read_numbered, readable_code
from pipeline.parse.headings.sections import Context
from pipeline.parse.records.values import read_count, read_percent
from pipeline.parse.table import Cell, Table

FIGURES = frozenset({"projects", "projects_with_kpi", "achieved", RATE})
LABELS = ("section", "item", "name_if_alone", "number")


class Section(NamedTuple):
    """What a row is about: its label, its code and name, and whether it is the total."""

    label: Cell
    code: str | None
    name: str
    is_total: bool


class Summed(NamedTuple):
    """One section in one fiscal year, with its cells by role."""

    section: Section
    context: Context
    fiscal_year: int | None
    cells: Mapping[str, Cell]


def field_summaries(
    document_id: str, block: Block, context: Context, years: Years, first: int
) -> Iterator[FieldSummary | Observation]:
    """As many records a printed row as its headings have fiscal years."""
    number = first
    for row in block.rows:
        section = _section(block, row)
        if section is None:
            yield from _nameless(row, block)
            continue
        for year in _years(block, years):
            cells = _of_year(block, row, year, years)
            yield from _unclear(cells)
            yield _record(document_id, number, Summed(section, context, year, cells))
            number += 1


def _section(block: Block, row: Row) -> Section | None:
    named = {
        heading.role: cell
        for heading, cell in zip(block.headings, row, strict=True)
        if cell and cell.text and heading.role in LABELS
    }
    label = next((named[role] for role in LABELS if role in named), None)
    if label is None:
        return None
    if is_total_label(label.printed):
        return Section(label, None, "合計", True)
    number = named.get("number")
    code = (ascii_code(number.text) or number.text) if number else None
    numbered = read_numbered(label.text)
    if code is None and numbered and numbered.name:
        return Section(label, numbered.code, numbered.name, False)
    return Section(label, code, label.text, False)


def _years(block: Block, years: Years) -> Sequence[int | None]:
    found = {heading.year or years.report for heading in block.headings if heading.role in FIGURES}
    return sorted(found, key=lambda year: year or 0)


def _of_year(block: Block, row: Row, year: int | None, years: Years) -> dict[str, Cell]:
    return {
        heading.role: cell
        for heading, cell in zip(block.headings, row, strict=True)
        if cell and heading.role in FIGURES and (heading.year or years.report) == year
    }


def _record(document_id: str, number: int, summed: Summed) -> FieldSummary:
    section, cells = summed.section, summed.cells
    projects, with_kpi, achieved = (
        cells.get(role) for role in ("projects", "projects_with_kpi", "achieved")
    )
    rate = cells.get(RATE)
    return FieldSummary(
        document_id=document_id,
        summary_no=number,
        domain=summed.context.domain,
        section_code=readable_code(section.code),
        section_name=section.name,
        fiscal_year=summed.fiscal_year,
        projects=_count(projects),
        projects_with_kpi=_count(with_kpi),
        achieved=_count(achieved),
        achievement_rate_percent=_percent(rate),
        is_total=section.is_total,
        section_name_printed=section.label.on_page,
        projects_printed=_printed(projects),
        projects_with_kpi_printed=_printed(with_kpi),
        achieved_printed=_printed(achieved),
        achievement_rate_printed=_printed(rate),
        page=section.label.page,
        **section.label.box._asdict(),
    )


def _count(cell: Cell | None) -> int | None:
    return read_count(cell).number if cell else None


def _percent(cell: Cell | None) -> Decimal | None:
    return read_percent(cell)[0] if cell else None


def _printed(cell: Cell | None) -> str | None:
    return cell.on_page if cell else None


def _unclear(cells: Mapping[str, Cell]) -> Iterator[Observation]:
    for role, cell in cells.items():
        is_clear = read_percent(cell)[1] if role == RATE else read_count(cell).is_clear
        if not is_clear:
            yield Observation(
                "unclear_count", "field_summary", page=cell.page, printed=cell.on_page
            )


def _nameless(row: Row, block: Block) -> Iterator[Observation]:
    for heading, cell in zip(block.headings, row, strict=True):
        if cell and heading.role in FIGURES and cell.text:
            yield Observation(
                "row_without_name", "field_summary", page=cell.page, printed=cell.on_page
            )
            return


def overviews(
    document_id: str, table: Table, context: Context, years: Years, first: int
) -> Iterator[Overview | Observation]:
    """One record a count, from left to right and from top to bottom."""
    number = first
    body = [cell for cell in table.column(0) if _measure(cell)]
    top = min(cell.row for cell in body)
    for label in body:
        for column in range(label.right_column, table.columns):
            cell = table.at(label.row, column)
            if cell is None or cell.column != column:
                continue
            heading = _heading(table, top, column, years)
            counted = read_count(cell)
            if not counted.is_clear:
                yield Observation("unclear_count", "overview", page=cell.page, printed=cell.on_page)
            yield Overview(
                document_id=document_id,
                overview_no=number,
                domain=heading.domain or heading.part or context.domain,
                fiscal_year=heading.year or years.report,
                measure=Measure(_measure(label) or ""),
                count=counted.number,
                share_percent=counted.share,
                printed=cell.on_page,
                page=cell.page,
                **cell.box._asdict(),
            )
            number += 1


def _measure(cell: Cell) -> str | None:
    role = read_heading(cell.printed).role
    return role if role in set(Measure) else None


def _heading(table: Table, top: int, column: int, years: Years) -> Heading:
    chain = dict.fromkeys(table.at(row, column) for row in range(top))
    words = tuple(read_heading(cell.printed, years.era) for cell in chain if cell)
    unknown = next((word.text for word in words if word.text and not word.is_known), None)
    return combined(words)._replace(part=unknown)


def overview_headings(table: Table) -> tuple[Cell, ...]:
    """The cells above the counts, and the labels at their left."""
    top = min(cell.row for cell in table.column(0) if _measure(cell))
    return tuple(cell for cell in table.cells if cell.row < top or cell.column == 0)


def unread_rows(table: Table) -> Iterator[Observation]:
    """The labelled rows of an overview that count nothing the program knows."""
    body = [cell for cell in table.column(0) if _measure(cell)]
    top = min(cell.row for cell in body)
    for cell in table.column(0):
        if cell.row >= top and cell.text and not _measure(cell):
            yield Observation("unknown_row", "overview", page=cell.page, printed=cell.on_page)
