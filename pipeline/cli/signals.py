"""How the program ends on Ctrl-C, kill, a closed pipe or an error that nobody foresaw."""

import io
import os
import signal
import sys
import traceback
from collections.abc import Callable
from contextlib import suppress
from pathlib import Path
from typing import NoReturn

from pipeline.messages import in_language, say

STOPPED, CUT_OFF = 128 + signal.SIGINT, 128 + signal.SIGPIPE
"""Exit statuses of a program that a signal ended, as shells report them."""


FAILED = 2
"""Exit status where the program failed, as where it refuses: 1 says that everything was read."""


def run_until_signal(do: Callable[[], int]) -> int:
    """The status that `do` returns, or that of a signal (Ctrl-C, kill), a closed pipe or a failure.

    Children are ended too, and finished work is kept. What a terminal cannot show is escaped.
    """
    for ending in (signal.SIGTERM, signal.SIGHUP):
        signal.signal(ending, _end)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")
    before = signal.getsignal(signal.SIGINT)
    try:
        if before == signal.SIG_DFL:
            signal.signal(signal.SIGINT, signal.default_int_handler)
        status = do()
        sys.stdout.flush()
    except KeyboardInterrupt:
        print(say("stopped"), file=sys.stderr)
        return STOPPED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return CUT_OFF
    except Exception as problem:  # noqa: BLE001 -- whatever it is, it must not end with 1
        with suppress(OSError):
            print(_failure(problem), file=sys.stderr)
        return FAILED
    finally:
        signal.signal(signal.SIGINT, before)
    return status


def _failure(problem: Exception) -> str:
    """What went wrong, as a sentence, with the line of code where that is of use."""
    if isinstance(problem, OSError) and problem.strerror:
        from pipeline.write.failure import cause_of  # noqa: PLC0415 -- rarely needed

        return say("system_refused", reason=in_language(cause_of(problem)))
    *_, (code, line) = traceback.walk_tb(problem.__traceback__)
    place = f"{Path(code.f_code.co_filename).name}:{line}"
    text = "".join(traceback.format_exception_only(problem)).strip()
    return say("failed", error=text, place=place)


def exit_process(status: int) -> NoReturn:
    """End the process at once: freeing all its memory takes as long as reading a short report."""
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    os._exit(status)


def _end(number: int, _: object) -> None:
    raise SystemExit(128 + number)
