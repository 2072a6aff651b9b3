"""How a person wants a run to be done."""

from typing import NamedTuple

READERS = ("both", "pdfium", "pdfplumber")
"""Who may read the PDF, as `extract` knows them; the first reads where nothing is said."""


class Options(NamedTuple):
    """The choices of `extract`, with what holds where nothing is said.

    `workers` is how many reports are read at once: None means one for each core.
    """

    reader: str = READERS[0]
    workers: int | None = None
    force: bool = False
