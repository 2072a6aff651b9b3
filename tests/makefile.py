"""The commands of make, run in a folder of their own."""

import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[1]
Make = Callable[..., subprocess.CompletedProcess[str]]


def make_in(folder: Path) -> Make:
    """Runs make in a folder with this program, which installs nothing and has no reports."""
    if not (HOUSE / ".venv" / "bin" / "python").exists():
        pytest.skip("nothing is installed in .venv: the commands of make cannot be run")
    (folder / ".venv").mkdir()
    needed = ["Makefile", "pipeline", "pyproject.toml", "requirements.txt", ".ci"]
    for name in [*needed, *(f".venv/{path.name}" for path in (HOUSE / ".venv").iterdir())]:
        if not name.startswith(".venv/.installed"):
            (folder / name).symlink_to(HOUSE / name)
    (folder / ".venv" / ".installed").touch()

    def run(*said: str) -> subprocess.CompletedProcess[str]:
        command = ["make", *said]
        return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)

    return run
