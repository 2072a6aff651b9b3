"""What a table is, decided from its headings alone."""

from pipeline.model.words import Measure, TableKind
from pipeline.parse.block import Block, is_indicator
from pipeline.parse.headings import read_heading
from pipeline.parse.table import Table


def kind_of(table: Table, blocks: tuple[Block, ...]) -> TableKind:
    """The kind of a table: KPI where a name stands with a target or an actual, and so on."""
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
    """Whether a block tells what was done: 取組内容 or 成果 beside a name."""
    has_name = bool(block.roles & {"item", "name_if_alone", "name"})
    return has_name and bool(block.roles & {"plan", "outcome"})


def counts_projects(table: Table) -> bool:
    """Whether the first column's labels are what an overview counts: 事業数, 達成."""
    labels = {read_heading(cell.printed).role for cell in table.column(0)}
    return "projects" in labels and len(labels & set(Measure)) > 1
