"""What the process of one report cannot do, and what is said when it tries."""

import errno
import os
import signal
import socket
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.run.confinement.process_limits import set_limits
from pipeline.run.options import Limits
from pipeline.run.process_pool import Outcome, Send, Work, outcomes
from pipeline.run.results import failure
from tests.torture.stops import still_running

USUAL = Limits()


def _one(work: Work, limits: Limits = USUAL) -> Outcome:
    with closing(outcomes([(1, work)], 1, limits)) as found:
        (outcome,) = found
    return outcome


def _computes(send: Send) -> None:
    send(b"n", b"7 9")
    while True:
        pass


def _waits(send: Send) -> None:
    send(b"n", b"")
    time.sleep(60)


def _starves(_: Send) -> None:
    held = b"x" * (450 << 20)
    os.kill(os.getpid(), signal.SIGABRT)
    del held


def _dies(_: Send) -> None:
    os.abort()


@pytest.mark.parametrize(
    ("work", "limits", "check", "page", "observed"),
    [
        pytest.param(
            _computes, Limits(200, 1, 60), "out_of_time", 7, "1 s CPU", id="computes for ever"
        ),
        pytest.param(_waits, Limits(200, 9, 1), "out_of_time", None, "1 s", id="waits for ever"),
        pytest.param(
            _dies, Limits(4096), "reader_died", None, "SIGABRT", id="a fault of a library"
        ),
        pytest.param(
            _starves, Limits(800), "out_of_memory", None, None, id="as PDFium where memory ends"
        ),
    ],
)
def test_a_reader_that_is_stopped_is_told(
    work: Work, limits: Limits, check: str, page: int | None, observed: str | None
) -> None:
    told = failure(_one(work, limits), limits)
    assert (told.check, told.page, told.observed) == (check, page, observed)


def _tried(attempt: Callable[[], object]) -> str:
    """What becomes of an attempt in a child: the error, or nothing."""

    def work(send: Send) -> None:
        try:
            attempt()
        except (OSError, MemoryError) as error:
            send(b"r", type(error).__name__.encode())

    return _one(work, Limits(200, 20, 20)).messages.get(b"r", b"nothing").decode()


def _opens_many() -> None:
    held = [os.dup(0) for _ in range(100)]
    os.close(held[0])


def _calls_out() -> None:
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as line:
        line.connect(("192.0.2.1", 9))


def test_it_cannot_take_more_memory_than_is_allowed() -> None:
    assert _tried(lambda: bytes(300 << 20)) == "MemoryError"
    assert _tried(lambda: bytes(100 << 20)) == "nothing"


def test_it_cannot_write(tmp_path: Path) -> None:
    """Not even where nothing else forbids it: the limits alone, in a process of their own."""
    with (tmp_path / "a").open("wb", buffering=0) as file:
        process = os.fork()
        if process == 0:
            set_limits(Limits())
            signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
            try:
                os._exit(file.write(b"1"))
            except OSError as error:
                os._exit(100 + (error.errno or 0))
        assert os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]) == 100 + errno.EFBIG
    assert _tried(lambda: (tmp_path / "a").write_bytes(b"1")).endswith("Error")
    assert (tmp_path / "a").read_bytes() == b""


def test_it_cannot_open_many_files() -> None:
    assert _tried(_opens_many) == "OSError"


def test_it_has_no_network() -> None:
    def line(send: Send) -> None:
        send(b"n", str(Path("/proc/self/ns/net").readlink()).encode())

    own = _one(line).messages[b"n"].decode()
    if own == str(Path("/proc/self/ns/net").readlink()):
        pytest.skip("this system lets nobody give up the network")
    assert _tried(_calls_out) in {"OSError", "PermissionError"}


def test_it_inherits_no_secret(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TOKEN", "secret")

    def tells(send: Send) -> None:
        send(b"e", repr(dict(os.environ)).encode())

    assert _one(tells).messages[b"e"] == b"{'CMAP_PATH': '/dev/null/nowhere'}"


def test_a_child_does_not_outlive_its_parent(tmp_path: Path) -> None:
    def note(number: bytes) -> None:
        (tmp_path / number.decode()).touch()

    def sleeps(send: Send) -> None:
        send(b"n", str(os.getpid()).encode())
        time.sleep(60)

    parent = os.fork()
    if parent == 0:
        list(outcomes([(1, sleeps)], 1, Limits(), lambda _, sent: note(sent[b"n"])))
        os._exit(0)
    while not list(tmp_path.iterdir()):
        time.sleep(0.002)
    os.kill(parent, signal.SIGKILL)
    os.waitpid(parent, 0)
    assert still_running([int(next(tmp_path.iterdir()).name)]) == []
