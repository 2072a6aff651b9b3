"""Environments of their own for the peers and the makers of decks, as a user installs them."""

import shutil
import subprocess
import sys
import venv
from pathlib import Path

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / ".bench"
OWN_PYTHON = ROOT / ".venv" / "bin" / "python"

MAKERS = (
    "reportlab==5.1.0",
    "fpdf2==2.8.9",
    "fonttools",
    "defusedxml",
    "pillow",
    "python-pptx==1.0.2",
)
FONT = ("--no-deps", "matplotlib-fontja==1.1.0")
"""Only for the font in it (IPAexGothic): without matplotlib."""


class MissingError(Exception):
    """A tool cannot be had here; the reason is its text."""


def prepared() -> None:
    """Make the folder of the benchmark, which no version control sees."""
    FOLDER.mkdir(exist_ok=True)
    (FOLDER / ".gitignore").write_text("*\n", "utf-8")


def python_with(name: str, *installs: tuple[str, ...]) -> Path:
    """The interpreter of the environment of that name, made and filled the first time.

    Each of `installs` is what one call of pip is asked for. Raises MissingError where one fails.
    """
    folder = FOLDER / "env" / name
    python, done = folder / "bin" / "python", folder / "installed.txt"
    wanted = "\n".join(" ".join(each) for each in installs)
    if done.exists() and done.read_text("utf-8") == wanted:
        return python
    print(f"installing {name} …", file=sys.stderr)
    shutil.rmtree(folder, ignore_errors=True)
    venv.create(folder, with_pip=True, symlinks=True)
    for each in installs:
        _installed(python, each)
    done.write_text(wanted, "utf-8")
    return python


def _installed(python: Path, requirements: tuple[str, ...]) -> None:
    command = [
        python,
        "-m",
        "pip",
        "install",
        "--quiet",
        "--disable-pip-version-check",
        *requirements,
    ]
    ended = subprocess.run(command, capture_output=True, text=True, check=False)
    if ended.returncode:
        errors = [line for line in ended.stderr.splitlines() if line.startswith("ERROR")]
        raise MissingError((errors or ended.stderr.splitlines() or ["pip failed"])[-1])


def version(python: Path, package: str) -> str:
    """The version of a package in an environment."""
    code = f"import importlib.metadata as m; print(m.version({package!r}))"
    ended = subprocess.run([python, "-c", code], capture_output=True, text=True, check=False)
    return ended.stdout.strip() or "?"
