"""Changes of what a person sees of good reports, by their number: each can be made again."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path
from random import Random
from typing import NamedTuple

from tests.torture.appearance import control, cover, draw, hide, strike, unmap
from tests.torture.appearance.change import Change, Make
from tests.torture.appearance.figures import REPORTS, Figure, Scene, page_files, read, scene
from tests.torture.appearance.judge import FALSE_ALARM, OUTCOMES, SILENT, judged

KINDS: dict[str, Make] = {
    **hide.KINDS,
    **cover.KINDS,
    **unmap.KINDS,
    **draw.KINDS,
    **strike.KINDS,
    **control.KINDS,
}
AT_ONCE = 20
"""Changes that a process takes at a time: few enough that all end at about the same moment."""


class Made(NamedTuple):
    """One change: its kind, what was changed where, and the page before and after."""

    number: int
    kind: str
    scene: Scene
    figure: Figure
    change: Change


class Verdict(NamedTuple):
    """The outcome of one change."""

    number: int
    kind: str
    place: str
    outcome: str
    reason: str

    def __str__(self) -> str:
        return f"change {self.number}, {self.kind}, {self.place}: {self.outcome}: {self.reason}"


def made(number: int, reports: Sequence[Path] = REPORTS) -> Made:
    """The change of this number, which is always the same."""
    chance = Random(number)  # noqa: S311 -- not a secret, and the same in every run
    kind = list(KINDS)[number % len(KINDS)]
    for found in _scenes(chance, reports):
        figures = list(found.figures)
        for figure in chance.sample(figures, len(figures)):
            change = KINDS[kind](found, figure, chance)
            if change:
                return Made(number, kind, found, figure, change)
    raise LookupError(kind)


def _scenes(chance: Random, reports: Sequence[Path]) -> Iterator[Scene]:
    for report in chance.sample(reports, len(reports)):
        numbers = range(len(page_files(report)))
        for number in chance.sample(numbers, len(numbers)):
            found = scene(report, number)
            if found:
                yield found


def verdict(number: int) -> Verdict:
    """The outcome of the change of this number."""
    one = made(number)
    edition = read(one.change.page.file())
    is_control = one.kind.startswith("control")
    outcome, reason = judged(one.scene, one.figure, one.change, edition, control=is_control)
    place = f"{one.scene.name} {one.figure.text} ({one.change.part})"
    return Verdict(number, one.kind, place, outcome, reason)


def kept(number: int, folder: Path) -> str:
    """Leave the page before and after a change in a folder; the outcome, and where the files are."""
    one = made(number)
    folder.mkdir(exist_ok=True)
    before, after = (folder / f"{number}-{word}.pdf" for word in ("before", "after"))
    before.write_bytes(one.scene.page.file())
    after.write_bytes(one.change.page.file())
    return f"{verdict(number)}\n{before}\n{after}"


def outcomes(numbers: Sequence[int], workers: int = 2) -> Iterator[Verdict]:
    """The outcome of each change, in the order of their numbers."""
    with ProcessPoolExecutor(workers, get_context("spawn")) as pool:
        yield from pool.map(verdict, numbers, chunksize=AT_ONCE)


def table(found: Iterable[Verdict]) -> str:
    """How often each kind of change had each outcome."""
    counts = Counter((one.kind, one.outcome) for one in found)
    lines = [["", *OUTCOMES]]
    lines += [[kind, *(str(counts[kind, one] or "") for one in OUTCOMES)] for kind in KINDS]
    sums = Counter(outcome for (_, outcome), n in counts.items() for _ in range(n))
    lines.append(["all", *(str(sums[one]) for one in OUTCOMES)])
    widths = [max(len(row[at]) for row in lines) for at in range(len(lines[0]))]
    return "\n".join(
        "  ".join(
            said.ljust(width) if not at else said.rjust(width)
            for at, (said, width) in enumerate(zip(row, widths, strict=True))
        )
        for row in lines
    )


def is_wrong(one: Verdict) -> bool:
    """Whether an outcome breaks the promise: silent, or a good page accused."""
    return one.outcome in SILENT or one.outcome == FALSE_ALARM
