"""A page → the page with the cards in its boxes as tables of labels and values.

A card is a drawn box, or a cell of a grid of boxes, with the name of one indicator and its figures.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import NamedTuple

from pipeline.model.page import Box, Line, Page, PrintedCell, PrintedTable, box_around
from pipeline.parse.headings.lexicon import read_heading
from pipeline.parse.unruled.card_text import Card, Piece, is_arrow, is_badge, read_card, text_of
from pipeline.parse.unruled.line_pieces import strips

BESIDE = 0.75
"""Share of a letter's height by which labels beside one another in a card may differ.

The boxes in a card are as high as the figures in them, and their labels stand at the top.
"""


class BoxedCard(NamedTuple):
    """A card as a table, and the lines of the page it was made of."""

    table: PrintedTable
    lines: frozenset[Line]


def with_cards(page: Page, era: str | None) -> Page:
    """The page with its cards as tables; a card's lines are taken out of the page's lines."""
    tables = [one for table in page.tables for one in _tables_of_cells(table, era)]
    left = list(page.lines)
    for box in sorted(page.boxes, key=lambda box: (box.x1 - box.x0) * (box.bottom - box.top)):
        own = [line for line in left if _is_inside(line.box, box) and not is_arrow(line.text)]
        rows = strips(_with_years(own, era), BESIDE)
        inside = [line for row in rows for line in row]
        badges = frozenset(_badges(inside, page.boxes, box))
        card = read_card([[line.text for line in row] for row in rows], era, badges)
        if card:
            tables.append(_table(page.number, inside, card, box))
            used = {*card.name, *card.status, *(piece.line for one in card.pairs for piece in one)}
            taken = [inside[number].box for number in used]
            left = [line for line in left if not any(_is_inside(line.box, one) for one in taken)]
    if len(left) == len(page.lines) and len(tables) == len(page.tables):
        return page
    in_order = sorted(tables, key=lambda table: (table.box.top, table.box.x0))
    return replace(page, lines=tuple(left), tables=tuple(in_order))


def _badges(lines: Sequence[Line], boxes: Iterable[Box], card: Box) -> Iterator[int]:
    """The lines of a card that stand alone in a box of their own, without a figure: its status."""
    for box in boxes:
        if box != card and _is_inside(box, card):
            inside = [at for at, line in enumerate(lines) if _is_inside(line.box, box)]
            if len(inside) == 1 and is_badge(lines[inside[0]].text):
                yield inside[0]


def _is_inside(line: Box, box: Box) -> bool:
    x, y = (line.x0 + line.x1) / 2, (line.top + line.bottom) / 2
    return box.x0 <= x <= box.x1 and box.top <= y <= box.bottom


def _with_years(lines: Sequence[Line], era: str | None) -> list[Line]:
    """The lines, with a year right below a label as one line with it: 基準値 / (令和4年度)."""
    found: list[Line] = []
    for line in lines:
        label = next((at for at, one in enumerate(found) if _is_label_above(one, line, era)), None)
        if label is None:
            found.append(line)
            continue
        above = found[label]
        found[label] = Line(above.text + line.text, box_around((above.box, line.box)), above.size)
    return found


def _is_label_above(label: Line, line: Line, era: str | None) -> bool:
    """Whether a line is a year and nothing else, and the other a label without one right above it."""
    year, heading = read_heading(line.text, era), read_heading(label.text, era)
    if not year.year or year.role or not heading.role or heading.year:
        return False
    middle = (line.box.x0 + line.box.x1) / 2
    gap = line.box.top - label.box.bottom
    return (
        label.box.x0 - label.size <= middle <= label.box.x1 + label.size and abs(gap) <= label.size
    )


def _tables_of_cells(table: PrintedTable, era: str | None) -> Iterator[PrintedTable]:
    """A table each of whose cells is a card, as one table a card; any other table as it is."""
    filled = [cell for cell in table.cells if cell.text]
    read = [
        (lines, read_card([[line.text] for line in lines], era))
        for lines in (_with_years(_lines(cell), era) for cell in filled)
    ]
    if not filled or not all(card for _, card in read):
        yield table
        return
    for cell, (lines, card) in zip(filled, read, strict=True):
        if card:
            yield _table(table.page, lines, card, cell.box)


def _lines(cell: PrintedCell) -> list[Line]:
    """The lines of a cell, each as high as the others."""
    texts = cell.text.split("\n")
    x0, top, x1, bottom = cell.box
    high = (bottom - top) / len(texts)
    return [
        Line(text, Box(x0, top + number * high, x1, top + (number + 1) * high), high)
        for number, text in enumerate(texts)
    ]


def _table(page: int, lines: Sequence[Line], card: Card, box: Box) -> PrintedTable:
    """The card as a table: its name over both columns, then a label and a value in each row."""
    names = [lines[number] for number in card.name]
    name = "\n".join(line.text for line in names)
    cells = [PrintedCell(0, 0, 1, 2, name, box_around(line.box for line in names))]
    for row, (label, value) in enumerate(card.pairs, 1):
        cells.append(_cell(row, 0, lines, label))
        cells.append(_cell(row, 1, lines, value))
    for row, number in enumerate(card.status, len(card.pairs) + 1):
        cells.append(PrintedCell(row, 0, 1, 2, lines[number].text, lines[number].box))
    rows = 1 + len(card.pairs) + len(card.status)
    return PrintedTable(page, box, rows, 2, tuple(cells))


def _cell(row: int, column: int, lines: Sequence[Line], piece: Piece) -> PrintedCell:
    text = text_of([line.text for line in lines], piece)
    return PrintedCell(row, column, 1, 1, text, _part(lines[piece.line], piece))


def _part(line: Line, piece: Piece) -> Box:
    """The box of some letters of a line, of which each is as wide as the others, a digit half as wide."""
    widths = [1 if letter.isascii() else 2 for letter in line.text]
    x0, top, x1, bottom = line.box
    scale = (x1 - x0) / sum(widths)
    start = x0 + scale * sum(widths[: piece.start])
    return Box(
        round(start, 2), top, round(start + scale * sum(widths[piece.start : piece.end]), 2), bottom
    )
