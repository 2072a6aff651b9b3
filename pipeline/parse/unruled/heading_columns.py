"""Lines of headings → pieces, columns of them, and the headings over several columns."""

from collections.abc import Iterable, Iterator, Sequence
from typing import NamedTuple

from pipeline.model.page import Line
from pipeline.parse.headings.lexicon import RATE, VALUE_ROLES, Heading, read_heading
from pipeline.parse.unruled.line_pieces import box_of, joined_line, overlap, words_of

MISSED = 0.2
"""Share of their width by which a heading may miss the middle of the columns it is over.

Headings over several columns are centred. From 0.1 to 0.4 all pages at hand are read alike.
"""
AS_WELL = 0.1
"""A place over columns that misses by so little more than the best is as good as it.

From 0.05 to 0.1 all pages at hand are read alike; at 0.2 a year has two places over its columns, so
that the table is not clear (test_aligned.py).
"""
MOST_GROUPS = 6
"""Headings over several columns a table may have: the places tried grow with every one of them.

From 3 to 12 all pages at hand are read alike.
"""
MOST_WORDS = 16
"""Words a line of headings may have; what has more is a sentence in Latin letters.

From 8 to 32 all pages at hand are read alike; the ways to cut a line grow with the square of it.
"""

NAME_ROLES = frozenset({"name", "name_if_alone", "item", "section"})
FIGURE_ROLES = VALUE_ROLES | {"projects", "projects_with_kpi", "achieved", RATE}

Chain = tuple[Line, ...]


class Group(NamedTuple):
    """A heading over several columns: the first and the one after the last."""

    line: Line
    first: int
    end: int


Groups = tuple[Group, ...]


def text_of(chain: Iterable[Line]) -> str:
    """The text of lines under one another, a line break between."""
    return "\n".join(line.text for line in chain)


def heading_of(chain: Chain, era: str | None) -> Heading:
    """What a heading over one or more lines means."""
    return read_heading(text_of(chain), era)


def pieces_of(line: Line, era: str | None) -> tuple[Line, ...]:
    """A line cut at spaces into headings: the fewest unknown pieces, then the most pieces."""
    words = words_of(line)
    if len(words) > MOST_WORDS:
        return (line,)
    best: list[tuple[int, int, tuple[Line, ...]]] = [(0, 0, ())]
    for end in range(1, len(words) + 1):
        candidates = []
        for start in range(end):
            unknown, fewer, pieces = best[start]
            piece = joined_line(words[start:end])
            is_clear = heading_of((piece,), era).is_known or piece.text[0] in "(（"
            candidates.append((unknown + (not is_clear), fewer - 1, (*pieces, piece)))
        best.append(min(candidates, key=lambda way: way[:2]))
    return best[-1][2]


def chains_of(pieces: Iterable[Line]) -> tuple[Chain, ...]:
    """The pieces in columns: pieces above or below one another belong together."""
    columns: list[list[Line]] = []
    for piece in sorted(pieces, key=lambda piece: piece.box.top):
        touching = [column for column in columns if any(_in_column(piece, one) for one in column)]
        joined = [one for column in touching for one in column] + [piece]
        columns = [column for column in columns if column not in touching] + [joined]
    return tuple(map(tuple, sorted(columns, key=lambda column: box_of(column).x0)))


def _in_column(one: Line, other: Line) -> bool:
    return overlap(one.box.x0, one.box.x1, other.box.x0, other.box.x1) > 0


def is_over_others(piece: Line, pieces: Sequence[Line], era: str | None) -> bool:
    """Whether a piece is a year or a group above other headings, not a part of one of them."""
    heading = heading_of((piece,), era)
    if heading.role or not heading.is_known or heading.text.startswith("("):
        return False
    return any(other.box.top >= piece.box.bottom - 1 for other in pieces)


def unknown_above(chains: Iterable[Chain], era: str | None) -> list[Line]:
    """The first line of each chain that is a known heading without it only: 次期目標 over 目標."""
    return [
        chain[0]
        for chain in chains
        if len(chain) > 1 and not heading_of(chain, era).role and heading_of(chain[1:], era).role
    ]


def takes_in_text(chain: Chain, era: str | None) -> bool:
    """Whether a chain is a known heading until lines of the table's body are added to it."""
    parts = (chain[:end] for end in range(1, len(chain)))
    return not heading_of(chain, era).role and any(heading_of(part, era).role for part in parts)


def placements(over: Sequence[Line], chains: Sequence[Chain], era: str | None) -> Iterator[Groups]:
    """Every way the headings above can be over the middle of columns, none over another's."""
    if len(over) > MOST_GROUPS:
        return
    names = {
        column for column, chain in enumerate(chains) if heading_of(chain, era).role in NAME_ROLES
    }
    for groups in _apart((), [_spans(line, chains, names) for line in over]):
        yield tuple(sorted(groups, key=lambda group: group.first))


def _apart(placed: Groups, left: Sequence[Sequence[Group]]) -> Iterator[Groups]:
    """Every way to choose one place for each heading that is left, none over another's columns."""
    if not left:
        yield placed
        return
    for group in left[0]:
        if all(group.end <= other.first or other.end <= group.first for other in placed):
            yield from _apart((*placed, group), left[1:])


def _spans(line: Line, chains: Sequence[Chain], names: set[int]) -> list[Group]:
    """The columns a heading may be over: those whose middle it misses least."""
    columns = range(len(chains) + 1)
    spans = [
        Group(line, first, end)
        for first in columns
        for end in columns[first + 1 :]
        if names.isdisjoint(range(first, end))
    ]
    missed = [(_missed(group, chains), group) for group in spans]
    best = min((share for share, _ in missed), default=MISSED)
    return [group for share, group in missed if share <= min(MISSED, best + AS_WELL)]


def _missed(group: Group, chains: Sequence[Chain]) -> float:
    """How far a heading is from the middle of its columns, as a share of their width.

    Columns of no width, as a damaged page may have, are missed by any heading.
    """
    below = box_of(one for chain in chains[group.first : group.end] for one in chain)
    own = group.line.box
    if below.x1 <= below.x0:
        return float("inf")
    return abs(below.x0 + below.x1 - own.x0 - own.x1) / 2 / (below.x1 - below.x0)
