"""Rows of spans found in plain text to printed tables."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.model.page import Box, PrintedCell, PrintedTable
from pipeline.parse.flow.words import Span, Word, box_of, text_of


class Entry(NamedTuple):
    """A cell of a row: its words, in more than one place or in none, and how far it reaches."""

    spans: tuple[Span, ...]
    row_span: int = 1
    column_span: int = 1


class Found(NamedTuple):
    """A table found in the words of a page: its rows of entries, and the words it took up."""

    rows: tuple[tuple[Entry, ...], ...]
    taken: tuple[Span, ...]


def printed_table(page: int, words: Sequence[Word], found: Found) -> PrintedTable:
    """The table of the entries; a cell below a tall one moves to the right of it."""
    cells = tuple(_cells(words, found.rows))
    box = _around([one.box for one in cells])
    columns = max(one.column + one.column_span for one in cells)
    return PrintedTable(page, box, len(found.rows), columns, cells)


def cell(span: Span | None, row_span: int = 1, column_span: int = 1) -> Entry:
    """The cell of words in one place; an empty one for None."""
    return Entry((span,) if span else (), row_span, column_span)


def _cells(words: Sequence[Word], rows: Iterable[Sequence[Entry]]) -> Iterator[PrintedCell]:
    taken: set[tuple[int, int]] = set()
    for row, entries in enumerate(rows):
        column = 0
        empty = _beginning(words, entries)
        for entry in entries:
            while (row, column) in taken:
                column += 1
            box = _around([box_of(words, span) for span in entry.spans] or [empty])
            text = "\n".join(text_of(words, span) for span in entry.spans)
            yield PrintedCell(row, column, entry.row_span, entry.column_span, text, box)
            taken.update(
                (row + down, column + right)
                for down in range(entry.row_span)
                for right in range(entry.column_span)
            )


def _beginning(words: Sequence[Word], entries: Iterable[Entry]) -> Box:
    """The place of an empty cell: where the lines of its row begin."""
    lines = [words[span.start].line for entry in entries for span in entry.spans]
    line = min(lines, default=0)
    return Box(0, line, 0, line)


def _around(boxes: Sequence[Box]) -> Box:
    return Box(
        min(box.x0 for box in boxes),
        min(box.top for box in boxes),
        max(box.x1 for box in boxes),
        max(box.bottom for box in boxes),
    )


def taken_by(rows: Iterable[Iterable[Entry]]) -> tuple[Span, ...]:
    """The words that stand in the entries."""
    return tuple(span for row in rows for entry in row for span in entry.spans)
