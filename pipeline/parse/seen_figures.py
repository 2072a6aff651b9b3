"""What the pictures of the pages say of figures: seen, written by an annotation, drawn without text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from pipeline.model.finding import Observation
from pipeline.model.page import UNSEEN, Box, Page
from pipeline.model.records import Cell, KpiValue
from pipeline.model.vocabulary import ReadBy, TableKind


def with_seen(values: Sequence[KpiValue], pages: Sequence[Page]) -> tuple[KpiValue, ...]:
    """The figures, each with `seen` and `read_by`.

    Whether the picture of its page shows all its letters, whether annotations write any of them, and
    whether text recognition read them.
    """
    seen_pages = {page.number for page in pages if page.is_seen}
    written = {page.number: page.annotated for page in pages if page.annotated}
    recognised = {page.number: page.recognised for page in pages if page.recognised}
    return tuple(
        replace(
            value,
            seen=UNSEEN not in value.printed if value.page in seen_pages else None,
            read_by=_read_by(
                Box(value.x0, value.top, value.x1, value.bottom),
                written.get(value.page, ()),
                recognised.get(value.page, ()),
            ),
        )
        for value in values
    )


def _read_by(cell: Box, written: Iterable[Box], recognised: Iterable[Box]) -> ReadBy:
    if any(_holds(area, cell) for area in recognised):
        return ReadBy.OCR
    return ReadBy.ANNOTATION if any(_holds(cell, one) for one in written) else ReadBy.TEXT


def _holds(cell: Box, one: Box) -> bool:
    across, down = (one.x0 + one.x1) / 2, (one.top + one.bottom) / 2
    return cell.x0 <= across <= cell.x1 and cell.top <= down <= cell.bottom


def drawn_ink(cells: Sequence[Cell], pages: Sequence[Page]) -> Iterator[Observation]:
    """Of each page the cells of tables that are understood in which something is drawn, not written."""
    drawn = {page.number: page.drawn for page in pages if page.drawn}
    for number, places in drawn.items():
        own = [one for one in cells if one.page == number and one.table_kind is not TableKind.OTHER]
        boxes = {one: Box(one.x0, one.top, one.x1, one.bottom) for one in own}
        inked = [one for one in own if any(_holds(boxes[one], place) for place in places)]
        if inked:
            texts = "; ".join(
                f"{one.table_no}, {one.row}-{one.column}: {_squeezed(one)}" for one in inked
            )
            yield Observation("ink_without_text", "cells", page=number, observed=texts)


def _squeezed(cell: Cell) -> str:
    return "".join(cell.printed.split())
