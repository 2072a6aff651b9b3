"""Blocks with 目標 and 実績 as rows and years as columns → one block an indicator."""

from itertools import groupby
from typing import NamedTuple

from pipeline.parse.headings.block import Block, Row, heading_across
from pipeline.parse.headings.lexicon import NAME_ROLES, RATE, VALUE_ROLES, Heading, read_heading
from pipeline.parse.table import Cell

ROLES_OF_ROWS = VALUE_ROLES | {RATE, "status"}


class Crosstab(NamedTuple):
    """The columns of such a table: the name, the one of 目標 and 実績, the years, the rest."""

    name: int
    role_column: int
    years: tuple[int, ...]
    others: tuple[int, ...]


def split_crosstab(block: Block, era: str | None = None) -> tuple[Block, ...]:
    """One block an indicator, its roles from the rows and its years from the headings.

    A block whose rows are not labelled 目標 or 実績 is returned as it is.
    """
    crosstab = _crosstab(block, era)
    if crosstab is None:
        return (block,)
    made: list[Block] = []
    between: list[Cell] = []
    for name, rows in groupby(block.rows, key=lambda row: row[crosstab.name]):
        of_one = tuple(rows)
        if heading_across(of_one[0]) and name:
            between.append(name)
            continue
        made.append(_indicator(block, crosstab, of_one, era).below(between))
        between = []
    return tuple(made)


def _crosstab(block: Block, era: str | None) -> Crosstab | None:
    columns = range(len(block.headings))
    years = tuple(at for at in columns if block.headings[at].year and not block.headings[at].role)
    if not years:
        return None
    role_column = next(
        (at for at in columns if at not in years and _holds_roles(block, at, era)), None
    )
    if role_column is None:
        return None
    others = tuple(at for at in columns if at not in years and at != role_column)
    name = next((at for at in others if block.headings[at].role in NAME_ROLES), None)
    return None if name is None else Crosstab(name, role_column, years, others)


def _holds_roles(block: Block, column: int, era: str | None) -> bool:
    cells = [cell for row in block.rows if (cell := row[column]) and not heading_across(row)]
    return bool(cells) and all(
        read_heading(cell.printed, era).role in ROLES_OF_ROWS for cell in cells
    )


def _indicator(block: Block, crosstab: Crosstab, rows: tuple[Row, ...], era: str | None) -> Block:
    """The rows of one indicator as one row: by year, and in a year in the order of the rows."""
    headings = [block.headings[at] for at in crosstab.others]
    cells = [rows[0][at] for at in crosstab.others]
    for at in crosstab.years:
        for row in rows:
            role_cell = row[crosstab.role_column]
            if role_cell is not None:
                headings.append(_crossed(block.headings[at], read_heading(role_cell.printed, era)))
                cells.append(row[at])
    role_cells = [cell for row in rows if (cell := row[crosstab.role_column])]
    return Block(tuple(headings), (tuple(cells),), (*block.heading_cells, *role_cells))


def _crossed(year: Heading, role: Heading) -> Heading:
    return role._replace(text=f"{year.text} {role.text}", year=role.year or year.year)
