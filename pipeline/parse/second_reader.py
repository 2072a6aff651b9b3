"""Pages as two readers read them → each cell by both, and whether they agree."""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.model.evidence import ComparedCell
from pipeline.model.page import UNSEEN, Box, Page, PrintedCell, PrintedTable
from pipeline.model.records import KpiValue
from pipeline.normalize.text import unify_characters

NEAR = 3.0
"""Points two readers may differ in where a border lies: the thickest rules are as wide.

In the PDFs at hand the two differ by 1.26 points at most. The check `readers_differ` states it.
"""
DASHES = str.maketrans("−‐‑‒–", "-----")
"""A font may give one dash several codes; which of them the text has changes no figure."""

UNKNOWN = re.compile(r"\(cid:\d+\)|[\x00-\x08\x0e-\x1f\ufffd]")
"""What a reader writes for a glyph of which the PDF does not say how it reads."""

Place = tuple[int, Box]
"""A page and the box of a cell on it."""


def compared_cells(pages: Sequence[Page], again: Sequence[Page]) -> Iterator[ComparedCell]:
    """Every cell that holds text, for either reader, on the pages that were read twice.

    Both hold their tables without rulings already.
    """
    by_number = {page.number: _without_recognised(page) for page in pages}
    for page in again:
        if page.width:
            yield from _on_page(by_number[page.number], page)


def _without_recognised(page: Page) -> Page:
    """The page without the tables that were read from pictures: a reader of text has none of them."""
    own = (
        table
        for table in page.tables
        if not any(_overlap(table.box, area) for area in page.recognised)
    )
    return replace(page, tables=tuple(own)) if page.recognised else page


def with_agreement(
    values: Sequence[KpiValue], compared: Iterable[ComparedCell]
) -> tuple[KpiValue, ...]:
    """The figures, each with `readers_agree`: whether both readers agree on its cell."""
    places = {(value.page, _box(value)) for value in values}
    agreed = {place: one.agree for one in compared if (place := (one.page, one.box)) in places}
    return tuple(_with(value, agreed) for value in values)


def _on_page(first: Page, second: Page) -> Iterator[ComparedCell]:
    pairs = list(_alike_tables(first, second))
    own, others = {id(one) for one, _ in pairs}, {id(other) for _, other in pairs}
    for one, _ in pairs:
        for cell in one.cells:
            if cell.text:
                yield ComparedCell(first.number, cell.box, cell.text, cell.text, agree=True)
    left = _cells(table for table in second.tables if id(table) not in others)
    for cell in _cells(table for table in first.tables if id(table) not in own):
        other = next((one for one in left if _are_at_one_place(one.box, cell.box)), None)
        if other:
            left.remove(other)
        if cell.text or (other and other.text):
            yield _compared(first.number, cell.box, cell.text, other.text if other else None)
    for cell in left:
        if cell.text:
            yield _compared(first.number, cell.box, None, cell.text)


def _alike_tables(first: Page, second: Page) -> Iterator[tuple[PrintedTable, PrintedTable]]:
    """The tables of one area with the same text in each row and column, wherever its borders are.

    One reader may find rules where the other has only the text to go by: the cells then have other
    boxes, but each figure is under the same heading beside the same name.
    """
    left = list(second.tables)
    for table in first.tables:
        texts = _texts(table)
        other = next(
            (one for one in left if _overlap(one.box, table.box) and _texts(one) == texts), None
        )
        if other is not None:
            left.remove(other)
            yield table, other


def _texts(table: PrintedTable) -> dict[tuple[int, int, int, int], str]:
    """The text of each cell that holds some, by its rows and columns."""
    return {cell[:4]: _squeezed(cell.text) for cell in table.cells if cell.text}


def _overlap(one: Box, other: Box) -> bool:
    across = min(one.x1, other.x1) > max(one.x0, other.x0)
    return across and min(one.bottom, other.bottom) > max(one.top, other.top)


def _cells(tables: Iterable[PrintedTable]) -> list[PrintedCell]:
    return [cell for table in tables for cell in table.cells]


def _are_at_one_place(one: Box, other: Box) -> bool:
    return all(abs(a - b) <= NEAR for a, b in zip(one, other, strict=True))


def _compared(page: int, box: Box, first: str | None, second: str | None) -> ComparedCell:
    agree = first is not None and second is not None and _say_the_same(first, second)
    return ComparedCell(page, box, first, second, agree)


def _say_the_same(first: str, second: str) -> bool:
    """Whether two texts are one; a sign whose text a reader does not know is not a difference.

    In a cell with a digit it may be a minus or a digit itself: there every sign counts.
    """
    one, other = _squeezed(first), _squeezed(second)
    if one == other:
        return True
    if any(letter.isdecimal() for letter in one + other):
        return False
    known = other.split(UNSEEN)
    return len(known) > 1 and re.fullmatch(".".join(map(re.escape, known)), one) is not None


def _squeezed(text: str) -> str:
    """The text without spaces, in plain characters; UNSEEN for each sign that is not known."""
    if UNKNOWN.search(text):
        return UNSEEN.join(map(_squeezed, UNKNOWN.split(text)))
    return "".join(unify_characters(text).translate(DASHES).split())


def _box(value: KpiValue) -> Box:
    return Box(value.x0, value.top, value.x1, value.bottom)


def _with(value: KpiValue, agreed: Mapping[Place, bool]) -> KpiValue:
    agree = agreed.get((value.page, _box(value)))
    return value if agree is None else replace(value, readers_agree=agree)
