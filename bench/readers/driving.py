"""What every reader's script does around its reader: argv is PDF, then where the cells go (- nowhere)."""

import sys
from collections.abc import Callable, Iterable
from pathlib import Path

Rows = list[list[str | None]]


def drive(read: Callable[[str], Iterable[list[Rows]]]) -> None:
    """Read the PDF to its end; write the cells of its tables, page by page, where that is asked for."""
    pdf, out = sys.argv[1:3]
    if out == "-":
        for _ in read(pdf):
            pass
        return
    import json  # noqa: PLC0415 -- no part of what is timed

    Path(out).write_text(json.dumps(list(read(pdf)), ensure_ascii=False), "utf-8")
