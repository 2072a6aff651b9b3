"""Runs the program once and tells how its processor seconds fall to the stages: `stages.py OUT OPTIONS…`.

OUT gets a line for each call of a stage, from whichever process it is called in. The stages are
timed where they are called from; a library that is loaded when it is first needed counts to the
stage that needs it.
"""

import importlib
import sys
import time
from collections.abc import Callable, Iterator
from functools import partial
from pathlib import Path
from typing import Any

STAGES = {
    "imports": (("pipeline.commands.reading", "import_module"),),
    "reading": (("pipeline.build", "extract"),),
    "parsing": (("pipeline.build", "parse"),),
    "validating": (("pipeline.build", "observations"), ("pipeline.build", "findings")),
    "writing": (
        ("pipeline.commands.extract", "tables"),
        ("pipeline.commands.extract", "write"),
        ("pipeline.commands.reading", "write"),
    ),
}
"""Where each stage is called from. Some of these places are of older commits, some of newer ones."""


def main(out: Path, options: list[str]) -> None:
    """Run, and write the seconds of the interpreter, of importing, and of each call of a stage."""
    tell = partial(_tell, out)
    began = time.process_time()
    tell("interpreter", began)
    program = importlib.import_module("pipeline.__main__")
    for stage, places in STAGES.items():
        for module, name in places:
            _watch(module, name, partial(tell, stage))
    tell("imports", time.process_time() - began)
    sys.exit(program.main(["extract", *options]))


def _tell(out: Path, stage: str, seconds: float) -> None:
    with out.open("a", encoding="utf-8") as lines:
        lines.write(f"{stage}\t{seconds}\n")


def _watch(module: str, name: str, tell: Callable[[float], None]) -> None:
    """Put a watch around a function where it is called, if this commit calls it there."""
    try:
        place = importlib.import_module(module)
    except ModuleNotFoundError:
        return
    if hasattr(place, name):
        setattr(place, name, partial(_timed, getattr(place, name), tell))


def _timed(
    function: Callable[..., Any], tell: Callable[[float], None], *arguments: Any, **named: Any
) -> Any:
    began = time.process_time()
    try:
        got = function(*arguments, **named)
        return tuple(got) if isinstance(got, Iterator) else got
    finally:
        tell(time.process_time() - began)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
