"""One measurement: a whole child process with all its children, its processor time and its memory."""

import statistics
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

from environments import OWN_PYTHON

LAUNCH = Path(__file__).parent / "launch.py"


class Run(NamedTuple):
    """What a process took: user and system seconds of processor, peak memory in MiB, exit status."""

    cpu: float
    peak: float
    status: int
    said: str


@dataclass
class Runs:
    """The runs of one tool on one deck, by the number of the round."""

    of_round: dict[int, Run]

    @property
    def cpu(self) -> float:
        """The median of processor seconds."""
        return statistics.median(run.cpu for run in self.of_round.values())

    @property
    def spread_percent(self) -> float:
        """Half of the way from the least to the most processor seconds, in percent of the median."""
        seconds = [run.cpu for run in self.of_round.values()]
        return 50 * (max(seconds) - min(seconds)) / self.cpu

    @property
    def peak(self) -> float:
        """The median of peak memory, MiB."""
        return statistics.median(run.peak for run in self.of_round.values())

    def times(self, other: "Runs") -> float | None:
        """How many times the processor time of `other` this took: the median over common rounds."""
        common = self.of_round.keys() & other.of_round.keys()
        ratios = [self.of_round[each].cpu / other.of_round[each].cpu for each in common]
        return statistics.median(ratios) if ratios else None


def run(command: Sequence[str | Path]) -> Run:
    """Run a command to its end, its standard output let go."""
    launched = [OWN_PYTHON, "-I", "-S", LAUNCH, *command]
    ended = subprocess.run(launched, capture_output=True, text=True, errors="replace", check=True)
    cpu, peak, status = ended.stdout.split()
    return Run(float(cpu), float(peak) / 1024, int(status), ended.stderr.strip())
