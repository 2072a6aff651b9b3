"""A process for each piece of work, several at once; what they say comes back as plain bytes.

The parent has one thread and forks: a child has every library at once, in 2 ms of its time, where
a fresh interpreter would load them again for each report.
"""

import os
import resource
import select
import signal
import struct
import time
import warnings
from collections.abc import Callable, Generator, Iterable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from typing import NamedTuple

from pipeline.run.options import Limits
from pipeline.run.sandbox import confine

HEAD = struct.Struct(">cQ")
CHUNK = 1 << 20
KILOBYTES = 1024
"""In one MB: the kernel counts memory in these."""
MOST_BYTES = 1 << 29
"""Bytes. A child that says more than this has gone astray."""
POLL_MILLISECONDS = 500
PATIENCE_SECONDS = 1.0
"""How long a child that has nothing more to say may take to end."""

ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
"""Signals that ask to end. None may meet a child while it still is a copy of its parent."""

Say = Callable[[bytes, bytes], None]
"""Says something to the parent: its kind, one byte, and its content."""
Work = Callable[[Say], None]
Heard = Callable[[int, Mapping[bytes, bytes]], None]
"""Is told the number of a work and all that it has said whole, by kind."""


class Outcome(NamedTuple):
    """What came of a piece of work: all that it said whole, by kind, and how it ended.

    `status` is the exit status, or the number of a signal, negative. 0 alone is a good end.
    `overdue` tells that it was killed since it took too long, `endless` since it said too much,
    `starved` that it died while it held most of the memory it may have.
    """

    number: int
    said: dict[bytes, bytes]
    status: int
    overdue: bool = False
    endless: bool = False
    starved: bool = False


@dataclass(slots=True)
class _Child:
    number: int
    process: int
    deadline: float
    memory_mb: int
    received: bytearray = field(default_factory=bytearray)
    said: dict[bytes, bytes] = field(default_factory=dict)
    bytes: int = 0


def outcomes(
    works: Iterable[tuple[int, Work]],
    most: int,
    limits: Limits = Limits(),  # noqa: B008
    heard: Heard = lambda *_: None,
) -> Generator[Outcome]:
    """The outcome of each numbered work as it ends, at most `most` of them running at once.

    A work is asked for when there is room for it. Whoever stops listening (`close`) ends the
    children that still run. `heard` is told what a work that still runs has said so far.
    """
    waiting = iter(works)
    running: dict[int, _Child] = {}
    listening = select.poll()
    try:
        while True:
            while len(running) < most and (task := next(waiting, None)):
                pipe, child = _started(*task, limits)
                del task
                running[pipe] = child
                listening.register(pipe, select.POLLIN)
            if not running:
                return
            for pipe, _ in listening.poll(POLL_MILLISECONDS):
                if _hear(pipe, running[pipe]):
                    heard(running[pipe].number, running[pipe].said)
                    continue
                listening.unregister(pipe)
                yield _ended(pipe, running.pop(pipe))
            for child in running.values():
                if time.monotonic() > child.deadline:
                    _kill(child)
    finally:
        for pipe, child in running.items():
            _kill(child)
            _ended(pipe, child)


def _started(number: int, work: Work, limits: Limits) -> tuple[int, _Child]:
    reading, writing = os.pipe()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDINGS)
    with warnings.catch_warnings():
        # A program that uses this one as a library may have threads; none of ours is among them,
        # and the child touches nothing that one of them could have been holding.
        warnings.simplefilter("ignore", DeprecationWarning)
        process = os.fork()
    if process == 0:
        _be_child(work, writing, limits)
    signal.pthread_sigmask(signal.SIG_SETMASK, before)
    os.close(writing)
    deadline = time.monotonic() + limits.wall_seconds
    return reading, _Child(number, process, deadline, limits.memory_mb)


def _be_child(work: Work, writing: int, limits: Limits) -> None:
    status = 1
    try:
        for ending in ENDINGS:
            signal.signal(ending, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDINGS)
        _close_all_but(writing)
        confine(limits)
        work(lambda kind, content: _say(writing, kind, content))
        status = 0
    finally:
        os._exit(status)


def _close_all_but(writing: int) -> None:
    """Leave the child nothing open but its pipe: no terminal, no file of the parent's."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for standard in range(3):
        os.dup2(nowhere, standard)
    os.closerange(3, writing)
    os.closerange(writing + 1, os.sysconf("SC_OPEN_MAX"))


def _say(writing: int, kind: bytes, content: bytes) -> None:
    for said in (HEAD.pack(kind, len(content)), content):
        left = memoryview(said)
        while left:
            left = left[os.write(writing, left) :]


def _hear(pipe: int, child: _Child) -> bool:
    """Take in what the child says; False once it has no more to say, or said too much."""
    chunk = os.read(pipe, CHUNK)
    child.received += chunk
    child.bytes += len(chunk)
    while len(child.received) >= HEAD.size:
        kind, length = HEAD.unpack_from(child.received)
        end = HEAD.size + length
        if len(child.received) < end:
            break
        child.said[kind] = bytes(child.received[HEAD.size : end])
        del child.received[:end]
    return bool(chunk) and child.bytes <= MOST_BYTES


def _ended(pipe: int, child: _Child) -> Outcome:
    os.close(pipe)
    wait_status, used = _wait(child)
    status = os.waitstatus_to_exitcode(wait_status)
    overdue = status != 0 and time.monotonic() > child.deadline
    starved = status < 0 and used.ru_maxrss > child.memory_mb * KILOBYTES / 2
    return Outcome(child.number, child.said, status, overdue, child.bytes > MOST_BYTES, starved)


def _wait(child: _Child) -> tuple[int, resource.struct_rusage]:
    """How a child ended, and what it used."""
    deadline = time.monotonic() + PATIENCE_SECONDS
    while time.monotonic() < deadline:
        process, status, used = os.wait4(child.process, os.WNOHANG)
        if process:
            return status, used
        time.sleep(0.001)
    _kill(child)
    return os.wait4(child.process, 0)[1:]


def _kill(child: _Child) -> None:
    """End a child and whatever it may have started."""
    with suppress(ProcessLookupError):
        os.kill(child.process, signal.SIGKILL)
    with suppress(ProcessLookupError, PermissionError):
        os.killpg(child.process, signal.SIGKILL)
