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

MEGABYTE = 1 << 20
MOST_OPEN_FILES = 64
"""More than reading needs: a report must not make a library open files without end."""
NOWHERE = f"{os.devnull}/nowhere"
"""A folder that cannot exist: pdfminer.six looks for character maps where CMAP_PATH says."""

DIE_WITH_PARENT, NO_NEW_PRIVILEGES = 1, 38
"""Requests of prctl(2)."""
NEW_USERS, NEW_NETWORK = 0x10000000, 0x40000000
"""Flags of unshare(2)."""

CREATE, ADD, RESTRICT = 444, 445, 446
"""Numbers of the system calls of landlock, the same on every machine."""
ASK_VERSION, BENEATH = 1, 1
READ_FILE, READ_FOLDER = 4, 8
TCP, OUTWARDS = 3, 3
"""Everything of TCP; signals and abstract sockets to processes outside."""
RULES, RULE = struct.Struct("=QQQ"), struct.Struct("=Qi")
SYSTEM = ("/usr", "/lib", "/lib64", "/etc/ld.so.cache", "/etc/ssl/openssl.cnf")
"""Where libraries of the system and fonts lie; PDFium takes a font that a report does not bring."""

READERS = ("pdfplumber", "pdfminer", "pypdfium2_raw")
"""Packages that are loaded while a report is read."""


def confine(limits: Limits) -> None:
    """Confine this process, for good. A limit that this system does not know is left out."""
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


def forbid_files() -> bool:
    """Let this thread, and those it starts, open only what reading needs, write and signal nothing.

    Whether it is in force: it is not where the kernel does not know it, or where a path that is
    needed could not be kept readable.
    """
    version = _system_call(CREATE, None, 0, ASK_VERSION)
    if version < 1:
        return False
    access = (1 << 13 + (version >= 2) + (version >= 3) + (version >= 5)) - 1
    handled = RULES.pack(access, TCP * (version >= 4), OUTWARDS * (version >= 6))
    rules = _system_call(CREATE, handled, len(handled), 0)
    if rules < 0:
        return False
    whole = all(_is_allowed(rules, path) for path in _readable_paths())
    held = whole and _system_call(RESTRICT, rules, 0) == 0
    os.close(rules)
    return held


def _readable_paths() -> Iterator[str]:
    """The paths that must stay readable: program, libraries, fonts; none of a person's own files."""
    program = str(Path(__file__).parents[1])
    homes = (path for path in sys.path if any(map(os.path.exists, _reader_paths(path))))
    return filter(os.path.exists, (*SYSTEM, sys.prefix, sys.base_prefix, program, *homes))


def _reader_paths(folder: str) -> Iterator[str]:
    """Where the readers are, if this folder of `sys.path` holds them."""
    return (f"{folder}/{name}" for name in READERS)


def _is_allowed(rules: int, path: str) -> bool:
    """Whether the rules now let a path, and what is below it, be read."""
    with suppress(OSError):
        place = os.open(path, os.O_PATH | os.O_CLOEXEC)
        rights = READ_FILE | READ_FOLDER * os.path.isdir(path)  # noqa: PTH112 -- a plain text
        allowed = _system_call(ADD, rules, BENEATH, RULE.pack(rights, place), 0) == 0
        os.close(place)
        return allowed
    return False


def _system_call(call: int, *arguments: int | bytes | None) -> int:
    """The result of a system call; -1 where the kernel refuses it."""
    given = (ctypes.c_long(one) if isinstance(one, int) else one for one in arguments)
    with suppress(AttributeError, OSError):
        return int(ctypes.CDLL(None).syscall(ctypes.c_long(call), *given))
    return -1
