"""Rulings → long straight edges, and the networks of edges that touch and may rule one table."""

from bisect import bisect_left
from collections.abc import Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

from pipeline.model.page import Box, Ruling

JOIN = 3.0
"""Points. Pieces of one rule are drawn at most this far apart, as in pdfplumber.

From 0.6 to 4.5 the PDFs at hand give the same tables; at 6 a table gains a row."""
LEVEL = 1.0
"""Points. Pieces of one rule lie this near to one line.

From 0.2 to 1.5 the PDFs at hand give the same tables; at 2 a bordered table of a browser changes."""
DASH = 12.0
"""Points. A piece no longer may be a dash; the next stands off at most half of this.

From 2.4 to 18 the PDFs at hand give the same tables; at 24 a table gains a row."""
DOT = 3.0
"""Points. A piece no longer may be a dot of a dotted rule in either direction.

At 0.6 the dotted borders of browsers are lost; from 1.5 to 15 nothing changes."""
MOST = 2000
"""Edges in each direction: no page of tables has more, a map or a drawing may."""
SHORTEST = 3.0
"""Points. What is shorter after joining rules nothing.

As edge_min_length in pdfplumber. From 0.6 to 6 nothing changes; at 15 cells of two PDFs are
joined."""


class Edge(NamedTuple):
    """A straight edge: where it lies across its direction, and from where to where it runs."""

    at: float
    start: float
    end: float


class Edges(NamedTuple):
    """Edges across the page (`at` is a height) and down it (`at` is a column)."""

    across: list[Edge]
    down: list[Edge]


def edges_of(rulings: Iterable[Ruling]) -> Edges:
    """The rulings as joined edges, each direction in order of place."""
    across: list[Edge] = []
    down: list[Edge] = []
    for (x0, top, x1, bottom), width in rulings:
        x, y, half = (x0 + x1) / 2, (top + bottom) / 2, width / 2
        wide, high = x1 - x0, bottom - top
        if wide >= high or high <= DOT:
            across.append(Edge(y, min(x0, x - half), max(x1, x + half)))
        if high > wide or wide <= DOT:
            down.append(Edge(x, min(top, y - half), max(bottom, y + half)))
    return Edges(_longest_edges(joined(across)), _longest_edges(joined(down)))


def _longest_edges(edges: list[Edge]) -> list[Edge]:
    """The edges a table may need: of a drawing's many thousand strokes the longest."""
    if len(edges) <= MOST:
        return edges
    return sorted(sorted(edges, key=lambda edge: edge.start - edge.end)[:MOST])


def sides_of(boxes: Iterable[Box]) -> Edges:
    """The sides of the boxes as joined edges."""
    across: list[Edge] = []
    down: list[Edge] = []
    for x0, top, x1, bottom in boxes:
        across += (Edge(top, x0, x1), Edge(bottom, x0, x1))
        down += (Edge(x0, top, bottom), Edge(x1, top, bottom))
    return Edges(joined(across), joined(down))


def joined(edges: Sequence[Edge]) -> list[Edge]:
    """Pieces of one straight line as one edge, in order of place.

    >>> joined([Edge(10, 0, 50), Edge(10, 51, 90)])
    [Edge(at=10.0, start=0, end=90)]
    """
    found: list[Edge] = []
    for level in levels(edges, LEVEL):
        at = sum(map(itemgetter(0), level)) / len(level)
        level.sort(key=itemgetter(1))
        _, start, end = level[0]
        for _, piece_start, piece_end in level[1:]:
            if piece_start - end > _joining_distance(piece_end - piece_start):
                found.append(Edge(at, start, end))
                start, end = piece_start, piece_end
            elif piece_end > end:
                end = piece_end
        found.append(Edge(at, start, end))
    return sorted(edge for edge in found if edge.end - edge.start >= SHORTEST)


def _joining_distance(length: float) -> float:
    """How far off the next piece of a rule may begin: a dash as far as twice its own length."""
    return max(JOIN, min(2 * length, DASH / 2)) if length <= DASH else JOIN


def levels(edges: Sequence[Edge], reach: float) -> list[list[Edge]]:
    """The edges in groups that lie within `reach` of their group's first, in order of place."""
    groups: list[list[Edge]] = []
    for edge in sorted(edges):
        if groups and edge.at - groups[-1][0].at <= reach:
            groups[-1].append(edge)
        else:
            groups.append([edge])
    return groups


TOUCH = 3.0
"""Points. Edges that come this near meet, as in pdfplumber.

At 2.2 rules broken widely at their crossings come apart (a test), at 6 a table gains a row."""


def networks(edges: Edges) -> list[Edges]:
    """The edges in groups that hang together; an edge that meets no other stands alone."""
    across, down = edges
    parent = list(range(len(across) + len(down)))
    heights = [edge.at for edge in across]
    for number, edge in enumerate(down, start=len(across)):
        first = bisect_left(heights, edge.start - TOUCH)
        for met in range(first, len(across)):
            if heights[met] > edge.end + TOUCH:
                break
            if across[met].start - TOUCH <= edge.at <= across[met].end + TOUCH:
                _unite(parent, number, met)
    groups: dict[int, Edges] = {}
    for number, edge in enumerate(across):
        groups.setdefault(_root(parent, number), Edges([], [])).across.append(edge)
    for number, edge in enumerate(down, start=len(across)):
        groups.setdefault(_root(parent, number), Edges([], [])).down.append(edge)
    return list(groups.values())


def _root(parent: list[int], number: int) -> int:
    while parent[number] != number:
        parent[number] = parent[parent[number]]
        number = parent[number]
    return number


def _unite(parent: list[int], one: int, other: int) -> None:
    parent[_root(parent, one)] = _root(parent, other)
