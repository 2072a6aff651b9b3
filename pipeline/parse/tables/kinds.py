"""Tables → what each of them is, by its headings alone, and which headings it is under."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pipeline.model.page import Page
from pipeline.model.vocabulary import Measure, TableKind
from pipeline.parse.headings.block import Block, is_indicator
from pipeline.parse.headings.lexicon import NAME_ROLES, read_heading
from pipeline.parse.headings.report_year import fiscal_year_of, fiscal_year_of_actuals
from pipeline.parse.headings.sections import Context, contexts
from pipeline.parse.table import Table
from pipeline.parse.tables.borrowed_headings import borrowed_block
from pipeline.parse.tables.orientation import blocks
from pipeline.parse.tables.several_values import two_lines_of


def kind_of(table: Table, blocks: tuple[Block, ...]) -> TableKind:
    """The kind of a table: KPI where a name has a target or an actual, and so on."""
    if counts_projects(table):
        return TableKind.OVERVIEW
    for block in blocks:
        if "projects" in block.roles and block.roles & {"section", "number", "item"}:
            return TableKind.FIELD_SUMMARY
        if is_indicator(block.roles):
            return TableKind.KPI
        if has_narrative(block):
            return TableKind.INITIATIVES
    return TableKind.OTHER


def has_narrative(block: Block) -> bool:
    """Whether a block describes what was done: 取組内容 or 成果 next to a name."""
    has_name = not block.roles.isdisjoint(NAME_ROLES)
    return has_name and bool(block.roles & {"plan", "outcome"})


def counts_projects(table: Table) -> bool:
    """Whether the first column's labels are what an overview counts: 事業数, 達成."""
    labels = {read_heading(cell.printed).role for cell in table.column(0)}
    return "projects" in labels and len(labels & set(Measure)) > 1


@dataclass(frozen=True, slots=True)
class ClassifiedTable:
    """A table, what it is, its blocks, and the headings it is under.

    `borrowed_from` is the number of the table above whose headings it was read under, if it has none.
    """

    table: Table
    kind: TableKind
    blocks: tuple[Block, ...]
    context: Context
    borrowed_from: int | None = None


def classify_tables(
    pages: Sequence[Page], tables: Sequence[Table], era: str | None
) -> tuple[ClassifiedTable, ...]:
    """The tables of the pages, in order, each with what it is."""
    context_of = contexts(pages, tables)
    two_lines = two_lines_of(pages, tables)
    classified: list[ClassifiedTable] = []
    for table in tables:
        found = blocks(table, era, two_lines)
        one = ClassifiedTable(table, kind_of(table, found), found, context_of[table.number])
        is_left = one.kind is TableKind.OTHER
        classified.append((is_left and _under_borrowed_headings(one, classified)) or one)
    return tuple(classified)


def _under_borrowed_headings(
    one: ClassifiedTable, above: Sequence[ClassifiedTable]
) -> ClassifiedTable | None:
    """A table without headings as rows of the last table of indicators with the same columns."""
    for other in reversed(above):
        if other.kind is TableKind.KPI:
            block = borrowed_block(one.table, other.table, other.blocks)
            if block is not None:
                number = other.borrowed_from or other.table.number
                return replace(one, kind=TableKind.KPI, blocks=(block,), borrowed_from=number)
    return None


def of_kind(tables: Sequence[ClassifiedTable], kind: TableKind) -> Iterator[ClassifiedTable]:
    """The tables of one kind, in order."""
    return (one for one in tables if one.kind is kind)


def fiscal_year_of_report(
    title: str | None, tables: Sequence[ClassifiedTable], era: str | None
) -> int | None:
    """The fiscal year the title names, else the one most actuals are for."""
    all_blocks = (block for one in tables for block in one.blocks)
    return fiscal_year_of(title, era) or fiscal_year_of_actuals(all_blocks)
