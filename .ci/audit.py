"""Whether a locked package has a vulnerability that OSV (osv.dev) knows of; 1 if one has.

    .ci/audit.py     the newest answers; without a network one line says that nobody was asked
    .ci/audit.py --advisories all.zip     what a downloaded file says, asking nobody: the archive of
                     https://osv-vulnerabilities.storage.googleapis.com/PyPI/all.zip, or JSON of it

What is known and does not concern this program stands in pyproject.toml, with the reason:
[tool.audit.accepted]. The service is asked one question for all packages.
"""

import argparse
import json
import re
import sys
import tomllib
import zipfile
from collections.abc import Iterator, Mapping
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

from packaging.version import Version  # which pytest needs, and so has put there

HOUSE = Path(__file__).parents[1]
SERVICE = "https://api.osv.dev/v1/querybatch"
PATIENCE_SECONDS = 10
PIN = re.compile(r"([A-Za-z0-9._-]+)==(\S+)")
Package = tuple[str, str]


def main() -> int:
    """Ask about every locked package, say what is known; the exit status."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--service", default=SERVICE)
    asked.add_argument("--advisories", type=Path)
    chosen = asked.parse_args()
    packages = sorted(set(locked()))
    if chosen.advisories:
        return judged(known_in_file(packages, chosen.advisories))
    try:
        answers = known(packages, chosen.service)
    except (OSError, HTTPException, ValueError, LookupError, TypeError, AttributeError) as problem:
        print(
            f"not audited, since the service did not answer: {problem!r}; a downloaded file of advisories"
            " can be used: make check AUDIT=all.zip  (脆弱性の照会はできませんでした)"
        )
        return 0
    return judged(answers)


def judged(answers: Mapping[Package, list[str]]) -> int:
    """Say what is known of each package; 1 if anything of it is not accepted."""
    settings = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))
    accepted = settings.get("tool", {}).get("audit", {}).get("accepted", {})
    wrong = 0
    for (name, version), found in answers.items():
        for one in found:
            is_new = one not in accepted
            print(f"{name} {version}: {one} https://osv.dev/{one} {accepted.get(one, 'mend this')}")
            wrong += is_new
    print(f"{len(answers)} packages audited: {wrong} known vulnerabilities  (脆弱性 {wrong}件)")
    return min(wrong, 1)


def locked() -> Iterator[Package]:
    """Name and version of every package of every lock."""
    for path in HOUSE.glob("requirements*.txt"):
        for line in path.read_text(encoding="utf-8").splitlines():
            if pin := PIN.match(line):
                yield pin[1], pin[2]


def known(packages: list[Package], service: str) -> dict[Package, list[str]]:
    """The vulnerabilities of each package by their names.

    Raises whatever shows that no answer came, or one that is no answer.
    """
    queries = [
        {"package": {"name": name, "ecosystem": "PyPI"}, "version": version}
        for name, version in packages
    ]
    question = json.dumps({"queries": queries}).encode()
    headers = {"Content-Type": "application/json"}
    request = Request(service, question, headers)  # noqa: S310 -- https, or what a test names
    with urlopen(request, timeout=PATIENCE_SECONDS) as answer:  # noqa: S310
        results: list[dict[str, Any]] = json.load(answer)["results"]
    found = [[str(one["id"]) for one in result.get("vulns", ())] for result in results]
    return dict(zip(packages, found, strict=True))


def known_in_file(packages: list[Package], path: Path) -> dict[Package, list[str]]:
    """The vulnerabilities of each package by their names, as a file of OSV's records has them."""
    found: dict[Package, list[str]] = {package: [] for package in packages}
    by_name: dict[str, list[Package]] = {}
    for package in packages:
        by_name.setdefault(plain_name(package[0]), []).append(package)
    for advisory in advisories(path):
        for affected in () if advisory.get("withdrawn") else advisory.get("affected", ()):
            is_python = affected["package"]["ecosystem"] == "PyPI"
            name = plain_name(affected["package"]["name"]) if is_python else ""
            for package in by_name.get(name, ()):
                if is_affected(package[1], affected) and advisory["id"] not in found[package]:
                    found[package].append(advisory["id"])
    return found


def advisories(path: Path) -> Iterator[dict[str, Any]]:
    """The records of a file: an archive of JSON files, one record, or a list of them."""
    if zipfile.is_zipfile(path):
        with zipfile.ZipFile(path) as archive:
            for name in archive.namelist():
                if name.endswith(".json"):
                    yield json.loads(archive.read(name))
        return
    read = json.loads(path.read_text(encoding="utf-8"))
    yield from read if isinstance(read, list) else [read]


def plain_name(name: str) -> str:
    """A name as the index compares it (PEP 503)."""
    return re.sub(r"[-_.]+", "-", name).lower()


def is_affected(version: str, affected: Mapping[str, Any]) -> bool:
    """Whether a version is listed, or in a range."""
    if version in affected.get("versions", ()):
        return True
    ranges = (one for one in affected.get("ranges", ()) if one["type"] == "ECOSYSTEM")
    return any(is_in_range(Version(version), one["events"]) for one in ranges)


def is_in_range(version: Version, events: list[dict[str, str]]) -> bool:
    """Whether the last event at or before a version says that it is affected."""
    is_in = False
    for event in sorted(events, key=lambda one: Version(next(iter(one.values())))):
        (kind, at), *_ = event.items()
        if kind == "last_affected":
            is_in = is_in and version <= Version(at)
        elif version >= Version(at):
            is_in = kind == "introduced"
    return is_in


if __name__ == "__main__":
    sys.exit(main())
