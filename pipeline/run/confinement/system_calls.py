"""The system calls that a process which reads a report may make; the kernel refuses every other.

What reading needs is memory, time, files that are opened to be read, and its own pipe. Nothing of
it reaches another process or changes a file: no socket, no io_uring, no keyring, no change of
modes, owners, times or attributes, no limit or priority of its parent.
"""

from collections.abc import Mapping
from typing import NamedTuple

WRITING = 0o1 | 0o2 | 0o100 | 0o1000
"""Flags of open(2) that are not for reading: O_WRONLY, O_RDWR, O_CREAT, O_TRUNC."""
IS_TERMINAL, CLOSE_ON_EXEC = 0x5401, 0x5451
"""Requests of ioctl(2) that Python makes of every file that it opens: TCGETS and FIOCLEX."""
DUPLICATE, GET_FLAG, SET_FLAG, GET_STATUS, DUPLICATE_CLOSED = 0, 1, 2, 3, 1030
"""Commands of fcntl(2) on a file of one's own. One that is left out makes others send signals."""


class Condition(NamedTuple):
    """What an argument of a system call must be: one of some values, or without some flags.

    Neither means that it is null.
    """

    argument: int
    one_of: tuple[int, ...] = ()
    without: int = 0


class Machine(NamedTuple):
    """A kind of machine: the number of its architecture in <linux/audit.h>, and of its system calls.

    A call that a machine does not have is left out.
    """

    architecture: int
    calls: Mapping[str, int]


def conditions(process: int) -> dict[str, tuple[Condition, ...]]:
    """The calls that are allowed under a condition alone, for the process of this number."""
    own = Condition(0, one_of=(process,))
    return {
        "open": (Condition(1, without=WRITING),),
        "openat": (Condition(2, without=WRITING),),
        "ioctl": (Condition(1, one_of=(IS_TERMINAL, CLOSE_ON_EXEC)),),
        "fcntl": (
            Condition(1, one_of=(DUPLICATE, GET_FLAG, SET_FLAG, GET_STATUS, DUPLICATE_CLOSED)),
        ),
        "prlimit64": (Condition(0, one_of=(0,)), Condition(2)),
        "kill": (own,),
        "tgkill": (own,),
    }


# fmt: off
X86_64 = Machine(0xC000003E, {
    "read": 0, "readv": 19, "pread64": 17, "lseek": 8, "write": 1, "writev": 20, "close": 3,
    "fstat": 5, "stat": 4, "lstat": 6, "newfstatat": 262, "statx": 332, "access": 21, "faccessat":
    269, "faccessat2": 439, "readlink": 89, "readlinkat": 267, "getcwd": 79, "getdents64": 217,
    "fcntl": 72, "dup": 32, "mmap": 9, "munmap": 11, "mremap": 25, "mprotect": 10, "madvise": 28,
    "brk": 12, "futex": 202, "sched_yield": 24, "nanosleep": 35, "clock_nanosleep": 230,
    "clock_gettime": 228, "clock_getres": 229, "gettimeofday": 96, "time": 201, "times": 100,
    "getrandom": 318, "getpid": 39, "gettid": 186, "getppid": 110, "getuid": 102, "geteuid": 107,
    "getgid": 104, "getegid": 108, "getrlimit": 97, "getrusage": 98, "sysinfo": 99, "uname": 63,
    "getcpu": 309, "sched_getaffinity": 204, "rt_sigaction": 13, "rt_sigprocmask": 14,
    "rt_sigreturn": 15, "sigaltstack": 131, "restart_syscall": 219, "exit": 60, "exit_group": 231,
    "open": 2, "openat": 257, "ioctl": 16, "prlimit64": 302, "kill": 62, "tgkill": 234
})
AARCH64 = Machine(0xC00000B7, {
    "read": 63, "readv": 65, "pread64": 67, "lseek": 62, "write": 64, "writev": 66, "close": 57,
    "fstat": 80, "newfstatat": 79, "statx": 291, "faccessat": 48, "faccessat2": 439, "readlinkat":
    78, "getcwd": 17, "getdents64": 61, "fcntl": 25, "dup": 23, "mmap": 222, "munmap": 215,
    "mremap": 216, "mprotect": 226, "madvise": 233, "brk": 214, "futex": 98, "sched_yield": 124,
    "nanosleep": 101, "clock_nanosleep": 115, "clock_gettime": 113, "clock_getres": 114,
    "gettimeofday": 169, "times": 153, "getrandom": 278, "getpid": 172, "gettid": 178, "getppid":
    173, "getuid": 174, "geteuid": 175, "getgid": 176, "getegid": 177, "getrlimit": 163,
    "getrusage": 165, "sysinfo": 179, "uname": 160, "getcpu": 168, "sched_getaffinity": 123,
    "rt_sigaction": 134, "rt_sigprocmask": 135, "rt_sigreturn": 139, "sigaltstack": 132,
    "restart_syscall": 128, "exit": 93, "exit_group": 94, "openat": 56, "ioctl": 29, "prlimit64":
    261, "kill": 129, "tgkill": 131
})
# fmt: on
"""The numbers of <asm/unistd.h>, which never change; a test compares them with libseccomp's."""

MACHINES = {"x86_64": X86_64, "aarch64": AARCH64}
"""By their names for uname(2)."""
