"""Killed before any step, publishing leaves a whole folder or none, and the next run is well."""

import itertools
import multiprocessing
import os
import shutil
import signal
import sys
from pathlib import Path

from pipeline.publish.output_folder import SUMS, put

FIRST = {"shihyo.xlsx": b"first", "csv/kpi.csv": b"a"}
SECOND = {"shihyo.xlsx": b"second", "csv/kpi.csv": b"a,b"}
THIRD = {"shihyo.xlsx": b"third"}

processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload(["tests.publish.test_folder_killed"])


def held(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != SUMS
    }


def put_until(folder: Path, step: int) -> None:
    """Publish the second files, and die just before the step-th time a file is touched."""
    steps = itertools.count(1)

    def die(event: str, _: object) -> None:
        if event.startswith(("open", "os.", "shutil.")) and next(steps) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(die)
    put(folder, SECOND)


def test_killed_before_every_step(tmp_path: Path) -> None:
    seen = []
    for step in itertools.count(1):
        folder = tmp_path / str(step) / "published"
        folder.parent.mkdir()
        put(folder, FIRST)
        publisher = processes.Process(target=put_until, args=(folder, step), daemon=True)
        publisher.start()
        publisher.join()
        seen.append(held(folder))
        put(folder, THIRD)
        assert held(folder) == THIRD
        assert [path.name for path in (folder.parent / ".published").iterdir()] == [".lock"]
        shutil.rmtree(folder.parent)
        if publisher.exitcode == 0:
            break
    states = [state for state, _ in itertools.groupby(seen)]
    assert states == [FIRST, {}, SECOND], (
        "the old, nothing between two renames, the new; never a mixture"
    )
    assert seen.count({}) == 1
