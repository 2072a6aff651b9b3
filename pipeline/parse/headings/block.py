"""What a table is made into: headings and the rows of cells under them, however it was printed."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from pipeline.parse.headings.lexicon import NAME_ROLES, Heading
from pipeline.parse.table import Cell

Row = tuple[Cell | None, ...]


@dataclass(frozen=True, slots=True)
class Block:
    """Headings and the rows under them, one cell or None a heading.

    `heading_cells` are the table's cells that were read as headings.
    """

    headings: tuple[Heading, ...]
    rows: tuple[Row, ...]
    heading_cells: tuple[Cell, ...]

    @property
    def roles(self) -> frozenset[str]:
        """The roles of its columns."""
        return frozenset(heading.role for heading in self.headings if heading.role)

    def filled(self, column: int) -> list[Cell]:
        """The cells of a column with text, each once.

        A label that reaches down from the headings is not one of them, nor a heading between rows.
        """
        rows = (row for row in self.rows if not heading_across(row))
        cells = dict.fromkeys(cell for row in rows if (cell := row[column]) and cell.text)
        return [cell for cell in cells if cell not in self.heading_cells]

    def below(self, between: Sequence[Cell]) -> "Block":
        """The same block under headings that run across the table."""
        across = tuple((cell,) * len(self.headings) for cell in between)
        return replace(self, rows=across + self.rows)


WIDE = 3
"""Columns over which a text alone in its row is a heading; a name may be over two."""


def heading_across(row: Row) -> Cell | None:
    """The one cell that runs over the whole row: a heading between rows, not an indicator.

    So is a cell over several columns beside which nothing is printed.
    """
    only = row[0]
    if len(row) < 2 or only is None or not only.text:
        return None
    others = [cell for cell in row if cell is not only and cell != only]
    is_alone = not any(cell and cell.text for cell in others)
    return only if is_alone and len(row) - len(others) >= min(WIDE, len(row)) else None


def is_indicator(roles: frozenset[str]) -> bool:
    """Whether these columns can hold an indicator: a name, and a target or an actual."""
    has_name = not roles.isdisjoint(NAME_ROLES)
    has_actual = "actual" in roles or {"baseline", "baseline_or_actual"} <= roles
    return has_name and (has_actual or bool(roles & {"target", "final_target", "next_target"}))
