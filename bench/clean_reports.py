"""Prints how often clean reports are accused: findings per 100 figures, by kind of report.

The twin of `injected_errors.py`: that one counts the errors that are caught, this one what is said
against reports without any. The generated reports have all formulas and directions
(`tests/clean_reports.py`); of the typeset ones some have faults that are printed on purpose, which
`tests/test_editions.py` lists. The goal: no error, and at most one warning in 100 figures.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from tests.clean_reports import clean_reports

from pipeline.build import edition
from pipeline.extract import extract
from pipeline.model.edition import Edition, Source
from pipeline.model.vocabulary import Severity

HOUSE = Path(__file__).parents[1]
FOLDERS = {
    "raw": HOUSE / "raw",
    "editions": HOUSE / "tests" / "editions",
    "first sight": HOUSE / "tests" / "first_sight",
    "real-kpi": HOUSE.parent / "shared" / "real-kpi",
}
GENERATED = 200
OF_NO_FILE = "0" * 64
"""The checksum of a report that is made in memory."""


def main() -> None:
    """Read each kind of report, print its findings. An argument is how many to generate."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else GENERATED
    print(
        f"{'clean reports':<14}{'reports':>8}{'figures':>9}{'errors':>8}{'warnings':>10}{'in 100':>8}{'notices':>9}"
    )
    for name, folder in FOLDERS.items():
        _print(name, list(_read(folder)))
    made = [
        edition(Source("r", "r.pdf", None, sha256=OF_NO_FILE), printed)
        for printed, _ in clean_reports(count)
    ]
    _print("generated", made)


def _read(folder: Path) -> Iterator[Edition]:
    for pdf in sorted(folder.glob("*.pdf")):
        content = pdf.read_bytes()
        yield edition(Source(pdf.stem, pdf.name, None).holding(content), extract(content))


def _print(name: str, editions: list[Edition]) -> None:
    figures = sum(value.value is not None for one in editions for value in one.records.kpi_values)
    found = Counter(finding.severity for one in editions for finding in one.findings)
    errors, warnings, notices = (found[severity] for severity in Severity)
    share = 100 * warnings / figures if figures else 0
    print(
        f"{name:<14}{len(editions):>8}{figures:>9}{errors:>8}{warnings:>10}{share:>8.1f}{notices:>9}"
    )
    checks = Counter(
        (finding.severity.value, finding.check)
        for one in editions
        for finding in one.findings
        if finding.severity is not Severity.NOTICE
    )
    for (severity, check), times in checks.most_common():
        print(f"    {times:>4} {severity:<8} {check}")


if __name__ == "__main__":
    main()
