"""How the program ends on Ctrl-C, kill or a closed pipe."""

import io
import os
import signal
import sys
from collections.abc import Callable
from contextlib import suppress
from typing import NoReturn

from pipeline.messages import say

STOPPED, CUT_OFF = 128 + signal.SIGINT, 128 + signal.SIGPIPE
"""Exit statuses of a program that a signal ended, as shells report them."""


def run_until_signal(do: Callable[[], int]) -> int:
    """The status that `do` returns, or that of a signal (Ctrl-C, kill) or a closed pipe.

    Children are ended too, and finished work is kept. What a terminal cannot show is escaped.
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


def exit_process(status: int) -> NoReturn:
    """End the process at once: freeing all its memory takes as long as reading a short report."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(status)


def _end(number: int, _: object) -> None:
    raise SystemExit(128 + number)
