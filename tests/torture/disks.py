"""Runs on disks that are really full, or may only be read: small file systems mounted for them.

This program is its own helper: it mounts in a namespace that it alone sees, and ends with it.
"""

import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

from pipeline.commands.extract import NOTHING_WRITTEN
from tests.torture.stops import HOUSE, TITLES, Stage

KILOBYTE = 1024
LARGE = 64 << 20
"""Bytes. More than any of these runs writes."""
NAMESPACE = ("unshare", "--map-root-user", "--mount")


def may_mount() -> bool:
    """Whether this system lets its users mount what they alone see."""
    if not shutil.which("unshare"):
        return False
    tried = [*NAMESPACE, "mount", "-t", "tmpfs", "none", str(HOUSE / "tests")]
    return subprocess.run(tried, capture_output=True, check=False).returncode == 0


def on_small_disks(folder: Path, times: int) -> Iterator[str]:
    """Run on disks that are full sooner or later; a sentence for each thing that is wrong."""
    program = [sys.executable, "-m", "tests.torture.disks", str(folder), str(times)]
    done = subprocess.run(
        [*NAMESPACE, *program], cwd=HOUSE, capture_output=True, text=True, check=False
    )
    yield from done.stdout.splitlines()
    if done.returncode:
        yield f"the runs ended with {done.returncode}: {done.stderr}"


def _mount(folder: Path, *options: str) -> None:
    arguments = ["mount", "-t", "tmpfs", "-o", ",".join(options), "none", str(folder)]
    subprocess.run(arguments, check=True)


def _remounted(folder: Path, *options: str) -> None:
    _mount(folder, "remount", *options)


def _used(folder: Path) -> int:
    return shutil.disk_usage(folder).used


def faults(folder: Path, times: int, seed: int = 20261125) -> Iterator[str]:
    """What is wrong with runs on `times` disks of random size, and on one that may only be read."""
    chance = random.Random(seed)  # noqa: S311 -- not a secret, and the same in every run
    stage = Stage(folder)
    usual = _needed(stage)
    refused = 0
    for _ in range(times):
        status, wrong = _on_one(stage, chance.randrange(usual))
        refused += status == NOTHING_WRITTEN
        yield from wrong
    if not refused:
        yield f"none of {times} disks was full"
    yield from _on_one_that_may_only_be_read(stage)


def _fresh(stage: Stage) -> None:
    """A large disk with the tables of the first title."""
    _mount(stage.out, f"size={LARGE}")
    stage.entitle(TITLES[0])
    stage.run()


def _needed(stage: Stage) -> int:
    """Bytes that the tables of the second title take up beside those of the first."""
    _fresh(stage)
    before = _used(stage.out)
    stage.entitle(TITLES[1])
    stage.run()
    return _used(stage.out) - before


def _on_one(stage: Stage, free: int) -> tuple[int, list[str]]:
    """How a run ended on a disk with so much left, and what is wrong then or with room again."""
    _fresh(stage)
    before, after = stage.whole
    _remounted(stage.out, f"size={_used(stage.out) + free}")
    stage.entitle(TITLES[1])
    run = stage.start("--force")
    said = run.communicate()[1]
    _remounted(stage.out, f"size={LARGE}")
    is_refused = run.returncode == NOTHING_WRITTEN
    wrong = {
        f"ended with {run.returncode} and says {said}": is_refused != ("space" in said),
        f"says {said}": "Traceback" in said,
        "shows other tables": stage.shown() != (before if is_refused else after),
        "left something behind": any(stage.out.rglob("*unfinished*")),
        "does not recover": stage.run() not in {0, 1} or stage.shown() != after,
    }
    place = f"a disk with {free // KILOBYTE} KB left"
    return run.returncode, [f"{place}: {fault}" for fault, is_so in wrong.items() if is_so]


def _on_one_that_may_only_be_read(stage: Stage) -> Iterator[str]:
    _fresh(stage)
    _remounted(stage.out, "ro")
    stage.entitle(TITLES[1])
    run = stage.start()
    said = run.communicate()[1]
    if run.returncode != NOTHING_WRITTEN or "OUT=" not in said or "Traceback" in said:
        yield f"a disk to be read only: ended with {run.returncode}: {said}"
    if stage.shown() != stage.whole[0]:
        yield "a disk to be read only: shows other tables"


if __name__ == "__main__":
    for fault in faults(Path(sys.argv[1]), int(sys.argv[2])):
        print(fault)
