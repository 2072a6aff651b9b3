"""The first table: every tool on one deck, in rounds A B … B A, with what it got right."""

import json
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from environments import FOLDER, OWN_PYTHON
from material import Deck
from running import Run, Runs, run
from tables import share, times
from tools import FLOOR, REFERENCE, Tool, out_folder

SCORE = FOLDER.parent / "bench" / "score.py"
HEADINGS = (
    "deck", "tool", "CPU ms a page", "± %", "x faster than pdfplumber", "x PDFium floor",
    "peak MiB", "cells right", "spaces ignored", "figures right", "figures wrong", "runs",
)  # fmt: skip


@dataclass(frozen=True)
class Patience:
    """How many rounds; seconds of processor for all rounds of one tool; and for a single run."""

    rounds: int
    budget: float
    limit: float


@dataclass
class Outcome:
    """What one tool did on one deck: its runs, its counts, or why there are none; rounds still to go."""

    tool: Tool
    runs: Runs = field(default_factory=lambda: Runs({}))
    counts: dict[str, int] = field(default_factory=dict)
    reason: str = ""
    note: str = ""
    rounds: int = 0


def compared(
    deck: Deck, tools: Sequence[Tool], patience: Patience, a_page: dict[str, float]
) -> list[Outcome]:
    """Every tool on the deck. `a_page` foretells the seconds a page of each tool, and learns them.

    The first run of each fills the caches and tells what it finds. It is counted only where there
    is no patience for a second.
    """
    outcomes = [_first(deck, tool, patience, a_page) for tool in tools]
    for number in range(patience.rounds):
        for outcome in outcomes[:: -1 if number % 2 else 1]:
            if number < outcome.rounds:
                outcome.runs.of_round[number] = run(outcome.tool.command(deck, None))
        print(f"{deck.name}: round {number + 1} of {patience.rounds}", file=sys.stderr)
    return outcomes


def _first(deck: Deck, tool: Tool, patience: Patience, a_page: dict[str, float]) -> Outcome:
    expected = a_page.get(tool.name, 0) * deck.pages
    if expected > patience.limit:
        return Outcome(tool, reason=f"not run: it would take about {expected:.0f} s of CPU")
    print(f"{deck.name}: {tool.name}", file=sys.stderr)
    cells = FOLDER / "cells.json" if tool.finds_cells else None
    ended = run(tool.command(deck, cells))
    a_page[tool.name] = ended.cpu / deck.pages
    if problem := failure(tool, ended):
        return Outcome(tool, reason=problem)
    rounds = min(patience.rounds, int(patience.budget / max(ended.cpu, 0.001)))
    outcome = Outcome(tool, rounds=rounds, note=ended.said.partition("\n")[0][:100])
    if not rounds:
        outcome.runs.of_round[0] = ended
    if tool.is_whole_run:
        outcome.counts = _score("figures", deck, str(out_folder(deck)))
    elif cells and deck.has_cells:
        outcome.counts = _score("cells", deck, str(cells))
    return outcome


def failure(tool: Tool, ended: Run) -> str:
    """Why a run counts for nothing; empty where it went well. Findings are no failure."""
    if ended.status in ((0, 1) if tool.is_whole_run else (0,)):
        return ""
    return f"failed: {(ended.said.splitlines() or ['without a word'])[-1][:80]}"


def _score(what: str, deck: Deck, found: str) -> dict[str, int]:
    """The counts, made by a process of its own: this one stays small."""
    command = [OWN_PYTHON, SCORE, what, deck.truth, found]
    return json.loads(subprocess.run(command, capture_output=True, text=True, check=True).stdout)


def notes(deck: Deck, outcomes: Sequence[Outcome]) -> list[str]:
    """A line for each tool that was not run, failed, or said something on standard error."""
    return [
        f"- {deck.name}, {outcome.tool.name}: {said}"
        for outcome in outcomes
        if (said := outcome.reason or outcome.note)
    ]


def rows(deck: Deck, outcomes: Sequence[Outcome]) -> Iterator[Sequence[str]]:
    """The lines of the table, one for each tool that was run."""
    of_tool = {outcome.tool.name: outcome.runs for outcome in outcomes if not outcome.reason}
    for outcome in outcomes:
        if not outcome.reason:
            yield (deck.name, outcome.tool.name, *_row(deck, outcome, of_tool))


def _row(deck: Deck, outcome: Outcome, of_tool: dict[str, Runs]) -> Sequence[str]:
    runs, counts = outcome.runs, outcome.counts
    reference, floor = (of_tool.get(name, Runs({})) for name in (REFERENCE, FLOOR))
    return (
        f"{1000 * runs.cpu / deck.pages:.2f}", f"{runs.spread_percent:.0f}",
        times(reference.times(runs)), times(runs.times(floor)), f"{runs.peak:.0f}",
        share(counts, "exact", "cells"), share(counts, "spaceless", "cells"),
        share(counts, "right", "figures"), str(counts.get("wrong", "–")), str(len(runs.of_round)),
    )  # fmt: skip
