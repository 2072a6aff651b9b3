"""The tools that are compared: how each is had, and the command that reads one PDF with it."""

import shutil
import subprocess
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from environments import FOLDER, OWN_PYTHON, MissingError, python_with, version
from material import Deck

READERS = Path(__file__).parent / "readers"
MODES = ("pdfium", "both")
REFERENCE, FLOOR = "pdfplumber", "PDFium floor"


@dataclass(frozen=True)
class Tool:
    """A tool. `command` takes a deck and where the cells go (None: nowhere)."""

    name: str
    command: Callable[[Deck, Path | None], list[str | Path]]
    finds_cells: bool = True
    is_whole_run: bool = False


def peers() -> Iterator[Tool | str]:
    """pdfplumber, the other tools, the floor; a sentence in the place of one that cannot be had."""
    for name, package, script, *options in (
        (REFERENCE, "pdfplumber", "read_pdfplumber.py"),
        ("pdfplumber-rs {version}", "pdfplumber-rs", "read_pdfplumber.py"),
        ("tablers {version}", "tablers", "read_tablers.py"),
        ("PyMuPDF {version}", "pymupdf", "read_pymupdf.py"),
        ("PyMuPDF {version}, rulings only", "pymupdf", "read_pymupdf.py", "rules"),
    ):
        try:
            python = python_with(package, (package,))
        except MissingError as reason:
            yield f"{package} is left out: {reason}"
            continue
        yield _reader(name.format(version=version(python, package)), python, script, *options)
    yield _reader(FLOOR, OWN_PYTHON, "read_pdfium.py", finds_cells=False)


def _reader(name: str, python: Path, script: str, *options: str, finds_cells: bool = True) -> Tool:
    def command(deck: Deck, cells: Path | None) -> list[str | Path]:
        return [python, READERS / script, deck.pdf, cells or "-", *options]

    return Tool(name, command, finds_cells)


def ours() -> Iterator[Tool]:
    """This project's reading and its whole runs, one for each reader that this commit knows."""
    for mode in modes():
        yield _reader(f"ours, reading, {mode}", OWN_PYTHON, "read_shihyo.py", mode)
    for mode in modes():
        yield _whole_run(f"ours, PDF to Parquet, {mode}", mode)


def modes() -> tuple[str, ...]:
    """The readers one can choose; of a commit that knows only one, that one, whatever its name."""
    return MODES if "--reader" in program_help() else ("its only reader",)


@cache
def program_help() -> str:
    """What the program says of its options."""
    command = [OWN_PYTHON, "-m", "pipeline", "extract", "--help"]
    return subprocess.run(command, capture_output=True, text=True, check=True).stdout


def _whole_run(name: str, mode: str) -> Tool:
    def command(deck: Deck, _: Path | None) -> list[str | Path]:
        raw, out = deck.pdf.parent, out_folder(deck)
        shutil.rmtree(out, ignore_errors=True)
        options = ["--reader", mode] if mode in MODES else []
        if "--force" in program_help():
            options.append("--force")
        return [OWN_PYTHON, "-m", "pipeline", "extract", "--raw", raw, "--out", out, *options]

    return Tool(name, command, finds_cells=False, is_whole_run=True)


def out_folder(deck: Deck) -> Path:
    """Where the tables of a whole run of that deck go."""
    return FOLDER / "out" / deck.name
