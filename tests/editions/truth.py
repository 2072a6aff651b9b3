"""The typed truth of an edition, and the office programs that print it."""

import shutil
import subprocess
import tomllib
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
Row = dict[str, Any]


def read_truth(name: str) -> Row:
    """Return the typed truth of the edition `name`."""
    return tomllib.loads((HERE / f"{name}.truth.toml").read_text(encoding="utf-8"))


def printed(row: Row, field: str) -> str:
    """Return the text of a field as the page prints it: its *_raw where that is typed."""
    return str(row.get(f"{field}_raw", row.get(field, "")))


def value_raw(kpi: Row, role: str, fiscal_year: int) -> str:
    """Return the printed cell of a role in a year (rows of one cell repeat the whole cell)."""
    return next(
        (v["raw"] for v in kpi["values"] if (v["role"], v["fiscal_year"]) == (role, fiscal_year)),
        "",
    )


def print_with_libreoffice(document: Path) -> None:
    """Print a document of an office program to the PDF of the same name in this folder."""
    soffice = shutil.which("soffice") or "soffice"
    command = [soffice, "--headless", "--convert-to", "pdf", "--outdir", str(HERE), str(document)]
    subprocess.run(command, check=True, capture_output=True)


def print_with_chromium(page: Path, pdf: Path) -> None:
    """Print an HTML page to a PDF as the browser's print command does."""
    chromium = shutil.which("chromium") or "chromium"
    options = ["--headless", "--no-sandbox", "--disable-gpu", "--no-first-run"]
    options += ["--disable-background-networking", "--no-pdf-header-footer"]
    command = [chromium, *options, f"--print-to-pdf={pdf}", page.as_uri()]
    subprocess.run(command, check=True, capture_output=True)
