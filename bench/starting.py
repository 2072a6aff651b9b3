"""The third table: what one short report costs, stage by stage, and a run that has nothing to do."""

import shutil
import statistics
from collections import Counter
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
    seen = [_stages_once(options) for _ in range(rounds + 1)][1:]
    names = dict.fromkeys(name for each in seen for name in each)
    medians = {name: statistics.median(each[name] for each in seen) for name in names}
    total = sum(medians.values())
    for name, seconds in medians.items():
        yield (name, f"{1000 * seconds:.1f}", f"{100 * seconds / total:.0f} %")


def _stages_once(options: list[str | Path]) -> Counter[str]:
    """The seconds of each stage of one run; what the kernel counted after it was done, is ending."""
    told = FOLDER / "stages.txt"
    told.unlink(missing_ok=True)
    shutil.rmtree(OUT, ignore_errors=True)
    ended = run([OWN_PYTHON, Path(__file__).parent / "stages.py", told, *options])
    seconds: Counter[str] = Counter()
    for line in told.read_text("utf-8").splitlines():
        name, of_call = line.split("\t")
        seconds[name] += float(of_call)
    seconds["ending"] = ended.cpu - seconds.total()
    return seconds


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
