"""Whether a locked package has a vulnerability that OSV (osv.dev) knows of; 1 if one has.

    .ci/audit.py     the newest answers; without a network one line says that nobody was asked

What is known and does not concern this program stands in pyproject.toml, with the reason:
[tool.audit.accepted]. Needs nothing but Python: one question for all packages.
"""

import argparse
import json
import re
import sys
import tomllib
from collections.abc import Iterator
from http.client import HTTPException
from pathlib import Path
from typing import Any
from urllib.request import Request, urlopen

HOUSE = Path(__file__).parents[1]
SERVICE = "https://api.osv.dev/v1/querybatch"
PATIENCE_SECONDS = 10
PIN = re.compile(r"([A-Za-z0-9._-]+)==(\S+)")
Package = tuple[str, str]


def main() -> int:
    """Ask about every locked package, say what is known; the exit status."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--service", default=SERVICE)
    packages = sorted(set(locked()))
    try:
        answers = known(packages, asked.parse_args().service)
    except (OSError, HTTPException, ValueError, LookupError, TypeError, AttributeError) as problem:
        print(
            f"not audited, since the service did not answer: {problem!r}  (脆弱性の照会はできませんでした)"
        )
        return 0
    settings = tomllib.loads((HOUSE / "pyproject.toml").read_text(encoding="utf-8"))
    accepted = settings.get("tool", {}).get("audit", {}).get("accepted", {})
    wrong = 0
    for (name, version), found in answers.items():
        for one in found:
            is_new = one not in accepted
            print(f"{name} {version}: {one} https://osv.dev/{one} {accepted.get(one, 'mend this')}")
            wrong += is_new
    print(f"{len(packages)} packages audited: {wrong} known vulnerabilities  (脆弱性 {wrong}件)")
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


if __name__ == "__main__":
    sys.exit(main())
