"""Headings and the rows of cells that stand under them, whichever way a table was printed."""

from dataclasses import dataclass

from pipeline.parse.headings import Heading
from pipeline.parse.table import Cell


@dataclass(frozen=True, slots=True)
class Block:
    """Headings and the rows that stand under them, one cell or None a heading.

    `heading_cells` are the table's cells that were read as headings.
    """

    headings: tuple[Heading, ...]
    rows: tuple[tuple[Cell | None, ...], ...]
    heading_cells: tuple[Cell, ...]

    @property
    def roles(self) -> frozenset[str]:
        """The roles of its columns."""
        return frozenset(heading.role for heading in self.headings if heading.role)


def is_indicator(roles: frozenset[str]) -> bool:
    """Whether these columns can hold an indicator: a name and a target or an actual."""
    has_name = bool(roles & {"name", "name_if_alone", "item"})
    return has_name and bool(roles & {"target", "final_target", "actual"})
