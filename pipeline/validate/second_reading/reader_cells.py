"""The cells of one reader beside those of the other."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from itertools import groupby
from operator import attrgetter
from typing import NamedTuple

from pipeline.model.finding import Figure, Observation, Outcome, judged, not_applicable
from pipeline.model.page import Box, Page, PrintedCell
from pipeline.model.records import Cell, KpiValue
from pipeline.model.vocabulary import TableKind
from pipeline.normalize.text import legible
from pipeline.parse.headings.report_year import era_of
from pipeline.parse.unruled.aligned import with_aligned_tables

NEAR = 3.0
"""Points two readers may differ in where a border lies: the thickest rules are as wide."""
DASHES = str.maketrans("−‐‑‒–", "-----")
"""One dash may have several codes in a font; which one is printed is not for the readers to say."""
NOTHING = "∅"
"""Stands for the text of a reader that found no such cell."""

Place = tuple[int, Box]
"""A page and the box of a cell on it."""


class Compared(NamedTuple):
    """One cell and its text as each reader has it; None where a reader has no such cell."""

    page: int
    box: Box
    first: str | None
    second: str | None

    @property
    def agree(self) -> bool:
        """Whether both read the same, but for spaces and the several codes of one character."""
        return (
            self.first is not None
            and self.second is not None
            and _squeezed(self.first) == _squeezed(self.second)
        )


def compared_cells(pages: Sequence[Page], again: Sequence[Page]) -> Iterator[Compared]:
    """Every cell that holds text, for either reader, on the pages that were read twice."""
    era = era_of(pages) if again else None
    by_number = {page.number: page for page in pages}
    for page in again:
        if page.width:
            yield from _on_page(by_number[page.number], page, era)


def read_once(again: Sequence[Page]) -> Iterator[Observation]:
    """Pages that were to be read twice and of which the second reader read nothing."""
    for page in again:
        if not page.width:
            why = "; ".join(doubt.observed for doubt in page.doubts)
            yield Observation("one_reader", page=page.number, observed=f"pdfplumber: {why}")


def _on_page(first: Page, second: Page, era: str | None) -> Iterator[Compared]:
    left = _cells(second, era)
    for cell in _cells(first, era):
        other = next((one for one in left if _are_at_one_place(one.box, cell.box)), None)
        if other:
            left.remove(other)
        if cell.text or (other and other.text):
            yield Compared(first.number, cell.box, cell.text, other.text if other else None)
    for cell in left:
        if cell.text:
            yield Compared(first.number, cell.box, None, cell.text)


def _cells(page: Page, era: str | None) -> list[PrintedCell]:
    return [cell for table in with_aligned_tables(page, era).tables for cell in table.cells]


def _are_at_one_place(one: Box, other: Box) -> bool:
    return all(abs(a - b) <= NEAR for a, b in zip(one, other, strict=True))


def _squeezed(text: str) -> str:
    return "".join(legible(text).translate(DASHES).split())


def reader_outcomes(cells: Sequence[Cell], compared: Iterable[Compared]) -> Iterator[Outcome]:
    """Whether both readers read each cell of a table that is understood alike.

    A cell of any other table is not told: nothing is taken from it.
    """
    by_page: dict[int, list[Cell]] = {}
    for cell in cells:
        by_page.setdefault(cell.page, []).append(cell)
    is_compared = False
    for page, on_page in groupby(compared, attrgetter("page")):
        is_compared = True
        known = {_box(cell): cell for cell in by_page.get(page, ())}
        for one in on_page:
            own = known.get(one.box)
            if own is None or own.table_kind is not TableKind.OTHER:
                yield judged(_observation(one), one.agree, _figures(own))
    if not is_compared:
        yield not_applicable("readers_differ")


def _box(thing: Cell | KpiValue) -> Box:
    return Box(thing.x0, thing.top, thing.x1, thing.bottom)


def _figures(cell: Cell | None) -> tuple[Figure, ...]:
    return (Figure("cells", (cell.table_no, cell.row, cell.column), "printed"),) if cell else ()


def _observation(one: Compared) -> Observation:
    return Observation(
        "readers_differ",
        "cells",
        page=one.page,
        printed=NOTHING if one.first is None else one.first,
        observed=NOTHING if one.second is None else one.second,
    )


def with_agreement(
    values: Sequence[KpiValue], compared: Iterable[Compared]
) -> tuple[KpiValue, ...]:
    """The figures, each saying whether both readers agree on its cell."""
    places = {(value.page, _box(value)) for value in values}
    agreed = {place: one.agree for one in compared if (place := (one.page, one.box)) in places}
    return tuple(_with(value, agreed) for value in values)


def _with(value: KpiValue, agreed: Mapping[Place, bool]) -> KpiValue:
    agree = agreed.get((value.page, _box(value)))
    return value if agree is None else replace(value, readers_agree=agree)
