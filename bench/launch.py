"""Runs argv to its end and prints what the kernel counted: seconds of processor, peak KiB, exit status.

A program of its own, since a process is born with the memory of the one that starts it: this one
is smaller than any it measures. Run it with `python -I -S`.
"""

import os
import sys

QUIET = [(os.POSIX_SPAWN_OPEN, 1, os.devnull, os.O_WRONLY, 0)]

child = os.posix_spawn(sys.argv[1], sys.argv[1:], os.environ, file_actions=QUIET)
_, status, usage = os.wait4(child, 0)
print(usage.ru_utime + usage.ru_stime, usage.ru_maxrss, os.waitstatus_to_exitcode(status))
