"""How a person wants a run to be done."""

from typing import NamedTuple

from pipeline.commands.limits import Limits

READERS = ("both", "pdfium", "pdfplumber")
"""Who may read the PDF, as `extract` knows them; the first reads where nothing is said."""


class Options(NamedTuple):
    """The choices of `extract`, with what holds where nothing is said.

    `workers` is how many reports are read at once: None means one for each core. A file of more
    than `file_mb` megabytes is not opened. `quiet` has only findings of severity error told, `json`
    only findings, as JSON.
    """

    reader: str = READERS[0]
    workers: int | None = None
    force: bool = False
    limits: Limits = Limits()
    file_mb: int = 200
    quiet: bool = False
    json: bool = False
