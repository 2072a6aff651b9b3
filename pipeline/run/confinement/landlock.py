"""What files the process of one report may open: the program, its libraries and the fonts.

By landlock(7), from Linux 5.13 on; elsewhere it may open what its user may. It cannot be undone,
and holds for whatever the process starts.
"""

import ctypes
import os
import struct
import sys
from collections.abc import Iterator
from contextlib import suppress
from pathlib import Path

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


def forbid_files() -> bool:
    """Let this thread, and those it starts, open only what reading needs, write and signal nothing.

    Whether it is in force: it is not where the kernel does not know it, or where a path that is
    needed could not be kept readable.
    """
    version = landlock_version()
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


def landlock_version() -> int:
    """The version of landlock that this kernel knows; less than 1 where it knows none."""
    return _system_call(CREATE, None, 0, ASK_VERSION)


def _readable_paths() -> Iterator[str]:
    """The paths that must stay readable: program, libraries, fonts; none of a person's own files."""
    program = str(Path(__file__).parents[2])
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
