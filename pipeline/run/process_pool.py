"""A process for each piece of work, several at once; what they send comes back as plain bytes.

Every child is confined before its work begins: this is the only place where the program forks.
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

from pipeline.run.confinement.confine import confine
from pipeline.run.options import Limits

HEAD = struct.Struct(">cQ")
"""Before each message: its kind, and the length of its content in bytes."""
CHUNK = 1 << 20
"""Bytes read from a pipe at once."""
SHORT = 1 << 12
"""Bytes. A message no longer than this is written at once, so that the parent wakes up once."""
KILOBYTES = 1024
"""In one MB: the kernel counts memory in these."""
MOST_BYTES = 1 << 29
"""Bytes, of all messages together. A child that sends more than this is out of control."""
POLL_MILLISECONDS = 500
"""Time between two checks whether a child takes longer than it may."""
PATIENCE_SECONDS = 1.0
"""How long a child that has closed its pipe may take to end."""

ENDINGS = (signal.SIGINT, signal.SIGTERM, signal.SIGHUP)
"""Signals that ask to end. None may meet a child while it still is a copy of its parent."""

Send = Callable[[bytes, bytes], None]
"""Sends a message to the parent: its kind, one byte, and its content."""
Work = Callable[[Send], None]
OnMessage = Callable[[int, Mapping[bytes, bytes]], None]
"""Called with the number of a work and the latest message of each kind that it has sent."""


class Outcome(NamedTuple):
    """What came of a piece of work: its latest message of each kind, and how it ended.

    `status` is the exit status, or the number of a signal, negative. 0 alone is a good end.
    `overdue`: it was killed because it took too long; `endless`: because it sent too much;
    `starved`: it died while it held most of the memory it may have.
    """

    number: int
    messages: dict[bytes, bytes]
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
    messages: dict[bytes, bytes] = field(default_factory=dict)
    bytes: int = 0


def outcomes(
    works: Iterable[tuple[int, Work]],
    most: int,
    limits: Limits = Limits(),  # noqa: B008
    on_message: OnMessage = lambda *_: None,
) -> Generator[Outcome]:
    """The outcome of each numbered work as it ends, at most `most` of them running at once.

    A work is taken from `works` when there is room for it. Closing the generator ends the children
    that still run. `on_message` is called when a work that still runs has sent something.
    """
    waiting = iter(works)
    running: dict[int, _Child] = {}
    pipes = select.poll()
    try:
        while True:
            while len(running) < most and (task := next(waiting, None)):
                pipe, child = _start(*task, limits)
                del task
                running[pipe] = child
                pipes.register(pipe, select.POLLIN)
            if not running:
                return
            for pipe, _ in pipes.poll(POLL_MILLISECONDS):
                if _receive(pipe, running[pipe]):
                    on_message(running[pipe].number, running[pipe].messages)
                    continue
                pipes.unregister(pipe)
                yield _outcome(pipe, running.pop(pipe))
            for child in running.values():
                if time.monotonic() > child.deadline:
                    _kill(child)
    finally:
        for pipe, child in running.items():
            _kill(child)
            _outcome(pipe, child)


def _start(number: int, work: Work, limits: Limits) -> tuple[int, _Child]:
    reading, writing = os.pipe()
    before = signal.pthread_sigmask(signal.SIG_BLOCK, ENDINGS)
    with warnings.catch_warnings():
        # A program that uses this one as a library may have threads; none of ours is among them,
        # and the child touches nothing that one of them could have been holding.
        warnings.simplefilter("ignore", DeprecationWarning)
        process = os.fork()
    if process == 0:
        _run_child(work, writing, limits)
    signal.pthread_sigmask(signal.SIG_SETMASK, before)
    os.close(writing)
    deadline = time.monotonic() + limits.wall_seconds
    return reading, _Child(number, process, deadline, limits.memory_mb)


def _run_child(work: Work, writing: int, limits: Limits) -> None:
    status = 1
    try:
        for ending in ENDINGS:
            signal.signal(ending, signal.SIG_DFL)
        signal.pthread_sigmask(signal.SIG_UNBLOCK, ENDINGS)
        _close_all_but(writing)
        confine(limits)
        work(lambda kind, content: _send(writing, kind, content))
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


def _send(writing: int, kind: bytes, content: bytes) -> None:
    head = HEAD.pack(kind, len(content))
    for part in (head + content,) if len(content) <= SHORT else (head, content):
        left = memoryview(part)
        while left:
            left = left[os.write(writing, left) :]


def _receive(pipe: int, child: _Child) -> bool:
    """Read what the child has sent; False once it has closed its pipe, or has sent too much."""
    chunk = os.read(pipe, CHUNK)
    child.received += chunk
    child.bytes += len(chunk)
    while len(child.received) >= HEAD.size:
        kind, length = HEAD.unpack_from(child.received)
        end = HEAD.size + length
        if len(child.received) < end:
            break
        child.messages[kind] = bytes(child.received[HEAD.size : end])
        del child.received[:end]
    return bool(chunk) and child.bytes <= MOST_BYTES


def _outcome(pipe: int, child: _Child) -> Outcome:
    os.close(pipe)
    wait_status, used = _wait(child)
    status = os.waitstatus_to_exitcode(wait_status)
    overdue = status != 0 and time.monotonic() > child.deadline
    starved = status < 0 and used.ru_maxrss > child.memory_mb * KILOBYTES / 2
    return Outcome(child.number, child.messages, status, overdue, child.bytes > MOST_BYTES, starved)


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
