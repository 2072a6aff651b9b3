"""The page for the browser: its size, what making it costs, and how soon a browser shows it.

`python bench/page.py` makes it of the report in raw/, then of copies of the reports in
tests/editions/ until there are 130 and 2,000 indicators. Reading the copies takes a minute.
"""

import io
import resource
import shutil
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import redirect_stdout
from pathlib import Path
from typing import NamedTuple

import polars as pl

from pipeline.commands.extract import extract_folder
from pipeline.publish.read_tables import read_frames
from pipeline.publish.web_page.web_page import page
from pipeline.run.row_pictures import pictures

HOUSE = Path(__file__).parents[1]
SIZES = (130, 2000)
ARGUMENTS = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--no-first-run")
PAINTED = "new Promise(done => requestAnimationFrame(() => setTimeout(done)))"
"""When the browser has drawn what it was asked for."""


class Cost(NamedTuple):
    """What a page of so many indicators costs: CPU seconds to make it, KiB, and MiB of memory."""

    indicators: int
    reports: int
    pictures: float
    page: float
    size: float
    of_pictures: float


def main() -> None:
    """Print a row a size."""
    print(
        "| indicators | reports | pictures, CPU s | page, CPU s | KiB | of these pictures | "
        "shown after ms | search ms | scrolling to the end ms |"
    )
    with tempfile.TemporaryDirectory() as folder:
        for name, raw in _collections(Path(folder)):
            path = Path(folder, f"{name}.html")
            cost = _made(raw, Path(folder, f"{name}-out"), path)
            print(_row(cost, _browsed(path)), flush=True)


def _collections(folder: Path) -> Iterator[tuple[str, Path]]:
    yield "raw", HOUSE / "raw"
    indicators = _indicators(HOUSE / "tests" / "editions", folder / "editions")
    for size in SIZES:
        raw = folder / f"raw-{size}"
        raw.mkdir()
        left, copy = size, 0
        while left > 0:
            copy += 1
            for report, count in indicators.items():
                if left > 0:
                    content = (HOUSE / "tests" / "editions" / f"{report}.pdf").read_bytes()
                    (raw / f"{report}-{copy}.pdf").write_bytes(content + b"\n%% copy %d" % copy)
                    left -= count
        yield str(size), raw


def _indicators(raw: Path, out: Path) -> dict[str, int]:
    """How many indicators each report has."""
    with redirect_stdout(io.StringIO()):
        extract_folder(raw, out)
    kpi = pl.read_parquet(out / "kpi.parquet")
    return dict(kpi.group_by("document_id", maintain_order=True).len().iter_rows())


def _made(raw: Path, out: Path, path: Path) -> Cost:
    with redirect_stdout(io.StringIO()):
        extract_folder(raw, out)
    tables = read_frames(out)
    begun = _cpu()
    found = pictures(tables, raw).rows
    drawn = _cpu()
    content = page(tables, found)
    made = _cpu()
    path.write_bytes(content)
    drawn_bytes = sum(len(one) for one in found.values() if isinstance(one, bytes))
    return Cost(
        len(tables["kpi"]),
        len(tables["documents"]),
        drawn - begun,
        made - drawn,
        len(content) / 1024,
        drawn_bytes * 4 / 3 / 1024,
    )


def _cpu() -> float:
    """Seconds of processor time of this process and the children that ended."""
    used = (resource.getrusage(who) for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))
    return sum(one.ru_utime + one.ru_stime for one in used)


def _browsed(path: Path) -> tuple[float, float, float] | None:
    """Milliseconds until the page is shown, a search is answered, and its end is reached."""
    browser = shutil.which("chromium")
    try:
        from playwright.sync_api import sync_playwright  # noqa: PLC0415 -- not everywhere installed
    except ImportError:
        return None
    if browser is None:
        return None
    with sync_playwright() as started:
        opened = started.chromium.launch(executable_path=browser, args=ARGUMENTS)
        tab = opened.new_page()
        steps = []
        for step in (
            lambda: tab.goto(path.as_uri(), wait_until="load"),
            lambda: tab.evaluate(
                "q => { q = document.getElementById('q'); q.value = '窓口';"
                "q.form.requestSubmit(); }"
            ),
            lambda: tab.evaluate(
                "document.getElementById('filters').reset(); scrollTo(0, document.body.scrollHeight)"
            ),
        ):
            begun = time.monotonic()
            step()
            tab.evaluate(PAINTED)
            steps.append(1000 * (time.monotonic() - begun))
        opened.close()
    return steps[0], steps[1], steps[2]


def _row(cost: Cost, browsed: tuple[float, float, float] | None) -> str:
    shown = [f"{one:,.0f}" for one in browsed] if browsed else ["no browser"] * 3
    cells = (
        f"{cost.indicators:,}",
        f"{cost.reports:,}",
        f"{cost.pictures:.2f}",
        f"{cost.page:.2f}",
        f"{cost.size:,.0f}",
        f"{cost.of_pictures:,.0f}",
        *shown,
    )
    return f"| {' | '.join(cells)} |"


if __name__ == "__main__":
    sys.exit(main())
