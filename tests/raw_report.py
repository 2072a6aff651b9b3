"""The reports of `raw/` that tests read, each by its name: other files there take no part.

No other test reads the `raw/` or `normalized/` of the checkout; `test_anywhere.py` checks it.
"""

import shutil
from collections.abc import Iterable
from pathlib import Path

REPORT = Path(__file__).parents[1] / "raw" / "fukushima-dx-r6.pdf"
PASSPORT = REPORT.with_suffix(".toml")


def copied(document_ids: Iterable[str], folder: Path) -> Path:
    """Copy reports and their passports into a new folder; return the folder."""
    folder.mkdir(parents=True)
    for document_id in document_ids:
        report = REPORT.with_name(f"{document_id}.pdf")
        shutil.copy(report, folder)
        if report.with_suffix(".toml").exists():
            shutil.copy(report.with_suffix(".toml"), folder)
    return folder
