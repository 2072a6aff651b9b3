"""The lock says what pyproject asks for, and the pip exports say what the lock says.

Without uv and without a network: the files are compared as they stand.
"""

import re
import tomllib
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).parents[1]
STALE = "stale: run `make lock` and commit what it writes"
PUBLIC = {"https://pypi.org", "https://files.pythonhosted.org"}


def loaded(name: str) -> dict[str, Any]:
    return tomllib.loads((ROOT / name).read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def locked() -> dict[str, dict[str, Any]]:
    """The locked packages by name, the project itself among them."""
    return {package["name"]: package for package in loaded("uv.lock")["package"]}


def plain(requirement: str) -> str:
    """A requirement as the lock spells its name: pdfminer.six>=1 is pdfminer-six>=1."""
    name, *versions = re.split(r"(?=[<>=!~])", requirement, maxsplit=1)
    return re.sub(r"[._-]+", "-", name).lower() + "".join(versions)


def test_the_lock_answers_pyproject(locked: dict[str, dict[str, Any]]) -> None:
    asked = loaded("pyproject.toml")
    answered = locked["shihyo"]["metadata"]
    groups = {**asked["dependency-groups"], "": asked["project"]["dependencies"]}
    answers = {**answered["requires-dev"], "": answered["requires-dist"]}
    assert {group: sorted(map(plain, names)) for group, names in groups.items()} == {
        group: sorted(entry["name"] + entry.get("specifier", "") for entry in entries)
        for group, entries in answers.items()
    }, STALE


def exported(name: str) -> dict[str, tuple[str, set[str]]]:
    """Version and hashes by package, from an exported requirements file."""
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line.split() for line in text.splitlines() if line and not line.startswith((" ", "#"))]
    pins = [(line[0].split("=="), {part for part in line if "--hash=" in part}) for line in lines]
    return {
        pin[0]: (pin[1], {part.removeprefix("--hash=") for part in parts}) for pin, parts in pins
    }


def reached(locked: dict[str, dict[str, Any]], first: list[dict[str, Any]]) -> set[str]:
    """The names of all packages that the first ones need."""
    found: set[str] = set()
    waiting = [entry["name"] for entry in first]
    while waiting:
        name = waiting.pop()
        if name not in found:
            found.add(name)
            waiting += [entry["name"] for entry in locked[name].get("dependencies", [])]
    return found


@pytest.mark.parametrize(
    ("name", "groups"),
    [
        pytest.param("requirements.txt", {"install"}, id="to run"),
        pytest.param("requirements-dev.txt", {"install", "dev"}, id="to run and to test"),
    ],
)
def test_an_export_says_what_the_lock_says(
    locked: dict[str, dict[str, Any]], name: str, groups: set[str]
) -> None:
    project = locked["shihyo"]
    first = [*project["dependencies"]]
    for group in groups:
        first += project["dev-dependencies"][group]
    said = {
        package: (locked[package]["version"], hashes(locked[package]))
        for package in reached(locked, first)
    }
    assert exported(name) == said, STALE


def hashes(package: dict[str, Any]) -> set[str]:
    files = [*package["wheels"], *([package["sdist"]] if "sdist" in package else [])]
    return {file["hash"] for file in files}


@pytest.mark.parametrize("name", ["uv.lock", "requirements.txt", "requirements-dev.txt"])
def test_nothing_is_fetched_from_anywhere_but_the_public_index(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert set(re.findall(r"\w+://[^/\s\"]+", text)) <= PUBLIC
    assert "-index" not in text
