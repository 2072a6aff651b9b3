"""The third table: what one short report costs, stage by stage, and a run that has nothing to do."""

import json
import shutil
import statistics
from collections.abc import Iterator, Sequence
from pathlib import Path

from environments import FOLDER, OWN_PYTHON, ROOT
from running import Run, run
from tools import MODES, modes, program_help

HEADINGS = ("the report in raw/", "CPU ms", "share", "peak MiB")
OUT = FOLDER / "out" / "raw"


def one_report(mode: str, rounds: int) -> list[Sequence[str]]:
    """The rows for one reader: medians of so many runs."""
    options = ["--raw", ROOT / "raw", "--out", OUT, *(["--reader", mode] if mode in MODES else [])]
    return [*_stages(options, rounds), *_runs(options, rounds)]


def _stages(options: list[str | Path], rounds: int) -> Iterator[Sequence[str]]:
    told = FOLDER / "stages.json"
    seen: list[dict[str, float | None]] = []
    for _ in range(rounds + 1):
        shutil.rmtree(OUT, ignore_errors=True)
        ended = run([OWN_PYTHON, Path(__file__).parent / "stages.py", told, *options])
        if ended.status not in (0, 1):
            yield (f"stages.py failed: {ended.said[-80:]}",)
            return
        seen.append(json.loads(told.read_text("utf-8")))
    medians = {stage: _median([each[stage] for each in seen[1:]]) for stage in seen[0]}
    total = sum(seconds or 0 for seconds in medians.values())
    for stage, seconds in medians.items():
        if seconds is None:
            yield (stage, "not where it was: see bench/stages.py")
        else:
            yield (stage, f"{1000 * seconds:.1f}", f"{100 * seconds / total:.0f} %")


def _median(seconds: list[float | None]) -> float | None:
    told = [each for each in seconds if each is not None]
    return statistics.median(told) if told else None


def _runs(options: list[str | Path], rounds: int) -> Iterator[Sequence[str]]:
    """A first run, one with nothing to do, and one that is made to do it all again, if that is known."""
    command = [OWN_PYTHON, "-m", "pipeline", "extract", *options]
    first, nothing, forced = [], [], []
    for _ in range(rounds):
        shutil.rmtree(OUT, ignore_errors=True)
        first.append(run(command))
        nothing.append(run(command))
        if "--force" in program_help():
            forced.append(run([*command, "--force"]))
    yield _of_runs("whole run", first)
    yield _of_runs("run with nothing to do", nothing)
    if forced:
        yield _of_runs("the same, forced", forced)


def _of_runs(name: str, runs: list[Run]) -> Sequence[str]:
    if any(each.status not in (0, 1) for each in runs):
        return (name, "failed")
    cpu = statistics.median(each.cpu for each in runs)
    return (name, f"{1000 * cpu:.1f}", "", f"{statistics.median(each.peak for each in runs):.0f}")


def tables(rounds: int) -> Iterator[tuple[str, list[Sequence[str]]]]:
    """The rows for each reader this commit knows."""
    for mode in modes():
        yield mode, one_report(mode, rounds)
