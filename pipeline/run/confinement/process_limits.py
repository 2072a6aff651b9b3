"""What the process of one report may use: memory, time, files; and that it ends with its parent.

The limits hold wherever the kernel knows them. On Linux the process also gets an empty network.
None of it can be undone, and all of it holds for whatever the process starts.
"""

import ctypes
import os
import resource
import signal
from contextlib import suppress
from pathlib import Path

from pipeline.run.options import Limits

MEGABYTE = 1 << 20
MOST_OPEN_FILES = 64
"""More than reading needs: a report must not make a library open files without end."""
NOWHERE = f"{os.devnull}/nowhere"
"""A folder that cannot exist: pdfminer.six looks for character maps where CMAP_PATH says."""

DIE_WITH_PARENT, NO_NEW_PRIVILEGES = 1, 38
"""Requests of prctl(2)."""
NEW_USERS, NEW_NETWORK = 0x10000000, 0x40000000
"""Flags of unshare(2)."""


def set_limits(limits: Limits) -> None:
    """Set the limits, for good. One that this system does not know is left out."""
    os.setsid()
    _library_call("prctl", DIE_WITH_PARENT, signal.SIGKILL, 0, 0, 0)
    _library_call("prctl", NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    if not _library_call("unshare", NEW_NETWORK):
        _library_call("unshare", NEW_USERS | NEW_NETWORK)
    os.environ.clear()
    os.environ["CMAP_PATH"] = NOWHERE
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_NOFILE, MOST_OPEN_FILES)
    _limit(resource.RLIMIT_CPU, limits.cpu_seconds)
    _limit(resource.RLIMIT_AS, _memory_at_fork() + limits.memory_mb * MEGABYTE)


def forbid_processes() -> None:
    """Let this process start no other, nor any thread more; root is above this limit."""
    _limit(resource.RLIMIT_NPROC, 0)


def _memory_at_fork() -> int:
    """Bytes of memory, as the kernel counts them, that this process had when it was forked."""
    try:
        pages = Path("/proc/self/statm").read_text(encoding="ascii").partition(" ")[0]
    except OSError:
        return 0
    return int(pages) * resource.getpagesize()


def _limit(kind: int, most: int) -> None:
    with suppress(OSError, ValueError):
        _, highest = resource.getrlimit(kind)
        if highest != resource.RLIM_INFINITY:
            most = min(most, highest)
        resource.setrlimit(kind, (most, most + (kind == resource.RLIMIT_CPU)))


def _library_call(name: str, *arguments: int) -> bool:
    """Call a function of the C library; whether it succeeded."""
    with suppress(AttributeError, OSError):
        return int(getattr(ctypes.CDLL(None), name)(*arguments)) == 0
    return False
