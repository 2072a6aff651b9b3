"""Rules that nothing crosses → stacks of rows between them."""

import itertools
from collections.abc import Iterable, Iterator, Sequence

from pipeline.extract.edges import Edge
from pipeline.extract.grid import Grid, plain_grid
from pipeline.extract.ruled import SNAP

ALIKE = 4.0
"""Points. Rules of one table begin and end this near to each other."""
PITCHES = 4.0
"""Times the usual distance: a rule further away belongs to something else."""


def stacks(across: Iterable[Edge]) -> Iterator[Grid]:
    """The grids of one column ruled by edges that begin and end alike, one under the other."""
    groups: list[list[Edge]] = []
    for edge in sorted(across):
        for group in groups:
            if (
                abs(group[-1].start - edge.start) <= ALIKE
                and abs(group[-1].end - edge.end) <= ALIKE
            ):
                group.append(edge)
                break
        else:
            groups.append([edge])
    for group in groups:
        for run in _runs(_heights(group)):
            if len(run) >= 3:
                yield plain_grid(
                    (min(edge.start for edge in group), max(edge.end for edge in group)), run
                )


def _heights(edges: Sequence[Edge]) -> list[float]:
    """Where the rules lie; doubled ones once."""
    found: list[float] = []
    for edge in edges:
        if not found or edge.at - found[-1] > SNAP:
            found.append(edge.at)
    return found


def _runs(heights: Sequence[float]) -> Iterator[list[float]]:
    """The heights in runs without a far gap."""
    steps = sorted(b - a for a, b in itertools.pairwise(heights))
    if not steps:
        return
    far = PITCHES * steps[len(steps) // 2]
    run = [heights[0]]
    for before, height in itertools.pairwise(heights):
        if height - before > far:
            yield run
            run = []
        run.append(height)
    yield run
