"""Printed tables → tables whose cells are found by row and column."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import NamedTuple

from pipeline.model.page import Box, PrintedTable
from pipeline.normalize.text import comparison_key, normalized


class Cell(NamedTuple):
    """One cell: its place in its table and on its page, as printed and as text.

    Where a person corrected it, `printed` and `text` are what it is read as, and `original` is
    what is printed.
    """

    row: int
    column: int
    row_span: int
    column_span: int
    printed: str
    text: str
    page: int
    box: Box
    original: str | None = None

    @property
    def folded(self) -> str:
        """The text without any space, to compare it with a heading word."""
        return comparison_key(self.printed)

    @property
    def on_page(self) -> str:
        """What the page shows, whatever it is read as."""
        return self.printed if self.original is None else self.original

    @property
    def bottom_row(self) -> int:
        """The row after the cell's last."""
        return self.row + self.row_span

    @property
    def right_column(self) -> int:
        """The column after the cell's last."""
        return self.column + self.column_span


@dataclass(frozen=True)
class Table:
    """One table, over as many pages as it runs; cells in order of row and column."""

    number: int
    rows: int
    columns: int
    cells: tuple[Cell, ...]

    @cached_property
    def places(self) -> list[list[Cell | None]]:
        """The cell that covers each column of each row."""
        places: list[list[Cell | None]] = [[None] * self.columns for _ in range(self.rows)]
        for cell in self.cells:
            for row in places[cell.row : cell.bottom_row]:
                for column in range(cell.column, min(cell.right_column, self.columns)):
                    row[column] = cell
        return places

    def at(self, row: int, column: int) -> Cell | None:
        """The cell that covers a place; a merged cell covers many."""
        is_inside = 0 <= row < self.rows and 0 <= column < self.columns
        return self.places[row][column] if is_inside else None

    @cached_property
    def by_row(self) -> tuple[tuple[Cell, ...], ...]:
        """The cells that cover each row, from left to right, each once."""
        return tuple(
            tuple({id(cell): cell for cell in row if cell}.values()) for row in self.places
        )

    def row(self, row: int) -> tuple[Cell, ...]:
        """The cells that cover a row, from left to right, each once."""
        return self.by_row[row]

    def column(self, column: int) -> tuple[Cell, ...]:
        """The cells that cover a column, from top to bottom, each once."""
        found = (self.at(row, column) for row in range(self.rows))
        return tuple(dict.fromkeys(cell for cell in found if cell))

    @property
    def page(self) -> int:
        """The page the table begins on."""
        return self.cells[0].page

    @property
    def top(self) -> float:
        """Where the table begins on its first page."""
        return min(cell.box.top for cell in self.cells if cell.page == self.page)


def transposed(table: Table) -> Table:
    """The table with rows and columns exchanged."""
    cells = sorted(
        cell._replace(
            row=cell.column,
            column=cell.row,
            row_span=cell.column_span,
            column_span=cell.row_span,
        )
        for cell in table.cells
    )
    return replace(table, rows=table.columns, columns=table.rows, cells=tuple(cells))


def as_table(printed: PrintedTable, number: int) -> Table:
    """One printed table with its text normalised."""
    return Table(number, printed.rows, printed.columns, tuple(_cells(printed)))


def _cells(printed: PrintedTable) -> Iterator[Cell]:
    for cell in printed.cells:
        text = normalized(cell.text)
        yield Cell(
            cell.row,
            cell.column,
            cell.row_span,
            cell.column_span,
            cell.text,
            cell.text if text == cell.text else text,
            printed.page,
            cell.box,
        )
