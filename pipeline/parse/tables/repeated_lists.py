"""A block of headings that repeat from left to right → one block for each repetition.

To save room, a long list is printed as two lists side by side in one table: 指標名, 目標値, 実績値 and
again 指標名, 目標値, 実績値.
"""

from dataclasses import replace

from pipeline.parse.headings.block import Block, is_indicator

MOST = 4
"""Lists side by side: each takes three columns at least."""


def repeated_lists(block: Block) -> tuple[Block, ...]:
    """The lists of a block from left to right, or the block where its headings do not repeat."""
    count = len(block.headings)
    keys = [(heading.text, heading.role, heading.year) for heading in block.headings]
    for lists in range(2, MOST + 1):
        width, left = divmod(count, lists)
        if left or any(keys[:width] != keys[at : at + width] for at in range(0, count, width)):
            continue
        made = tuple(_columns(block, at, at + width) for at in range(0, count, width))
        if is_indicator(made[0].roles):
            return made
    return (block,)


def _columns(block: Block, start: int, end: int) -> Block:
    rows = tuple(row[start:end] for row in block.rows)
    return replace(block, headings=block.headings[start:end], rows=rows)
