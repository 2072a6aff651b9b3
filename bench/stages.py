"""Runs the program once and tells how its processor seconds fall to the stages: `stages.py OUT OPTIONS…`.

At every tick of processor time (1 ms, or what the kernel can do: often 4) the program is asked in
which room of the house it is, in the process of the command and in that of each report. What has
passed since the last tick is told of the innermost room, whatever its functions are called; loading
a module is told as imports, whoever asks for it. OUT gets a line a stage.
"""

import importlib
import mmap
import os
import resource
import signal
import struct
import sys
import time
from pathlib import Path
from types import FrameType

ROOMS = {
    "extract.picture": "the picture",
    "extract.glyph_shapes": "the picture",
    "extract.pdfium.page_picture": "the picture",
    "extract.pdfium.annotations": "the picture",
    "extract.pdfium.drawn_shapes": "the picture",
    "extract.pdfium.glyph_check": "the picture",
    "extract.pdfium.glyph_picture": "the picture",
    "extract.pdfium.overdrawn_texts": "the picture",
    "extract.pdfium.placed_glyphs": "the picture",
    "extract": "reading",
    "normalize": "parsing",
    "parse.numbers": "the ledger",
    "parse": "parsing",
    "validate": "validating",
    "write": "writing",
}
"""Which stage a room of `pipeline/` belongs to, the inner rooms first. What others do is the rest.

The picture is that of each page with figures, drawn and compared with its text."""
IMPORTS = "imports"
STAGES = (IMPORTS, *dict.fromkeys(ROOMS.values()))
IMPORTING = "<frozen importlib._bootstrap"
TICK_SECONDS = 0.001
SECONDS = struct.Struct("d")


class Clock:
    """The seconds of each stage, in memory that a child shares: it may open no file, nor a pipe.

    Two processes in one stage at once may lose a tick; one report is read by one process.
    """

    def __init__(self) -> None:
        self._shared = mmap.mmap(-1, SECONDS.size * len(STAGES))
        self._last = time.process_time()

    def start(self) -> None:
        """Look at this process from now on, and at each child from its birth."""
        self._last = time.process_time()
        signal.signal(signal.SIGPROF, self._tick)
        signal.setitimer(signal.ITIMER_PROF, TICK_SECONDS, TICK_SECONDS)

    def stop(self) -> dict[str, float]:
        """Look no longer; what was spent in each stage."""
        signal.setitimer(signal.ITIMER_PROF, 0)
        places = enumerate(STAGES)
        return {name: SECONDS.unpack_from(self._shared, SECONDS.size * n)[0] for n, name in places}

    def _tick(self, _: int, frame: FrameType | None) -> None:
        now = time.process_time()
        stage = _stage(frame)
        if stage is not None:
            place = SECONDS.size * STAGES.index(stage)
            (before,) = SECONDS.unpack_from(self._shared, place)
            SECONDS.pack_into(self._shared, place, before + now - self._last)
        self._last = now


def _stage(frame: FrameType | None) -> str | None:
    """The stage a running function belongs to, or the one that called it."""
    while frame:
        if frame.f_code.co_filename.startswith(IMPORTING):
            return IMPORTS
        house, _, inside = str(frame.f_globals.get("__name__")).partition(".")
        if house == "pipeline" and frame.f_code.co_name != "<module>":
            room = next((room for room in ROOMS if f"{inside}.".startswith(f"{room}.")), None)
            if room:
                return ROOMS[room]
        frame = frame.f_back
    return None


def _spent() -> float:
    """The processor seconds of this process and of the children that have ended."""
    of_children = resource.getrusage(resource.RUSAGE_CHILDREN)
    return time.process_time() + of_children.ru_utime + of_children.ru_stime


def main(out: Path, options: list[str]) -> None:
    """Run, and write the seconds of the interpreter, of each stage, and of the rest."""
    interpreter = time.process_time()
    clock = Clock()
    os.register_at_fork(after_in_child=clock.start)
    clock.start()
    status = importlib.import_module("pipeline.__main__").main(["extract", *options])
    told = {"interpreter": interpreter, **clock.stop()}
    told["the rest"] = _spent() - sum(told.values())
    lines = (f"{stage}\t{seconds}\n" for stage, seconds in told.items())
    out.write_text("".join(lines), encoding="utf-8")
    sys.exit(status)


if __name__ == "__main__":
    main(Path(sys.argv[1]), sys.argv[2:])
