"""Blocks with a row for each year of an indicator → one block an indicator.

| 指標 | 年度 | 目標 | 実績 |, the name beside three years.
"""

from collections.abc import Iterator, Sequence
from itertools import chain

from pipeline.normalize.year import read_year
from pipeline.parse.headings.block import Block, Row, heading_across
from pipeline.parse.headings.lexicon import (
    NAME_ROLES,
    RATE,
    VALUE_ROLES,
    Heading,
    fiscal_year,
)
from pipeline.parse.table import Cell

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
    groups = list(_rows_of_one(block.rows, name, roles.index("year"), era))
    if all(len(group) == 1 for group in groups):
        return (block,)
    made: list[Block] = []
    between: list[Cell] = []
    for group in groups:
        across = heading_across(group[0])
        if across:
            between.append(across)
            continue
        made.append(_indicator(block, group, roles.index("year"), era).below(between))
        between = []
    return tuple(made)


def _has_figures_of_rows(block: Block) -> bool:
    """Whether targets or actuals have no year in their headings: theirs are the years of the rows."""
    return any(heading.role in OF_YEAR and not heading.year for heading in block.headings)


def _rows_of_one(
    rows: Sequence[Row], name: int, year: int, era: str | None
) -> Iterator[tuple[Row, ...]]:
    """The rows below one name: the merged cell reaches over them, or the cells below it are empty."""
    group: list[Row] = []
    for row in rows:
        if group and not _goes_on(group, row, name, year, era):
            yield tuple(group)
            group = []
        group.append(row)
    if group:
        yield tuple(group)


def _goes_on(group: Sequence[Row], row: Row, name: int, year: int, era: str | None) -> bool:
    cell, first = row[name], group[0][name]
    if heading_across(row) or heading_across(group[0]) or first is None:
        return False
    is_below = cell is first or cell == first or not (cell and cell.text)
    years = [_year(one, year, era) for one in group]
    this = _year(row, year, era)
    return is_below and this is not None and None not in years and this not in years


def _year(row: Row, column: int, era: str | None) -> int | None:
    cell = row[column]
    read = read_year(cell.text, era) if cell else None
    return fiscal_year(read) if read else None


def _indicator(block: Block, group: Sequence[Row], year: int, era: str | None) -> Block:
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
