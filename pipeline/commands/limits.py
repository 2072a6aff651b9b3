"""What the process of one report may use."""

from typing import NamedTuple


class Limits(NamedTuple):
    """What the process of one report may use: memory in MB, seconds of CPU, seconds of time.

    A report of 700 pages with tables on each took 226 MB and 42 seconds.
    """

    memory_mb: int = 1024
    cpu_seconds: int = 300
    wall_seconds: int = 900
