"""The lock (requirements*.txt) holds what pyproject asks for: without a network, as files stand."""

import re
import tomllib
from pathlib import Path

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

ROOT = Path(__file__).parents[1]
STALE = "stale: run `make lock` and commit what it writes"
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
RUN = [*PROJECT["project"]["dependencies"], *PROJECT["dependency-groups"]["install"]]
PUBLISH = PROJECT["project"]["optional-dependencies"]["publish"]
SCAN = PROJECT["project"]["optional-dependencies"]["scan"]
LOCKS = {
    "requirements.txt": RUN,
    "requirements-publish.txt": [*RUN, *PUBLISH],
    "requirements-dev.txt": [*RUN, *PUBLISH, *PROJECT["dependency-groups"]["dev"]],
}
EXTRA = {"requirements-scan.txt": [*RUN, *SCAN]}
"""Not in the lock for developers: 385 MB that its tests do without."""
ALONE = {"requirements-fuzz.txt": PROJECT["dependency-groups"]["fuzz"]}
"""What stands for itself: only the tool that needs it installs it."""
ALL = LOCKS | EXTRA | ALONE


def locked(name: str) -> dict[str, tuple[str, set[str]]]:
    """Version and hashes by package."""
    text = (ROOT / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line.split() for line in text.splitlines() if line and not line.startswith((" ", "#"))]
    pins = [(line[0].split("=="), {part for part in line if "--hash=" in part}) for line in lines]
    return {str(canonicalize_name(pin[0])): (pin[1], hashes) for pin, hashes in pins}


@pytest.mark.parametrize("name", ALL)
def test_the_lock_answers_pyproject(name: str) -> None:
    pins = locked(name)
    for asked in map(Requirement, ALL[name]):
        version, _ = pins.get(canonicalize_name(asked.name), ("", set()))
        assert version, f"{asked.name}: {STALE}"
        assert asked.specifier.contains(version), f"{asked.name} {version}: {STALE}"


@pytest.mark.parametrize("name", ALL)
def test_every_package_is_locked_by_hash(name: str) -> None:
    assert [package for package, (_, hashes) in locked(name).items() if not hashes] == []


def test_the_locks_hold_the_same_versions() -> None:
    run, publish, develop = (locked(name) for name in LOCKS)
    assert run.items() <= publish.items() <= develop.items(), STALE
    assert all(run.items() <= locked(name).items() for name in EXTRA), STALE


@pytest.mark.parametrize("name", ALL)
def test_no_address_stands_in_the_lock(name: str) -> None:
    text = (ROOT / name).read_text(encoding="utf-8")
    assert re.findall(r"\w+://|-index", text) == []
