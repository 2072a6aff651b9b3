"""Runs the program once and writes how its processor seconds fall to the stages: `stages.py OUT OPTIONS…`.

The stages are timed where they are called from. A library that is loaded when it is first needed
counts to the stage that needs it.
"""

import importlib
import itertools
import json
import sys
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any

STAGES = {
    "reading": (("pipeline.build", "extract"),),
    "parsing": (("pipeline.build", "parse"),),
    "validating": (("pipeline.build", "observations"), ("pipeline.build", "findings")),
    "writing": (("pipeline.commands.extract", "write"), ("pipeline.commands.extract", "tables")),
}


def main(out: Path, options: list[str]) -> None:
    """Run, and write the seconds of each stage; a stage that is not where it was is null."""
    seconds: Counter[str] = Counter()
    began = time.process_time()
    program = importlib.import_module("pipeline.__main__")
    for module, _ in itertools.chain.from_iterable(STAGES.values()):
        importlib.import_module(module)
    imported = time.process_time()
    missing = [stage for stage, places in STAGES.items() if not _watch(stage, places, seconds)]
    began_run = time.process_time()
    status = program.main(["extract", *options])
    ended = time.process_time()
    shown: dict[str, float | None] = {"interpreter": began, "imports": imported - began}
    shown |= {stage: None if stage in missing else seconds[stage] for stage in STAGES}
    shown["the rest"] = ended - began_run - seconds.total()
    out.write_text(json.dumps(shown), "utf-8")
    sys.exit(status)


def _watch(stage: str, places: tuple[tuple[str, str], ...], seconds: Counter[str]) -> bool:
    """Put a watch around the functions of a stage where they are called; whether all are there."""
    modules = [(sys.modules[module], name) for module, name in places]
    if not all(hasattr(module, name) for module, name in modules):
        return False
    for module, name in modules:
        setattr(module, name, _timed(getattr(module, name), stage, seconds))
    return True


def _timed(function: Any, stage: str, seconds: Counter[str]) -> Any:
    def timed(*arguments: Any, **named: Any) -> Any:
        began = time.process_time()
        try:
            got = function(*arguments, **named)
            return tuple(got) if isinstance(got, Iterator) else got
        finally:
            seconds[stage] += time.process_time() - began

    return timed


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
