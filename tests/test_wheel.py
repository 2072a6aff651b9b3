"""The wheel: installed where there is no checkout, it reads a report and holds what it promises."""

import os
import subprocess
import sys
import sysconfig
import zipfile
from collections.abc import Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import NamedTuple

import pytest

HOUSE = Path(__file__).parents[1]
PACKAGES = ("pipeline", "shihyo")
PIP = (sys.executable, "-m", "pip", "install", "--no-compile")
UV = ("uv", "pip", "install", "--python", sys.executable)
INSTALL = PIP if find_spec("pip") else UV
"""`.ci/install` makes `.venv` with uv, then without pip, or with pip."""
QUIETLY = ("--quiet", "--no-index", "--no-deps")


class Installed(NamedTuple):
    """A wheel, and the folder it is installed into."""

    wheel: Path
    folder: Path


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Installed:
    built, folder = tmp_path_factory.mktemp("built"), tmp_path_factory.mktemp("installed")
    build = (sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(built))
    subprocess.run(build, cwd=HOUSE, check=True, capture_output=True)
    (wheel,) = built.iterdir()
    install = (*INSTALL, *QUIETLY, "--target", str(folder), str(wheel))
    subprocess.run(install, cwd=built, check=True, capture_output=True)
    return Installed(wheel, folder)


def _run(installed: Installed, arguments: Sequence[str], cwd: Path) -> str:
    """What Python prints that finds the installed wheel and the locked libraries, and no checkout.

    `-S`: the .pth file of `.venv`, which leads to the checkout, is not read.
    """
    path = os.pathsep.join((str(installed.folder), sysconfig.get_path("purelib")))
    done = subprocess.run(
        [sys.executable, "-S", *arguments],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": path},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


def test_it_holds_the_packages_the_schemas_and_nothing_else(installed: Installed) -> None:
    names = set(zipfile.ZipFile(installed.wheel).namelist())
    (metadata,) = {name.partition("/")[0] for name in names} - set(PACKAGES)
    assert metadata.endswith(".dist-info")
    assert f"{metadata}/licenses/LICENSE" in names
    expected = {
        path.relative_to(HOUSE).as_posix()
        for package in PACKAGES
        for path in (HOUSE / package).rglob("*")
        if path.is_file() and "__pycache__" not in path.parts
    }
    expected |= {f"shihyo/schemas/{path.name}" for path in (HOUSE / "schemas").iterdir()}
    assert {name for name in names if not name.startswith(metadata)} == expected
    assert {"pipeline/knowledge/headings.toml", "shihyo/py.typed"} <= names


READ = """
import sys
from shihyo import extract
report = extract(sys.argv[1])
print(report.kpi.height, report.fiscal_year, report.publisher, report.severities)
ours = [module for name, module in sys.modules.items() if name.split(".")[0] in ("pipeline", "shihyo")]
print(all(module.__file__.startswith(sys.argv[2]) for module in ours), len(ours) > 50)
"""


def test_it_reads_a_report(installed: Installed, r6: Path, tmp_path: Path) -> None:
    arguments = ("-c", READ, str(r6 / "fukushima-dx-r6.pdf"), str(installed.folder))
    assert _run(installed, arguments, tmp_path).splitlines() == [
        "10 2024 福島県 {'error': 0, 'warning': 1, 'notice': 2}",
        "True True",
    ]


SCHEMAS = """
import tomllib
from importlib.resources import files
for path in (files("shihyo") / "schemas").iterdir():
    if path.name.endswith(".toml"):
        print(path.name, len(tomllib.loads(path.read_text(encoding="utf-8"))["column"]) > 1)
"""


def test_its_schemas_are_where_they_are_documented(installed: Installed, tmp_path: Path) -> None:
    shown = _run(installed, ("-c", SCHEMAS), tmp_path).splitlines()
    schemas = (HOUSE / "schemas").glob("*.toml")
    assert sorted(shown) == sorted(f"{path.name} True" for path in schemas)


@pytest.mark.parametrize("how", [("-m", "shihyo"), ("-m", "pipeline"), ()], ids=str)
def test_its_command_says_the_version(
    installed: Installed, tmp_path: Path, how: tuple[str, ...]
) -> None:
    command = how or (str(installed.folder / "bin" / "shihyo"),)
    version = installed.wheel.name.split("-")[1]
    assert _run(installed, (*command, "--version"), tmp_path) == f"shihyo {version}\n"
