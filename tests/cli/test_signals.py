"""Somebody ends the run: it ends at once with its children, and what is done is kept."""

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.cli.signals import run_until_signal
from pipeline.run.cache import KEPT
from tests.torture.hostile import KINDS

HOUSE = Path(__file__).parents[2]


HALF_OF_IT = 0.5
"""Seconds of processor: half of what a file that is read for ever takes where it may take 1."""


def _started(raw: Path, *options: str) -> subprocess.Popen[bytes]:
    arguments = ["-m", "pipeline", "extract", "--raw", str(raw), "--out", str(raw.parent / "out")]
    arguments += ["--memory-mb", "8000"]  # what is endless here would soon end for want of memory
    return subprocess.Popen(
        [sys.executable, *arguments, *options],
        cwd=HOUSE,
        env=os.environ | {"LC_ALL": "C.UTF-8"},
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        preexec_fn=lambda: signal.signal(signal.SIGINT, signal.default_int_handler),  # noqa: PLW1509
    )


@pytest.fixture
def raw(tmp_path: Path) -> Path:
    """A report that is read at once, and one that is read for ever."""
    (tmp_path / "raw").mkdir()
    shutil.copy(HOUSE / "tests" / "pages" / "hanging_marks.pdf", tmp_path / "raw")
    (tmp_path / "raw" / "endless.pdf").write_bytes(KINDS["calls_without_end"][0]())
    return tmp_path / "raw"


@pytest.mark.parametrize(("how", "status"), [(signal.SIGINT, 130), (signal.SIGTERM, 143)])
def test_it_ends_at_once_and_keeps_what_is_done(raw: Path, how: int, status: int) -> None:
    run = _started(raw, "--workers", "2")
    while not list((raw.parent / "out" / KEPT).glob("*.edition")):
        assert run.poll() is None
        time.sleep(0.01)
    children = _children(run.pid)
    assert len(children) == 1
    run.send_signal(how)
    _, said = run.communicate(timeout=2)
    assert run.returncode == status
    assert (b"Stopped." in said) == (how == signal.SIGINT)
    assert not Path(f"/proc/{children[0]}").exists()
    assert not (raw.parent / "out" / "kpi.parquet").exists()


def _children(process: int) -> list[int]:
    listed = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    return [int(one) for one in listed.split()]


def test_what_was_stopped_is_not_tried_again_until_it_may_take_longer(raw: Path) -> None:
    once, took_once = _told(raw, seconds=1)
    assert b"[out_of_time] endless.pdf p.1: " in once
    again, took = _told(raw, seconds=1)
    assert again.splitlines()[:-1] == once.splitlines()[:-1]
    assert took < took_once - HALF_OF_IT
    (raw / "other.pdf").touch()
    _, took = _told(raw, seconds=1)
    assert took < took_once - HALF_OF_IT, "the new file is read, and not this one"
    longer, _ = _told(raw, seconds=2)
    assert b"(1 s CPU)" not in longer


def _told(raw: Path, seconds: int) -> tuple[bytes, float]:
    """What a run says that may use so many seconds of processor, and how many it used."""
    before = sum(os.times()[2:4])
    run = _started(raw, "--cpu-seconds", str(seconds))
    said, _ = run.communicate()
    assert run.returncode == 1
    return said, sum(os.times()[2:4]) - before


def test_whoever_stops_reading_what_is_said_gets_no_trace(raw: Path) -> None:
    (raw / "endless.pdf").unlink()
    run = _started(raw)
    assert run.stdout
    assert run.stderr
    run.stdout.close()
    assert run.stderr.read() == b""
    run.stderr.close()
    assert run.wait() == 141


def test_ctrl_c_gives_no_traceback_however_early(raw: Path) -> None:
    (raw / "endless.pdf").unlink()
    for milliseconds in range(10, 130, 6):
        run = _started(raw, "--force")
        time.sleep(milliseconds / 1000)
        run.send_signal(signal.SIGINT)
        _, said = run.communicate()
        assert b"/pipeline/" not in said, f"after {milliseconds} ms"
        is_python = b"Traceback" in said  # before it runs the first line of any program
        assert is_python or run.returncode in {130, -signal.SIGINT, 0}


def _divides() -> int:
    return 1 // 0


def _starves() -> int:
    raise MemoryError


def _recurses() -> int:
    return _recurses()


def _is_refused() -> int:
    raise OSError(28, "No space left on device")


@pytest.mark.parametrize(
    ("do", "words"),
    [
        pytest.param(_divides, ("ZeroDivisionError", "test_signals.py:", "bug"), id="a bug"),
        pytest.param(_starves, ("MemoryError",), id="the parent's own memory ends"),
        pytest.param(_recurses, ("RecursionError",), id="too deep"),
        pytest.param(_is_refused, ("No space left on device",), id="the system refuses"),
    ],
)
def test_what_nobody_foresaw_is_a_sentence_and_ends_with_2(
    do: Callable[[], int],
    words: tuple[str, ...],
    capsys: pytest.CaptureFixture[str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("LC_ALL", "C.UTF-8")
    assert run_until_signal(do) == 2
    said = capsys.readouterr().err
    assert said.count("\n") == 1
    assert all(word in said for word in words), said


def test_a_full_disk_behind_the_output_ends_with_2(raw: Path) -> None:
    (raw / "endless.pdf").unlink()
    program = [sys.executable, "-m", "pipeline", "extract", "--raw", str(raw)]
    with Path("/dev/full").open("wb") as full:
        done = subprocess.run(
            [*program, "--out", str(raw.parent / "out")],
            cwd=HOUSE,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert (done.stderr.count(b"\n"), b"Traceback" in done.stderr) == (1, False)
