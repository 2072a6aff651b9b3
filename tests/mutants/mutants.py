"""Small changes of the code at random, and which of them no test notices; run by `make mutants`.

Each change is made in a copy of the project, never in the project itself. The tests of the changed
folder run first, then those of the other folders and of whole reports; a run ends at the first
test that fails. What is listed at the end changed nothing that a test looks at: a test is missing,
or the change makes no difference (a bound that no value reaches).
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
import time
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from tempfile import TemporaryDirectory
from threading import Event, Lock
from typing import NamedTuple

from tests.mutants.changes import Change, changes

HOUSE = Path(__file__).parents[2]
FOLDERS = ("normalize", "parse", "validate")
REPORTS = (
    "tests/test_editions.py",
    "tests/test_real_kpi.py",
    "tests/known_good",
    "tests/snapshots",
)
PYTEST = (sys.executable, "-m", "pytest", "-q", "-x", "-n", "0", "-p", "no:cacheprovider")
LEFT_BEHIND = shutil.ignore_patterns(
    ".*", "__pycache__", "normalized", "published", "dist", "bench"
)
SLOWER = 4
"""Times as long as without a change: tests that run longer have been caught in a loop."""

Places = Sequence[str]


class Tried(NamedTuple):
    """A change of one file and whether a test noticed it; None where time was up first."""

    path: Path
    change: Change
    is_noticed: bool | None


def main() -> int:
    """Change the code until the time is up, and say what no test noticed."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--minutes", type=float, default=10.0, help="for the changes")
    asked.add_argument("--seed", type=int, default=None, help="the same seed, the same changes")
    asked.add_argument("--workers", type=int, default=os.cpu_count() or 1)
    wanted = asked.parse_args()
    seed = random.randrange(10_000) if wanted.seed is None else wanted.seed  # noqa: S311 -- not a secret
    with TemporaryDirectory() as place:
        first = _copied(Path(place) / "0")
        seconds = _unchanged(first)
        if seconds is None:
            print("The tests fail before anything is changed: see `make test`.")
            return 1
        others = [Path(place) / str(number) for number in range(1, wanted.workers)]
        copies = [first, *(shutil.copytree(first, other) for other in others)]
        print(f"{wanted.minutes:g} minutes, seed {seed}; not noticed:", flush=True)
        tried = _tried(copies, seed, time.monotonic() + 60 * wanted.minutes, SLOWER * seconds)
    return _summary(tried)


def _copied(copy: Path) -> Path:
    """A copy of the project, without its environment and tables, that imports itself."""
    shutil.copytree(HOUSE, copy, ignore=LEFT_BEHIND)
    asked = [sys.executable, "-c", "import pipeline; print(pipeline.__file__)"]
    found = subprocess.run(asked, cwd=copy, check=True, capture_output=True, text=True).stdout
    if not Path(found.strip()).is_relative_to(copy):
        sys.exit(f"the copy would test {found.strip()}")
    return copy


def _unchanged(copy: Path) -> float | None:
    """The seconds all tests take without a change, or None where one fails.

    They leave the copy with its modules compiled; a changed one is compiled for its run only.
    """
    begun = time.monotonic()
    for places in in_order(FOLDERS[0]):
        if _ended(copy, places) != 0:
            return None
    return time.monotonic() - begun


def in_order(folder: str) -> tuple[Places, Places]:
    """The tests to ask first of a folder of the pipeline, and those to ask then."""
    others = [f"tests/{other}" for other in FOLDERS if other != folder]
    return (f"tests/{folder}", f"pipeline/{folder}"), (*others, *REPORTS)


def _ended(copy: Path, places: Places, until: float | None = None) -> int | None:
    """The exit status of the tests, or None where they had not ended by then."""
    quiet = subprocess.DEVNULL
    kept = {"PYTHONDONTWRITEBYTECODE": "" if until is None else "1"}
    with subprocess.Popen(
        [*PYTEST, *places],
        cwd=copy,
        env=os.environ | kept,
        stdout=quiet,
        stderr=quiet,
    ) as run:
        try:
            return run.wait(None if until is None else max(0.0, until - time.monotonic()))
        except subprocess.TimeoutExpired:
            run.kill()
            return None


def _tried(copies: Sequence[Path], seed: int, until: float, longest: float) -> list[Tried]:
    """What became of the changes that could be tried until then, in copies side by side.

    Who interrupts it (Ctrl-C) interrupts the tests, too, and gets what was found so far.
    """
    todo = iter(_shuffled(copies[0], seed))
    turn, stopped = Lock(), Event()
    tried: list[Tried] = []

    def work(copy: Path) -> None:
        while time.monotonic() < until:
            with turn:
                one = next(todo, None)
            if one is None:
                return
            found = Tried(*one, _is_noticed(copy, *one, until, longest))
            if stopped.is_set():
                return
            tried.append(found)
            if found.is_noticed is False:
                print(_line(found), flush=True)

    with ThreadPoolExecutor(len(copies)) as pool:
        try:
            for ended in [pool.submit(work, copy) for copy in copies]:
                ended.result()
        except KeyboardInterrupt:
            stopped.set()
    return tried


def _shuffled(copy: Path, seed: int) -> list[tuple[Path, Change]]:
    """Every change of the folders, in the same order for the same seed and code."""
    found = [
        (path.relative_to(copy), change)
        for folder in FOLDERS
        for path in sorted((copy / "pipeline" / folder).rglob("*.py"))
        for change in changes(path.read_text(encoding="utf-8"))
    ]
    random.Random(seed).shuffle(found)  # noqa: S311 -- not a secret
    return found


def _is_noticed(
    copy: Path, path: Path, change: Change, until: float, longest: float
) -> bool | None:
    """Whether a test fails after the change, or does not end."""
    changed = copy / path
    source, when = changed.read_text(encoding="utf-8"), changed.stat().st_mtime_ns
    changed.write_text(change.applied(source), encoding="utf-8")
    try:
        for places in in_order(path.parts[1]):
            stuck = time.monotonic() + longest
            status = _ended(copy, places, min(until, stuck))
            if status is None:
                return True if stuck < until else None
            if status != 0:
                return True
    finally:
        changed.write_text(source, encoding="utf-8")
        os.utime(changed, ns=(when, when))
    return False


def _line(tried: Tried) -> str:
    before, after = (" ".join(text.split()) for text in (tried.change.before, tried.change.after))
    return f"{tried.path}:{tried.change.line}: {before} -> {after}"


def _summary(tried: Sequence[Tried]) -> int:
    """Print the share noticed, of each folder and of all."""
    ended = [one for one in tried if one.is_noticed is not None]
    for name, folder in [*((name, {name}) for name in FOLDERS), ("all", set(FOLDERS))]:
        asked = [one for one in ended if one.path.parts[1] in folder]
        noticed = sum(bool(one.is_noticed) for one in asked)
        share = f", {100 * noticed / len(asked):.0f} %" if asked else ""
        print(f"{name}: {noticed} of {len(asked)} changes noticed{share}")
    return 0 if ended else 1


if __name__ == "__main__":
    sys.exit(main())
