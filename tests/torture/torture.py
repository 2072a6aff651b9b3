"""Hostile files, damaged copies, kills, full disks, figures that look otherwise than they read.

Counts what is not as it should be. Run by `make torture`; takes some minutes, needs no network.
Ends with 1 if anything is wrong.
"""

import argparse
import io
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Iterable
from contextlib import redirect_stdout
from pathlib import Path

import polars as pl

from pipeline.commands.extract import extract_folder
from pipeline.run.options import Limits, Options
from tests.raw_report import REPORT
from tests.torture.appearance.changes import is_wrong, kept, outcomes, table
from tests.torture.disks import may_mount, on_small_disks
from tests.torture.hostile import KINDS, READ, READ_OR_TOLD
from tests.torture.mutants import REPORTS, verdicts
from tests.torture.stops import killed, on_a_full_disk, two_at_once

GOOD = REPORT
KEPT = Path(".torture")
"""Where the two pages of one change are left, before and after."""
ENDLESS = {"out_of_time", "out_of_memory"}


def main() -> int:
    """Everything, or what is asked for; 1 if anything is not as it should be."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--mutants", type=int, default=1000)
    asked.add_argument("--kills", type=int, default=200)
    asked.add_argument("--pairs", type=int, default=50)
    asked.add_argument("--disks", type=int, default=50)
    asked.add_argument("--small-disks", type=int, default=20)
    asked.add_argument("--appearances", type=int, default=1000)
    asked.add_argument("--only", choices=PARTS, help="run this part alone")
    asked.add_argument("--appearance", type=int, metavar="NUMBER", help="make this change again")
    counts = asked.parse_args()
    if counts.appearance is not None:
        print(kept(counts.appearance, KEPT))
        return 0
    with tempfile.TemporaryDirectory() as name:
        parts = [counts.only] if counts.only else list(PARTS)
        return min(sum(PARTS[part](counts, Path(name)) for part in parts), 1)


def _small_disks(counts: argparse.Namespace, folder: Path) -> int:
    if not may_mount():
        print("0 small disks: this system does not let its users mount", flush=True)
        return 0
    small = on_small_disks(folder / "small", counts.small_disks)
    return _told("small disks, and one to be read only", counts.small_disks, small)


PARTS: dict[str, Callable[[argparse.Namespace, Path], int]] = {
    "mutants": lambda n, _: _told("mutants", n.mutants, _mutants(n.mutants)),
    "kills": lambda n, at: _told("kills", n.kills, killed(at / "kills", n.kills)),
    "pairs": lambda n, at: _told("pairs", n.pairs, two_at_once(at / "pairs", n.pairs)),
    "disks": lambda n, at: _told("full disks", n.disks, on_a_full_disk(at / "disks", n.disks)),
    "small-disks": _small_disks,
    "hostile": lambda _, at: _told("kinds of hostile file", len(KINDS), _hostile(at / "hostile")),
    "appearances": lambda n, _: _told(
        "changes of what a person sees", n.appearances, _appearances(n.appearances)
    ),
}


def _told(what: str, count: int, faults: Iterable[str]) -> int:
    before, wrong = time.monotonic(), 0
    for fault in faults:
        print(f"  WRONG {fault}", flush=True)
        wrong += 1
    print(f"{count} {what}: {wrong} wrong, {time.monotonic() - before:.0f} s", flush=True)
    return wrong


def _mutants(count: int) -> Iterable[str]:
    words: Counter[str] = Counter()
    for verdict in verdicts(range(count), REPORTS[:16], 2):
        words[verdict.word] += 1
        words[f"{verdict.harm}: {verdict.word}"] += 1
        if verdict.word in {"silent", "failed", "died"}:
            yield str(verdict)
    for word in sorted(words):
        print(f"  {word}: {words[word]}")


def _appearances(count: int) -> Iterable[str]:
    found = []
    for one in outcomes(range(count)):
        found.append(one)
        if is_wrong(one):
            yield str(one)
    print(table(found))


def _hostile(folder: Path) -> Iterable[str]:
    raw, out = folder / "raw", folder / "out"
    raw.mkdir(parents=True)
    for name, (made, _) in KINDS.items():
        (raw / f"{name}.pdf").write_bytes(made())
    shutil.copy(GOOD, raw / "good.pdf")
    limits = Limits(cpu_seconds=60, wall_seconds=200)
    with redirect_stdout(io.StringIO()):
        status = extract_folder(raw, out, Options(limits=limits))
    if status != 1:
        yield f"the run ended with {status}"
    tables = {path.stem: pl.read_parquet(path) for path in out.glob("*.parquet")}
    for name, (_, expected) in KINDS.items():
        yield from _wrongly_told(name, expected, tables)
    if tables["kpi"].filter(pl.col("document_id") == "good").height != 10:
        yield "the good report was not read"


def _wrongly_told(name: str, expected: str, tables: dict[str, pl.DataFrame]) -> Iterable[str]:
    errors = tables["findings"].filter(
        (pl.col("severity") == "error") & pl.col("message").str.starts_with(f"{name}.pdf")
    )
    checks = set(errors["check"])
    is_read = not tables["documents"].filter(pl.col("source_file") == f"{name}.pdf").is_empty()
    if not checks or checks & {"program_failed", "reader_died"}:
        yield f"{name}: told as {checks}"
    if expected == READ and not is_read:
        yield f"{name}: was not read, {checks}"
    if expected not in {READ, READ_OR_TOLD, *checks}:
        yield f"{name}: is told as {checks}, not as {expected}"
    if checks & ENDLESS:
        print(f"  {name}: {', '.join(checks)}")


if __name__ == "__main__":
    sys.exit(main())
