"""Runs that are killed, run into each other, or meet a full disk: what the folder shows then."""

import random
import resource
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path

HOUSE = Path(__file__).parents[2]
REPORTS = (
    HOUSE / "tests" / "pages" / "hanging_marks.pdf",
    HOUSE / "tests" / "editions" / "reportlab-r6-cid.pdf",
)
TITLES = ("甲", "乙")
Tables = dict[str, bytes]


class Stage:
    """A folder of reports whose passport has one title or the other, and the tables of each."""

    def __init__(self, folder: Path) -> None:
        self.raw, self.out = folder / "raw", folder / "out"
        self.raw.mkdir(parents=True)
        for path in REPORTS:
            shutil.copy(path, self.raw)
        self.whole: list[Tables] = []
        for title in TITLES:
            self.entitle(title)
            self.run()
            self.whole.append(self.shown())

    def entitle(self, title: str) -> None:
        """Give the first report another title, which is seen in two tables."""
        passport = f'title = "{title}"\n'
        (self.raw / REPORTS[0].with_suffix(".toml").name).write_text(passport, encoding="utf-8")

    def start(
        self, *options: str, before: Callable[[], object] | None = None
    ) -> subprocess.Popen[str]:
        """Start a run in a session of its own."""
        arguments = ["-m", "pipeline", "extract", "--raw", str(self.raw), "--out", str(self.out)]
        return subprocess.Popen(
            [sys.executable, *arguments, *options],
            cwd=HOUSE,
            stdout=subprocess.PIPE,
            stderr=subprocess.PIPE,
            text=True,
            start_new_session=True,
            preexec_fn=before,  # noqa: PLW1509 -- this program has one thread
        )

    def run(self, *options: str) -> int:
        """Run to the end; the exit status."""
        run = self.start(*options)
        run.communicate()
        return run.returncode

    def shown(self) -> Tables:
        """What the folder shows: the bytes of each table by its name."""
        return {path.name: path.read_bytes() for path in sorted(self.out.glob("[!.]*"))}

    def is_whole(self) -> bool:
        """Whether the folder shows all tables of one run."""
        return self.shown() in self.whole

    def litter(self) -> list[str]:
        """What a run that ended well should not have left."""
        kept = self.out / ".kept"
        more = [path.name for path in kept.iterdir()] if kept.is_dir() else []
        unfinished = [path.name for path in self.out.rglob("*unfinished*")]
        return unfinished + more[2 * len(REPORTS) + 1 :]


def killed(folder: Path, times: int, seed: int = 20261125) -> Iterator[str]:
    """Kill runs at random moments; a sentence for each thing that is not as it should be."""
    chance = random.Random(seed)  # noqa: S311 -- not a secret, and the same in every run
    stage = Stage(folder)
    usual = _usual_seconds(stage)
    for number in range(times):
        stage.entitle(TITLES[number % 2])
        run = stage.start("--workers", "2", *(("--force",) if number % 3 == 0 else ()))
        time.sleep(chance.uniform(0, usual))
        children = _children(run.pid)
        run.kill()
        run.communicate()
        if not stage.is_whole():
            yield f"kill {number}: the tables are not those of one run"
        if left := still_running(children):
            yield f"kill {number}: children {left} are left"
    yield from _ends_well(stage, times)


def _usual_seconds(stage: Stage) -> float:
    before = time.monotonic()
    stage.run("--force")
    return time.monotonic() - before


def _ends_well(stage: Stage, number: int) -> Iterator[str]:
    """The next run must bring the right tables and leave nothing else behind."""
    stage.entitle(TITLES[number % 2])
    status = stage.run()
    if status not in {0, 1} or stage.shown() != stage.whole[number % 2]:
        yield f"the run after all others ended with {status}"
    if litter := stage.litter():
        yield f"left behind: {litter}"


def _children(process: int) -> list[int]:
    try:
        listed = Path(f"/proc/{process}/task/{process}/children").read_text(encoding="ascii")
    except OSError:
        return []
    return [int(one) for one in listed.split()]


def still_running(children: list[int]) -> list[int]:
    """Which of these processes have not ended after some patience."""
    for _ in range(100):
        children = [child for child in children if _is_running(child)]
        if not children:
            break
        time.sleep(0.02)
    return children


def _is_running(process: int) -> bool:
    try:
        state = Path(f"/proc/{process}/stat").read_text(encoding="utf-8").rpartition(")")[2]
    except OSError:
        return False
    return state.split()[0] not in "ZX"


def two_at_once(folder: Path, times: int) -> Iterator[str]:
    """Start two runs on one folder at the same moment."""
    stage = Stage(folder)
    for number in range(times):
        stage.entitle(TITLES[number % 2])
        both = [stage.start("--force") for _ in range(2)]
        said = [run.communicate() for run in both]
        statuses = [run.returncode for run in both]
        if any(status not in {0, 1} for status in statuses):
            yield f"pair {number}: ended with {statuses}: {said}"
        if stage.shown() != stage.whole[number % 2]:
            yield f"pair {number}: the tables are not those of the run"
    yield from _ends_well(stage, times)


def on_a_full_disk(folder: Path, times: int, seed: int = 20261125) -> Iterator[str]:
    """Let no file grow beyond a random size: the tables stay as they were, or are whole."""
    chance = random.Random(seed)  # noqa: S311
    stage = Stage(folder)
    largest = max(len(content) for content in stage.shown().values())
    for number in range(times):
        stage.entitle(f"{number}")
        before, most = stage.shown(), chance.randrange(largest)
        run = stage.start("--force", before=partial(_no_file_beyond, most))
        said = run.communicate()[1]
        if run.returncode != 2 or "nothing was written" not in said:
            yield f"disk of {most}: ended with {run.returncode}: {said}"
        if stage.shown() != before:
            yield f"disk of {most}: the tables are not as they were"
        if litter := [path.name for path in stage.out.rglob("*unfinished*")]:
            yield f"disk of {most}: left behind: {litter}"
    yield from _ends_well(stage, times)


def _no_file_beyond(size: int) -> None:
    signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
