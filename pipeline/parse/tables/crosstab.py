"""Tables that print 目標 and 実績 as rows under each indicator, and the years as columns."""

from itertools import groupby
from typing import NamedTuple

from pipeline.parse.headings.block import Block, Row, heading_across
from pipeline.parse.headings.lexicon import NAME_ROLES, RATE, VALUE_ROLES, Heading, read_heading
from pipeline.parse.table import Cell

SAID_BY_ROWS = VALUE_ROLES | {RATE, "status"}


class Crosstab(NamedTuple):
    """The columns of such a table: the name's, the one that says 目標 or 実績, the years', the rest."""

    name: int
    said: int
    years: tuple[int, ...]
    others: tuple[int, ...]


def split_crosstab(block: Block, era: str | None = None) -> tuple[Block, ...]:
    """One block an indicator, its roles from the rows and its years from the headings.

    A block whose rows do not say what they are comes back as it is.
    """
    crossing = _crossing(block, era)
    if crossing is None:
        return (block,)
    made: list[Block] = []
    between: list[Cell] = []
    for name, rows in groupby(block.rows, key=lambda row: row[crossing.name]):
        of_one = tuple(rows)
        if heading_across(of_one[0]) and name:
            between.append(name)
            continue
        made.append(_indicator(block, crossing, of_one, era).below(between))
        between = []
    return tuple(made)


def _crossing(block: Block, era: str | None) -> Crosstab | None:
    columns = range(len(block.headings))
    years = tuple(at for at in columns if block.headings[at].year and not block.headings[at].role)
    if not years:
        return None
    said = next((at for at in columns if at not in years and _holds_roles(block, at, era)), None)
    if said is None:
        return None
    others = tuple(at for at in columns if at not in years and at != said)
    name = next((at for at in others if block.headings[at].role in NAME_ROLES), None)
    return None if name is None else Crosstab(name, said, years, others)


def _holds_roles(block: Block, column: int, era: str | None) -> bool:
    cells = [cell for row in block.rows if (cell := row[column]) and not heading_across(row)]
    return bool(cells) and all(
        read_heading(cell.printed, era).role in SAID_BY_ROWS for cell in cells
    )


def _indicator(block: Block, crossing: Crosstab, rows: tuple[Row, ...], era: str | None) -> Block:
    """The rows of one indicator as one row: by year, and in a year in the order of the rows."""
    headings = [block.headings[at] for at in crossing.others]
    cells = [rows[0][at] for at in crossing.others]
    for at in crossing.years:
        for row in rows:
            said = row[crossing.said]
            if said is not None:
                headings.append(_crossed(block.headings[at], read_heading(said.printed, era)))
                cells.append(row[at])
    said_cells = [cell for row in rows if (cell := row[crossing.said])]
    return Block(tuple(headings), (tuple(cells),), (*block.heading_cells, *said_cells))


def _crossed(year: Heading, said: Heading) -> Heading:
    return said._replace(text=f"{year.text} {said.text}", year=said.year or year.year)
