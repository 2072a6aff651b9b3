"""Quantities as one short line each, so that a table of tests can be read at a glance.

200000 人分 +about is a figure, 90..100 % a range, pending a mark; more follows as name=text.
"""

from collections.abc import Iterable, Iterator

from pipeline.model.figure import Quantity
from pipeline.normalize.quantity.quantities import read_quantities


def said(printed: str, unit: str | None = None, era: str | None = None) -> str:
    """What a cell is read as; two quantities stand on both sides of a bar."""
    return " | ".join(map(line, read_quantities(printed, unit, era)))


def line(quantity: Quantity) -> str:
    """All that is said of one quantity but its printed text and its pieces."""
    return " ".join((*_figure(quantity), *_more(quantity)))


def _figure(quantity: Quantity) -> Iterator[str]:
    ends = [str(end) for end in (quantity.value, quantity.upper) if end is not None]
    if quantity.mark is not None:
        yield quantity.mark.value
    if ends:
        yield "..".join(ends)
    if quantity.unit is not None:
        yield quantity.unit


def _more(quantity: Quantity) -> Iterable[str]:
    if quantity.qualifier is not None:
        yield f"+{quantity.qualifier}"
    if quantity.cumulative:
        yield "+cumulative"
    for name in ("part", "company", "year", "role"):
        if (text := getattr(quantity, name)) is not None:
            yield f"{name}={text}"
