"""Edges → networks: the edges that touch each other, and so may rule one table."""

from bisect import bisect_left

from pipeline.extract.edges import Edges

TOUCH = 3.0
"""Points. Edges that come this near meet, as in pdfplumber."""


def networks(edges: Edges) -> list[Edges]:
    """The edges in groups that hang together; an edge that meets no other stands alone."""
    across, down = edges
    leader = list(range(len(across) + len(down)))
    heights = [edge.at for edge in across]
    for number, edge in enumerate(down, start=len(across)):
        first = bisect_left(heights, edge.start - TOUCH)
        for met in range(first, len(across)):
            if heights[met] > edge.end + TOUCH:
                break
            if across[met].start - TOUCH <= edge.at <= across[met].end + TOUCH:
                _join(leader, number, met)
    groups: dict[int, Edges] = {}
    for number, edge in enumerate(across):
        groups.setdefault(_leader(leader, number), Edges([], [])).across.append(edge)
    for number, edge in enumerate(down, start=len(across)):
        groups.setdefault(_leader(leader, number), Edges([], [])).down.append(edge)
    return list(groups.values())


def _leader(leader: list[int], number: int) -> int:
    while leader[number] != number:
        leader[number] = leader[leader[number]]
        number = leader[number]
    return number


def _join(leader: list[int], one: int, other: int) -> None:
    leader[_leader(leader, one)] = _leader(leader, other)
