"""Pages as two readers read them → each cell by both, and whether they agree."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.model.evidence import ComparedCell
from pipeline.model.page import Box, Page, PrintedCell
from pipeline.model.records import KpiValue
from pipeline.normalize.text import unify_characters

NEAR = 3.0
"""Points two readers may differ in where a border lies: the thickest rules are as wide.

In the PDFs at hand the two differ by 1.26 points at most. The check `readers_differ` states it.
"""
DASHES = str.maketrans("−‐‑‒–", "-----")
"""A font may give one dash several codes; which of them the text has changes no figure."""

Place = tuple[int, Box]
"""A page and the box of a cell on it."""


def compared_cells(pages: Sequence[Page], again: Sequence[Page]) -> Iterator[ComparedCell]:
    """Every cell that holds text, for either reader, on the pages that were read twice.

    Both hold their tables without rulings already.
    """
    by_number = {page.number: page for page in pages}
    for page in again:
        if page.width:
            yield from _on_page(by_number[page.number], page)


def with_agreement(
    values: Sequence[KpiValue], compared: Iterable[ComparedCell]
) -> tuple[KpiValue, ...]:
    """The figures, each with `readers_agree`: whether both readers agree on its cell."""
    places = {(value.page, _box(value)) for value in values}
    agreed = {place: one.agree for one in compared if (place := (one.page, one.box)) in places}
    return tuple(_with(value, agreed) for value in values)


def _on_page(first: Page, second: Page) -> Iterator[ComparedCell]:
    left = _cells(second)
    for cell in _cells(first):
        other = next((one for one in left if _are_at_one_place(one.box, cell.box)), None)
        if other:
            left.remove(other)
        if cell.text or (other and other.text):
            yield _compared(first.number, cell.box, cell.text, other.text if other else None)
    for cell in left:
        if cell.text:
            yield _compared(first.number, cell.box, None, cell.text)


def _cells(page: Page) -> list[PrintedCell]:
    return [cell for table in page.tables for cell in table.cells]


def _are_at_one_place(one: Box, other: Box) -> bool:
    return all(abs(a - b) <= NEAR for a, b in zip(one, other, strict=True))


def _compared(page: int, box: Box, first: str | None, second: str | None) -> ComparedCell:
    agree = first is not None and second is not None and _squeezed(first) == _squeezed(second)
    return ComparedCell(page, box, first, second, agree)


def _squeezed(text: str) -> str:
    return "".join(unify_characters(text).translate(DASHES).split())


def _box(value: KpiValue) -> Box:
    return Box(value.x0, value.top, value.x1, value.bottom)


def _with(value: KpiValue, agreed: Mapping[Place, bool]) -> KpiValue:
    agree = agreed.get((value.page, _box(value)))
    return value if agree is None else replace(value, readers_agree=agree)
