"""Blocks with a row for each year of an indicator → one block an indicator.

| 指標 | 年度 | 目標 | 実績 |, the name beside three years.
"""

from collections.abc import Sequence
from functools import partial
from itertools import chain

from pipeline.normalize.year import read_year
from pipeline.parse.headings.block import Block, Row
from pipeline.parse.headings.lexicon import (
    NAME_ROLES,
    RATE,
    VALUE_ROLES,
    Heading,
    fiscal_year,
)
from pipeline.parse.table import Cell
from pipeline.parse.tables.row_groups import Group, one_block_each, row_groups

OF_YEAR = VALUE_ROLES | {RATE}
"""Roles of which each year has a figure of its own."""


def split_years_as_rows(block: Block, era: str | None = None) -> tuple[Block, ...]:
    """One block an indicator with a column for each figure of each year.

    A block in which no name reaches over rows of different years is returned as it is.
    """
    roles = [heading.role for heading in block.headings]
    name = next((at for at, role in enumerate(roles) if role in NAME_ROLES), None)
    if name is None or "year" not in roles or not _has_figures_of_rows(block):
        return (block,)
    year = roles.index("year")
    goes_on = partial(_goes_on, name=name, year=year, era=era)
    groups = list(row_groups(block.rows, goes_on))
    if all(len(group) == 1 for group in groups):
        return (block,)
    return tuple(one_block_each(groups, partial(_indicator, block, year=year, era=era)))


def _has_figures_of_rows(block: Block) -> bool:
    """Whether targets or actuals have no year in their headings: theirs are the years of the rows."""
    return any(heading.role in OF_YEAR and not heading.year for heading in block.headings)


def _goes_on(group: Sequence[Row], row: Row, name: int, year: int, era: str | None) -> bool:
    """Whether a row of another year is below the same name: merged, or an empty cell."""
    cell, first = row[name], group[0][name]
    if first is None:
        return False
    is_below = cell is first or cell == first or not (cell and cell.text)
    years = [_year(one, year, era) for one in group]
    this = _year(row, year, era)
    return is_below and this is not None and None not in years and this not in years


def _year(row: Row, column: int, era: str | None) -> int | None:
    cell = row[column]
    read = read_year(cell.text, era) if cell else None
    return fiscal_year(read) if read else None


def _indicator(block: Block, group: Group, year: int, era: str | None) -> Block:
    """The rows of one indicator as one row; of its words the first are kept, of its statuses the last."""
    once: list[tuple[Heading, Cell | None]] = []
    by_year: list[list[tuple[Heading, Cell | None]]] = [[] for _ in group]
    for at, heading in enumerate(block.headings):
        if at == year:
            continue
        if heading.role in OF_YEAR and not heading.year and len({row[at] for row in group}) > 1:
            for number, row in enumerate(group):
                of_year = heading._replace(
                    text=f"{_year(row, year, era)} {heading.text}", year=_year(row, year, era)
                )
                by_year[number].append((of_year, row[at]))
            continue
        filled = [cell for row in group if (cell := row[at]) and cell.text]
        chosen = filled[-1] if filled and heading.role == "status" else next(iter(filled), None)
        once.append((heading, chosen or group[0][at]))
    pairs = [*once, *chain.from_iterable(by_year)]
    years = [cell for row in group if (cell := row[year])]
    return Block(
        tuple(heading for heading, _ in pairs),
        (tuple(cell for _, cell in pairs),),
        (*block.heading_cells, *years),
    )
