"""What the process of one report may not do: use more than its share, write, read, ask the network.

Limits of memory, time and files hold wherever the kernel knows them. On Linux the process also
gets an empty network and dies with its parent, and from Linux 5.13 on it may open only the
program, its libraries and the fonts (landlock(7)); elsewhere it may open what its user may. None
of it can be undone, and all of it holds for whatever the process starts.
"""

import ctypes
import os
import resource
import signal
import struct
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

from pipeline.run.options import Limits

CREATE, ADD, RESTRICT = 444, 445, 446
"""Numbers of the system calls, the same on every machine."""
ASK_VERSION, BENEATH = 1, 1
READ_FILE, READ_FOLDER = 4, 8
TCP, OUTWARDS = 3, 3
"""Everything of TCP; signals and abstract sockets to processes outside."""
RULES, RULE = struct.Struct("=QQQ"), struct.Struct("=Qi")
SYSTEM = ("/usr", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/ssl/openssl.cnf")
"""Where libraries of the system and fonts lie; PDFium takes a font that a report does not bring."""

READERS = ("pdfplumber", "pdfminer", "pypdfium2_raw")


def forbid_files() -> bool:
    """Let this thread, and those it starts, open only what reading needs, write and signal nothing.

    Whether the kernel holds to it: left out whole where it does not know it, or where not all
    that is needed could stay.
    """
    version = _ask(CREATE, None, 0, ASK_VERSION)
    if version < 1:
        return False
    access = (1 << 13 + (version >= 2) + (version >= 3) + (version >= 5)) - 1
    handled = RULES.pack(access, TCP * (version >= 4), OUTWARDS * (version >= 6))
    rules = _ask(CREATE, handled, len(handled), 0)
    if rules < 0:
        return False
    whole = all(_allowed(rules, path) for path in _needed())
    held = whole and _ask(RESTRICT, rules, 0) == 0
    os.close(rules)
    return held


def _needed() -> Iterator[str]:
    """Paths that must stay readable; nothing of what a person keeps."""
    program = str(Path(__file__).parents[1])
    homes = (path for path in sys.path if any(map(os.path.exists, _libraries(path))))
    return filter(os.path.exists, (*SYSTEM, sys.prefix, sys.base_prefix, program, *homes))


def _libraries(folder: str) -> Iterator[str]:
    """Where the readers would stand, did they stand in this folder: one named by PYTHONPATH, say."""
    return (f"{folder}/{name}" for name in READERS)


def _allowed(rules: int, path: str) -> bool:
    """Whether the rules now let a path, and what is below it, be read."""
    with suppress(OSError):
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
        rights = READ_FILE | READ_FOLDER * os.path.isdir(path)  # noqa: PTH112 -- a plain text
        allowed = _ask(ADD, rules, BENEATH, RULE.pack(rights, place), 0) == 0
        os.close(place)
        return allowed
    return False


def _ask(call: int, *arguments: int | bytes | None) -> int:
    """What the kernel answers to a system call; -1 where it refuses."""
    given = (ctypes.c_long(one) if isinstance(one, int) else one for one in arguments)
    with suppress(AttributeError, OSError):
        return int(ctypes.CDLL(None).syscall(ctypes.c_long(call), *given))
    return -1


MEGABYTE = 1 << 20
MOST_OPEN_FILES = 64
NOWHERE = f"{os.devnull}/nowhere"
"""A folder that cannot exist: pdfminer.six looks for character maps where CMAP_PATH says."""

DIE_WITH_PARENT, NO_NEW_PRIVILEGES = 1, 38
"""Requests of prctl(2)."""
NEW_USERS, NEW_NETWORK = 0x10000000, 0x40000000
"""Flags of unshare(2)."""


def confine(limits: Limits) -> None:
    """Confine this process, for good. A limit that this system does not know is left out."""
    os.setsid()
    _call("prctl", DIE_WITH_PARENT, signal.SIGKILL, 0, 0, 0)
    _call("prctl", NO_NEW_PRIVILEGES, 1, 0, 0, 0)
    if not _call("unshare", NEW_NETWORK):
        _call("unshare", NEW_USERS | NEW_NETWORK)
    os.environ.clear()
    os.environ["CMAP_PATH"] = NOWHERE
    _limit(resource.RLIMIT_CORE, 0)
    _limit(resource.RLIMIT_FSIZE, 0)
    _limit(resource.RLIMIT_NOFILE, MOST_OPEN_FILES)
    _limit(resource.RLIMIT_CPU, limits.cpu_seconds)
    _limit(resource.RLIMIT_AS, _inherited() + limits.memory_mb * MEGABYTE)


def forbid_processes() -> None:
    """Let this process start no other, nor any thread more; root is above this limit."""
    _limit(resource.RLIMIT_NPROC, 0)


def _inherited() -> int:
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


def _call(name: str, *arguments: int) -> bool:
    """Ask the kernel by way of the C library; whether it granted it."""
    with suppress(AttributeError, OSError):
        return int(getattr(ctypes.CDLL(None), name)(*arguments)) == 0
    return False
