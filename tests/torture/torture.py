"""Hostile files, damaged copies, kills, pairs, full disks: counts what is not as it should be.

Run by `make torture`; takes some minutes, needs no network. Ends with 1 if anything is wrong.
"""

import argparse
import io
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterable
from contextlib import redirect_stdout
from pathlib import Path

import polars as pl

from pipeline.commands.extract import extract_folder
from pipeline.run.options import Limits, Options
from tests.raw_report import REPORT
from tests.torture.disks import may_mount, on_small_disks
from tests.torture.hostile import KINDS, READ, READ_OR_TOLD
from tests.torture.mutants import REPORTS, verdicts
from tests.torture.stops import killed, on_a_full_disk, two_at_once

GOOD = REPORT
ENDLESS = {"out_of_time", "out_of_memory"}


def main() -> int:
    """Everything; 1 if anything is not as it should be."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--mutants", type=int, default=1000)
    asked.add_argument("--kills", type=int, default=200)
    asked.add_argument("--pairs", type=int, default=50)
    asked.add_argument("--disks", type=int, default=50)
    asked.add_argument("--small-disks", type=int, default=20)
    counts = asked.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        wrong = _told("mutants", counts.mutants, _mutants(counts.mutants))
        wrong += _told("kills", counts.kills, killed(folder / "kills", counts.kills))
        wrong += _told("pairs", counts.pairs, two_at_once(folder / "pairs", counts.pairs))
        wrong += _told("full disks", counts.disks, on_a_full_disk(folder / "disks", counts.disks))
        if may_mount():
            small = on_small_disks(folder / "small", counts.small_disks)
            wrong += _told("small disks, and one to be read only", counts.small_disks, small)
        else:
            print("0 small disks: this system does not let its users mount", flush=True)
        wrong += _told("kinds of hostile file", len(KINDS), _hostile(folder / "hostile"))
    return min(wrong, 1)


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
