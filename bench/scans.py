"""How many figures of scanned pages are right, refused, lost or wrong, by kind of damage.

The reports in `tests/editions` and `raw` are printed as pictures and damaged as scanners and fax
machines damage them, read by text recognition, and compared with what their text says: cell by
cell, by its place. The table of docs/scans.md comes from
here; all of it takes hours: `--only` and `--kinds` name a part.
"""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

HOUSE = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(HOUSE))

from tests.scan.degraded import KINDS, Damage, degraded  # noqa: E402

from pipeline.build import build  # noqa: E402
from pipeline.extract.scan.reader import scan_reader  # noqa: E402
from pipeline.model.edition import Edition, Source  # noqa: E402
from pipeline.model.records import KpiValue  # noqa: E402

OUTCOMES = ("right", "refused", "lost", "wrong")
"""A figure as its text says; none, with a finding; not there; another, or of another row, year or unit."""
ENDLESS = 1e9
"""Seconds: no page of a run is left out."""


class Figure(NamedTuple):
    """What a figure says, without its place; its year and unit may be unknown."""

    role: str
    value: object
    upper: object
    unit: str | None
    fiscal_year: int | None


def main() -> int:
    """Read all reports with all kinds of damage, and print the table; 1 where a figure is wrong."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--only", default="", help="parts of the names of the reports")
    parser.add_argument("--kinds", default=",".join(KINDS), help="the kinds of damage")
    chosen = parser.parse_args()
    files = sorted((*HOUSE.glob("tests/editions/*.pdf"), *HOUSE.glob("raw/*.pdf")))
    files = [file for file in files if any(one in file.name for one in chosen.only.split(","))]
    table = {}
    for kind in chosen.kinds.split(","):
        started = time.process_time()
        counts, pages = Counter[str](), 0
        for file in files:
            found, read = compared(file, KINDS[kind])
            counts += found
            pages += read
        table[kind] = (pages, counts, (time.process_time() - started) / max(1, pages))
        print(row(kind, *table[kind]), flush=True)
    return int(any(counts["wrong"] for _, counts, _ in table.values()))


def row(kind: str, pages: int, counts: Counter[str], seconds: float) -> str:
    """One line of the table of docs/scans.md."""
    cells = (kind, pages, *(counts[one] for one in OUTCOMES), counts["names not flagged"])
    return f"| {' | '.join(map(str, cells))} | {seconds:.1f} |"


def compared(file: Path, damage: Damage) -> tuple[Counter[str], int]:
    """The outcomes of the figures of one report, and its number of pages."""
    content = file.read_bytes()
    text = build(Source("text", file.name, content), "pdfium")
    scan_bytes = degraded(content, damage)
    source = Source("scan", file.name, scan_bytes)
    scan = build(source, "pdfium", read_scan=scan_reader(ENDLESS))
    counts = Counter[str]()
    for outcome, told in (
        *of_figures(text, scan),
        *of_summaries(text, scan),
        *of_names(text, scan),
    ):
        counts[outcome] += 1
        if outcome in {"wrong", "names not flagged"}:
            print(f"  {file.name} {damage.dpi}: {outcome}: {told}", file=sys.stderr, flush=True)
    return counts, sum(one.pages for one in text.records.documents)


def of_figures(text: Edition, scan: Edition) -> Iterator[tuple[str, str]]:
    """The outcome of each figure of the indicators."""
    left = list(scan.records.kpi_values)
    for one in text.records.kpi_values:
        here = [other for other in left if is_at(other, one)]
        same = [other for other in here if other.role == one.role] or here
        if same:
            left.remove(same[0])
        if one.value is not None or (same and same[0].value is not None):
            yield outcome_of(one, same[0] if same else None)
    yield from (("wrong", f"extra {figure(one)}") for one in left if one.value is not None)


def is_at(one: KpiValue, place: KpiValue) -> bool:
    """Whether the middle of a figure is in the cell of another."""
    across, down = (one.x0 + one.x1) / 2, (one.top + one.bottom) / 2
    return (
        one.page == place.page
        and place.x0 <= across <= place.x1
        and place.top <= down <= place.bottom
    )


def figure(one: KpiValue) -> Figure:
    """What a figure says."""
    return Figure(one.role, one.value, one.upper, one.unit, one.fiscal_year)


def outcome_of(one: KpiValue, other: KpiValue | None) -> tuple[str, str]:
    """What became of a figure that the text says."""
    if other is None:
        return "lost", ""
    if other.value is None:
        return "refused", ""
    pairs = list(zip(figure(one), figure(other), strict=True))
    if all(mine == its for mine, its in pairs):
        return "right", ""
    # A year or unit that is not known is not wrong.
    known = pairs[:3] + [(mine, its) for mine, its in pairs[3:] if its is not None]
    if all(mine == its for mine, its in known):
        return "refused", ""
    return "wrong", f"{figure(one)} read as {figure(other)} {other.printed!r}"


def of_summaries(text: Edition, scan: Edition) -> Iterator[tuple[str, str]]:
    """The outcome of each figure of field summaries and overviews."""
    counts = ("projects", "projects_with_kpi", "achieved", "achievement_rate_percent")
    for one in text.records.field_summary:
        same = [
            other
            for other in scan.records.field_summary
            if is_at(other, one) and other.fiscal_year == one.fiscal_year  # type: ignore[arg-type]
        ]
        yield from _of_columns(one, same, counts)
    for count in text.records.overview:
        rows = [
            other
            for other in scan.records.overview
            if is_at(other, count)  # type: ignore[arg-type]
            and (other.fiscal_year, other.measure) == (count.fiscal_year, count.measure)
        ]
        yield from _of_columns(count, rows, ("count", "share_percent"))


def _of_columns(
    one: object, same: Sequence[object], columns: Sequence[str]
) -> Iterator[tuple[str, str]]:
    for name in columns:
        mine, its = getattr(one, name), getattr(same[0], name) if same else None
        if mine is None and its is None:
            continue
        if not same:
            yield "lost", ""
        elif its is None:
            yield "refused", ""
        else:
            yield ("right" if mine == its else "wrong"), f"{name} {mine} read as {its}"


def of_names(text: Edition, scan: Edition) -> Iterator[tuple[str, str]]:
    """Each name that is read otherwise, where no finding of the page shows its reading."""
    for one in text.records.kpi:
        for other in scan.records.kpi:
            if not is_at(other, one) or other.name == one.name:  # type: ignore[arg-type]
                continue
            told = "".join(
                found.observed or ""
                for found in scan.findings
                if found.page == other.page and found.check.startswith("ocr_")
            )
            if not told:
                yield "names not flagged", f"{one.name} read as {other.name}"


if __name__ == "__main__":
    sys.exit(main())
