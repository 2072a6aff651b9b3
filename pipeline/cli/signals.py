"""How the program ends when somebody ends it, and where what it says goes then."""

import io
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import NoReturn

from pipeline.messages import say

STOPPED, CUT_OFF = 128 + signal.SIGINT, 128 + signal.SIGPIPE
"""Exit statuses of a program that was ended, as shells know them."""


def until_ended(do: Callable[[], int]) -> int:
    """What `do` returns; another status if somebody ends the program (Ctrl-C, kill, a closed pipe).

    Children are ended too, and what is done is kept. What a terminal cannot show is escaped.
    """
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, _end)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    try:
        status = do()
        sys.stdout.flush()
    except KeyboardInterrupt:
        print(say("stopped"), file=sys.stderr)
        return STOPPED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CUT_OFF
    return status


def leave(status: int) -> NoReturn:
    """End the process at once: to take down all it holds costs as much as to read a short report."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(status)


def _end(number: int, _: object) -> None:
    raise SystemExit(128 + number)
