"""Rows of a block → one block an indicator, where several rows print one indicator."""

from collections.abc import Callable, Iterable, Iterator, Sequence

from pipeline.parse.headings.block import Block, Row, heading_across
from pipeline.parse.table import Cell

Group = tuple[Row, ...]
"""The rows of one indicator, or one heading between rows."""


def row_groups(
    rows: Iterable[Row], goes_on: Callable[[Sequence[Row], Row], bool]
) -> Iterator[Group]:
    """The rows in groups; `goes_on` says whether a row belongs to the rows above it.

    A heading between rows is a group of its own.
    """
    group: list[Row] = []
    for row in rows:
        is_next = group and not heading_across(group[0]) and not heading_across(row)
        if group and not (is_next and goes_on(group, row)):
            yield tuple(group)
            group = []
        group.append(row)
    if group:
        yield tuple(group)


def one_block_each(groups: Iterable[Group], indicator: Callable[[Group], Block]) -> Iterator[Block]:
    """The block of each group, below the headings between rows that stand above it."""
    between: list[Cell] = []
    for group in groups:
        across = heading_across(group[0])
        if across:
            between.append(across)
        else:
            yield indicator(group).below(between)
            between = []
