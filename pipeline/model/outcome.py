"""What one check said of the figures it looked at, and the count of what all of them said."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import NamedTuple

from pipeline.model.finding import Observation


class Figure(NamedTuple):
    """One printed figure: its table, the numbers that tell its row there, and its column."""

    table: str
    row: tuple[int, ...]
    column: str


@dataclass(frozen=True, slots=True)
class Outcome:
    """One check on the figures it compares; `observation` is what it found, None where it passed.

    Where it lacked a figure to compare it did not run, and `figures` is empty.
    """

    check: str
    figures: tuple[Figure, ...] = ()
    observation: Observation | None = None
    ran: bool = True


@dataclass(frozen=True, slots=True)
class CheckCount:
    """How often one check ran in one report, passed and failed, and how often it could not run."""

    check: str
    run: int
    passed: int
    failed: int
    not_applicable: int


def judged(observation: Observation, is_sound: bool, figures: Iterable[Figure] = ()) -> Outcome:
    """The outcome of a check that ran: `observation` is what is wrong if it is not sound."""
    return Outcome(observation.check, tuple(figures), None if is_sound else observation)


def not_applicable(check: str) -> Outcome:
    """The outcome of a check that had nothing to compare."""
    return Outcome(check, ran=False)


def failures(outcomes: Iterable[Outcome]) -> Iterator[Observation]:
    """What the checks found."""
    return (one.observation for one in outcomes if one.observation is not None)


def check_counts(outcomes: Iterable[Outcome]) -> tuple[CheckCount, ...]:
    """The count of each check, in order of their names."""
    by_check: dict[str, list[Outcome]] = {}
    for one in outcomes:
        by_check.setdefault(one.check, []).append(one)
    return tuple(_count(check, by_check[check]) for check in sorted(by_check))


def _count(check: str, outcomes: list[Outcome]) -> CheckCount:
    run = sum(one.ran for one in outcomes)
    failed = sum(one.observation is not None for one in outcomes)
    return CheckCount(check, run, run - failed, failed, len(outcomes) - run)


def summed(reports: Iterable[Iterable[CheckCount]]) -> tuple[CheckCount, ...]:
    """The counts of several reports together, one for each check, in order of their names.

    >>> one = CheckCount("total", run=2, passed=1, failed=1, not_applicable=0)
    >>> summed([[one], [one]])
    (CheckCount(check='total', run=4, passed=2, failed=2, not_applicable=0),)
    """
    by_check: dict[str, list[CheckCount]] = {}
    for counts in reports:
        for count in counts:
            by_check.setdefault(count.check, []).append(count)
    return tuple(
        CheckCount(
            check,
            sum(one.run for one in by_check[check]),
            sum(one.passed for one in by_check[check]),
            sum(one.failed for one in by_check[check]),
            sum(one.not_applicable for one in by_check[check]),
        )
        for check in sorted(by_check)
    )
