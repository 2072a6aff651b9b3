"""What was seen that a person must look at, and what a check found."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import NamedTuple


@dataclass(frozen=True, slots=True)
class Observation:
    """One thing seen by a stage. `facts` fills the sentence of its check in `knowledge/findings.toml`.

    `facts_ja` has what of it is said in other words in Japanese.
    """

    check: str
    table: str | None = None
    kpi_no: int | None = None
    page: int | None = None
    printed: str | None = None
    expected: str | None = None
    observed: str | None = None
    facts: Mapping[str, str] = field(default_factory=dict)
    facts_ja: Mapping[str, str] = field(default_factory=dict)


class Figure(NamedTuple):
    """One printed figure: its table, the numbers that tell its row there, and its column."""

    table: str
    row: tuple[int, ...]
    column: str


class Outcome(NamedTuple):
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


@cache
def not_applicable(check: str) -> Outcome:
    """The outcome of a check that had nothing to compare."""
    return Outcome(check, ran=False)


def failures(outcomes: Iterable[Outcome]) -> Iterator[Observation]:
    """What the checks found."""
    return (one.observation for one in outcomes if one.observation is not None)


def check_counts(outcomes: Iterable[Outcome]) -> tuple[CheckCount, ...]:
    """The count of each check, in order of their names."""
    tally = Tally()
    for _ in tally.passing(outcomes):
        pass
    return tally.counts()


class Tally:
    """Counts outcomes as they pass by: of a long report they are too many to be held."""

    def __init__(self) -> None:
        self._all: Counter[str] = Counter()
        self._ran: Counter[str] = Counter()
        self._failed: Counter[str] = Counter()

    def passing(self, outcomes: Iterable[Outcome]) -> Iterator[Outcome]:
        """The outcomes as they come, each counted."""
        for one in outcomes:
            self._all[one.check] += 1
            self._ran[one.check] += one.ran
            self._failed[one.check] += one.observation is not None
            yield one

    def counts(self) -> tuple[CheckCount, ...]:
        """The count of each check so far, in order of their names."""
        return tuple(map(self._count, sorted(self._all)))

    def _count(self, check: str) -> CheckCount:
        ran, failed = self._ran[check], self._failed[check]
        return CheckCount(check, ran, ran - failed, failed, self._all[check] - ran)


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
