"""Blocks with 目標 and 実績 as rows and years as columns → one block an indicator."""

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import NamedTuple

from pipeline.normalize.quantity.quantities import is_figure, is_figure_or_mark
from pipeline.parse.headings.block import Block, Row, heading_across
from pipeline.parse.headings.lexicon import (
    NAME_ROLES,
    RATE,
    READ_OVER,
    TARGETS,
    VALUE_ROLES,
    Heading,
    read_heading,
)
from pipeline.parse.table import Cell
from pipeline.parse.tables.role_in_name import split_role_from_name
from pipeline.parse.tables.row_groups import Group, one_block_each, row_groups

MOST_LABELS = 2
"""Labels before a text beside them: one of the block, as アウトカム, and the text's own."""
ROLES_OF_ROWS = VALUE_ROLES | {RATE, "status"}


class Crosstab(NamedTuple):
    """The columns of such a table: the name, the one of 目標 and 実績, the years, the rest."""

    name: int
    role_column: int
    years: tuple[int, ...]
    others: tuple[int, ...]


def split_crosstab(block: Block, era: str | None = None) -> tuple[Block, ...]:
    """One block an indicator, its roles from the rows and its years from the headings.

    The words 目標 and 実績 are in a column of their own, or in the cell of the name. A block whose
    rows are not labelled so is returned as it is.
    """
    rows = tuple(row for row in block.rows if not _is_beside_label(row))
    figures = replace(block, rows=rows)
    for one in (figures, split_role_from_name(figures, ROLES_OF_ROWS, era)):
        crosstab = _crosstab(one, era) if one else None
        if one and crosstab:
            groups = row_groups(one.rows, partial(_goes_on, crosstab=crosstab, era=era))
            return tuple(
                one_block_each(groups, partial(_indicator, one, crosstab=crosstab, era=era))
            )
    return (block,)


def _is_beside_label(row: Row) -> bool:
    """Whether all but the first cells of a row are one text, beside its label: 出典 | 漁業センサス."""
    last = row[-1]
    label = [cell for cell in row if cell != last]
    is_wide = 2 * len(label) < len(row) and 0 < len(set(label)) <= MOST_LABELS
    return last is not None and is_wide and bool(last.text) and not is_figure_or_mark(last.printed)


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
    name = _name_column(block, others, role_column)
    return None if name is None else Crosstab(name, role_column, years, others)


def _name_column(block: Block, others: Sequence[int], role_column: int) -> int | None:
    """The column of names: under their heading, filled if one is; else the nearest text before 目標 and 実績."""
    named = [at for at in others if block.headings[at].role in NAME_ROLES]
    filled = [at for at in others if block.filled(at)]
    if named:
        return next((at for at in named if at in filled), named[0])
    texts = [
        at for at in filled if at < role_column and block.headings[at].role in {None, "section"}
    ]
    if not texts or any(is_figure_or_mark(cell.printed) for cell in block.filled(texts[-1])):
        return None
    return texts[-1]


def _holds_roles(block: Block, column: int, era: str | None) -> bool:
    """Whether each row says here what it holds: 計画 or 実績, some of them 差."""
    cells = [cell for row in block.rows if (cell := row[column]) and not heading_across(row)]
    roles = {read_heading(cell.printed, era).role for cell in cells}
    is_known = roles <= ROLES_OF_ROWS | {READ_OVER}
    return is_known and bool(roles & ROLES_OF_ROWS)


def _goes_on(of_one: Sequence[Row], row: Row, crosstab: Crosstab, era: str | None) -> bool:
    """Whether a row holds something else of the same name: an empty cell goes on, 目標 twice does not."""
    name, above = row[crosstab.name], of_one[0][crosstab.name]
    is_below = name == above or not (name and name.text)
    labels = [_role_of_row(one, crosstab, era) for one in of_one]
    return is_below and _role_of_row(row, crosstab, era) not in labels


def _role_of_row(row: Row, crosstab: Crosstab, era: str | None) -> str | None:
    cell = row[crosstab.role_column]
    return read_heading(cell.printed, era).role if cell else None


def _indicator(block: Block, rows: Group, crosstab: Crosstab, era: str | None) -> Block:
    """The rows of one indicator as one row: by year, and in a year in the order of the rows."""
    roles = [_role_of_row(row, crosstab, era) for row in rows]
    headings = [
        block.headings[at]._replace(role="name")
        if at == crosstab.name and not _is_name(block, at)
        else block.headings[at]
        for at in crosstab.others
    ]
    cells = [_cell_of_column(block.headings[at], at, rows, roles) for at in crosstab.others]
    of_target_years = [at for at in crosstab.others if _is_target_of_year(block.headings[at])]
    for at in (*of_target_years, *crosstab.years):
        for row in rows:
            role_cell = row[crosstab.role_column]
            is_other = at in crosstab.years or _is_of_other_kind(row[at], role_cell, cells, era)
            if role_cell is not None and is_other:
                role = read_heading(role_cell.printed, era)
                headings.append(crossed(block.headings[at], role, row[at]))
                cells.append(row[at])
    role_cells = [cell for row in rows if (cell := row[crosstab.role_column])]
    return Block(tuple(headings), (tuple(cells),), (*block.heading_cells, *role_cells))


def _is_target_of_year(heading: Heading) -> bool:
    return heading.role in TARGETS and heading.year is not None


def _is_of_other_kind(
    cell: Cell | None, role: Cell | None, taken: Sequence[Cell | None], era: str | None
) -> bool:
    """Whether a figure below 目標最終年度 令和９年度 is what was reached in that year, not the target."""
    if cell is None or role is None or cell in taken or not is_figure(cell.printed):
        return False
    return read_heading(role.printed, era).role in VALUE_ROLES - TARGETS


def _is_name(block: Block, column: int) -> bool:
    return block.headings[column].role in NAME_ROLES


def _cell_of_column(
    heading: Heading, column: int, rows: Sequence[Row], roles: Sequence[str | None]
) -> Cell | None:
    """The cell of a column of no year: 目標最終年度 may be filled in the row of 実績 or of 目標.

    Of the cells with a figure that in the row of its own kind comes first; a rate is none.
    """
    filled = [
        (cell, role)
        for row, role in zip(rows, roles, strict=True)
        if (cell := row[column]) and cell.text
    ]
    if heading.role not in VALUE_ROLES:
        return filled[0][0] if filled else rows[0][column]
    with_figure = [(cell, role) for cell, role in filled if is_figure(cell.printed)]
    is_target = heading.role in TARGETS
    own = [one for one in with_figure if one[1] != RATE and (one[1] in TARGETS) == is_target]
    of_values = [one for one in filled if one[1] in VALUE_ROLES]
    best = next(filter(None, (own, with_figure, of_values, filled)), None)
    return best[0][0] if best else rows[0][column]


def crossed(year: Heading, role: Heading, cell: Cell | None) -> Heading:
    """The heading of one cell; a figure in a row of 達成度 is a rate, not a grade."""
    is_rate = role.role == "status" and cell is not None and is_figure(cell.printed)
    return role._replace(
        text=f"{year.text} {role.text}",
        role=RATE if is_rate else role.role,
        year=role.year or year.year,
    )
