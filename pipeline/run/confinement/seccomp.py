"""Only the system calls that reading needs, by seccomp(2): a filter made here, by hand.

The kernel runs the filter, a program of classic BPF, before each system call. It cannot be undone,
and holds for whatever the process starts.
"""

import ctypes
import errno
import os
import struct
import sys
from collections.abc import Iterator, Mapping

from pipeline.run.confinement.system_calls import MACHINES, Condition, Machine, conditions

INSTRUCTION = struct.Struct("=HBBI")
"""The struct sock_filter of <linux/filter.h>: code, jump if true, jump if false, value."""
LOAD, EQUAL, ANY_BIT, RETURN = 0x20, 0x15, 0x45, 0x06
"""BPF_LD|BPF_W|BPF_ABS, BPF_JMP|BPF_JEQ|BPF_K, BPF_JMP|BPF_JSET|BPF_K, BPF_RET|BPF_K."""
ALLOW, REFUSE = 0x7FFF0000, 0x00050000 | errno.EPERM
"""SECCOMP_RET_ALLOW; SECCOMP_RET_ERRNO with "Operation not permitted"."""
NUMBER, ARCHITECTURE, ARGUMENTS = 0, 4, 16
"""Where these are in the struct seccomp_data; each argument has 8 bytes, the lower half first."""
SET_FILTER, BY_FILTER = 22, 2
"""PR_SET_SECCOMP of prctl(2), and SECCOMP_MODE_FILTER."""


def forbid_system_calls() -> bool:
    """Let this thread, and those it starts, make only the calls that reading needs, for good.

    Whether it is in force: it is not where the kernel does not know it, or the machine is another.
    """
    machine = MACHINES.get(os.uname().machine)
    if sys.platform != "linux" or machine is None:
        return False
    program = filter_program(machine, conditions(os.getpid()))
    count = len(program) // INSTRUCTION.size
    head = struct.pack("@HP", count, ctypes.addressof(held := ctypes.create_string_buffer(program)))
    is_set = int(ctypes.CDLL(None).prctl(SET_FILTER, BY_FILTER, head, 0, 0)) == 0
    del held
    return is_set


def filter_program(machine: Machine, limited: Mapping[str, tuple[Condition, ...]]) -> bytes:
    """The filter: the calls of a machine, those of `limited` under its conditions alone."""
    return b"".join(_instructions(machine, limited))


def _instructions(
    machine: Machine, limited: Mapping[str, tuple[Condition, ...]]
) -> Iterator[bytes]:
    yield _load(ARCHITECTURE)
    yield INSTRUCTION.pack(EQUAL, 1, 0, machine.architecture)
    yield _end(REFUSE)
    yield _load(NUMBER)
    for name, number in machine.calls.items():
        checks = [step for one in limited.get(name, ()) for step in _check(one)]
        yield INSTRUCTION.pack(EQUAL, 0, len(checks) + 1, number)
        yield from checks
        yield _end(ALLOW)
    yield _end(REFUSE)


def _check(condition: Condition) -> Iterator[bytes]:
    """Goes on where the condition holds, and refuses where it does not."""
    lower = ARGUMENTS + 8 * condition.argument
    if condition.without:
        yield _load(lower)
        yield INSTRUCTION.pack(ANY_BIT, 0, 1, condition.without)
        yield _end(REFUSE)
        return
    if not condition.one_of:
        yield _load(lower + 4)
        yield INSTRUCTION.pack(EQUAL, 1, 0, 0)
        yield _end(REFUSE)
    yield _load(lower)
    values = condition.one_of or (0,)
    for before_end, value in zip(range(len(values), 0, -1), values, strict=True):
        yield INSTRUCTION.pack(EQUAL, before_end, 0, value)
    yield _end(REFUSE)


def _load(place: int) -> bytes:
    return INSTRUCTION.pack(LOAD, 0, 0, place)


def _end(action: int) -> bytes:
    return INSTRUCTION.pack(RETURN, 0, 0, action)
