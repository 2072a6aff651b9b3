"""Cells as two readers read them → whether they agree."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from operator import attrgetter

from pipeline.model.evidence import ComparedCell
from pipeline.model.finding import Figure, Observation, Outcome, judged, not_applicable
from pipeline.model.page import Box, Page
from pipeline.model.records import Cell
from pipeline.model.vocabulary import TableKind

NOTHING = "∅"
"""The text of a reader that found no such cell."""


def read_once(again: Sequence[Page]) -> Iterator[Observation]:
    """Pages that were to be read twice and of which the second reader read nothing."""
    for page in again:
        if not page.width:
            why = "; ".join(doubt.observed for doubt in page.doubts)
            yield Observation("one_reader", page=page.number, observed=f"pdfplumber: {why}")


def reader_outcomes(cells: Sequence[Cell], compared: Iterable[ComparedCell]) -> Iterator[Outcome]:
    """Whether both readers read each cell of a table that is understood alike.

    A cell of any other table is not judged: nothing is taken from it.
    """
    by_page: dict[int, list[Cell]] = {}
    for cell in cells:
        by_page.setdefault(cell.page, []).append(cell)
    is_compared = False
    for page, on_page in groupby(compared, attrgetter("page")):
        is_compared = True
        known = {
            Box(cell.x0, cell.top, cell.x1, cell.bottom): cell for cell in by_page.get(page, ())
        }
        for one in on_page:
            own = known.get(one.box)
            if own is None or own.table_kind is not TableKind.OTHER:
                yield judged(_observation(one), one.agree, _figures(own))
    if not is_compared:
        yield not_applicable("readers_differ")


def _figures(cell: Cell | None) -> tuple[Figure, ...]:
    return (Figure("cells", (cell.table_no, cell.row, cell.column), "printed"),) if cell else ()


def _observation(one: ComparedCell) -> Observation:
    return Observation(
        "readers_differ",
        "cells",
        page=one.page,
        printed=NOTHING if one.first is None else one.first,
        observed=NOTHING if one.second is None else one.second,
    )
