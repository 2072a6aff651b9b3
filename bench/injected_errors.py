"""Prints what share of errors in single figures is caught, by kind of error.

Five hundred errors, drawn with a fixed seed, are put one at a time into the printed tables of the
reports at hand. Each is tried three times: as a misprint (the report itself is wrong), as a
misreading of both readers alike (its running text is right), and as a misreading of one reader
(the other is right too). A figure takes part in a check where a comparison that ran on the sound
report had it among its figures: exactly, where the check says what it must be, or within bounds.
"""

import random
import sys
from collections import Counter
from collections.abc import Sequence

from injection.kinds import KINDS
from injection.reports import Report, figures_of, reports
from injection.trial import EXACTLY, GROUPS, WITHIN_BOUNDS, Trial, tried
from pipeline.model.edition import Records
from pipeline.model.page import Page

SEED, ERRORS = 20241125, 500
UNCAUGHT = """\
What cannot be caught in one report alone, if it is printed so (a misprint):
- another digit in a target, actual or baseline that stays within its row's magnitude, on the same
  side of its status: nothing else in the report says what the figure is;
- two figures of a row exchanged that are alike (baseline and target, the actuals of two years);
- figures of two rows exchanged that are alike in unit and magnitude;
- a sign where figures may be above and below zero, or a percentage that may be a change;
- anything about a figure that is held against nothing: the only one of its row.
The next report of the series catches what it repeats. A misreading of both readers alike is caught
where the running text tells the table with certainty; one of a single reader wherever the other
reads the page too: it does not where PDFium hands a page over, turned text for one."""
ANNOUNCES = "impress-r5"
"""The report the next one of its series is held against."""

Tally = Counter[tuple[str, str, str]]


def main() -> None:
    """Draw the errors, try each, print the shares. An argument is how many to draw."""
    wanted = int(sys.argv[1]) if len(sys.argv) > 1 else ERRORS
    draw = random.Random(SEED)
    known = list(reports())
    before = next((one.records for one in known if one.name == ANNOUNCES), None)
    tally: Tally = Counter()
    while sum(tally[kind, group, "drawn"] for kind in KINDS for group in GROUPS) < wanted:
        kind, trial = _drawn(draw, known, before)
        if trial:
            _count(tally, kind, trial)
    _print(tally)


def _drawn(
    draw: random.Random, known: Sequence[Report], before: Records | None
) -> tuple[str, Trial | None]:
    report, kind = draw.choice(known), draw.choice(list(KINDS))
    figures = figures_of(report)
    pages: tuple[Page, ...] | None = None
    if figures:
        pages = KINDS[kind](draw, report.printed.pages, draw.choice(figures))
    return kind, tried(report, pages, before) if pages else None


def _count(tally: Tally, kind: str, trial: Trial) -> None:
    tally[kind, trial.group, "drawn"] += 1
    for name in ("misprint", "both", "one"):
        tally[kind, trial.group, name] += getattr(trial, name)


def _print(tally: Tally) -> None:
    print(f"{'':<30} {'':>5} {'caught as':>9} {'misread by':>11} {'misread by':>11}")
    print(f"{'error':<16} {'held':<13} {'drawn':>5} {'misprint':>9} {'both':>11} {'one':>11}")
    shown = {
        EXACTLY: (EXACTLY,),
        "within bounds": (WITHIN_BOUNDS,),
        "in any check": (EXACTLY, WITHIN_BOUNDS),
        "all figures": GROUPS,
    }
    for kind in (*KINDS, "any"):
        for name, groups in shown.items():
            _line(tally, kind, name, groups)
    print(UNCAUGHT)


def _line(tally: Tally, kind: str, name: str, groups: Sequence[str]) -> None:
    kinds = tuple(KINDS) if kind == "any" else (kind,)
    drawn, *caught = (
        sum(tally[one, other, what] for one in kinds for other in groups)
        for what in ("drawn", "misprint", "both", "one")
    )
    if drawn:
        shares = [f"{100 * one / drawn:.0f} %" for one in caught]
        print(f"{kind:<16} {name:<13} {drawn:>5} {shares[0]:>9} {shares[1]:>11} {shares[2]:>11}")


if __name__ == "__main__":
    main()
