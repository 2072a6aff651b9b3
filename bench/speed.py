"""Speed and accuracy of this project beside other readers of PDF tables. How to read it: docs/speed.md.

Nothing is asserted. Progress goes to standard error, the tables to standard output.
"""

import argparse
import os
import platform
import subprocess
from collections.abc import Iterator
from pathlib import Path

import comparing
import sizes
import starting
from comparing import Patience
from environments import OWN_PYTHON, ROOT, MissingError, prepared, version
from material import Deck, deck, real_decks
from tables import printed
from tools import FLOOR, REFERENCE, Tool, ours, peers

DECKS = (("slides", 10), ("slides", 200), ("office", 40), ("impress", 40))
SIZES = (10, 50, 100, 1000, 5000)
QUICK_DECKS = (("slides", 10), ("slides", 40), ("office", 10), ("impress", 10))
QUICK_SIZES = (10, 50, 200)


def main() -> None:
    """Measure, and print each table as soon as it is there."""
    asked = _asked()
    patience = Patience(asked.rounds, asked.budget, asked.limit)
    prepared()
    print("\n".join(_machine()))
    tools = list(_tools())
    _compare(tools, QUICK_DECKS if asked.quick else DECKS, patience)
    of_size = [tool for tool in tools if tool.name == REFERENCE or tool.name.startswith("ours")]
    columns = QUICK_SIZES if asked.quick else SIZES
    try:
        rows = sizes.cost_by_size(of_size, columns, 3 * asked.limit)
        print(f"\n## Cost against size\n\n{printed(sizes.headings(columns), rows)}", flush=True)
    except MissingError as reason:
        print(f"- cost against size is left out: {reason}")
    for mode, rows in starting.tables(asked.rounds):
        print(f"\n## One report, {mode}\n\n{printed(starting.HEADINGS, rows)}", flush=True)


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--quick", action="store_true", help="small decks, one or two minutes")
    parser.add_argument("--rounds", type=int, help="rounds of paired runs (5; quick: 3)")
    parser.add_argument(
        "--budget", type=float, help="CPU seconds for one tool on one deck (30; quick: 6)"
    )
    parser.add_argument(
        "--limit",
        type=float,
        help="CPU seconds for one run, foretold; three times that for a size (20; quick: 4)",
    )
    asked = parser.parse_args()
    asked.rounds = asked.rounds or (3 if asked.quick else 5)
    asked.budget = asked.budget or (6 if asked.quick else 30)
    asked.limit = asked.limit or (4 if asked.quick else 20)
    return asked


def _machine() -> Iterator[str]:
    """The lines that say on what the figures were got."""
    load = ", ".join(f"{each:.1f}" for each in os.getloadavg())
    yield f"- machine: {_processor()}, {os.cpu_count()} cores, {platform.system()}, load {load}"
    describe = ["git", "-C", ROOT, "describe", "--always", "--dirty"]
    commit = subprocess.run(describe, capture_output=True, text=True, check=False).stdout.strip()
    yield f"- Python {platform.python_version()}, this project at {commit or '?'}"
    libraries = ("pdfplumber", "pdfminer.six", "pypdfium2", "polars")
    yield "- " + ", ".join(f"{each} {version(OWN_PYTHON, each)}" for each in libraries)


def _processor() -> str:
    told = Path("/proc/cpuinfo")
    lines = told.read_text("utf-8").splitlines() if told.exists() else []
    models = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(models, platform.processor())


def _tools() -> Iterator[Tool]:
    """The tools that can be had; the reason for each other is printed."""
    for each in (*peers(), *ours()):
        if isinstance(each, Tool):
            yield each
        else:
            print(f"- {each}")


def _compare(tools: list[Tool], wanted: tuple[tuple[str, int], ...], patience: Patience) -> None:
    a_page: dict[str, float] = {}
    rows, notes = [], []
    for one in _decks(wanted):
        chosen = tools if one.has_cells else [each for each in tools if _is_of_figures(each)]
        known = a_page if one.has_cells else {}
        outcomes = comparing.compared(one, chosen, patience, known)
        rows += comparing.rows(one, outcomes)
        notes += comparing.notes(one, outcomes)
    print(f"\n## Speed and accuracy\n\n{printed(comparing.HEADINGS, rows)}\n")
    print("\n".join(notes), flush=True)


def _is_of_figures(tool: Tool) -> bool:
    """Whether a tool has its place where only the truth of figures is known."""
    return tool.is_whole_run or tool.name in (REFERENCE, FLOOR)


def _decks(wanted: tuple[tuple[str, int], ...]) -> Iterator[Deck]:
    for kind, pages in wanted:
        try:
            yield deck(kind, pages)
        except MissingError as reason:
            print(f"- the deck {kind}-{pages} is left out: {reason}")
    try:
        yield from real_decks()
    except MissingError as reason:
        print(f"- the real indicators are left out: {reason}")


if __name__ == "__main__":
    main()
