"""Tables of cards → blocks: label and value side by side, an indicator a card."""

from collections.abc import Iterator
from typing import NamedTuple

from pipeline.parse.headings.block import Block, is_indicator
from pipeline.parse.headings.lexicon import Heading, combined, read_heading
from pipeline.parse.headings.numbering import read_numbered
from pipeline.parse.headings.status_words import is_open, is_status
from pipeline.parse.table import Cell, Table

VALUES_THAT_LOOK_LIKE_LABELS = frozenset(
    {"achieved", "mostly_achieved", "partially_achieved", "not_achieved", "pending"}
)


class Pair(NamedTuple):
    """A label, what it means, and the value beside it."""

    label: Cell
    heading: Heading
    value: Cell


def cards(table: Table, era: str | None = None) -> tuple[Block, ...]:
    """One block a card; none where a cell is neither a label nor the one value beside a label.

    The name may stand over all of it without a label.
    """
    pairs: list[Pair] = []
    for row in range(table.rows):
        found = _across(table, row, era) or _pairs(table, row, era)
        if found is None:
            return ()
        pairs.extend(found)
    return tuple(_blocks(pairs))


def _across(table: Table, row: int, era: str | None) -> list[Pair]:
    """The name of a card, which runs over the whole table above its labels, or its status below them."""
    cells = table.row(row)
    only = cells[0] if len(cells) == 1 and table.columns > 1 else None
    if only is None or not only.text:
        return []
    if row and (is_status(only.printed) or is_open(only.printed) or _is_last(table, row)):
        return [Pair(only, Heading("", "status"), only)]
    if read_heading(only.printed, era).is_known:
        return []
    return [] if read_numbered(only.text) else [Pair(only, Heading("", "name"), only)]


def _is_last(table: Table, row: int) -> bool:
    """Whether nothing but texts over the whole table are left: a word for the status, known or not."""
    return all(len(table.row(below)) == 1 for below in range(row, table.rows))


def _pairs(table: Table, row: int, era: str | None) -> list[Pair] | None:
    """The pairs of one row; None where the row is not made of pairs."""
    pairs: list[Pair] = []
    over: tuple[Heading, ...] = ()
    label: tuple[Cell, Heading] | None = None
    for cell in table.row(row):
        word = read_heading(cell.printed, era)
        is_label = bool(word.role) and word.role not in VALUES_THAT_LOOK_LIKE_LABELS
        if label and not is_label:
            pairs.append(Pair(label[0], combined((*over, label[1])), cell))
            label, over = None, ()
        elif is_label:
            label = (cell, word)
        elif word.is_known and not word.role:
            over = (*over, word)
        elif cell.text:
            return None
    return None if label else [pair for pair in pairs if pair.label.row == row]


def _blocks(pairs: list[Pair]) -> Iterator[Block]:
    card: list[Pair] = []
    for pair in pairs:
        if pair.heading.role == "name" and any(seen.heading.role == "name" for seen in card):
            yield from _block(card)
            card = []
        card.append(pair)
    yield from _block(card)


def _block(card: list[Pair]) -> Iterator[Block]:
    block = Block(
        tuple(pair.heading for pair in card),
        (tuple(pair.value for pair in card),),
        tuple(pair.label for pair in card),
    )
    if is_indicator(block.roles):
        yield block
