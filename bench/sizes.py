"""The second table: cost against size. What a page costs, and the memory, as decks grow."""

import sys
from collections.abc import Sequence

from comparing import failure
from material import deck
from running import Runs, run
from tables import times
from tools import Tool


def cost_by_size(tools: Sequence[Tool], sizes: Sequence[int], limit: float) -> list[Sequence[str]]:
    """A row a tool: CPU milliseconds a page and peak MiB at each size, then memory at 1,000 ÷ at 50 pages.

    A size that the one before it foretells to take longer than the limit is left out.
    """
    return [_row(tool, sizes, limit) for tool in tools]


def _row(tool: Tool, sizes: Sequence[int], limit: float) -> Sequence[str]:
    cells, peaks, seconds_a_page = [], {}, 0.0
    for pages in sizes:
        expected = seconds_a_page * pages
        if expected > limit:
            cells.append(f"about {expected:.0f} s: left out")
            continue
        print(f"{pages} pages: {tool.name}", file=sys.stderr)
        runs = Runs({})
        for number in range(3 if expected < limit / 10 else 1):
            runs.of_round[number] = run(tool.command(deck("slides", pages), None))
        if problem := failure(tool, runs.of_round[0]):
            return (tool.name, *cells, problem)
        seconds_a_page, peaks[pages] = runs.cpu / pages, runs.peak
        cells.append(f"{1000 * seconds_a_page:.2f} ms, {runs.peak:.0f} MiB")
    return (tool.name, *cells, _memory(peaks))


def _memory(peaks: dict[int, float]) -> str:
    return times(peaks[1000] / peaks[50] if {50, 1000} <= peaks.keys() else None)


def headings(sizes: Sequence[int]) -> Sequence[str]:
    """The headings of the table."""
    return ("tool", *(f"{pages:,} pages" for pages in sizes), "memory, 1,000 ÷ 50 pages")
