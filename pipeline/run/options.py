"""How a person wants a run to be done, and what the process of one report may use."""

from typing import NamedTuple


class Limits(NamedTuple):
    """What the process of one report may use: memory in MB, seconds of CPU, seconds of time.

    A report of 700 pages with tables on each took 226 MB and 42 seconds.
    """

    memory_mb: int = 1024
    cpu_seconds: int = 300
    wall_seconds: int = 900

    def with_scans(self) -> "Limits":
        """These limits, longer by what text recognition may take."""
        return self._replace(
            cpu_seconds=self.cpu_seconds + SCAN_SECONDS,
            wall_seconds=self.wall_seconds + 2 * SCAN_SECONDS,
        )


SCAN_SECONDS = 1800
"""Of CPU, for the text recognition of one report: some 200 pages of 9 seconds. Pages that are left
when they are used up are reported and not read."""
READERS = ("both", "pdfium", "pdfplumber")
"""Who may read the PDF, as `extract` knows them; the first is the default."""


class Options(NamedTuple):
    """The choices of `extract`, with their defaults.

    `workers` is how many reports are read at once: None means one for each core. A file of more
    than `file_mb` megabytes is not opened. `quiet` prints only findings of severity error, `json`
    only findings, as JSON. `scan` reads pages that are pictures by text recognition.
    """

    reader: str = READERS[0]
    workers: int | None = None
    force: bool = False
    limits: Limits = Limits()
    file_mb: int = 200
    quiet: bool = False
    json: bool = False
    scan: bool = False
