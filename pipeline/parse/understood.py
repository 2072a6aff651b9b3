"""The tables of a report, each with what it is and the headings it stands under."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pipeline.model.page import Page
from pipeline.model.words import TableKind
from pipeline.parse.block import Block
from pipeline.parse.context import Context, contexts
from pipeline.parse.kind import kind_of
from pipeline.parse.layout import blocks
from pipeline.parse.period import fiscal_year_of, fiscal_year_of_actuals
from pipeline.parse.table import Table


@dataclass(frozen=True, slots=True)
class Understood:
    """A table, what it is, its blocks, and the headings it stands under."""

    table: Table
    kind: TableKind
    blocks: tuple[Block, ...]
    context: Context


def understood_tables(
    pages: Sequence[Page], tables: Sequence[Table], era: str | None
) -> tuple[Understood, ...]:
    """The tables of the pages, in order, each with what it is."""
    placed = contexts(pages, tables)
    understood = []
    for table in tables:
        found = blocks(table, era)
        understood.append(Understood(table, kind_of(table, found), found, placed[table.number]))
    return tuple(understood)


def of_kind(tables: Sequence[Understood], kind: TableKind) -> Iterator[Understood]:
    """The tables of one kind, in order."""
    return (one for one in tables if one.kind is kind)


def fiscal_year_of_report(
    title: str | None, tables: Sequence[Understood], era: str | None
) -> int | None:
    """The fiscal year the title names, else the one most actuals are for."""
    all_blocks = (block for one in tables for block in one.blocks)
    return fiscal_year_of(title, era) or fiscal_year_of_actuals(all_blocks)
