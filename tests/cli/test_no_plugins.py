"""What other packages of a machine bring takes no part in reading a report."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HOUSE = Path(__file__).parents[2]
PLUGIN = """
import pathlib
pathlib.Path(__file__).with_name("loaded").touch()
class plugin:
    new_schema_validator = lambda *given, **more: (None, None, None)
"""


@pytest.fixture
def other_package(tmp_path: Path) -> Path:
    """A folder with a package that offers pydantic a plugin."""
    about = tmp_path / "other-1.0.dist-info"
    about.mkdir()
    (about / "METADATA").write_text("Metadata-Version: 2.1\nName: other\nVersion: 1.0\n", "utf-8")
    (about / "entry_points.txt").write_text("[pydantic]\nother = other:plugin\n", "utf-8")
    (tmp_path / "other.py").write_text(PLUGIN, "utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("program", "is_loaded"),
    [
        (["-m", "pipeline", "extract"], False),
        (["-c", "import pydantic; pydantic.TypeAdapter(int)"], True),
    ],
    ids=["this program", "any other program, so that the plugin is one"],
)
def test_no_plugin_of_pydantic_is_loaded(
    r6: Path, other_package: Path, program: list[str], is_loaded: bool
) -> None:
    folders = ["--raw", str(r6), "--out", str(other_package / "out")]
    named = folders if "pipeline" in program else []
    known = {**os.environ, "PYTHONPATH": str(other_package)}
    known.pop("PYDANTIC_DISABLE_PLUGINS", None)
    done = subprocess.run(
        [sys.executable, *program, *named], cwd=HOUSE, env=known, capture_output=True, check=False
    )
    assert done.returncode == 0
    assert (other_package / "loaded").exists() is is_loaded
