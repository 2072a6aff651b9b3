"""Whatever stops a writer, a reader sees one whole snapshot, and the next run is well."""

import errno
import fcntl
import itertools
import multiprocessing
import os
import random
import resource
import shutil
import signal
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from multiprocessing.process import BaseProcess
from pathlib import Path

import pytest

from pipeline.model.tables import TABLES
from pipeline.write import CannotWrite, write
from pipeline.write.folder_lock import lock
from pipeline.write.parquet import write_files
from tests.write.small_report import small_report

FILES = [f"{table.name}.parquet" for table in TABLES] + ["manifest.json"]
VERSIONS = (1, 2, 3, 4)

processes = multiprocessing.get_context("forkserver")
processes.set_forkserver_preload(["tests.write.test_crash"])
LOADED_BEFORE_THE_FORK = write_files
"""Writing loads it late, with polars: here once for all writers, and no step that one dies before."""


def contents(folder: Path) -> dict[str, bytes]:
    return {name: (folder / name).read_bytes() for name in FILES}


@pytest.fixture(scope="module")
def whole(tmp_path_factory: pytest.TempPathFactory) -> list[dict[str, bytes]]:
    """Every set of tables the writers of this file ever finish."""
    folder = tmp_path_factory.mktemp("whole")
    return [contents(folder) for pages in VERSIONS if write(small_report(pages), folder)]


def write_forever(folder: Path) -> None:
    for pages in itertools.cycle(VERSIONS):
        write(small_report(pages), folder)


def write_until(folder: Path, step: int) -> None:
    """Write version 2, and die just before the step-th time a file is touched."""
    steps = itertools.count(1)

    def die(event: str, _: object) -> None:
        if event.startswith(("open", "os.", "shutil.")) and next(steps) == step:
            os.kill(os.getpid(), signal.SIGKILL)

    sys.addaudithook(die)
    write(small_report(2), folder)


def started(target: Callable[..., object], *arguments: object) -> BaseProcess:
    process = processes.Process(target=target, args=arguments, daemon=True)
    process.start()
    return process


def test_killed_at_any_moment(tmp_path: Path, whole: list[dict[str, bytes]]) -> None:
    write(small_report(1), tmp_path)
    moments = random.Random(20261123)  # noqa: S311 -- not a secret, and the same in every run
    for _ in range(20):
        writer = started(write_forever, tmp_path)
        time.sleep(moments.uniform(0, 0.15))
        writer.kill()
        writer.join()
        assert contents(tmp_path) in whole


def test_killed_before_every_step(tmp_path: Path, whole: list[dict[str, bytes]]) -> None:
    seen = []
    for step in itertools.count(1):
        folder = tmp_path / str(step)
        write(small_report(1), folder)
        writer = started(write_until, folder, step)
        writer.join()
        seen.append(whole.index(contents(folder)))
        write(small_report(3), folder)
        assert contents(folder) == whole[2]
        assert not list(folder.rglob(".unfinished*"))
        shutil.rmtree(folder)
        if writer.exitcode == 0:
            break
    assert seen == sorted(seen), "once the new tables are seen, the old ones never come back"
    assert set(seen) == {0, 1}
    assert len(seen) > 2 * len(FILES), "each file is opened and written on its own"


def test_killed_before_the_first_tables(tmp_path: Path, whole: list[dict[str, bytes]]) -> None:
    for step in itertools.count(1):
        folder = tmp_path / str(step)
        writer = started(write_until, folder, step)
        writer.join()
        shown = [name for name in FILES if (folder / name).is_file()]
        assert shown == [] or contents(folder) == whole[1]
        if writer.exitcode == 0:
            break


def test_two_at_once(tmp_path: Path, whole: list[dict[str, bytes]]) -> None:
    write(small_report(1), tmp_path)
    writers = [started(write_forever, tmp_path) for _ in range(2)]
    time.sleep(0.5)
    assert all(writer.is_alive() for writer in writers), "neither met the other's files"
    for writer in writers:
        writer.kill()
        writer.join()
    assert contents(tmp_path) in whole


def test_a_second_writer_is_told_who_holds_the_folder(tmp_path: Path) -> None:
    with (
        lock(tmp_path),
        pytest.raises(CannotWrite, match=rf"another run \(process {os.getpid()}\) is writing"),
        lock(tmp_path, patience=0),
    ):
        pass


def test_a_dead_writer_holds_nothing(tmp_path: Path) -> None:
    (tmp_path / ".lock").write_text("1", encoding="ascii")
    with lock(tmp_path, patience=0):
        assert (tmp_path / ".lock").read_text(encoding="ascii") == str(os.getpid())


def test_a_held_lock_is_waited_for(tmp_path: Path) -> None:
    with (tmp_path / ".lock").open("w") as held:
        fcntl.flock(held, fcntl.LOCK_EX)
        writer = started(write, small_report(1), tmp_path)
        time.sleep(0.2)
        assert not (tmp_path / "kpi.parquet").is_file()
    writer.join()
    assert (tmp_path / "kpi.parquet").is_file()


@pytest.fixture
def small_disk() -> Iterator[None]:
    """A disk that is full after 2,000 bytes of a file, as far as this process can see."""
    limits = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (2000, limits[1]))
    yield
    resource.setrlimit(resource.RLIMIT_FSIZE, limits)


def test_a_full_disk(
    tmp_path: Path, whole: list[dict[str, bytes]], request: pytest.FixtureRequest
) -> None:
    write(small_report(1), tmp_path)
    request.getfixturevalue("small_disk")
    with pytest.raises(CannotWrite) as refusal:
        write(small_report(2), tmp_path)
    assert str(tmp_path) in str(refusal.value)
    assert os.strerror(errno.EFBIG) in refusal.value.cause
    assert "space" in refusal.value.next_step
    assert contents(tmp_path) == whole[0]
    assert not list(tmp_path.rglob(".unfinished*"))


@pytest.fixture
def closed_folder() -> Iterator[Path]:
    """A folder with tables that this process may read and not write in."""
    outer = Path(tempfile.mkdtemp())
    folder = outer / "normalized"
    write(small_report(1), folder)
    for path in (outer, folder, folder / ".snapshots"):
        path.chmod(0o555)
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    yield folder
    if root:
        os.seteuid(0)
    for path in (outer, folder, folder / ".snapshots"):
        path.chmod(0o755)
    shutil.rmtree(outer)


def test_a_closed_folder(closed_folder: Path, whole: list[dict[str, bytes]]) -> None:
    with pytest.raises(CannotWrite) as refusal:
        write(small_report(2), closed_folder)
    assert str(closed_folder) in str(refusal.value)
    assert os.strerror(errno.EACCES) in refusal.value.cause
    assert "Make the folder writable" in refusal.value.next_step
    assert contents(closed_folder) == whole[0]


def test_a_file_in_place_of_the_folder(tmp_path: Path) -> None:
    (tmp_path / "normalized").write_text("a file", encoding="utf-8")
    with pytest.raises(CannotWrite, match="Move away what is"):
        write(small_report(), tmp_path / "normalized")
