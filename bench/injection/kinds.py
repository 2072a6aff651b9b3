"""The kinds of error that are put into a figure of a printed table, one at a time."""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace

from pipeline.model.page import Page, PrintedCell, PrintedTable

UNITS = (
    ("人", "件"),
    ("件", "人"),
    ("％", "人"),
    ("%", "件"),
    ("万", ""),
    ("百万", "万"),
    ("事業", "％"),
)

Place = tuple[int, PrintedTable, PrintedCell]
"""A figure: the position of its page, its table and its cell."""

Broken = tuple[Page, ...] | None
"""The pages with an error, or None where the cell gives no such error."""


def has_digit(text: str) -> bool:
    """Whether a text may hold a figure."""
    return any(letter.isdecimal() for letter in text)


def _with(
    pages: Sequence[Page], at: int, table: PrintedTable, new: dict[PrintedCell, str]
) -> tuple[Page, ...]:
    cells = tuple(one._replace(text=new.get(one, one.text)) for one in table.cells)
    changed = replace(table, cells=cells)
    tables = tuple(changed if one is table else one for one in pages[at].tables)
    return (*pages[:at], replace(pages[at], tables=tables), *pages[at + 1 :])


def _digit(draw: random.Random, pages: Sequence[Page], place: Place) -> Broken:
    at, table, cell = place
    spots = [spot for spot, letter in enumerate(cell.text) if letter.isdecimal()]
    if not spots:
        return None
    spot = draw.choice(spots)
    others = [digit for digit in "123456789" if int(digit) != int(cell.text[spot])]
    return _with(pages, at, table, {cell: _put(cell.text, spot, draw.choice(others))})


def _put(text: str, spot: int, letter: str) -> str:
    return text[:spot] + letter + text[spot + 1 :]


def _sign(_: random.Random, pages: Sequence[Page], place: Place) -> Broken:
    at, table, cell = place
    bare = cell.text.lstrip("△▲-−－")
    return _with(pages, at, table, {cell: bare if bare != cell.text else f"△{cell.text}"})


def _separator(draw: random.Random, pages: Sequence[Page], place: Place) -> Broken:
    at, table, cell = place
    spots = [spot for spot, letter in enumerate(cell.text) if letter in ",，.．"]
    if not spots:
        return None
    spot = draw.choice(spots)
    is_point = cell.text[spot] in ".．"
    new = draw.choice(["", ","]) if is_point else "."
    return _with(pages, at, table, {cell: _put(cell.text, spot, new)})


def _unit(draw: random.Random, pages: Sequence[Page], place: Place) -> Broken:
    at, table, cell = place
    pairs = [(was, now) for was, now in UNITS if was in cell.text]
    if not pairs:
        return None
    was, now = draw.choice(pairs)
    return _with(pages, at, table, {cell: cell.text.replace(was, now, 1)})


def _swapped(draw: random.Random, pages: Sequence[Page], place: Place) -> Broken:
    at, table, cell = place
    return _exchanged(
        draw, pages, (at, table, cell), [one for one in table.cells if one.row == cell.row]
    )


def _shifted(draw: random.Random, pages: Sequence[Page], place: Place) -> Broken:
    _, table, cell = place
    below = [
        one for one in table.cells if one.column == cell.column and abs(one.row - cell.row) == 1
    ]
    return _exchanged(draw, pages, place, below) if below else None


def _exchanged(
    draw: random.Random, pages: Sequence[Page], place: Place, others: Sequence[PrintedCell]
) -> Broken:
    at, table, cell = place
    likely = [
        one for one in others if one != cell and has_digit(one.text) and one.text != cell.text
    ]
    if not likely:
        return None
    other = draw.choice(likely)
    return _with(pages, at, table, {cell: other.text, other: cell.text})


KINDS: dict[str, Callable[[random.Random, Sequence[Page], Place], Broken]] = {
    "digit": _digit,
    "sign": _sign,
    "separator": _separator,
    "unit": _unit,
    "swapped columns": _swapped,
    "shifted row": _shifted,
}
