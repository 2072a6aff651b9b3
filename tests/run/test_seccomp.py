"""What a process that opens a PDF may ask of the kernel, whatever its work is; the rest is refused."""

import ctypes
import ctypes.util
import fcntl
import mmap
import os
import resource
import signal
import socket
import sys
import threading
import time
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from pipeline.run.confinement.seccomp import forbid_system_calls
from pipeline.run.confinement.system_calls import MACHINES, Machine
from pipeline.run.process_pool import Send, outcomes

IO_URING_SETUP, PIDFD_OPEN = 425, 434
ADD_KEY, UNSHARE, PTRACE = (248, 272, 101) if os.uname().machine == "x86_64" else (217, 97, 117)
"""Numbers of calls that Python does not have."""


def _is_known() -> bool:
    """Whether this kernel and machine know the filter: tried in a process of its own."""
    process = os.fork()
    if process == 0:
        os._exit(not forbid_system_calls())
    return os.waitpid(process, 0)[1] == 0


pytestmark = pytest.mark.skipif(
    sys.platform != "linux" or not _is_known(), reason="this system does not know seccomp filters"
)


def _tried(attempt: Callable[[], object]) -> str:
    """What becomes of an attempt in a child: the error, or ok."""

    def work(send: Send) -> None:
        try:
            attempt()
        except (OSError, RuntimeError) as error:
            send(b"r", type(error).__name__.encode())
        else:
            send(b"r", b"ok")

    with closing(outcomes([(1, work)], 1)) as found:
        (outcome,) = found
    return outcome.messages[b"r"].decode()


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Something that a person keeps."""
    path = tmp_path / "kept.txt"
    path.write_text("a secret", encoding="utf-8")
    return path


def _call(number: int, *arguments: int) -> None:
    system = ctypes.CDLL(None, use_errno=True)
    if system.syscall(number, *arguments) < 0:
        raise OSError(ctypes.get_errno(), "refused")


def _connect(path: Path) -> None:
    with socket.socket(socket.AF_UNIX) as line:
        line.connect(str(path.with_name("bus")))


def _asks_for_signals(_: Path) -> None:
    file = os.open(os.__file__, os.O_RDONLY)
    fcntl.fcntl(file, fcntl.F_SETOWN, os.getppid())


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(_connect, id="a UNIX socket by its path"),
        pytest.param(lambda _: socket.socket(socket.AF_INET), id="any socket"),
        pytest.param(lambda _: socket.socketpair(), id="a pair of sockets"),
        pytest.param(lambda path: path.chmod(0o777), id="modes"),
        pytest.param(lambda path: os.chown(path, 0, 0), id="owners"),
        pytest.param(lambda path: os.setxattr(path, "user.a", b"1"), id="attributes"),
        pytest.param(os.utime, id="times"),
        pytest.param(lambda path: os.truncate(path, 0), id="empty a file"),
        pytest.param(lambda path: os.open(path, os.O_WRONLY), id="open to write"),
        pytest.param(lambda path: os.open(path, os.O_RDONLY | os.O_TRUNC), id="open and empty"),
        pytest.param(lambda path: os.mkfifo(path.with_name("p")), id="make a pipe"),
        pytest.param(
            lambda _: resource.prlimit(os.getppid(), resource.RLIMIT_NOFILE), id="parent's limits"
        ),
        pytest.param(
            lambda _: resource.prlimit(0, resource.RLIMIT_NOFILE, (99, 99)), id="its own limits"
        ),
        pytest.param(lambda _: os.setpriority(os.PRIO_PROCESS, os.getppid(), 9), id="priority"),
        pytest.param(lambda _: os.sched_setaffinity(os.getppid(), {0}), id="parent's processors"),
        pytest.param(lambda _: os.kill(os.getppid(), 0), id="signal its parent"),
        pytest.param(lambda _: os.kill(-1, 0), id="signal all processes"),
        pytest.param(lambda _: _call(IO_URING_SETUP, 8, 0), id="io_uring"),
        pytest.param(lambda _: _call(ADD_KEY, 0, 0, 0, 0, -2), id="keyrings"),
        pytest.param(lambda _: _call(PIDFD_OPEN, 1, 0), id="a handle of a process"),
        pytest.param(lambda _: os.memfd_create("a"), id="a file in memory"),
        pytest.param(lambda _: os.fork(), id="a process"),
        pytest.param(lambda _: os.execv("/bin/true", ["true"]), id="a program"),  # noqa: S606
        pytest.param(lambda _: threading.Thread(target=print).start(), id="a thread"),
        pytest.param(lambda _: _call(UNSHARE, 0x10000000), id="a namespace"),
        pytest.param(lambda _: _call(PTRACE, 16, os.getppid(), 0, 0), id="trace its parent"),
        pytest.param(_asks_for_signals, id="signals to its parent"),
        pytest.param(lambda path: os.chdir(path.parent), id="go elsewhere"),
    ],
)
def test_what_reading_does_not_need_is_refused(
    kept: Path, attempt: Callable[[Path], object]
) -> None:
    with socket.socket(socket.AF_UNIX) as bus:
        bus.bind(str(kept.with_name("bus")))
        bus.listen()
        before = kept.stat()
        assert _tried(lambda: attempt(kept)) in {"PermissionError", "RuntimeError"}
        after = kept.stat()
    assert (before.st_mode, before.st_mtime_ns) == (after.st_mode, after.st_mtime_ns)
    assert {path.name for path in kept.parent.iterdir()} == {"kept.txt", "bus"}


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(lambda: Path(os.__file__).read_bytes(), id="a file of Python"),
        pytest.param(lambda: list(Path(os.__file__).parent.iterdir()), id="a folder of it"),
        pytest.param(lambda: mmap.mmap(-1, 1 << 24), id="memory"),
        pytest.param(lambda: time.sleep(0.01), id="time"),
        pytest.param(lambda: os.urandom(8), id="chance"),
        pytest.param(lambda: resource.getrlimit(resource.RLIMIT_AS), id="its limits"),
        pytest.param(lambda: os.kill(os.getpid(), 0), id="itself"),
        pytest.param(lambda: signal.signal(signal.SIGUSR1, signal.SIG_IGN), id="signals"),
    ],
)
def test_what_reading_needs_is_allowed(attempt: Callable[[], object]) -> None:
    assert _tried(attempt) == "ok"


@pytest.mark.parametrize("machine", [pytest.param(one, id=name) for name, one in MACHINES.items()])
def test_the_numbers_are_those_of_libseccomp(machine: Machine) -> None:
    name = ctypes.util.find_library("seccomp")
    if name is None:
        pytest.skip("libseccomp is not installed, with which the numbers are compared")
    number = ctypes.CDLL(name).seccomp_syscall_resolve_name_arch
    number.argtypes = [ctypes.c_uint32, ctypes.c_char_p]
    known = {call: number(machine.architecture, call.encode()) for call in machine.calls}
    assert known == dict(machine.calls)
