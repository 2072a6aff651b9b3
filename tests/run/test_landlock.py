"""What the process that reads a report may open, from the moment before it reads the first byte."""

import os
import signal
from collections.abc import Callable
from contextlib import closing
from importlib import import_module
from pathlib import Path

import pytest

from pipeline.model.edition import Source
from pipeline.run.process_pool import Send, outcomes
from pipeline.run.sandbox import forbid_files
from pipeline.run.worker import read_report
from tests.raw_report import REPORT
from tests.torture.hostile_pdf import pdf

HOUSE = Path(__file__).parents[2]
FONTS = Path("/usr/share/fonts")


def _after(attempt: Callable[[], object], forbid: Callable[[Send], object]) -> str:
    """What becomes of an attempt in a child that has forbidden itself files: the error, or ok."""

    def work(send: Send) -> None:
        is_held = forbid(send)
        try:
            attempt()
        except OSError as error:
            send(b"r", type(error).__name__.encode())
        else:
            send(b"r", b"ok" if is_held else b"not held")

    with closing(outcomes([(1, work)], 1)) as found:
        (outcome,) = found
    answer = outcome.messages[b"r"].decode()
    if answer == "not held":
        pytest.skip("this kernel does not know landlock")
    return answer


def _tried(attempt: Callable[[], object]) -> str:
    return _after(attempt, lambda _: forbid_files())


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    """Something that a person keeps."""
    path = tmp_path / "kept.txt"
    path.write_text("a secret", encoding="utf-8")
    return path


def _link(path: Path) -> None:
    path.with_name("link").symlink_to(path)


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(Path.read_bytes, id="read a file"),
        pytest.param(lambda path: list(path.parent.iterdir()), id="list a folder"),
        pytest.param(Path.unlink, id="remove a file"),
        pytest.param(lambda path: path.rename(path.with_name("other")), id="rename one"),
        pytest.param(lambda path: path.with_name("new").touch(), id="make an empty one"),
        pytest.param(lambda path: path.with_name("new").mkdir(), id="make a folder"),
        pytest.param(_link, id="make a link"),
        pytest.param(lambda path: os.truncate(path, 0), id="empty one"),
        pytest.param(lambda _: Path("/proc/self/environ").read_bytes(), id="what was inherited"),
        pytest.param(lambda _: (HOUSE / "README.md").read_bytes(), id="read beside the program"),
        pytest.param(lambda _: list(REPORT.parent.iterdir()), id="see other reports"),
        pytest.param(lambda _: os.kill(os.getppid(), signal.SIGCONT), id="signal its parent"),
    ],
)
def test_what_a_person_keeps_is_out_of_reach(kept: Path, attempt: Callable[[Path], object]) -> None:
    assert _tried(lambda: attempt(kept)) == "PermissionError"
    assert {path.name: path.read_bytes() for path in kept.parent.iterdir()} == {
        "kept.txt": b"a secret"
    }


@pytest.mark.parametrize(
    "attempt",
    [
        pytest.param(lambda: import_module("pdfplumber"), id="a reader is loaded late"),
        pytest.param(lambda: import_module("sqlite3"), id="so is a library of the system"),
        pytest.param(
            lambda: list((HOUSE / "pipeline" / "knowledge").iterdir()), id="what people found out"
        ),
    ],
)
def test_the_program_stays_in_reach(attempt: Callable[[], object]) -> None:
    assert _tried(attempt) == "ok"


def test_fonts_stay_in_reach() -> None:
    fonts = [path for path in FONTS.rglob("*") if path.is_file()]
    if not fonts:
        pytest.skip("this system has no fonts")
    assert _tried(fonts[0].read_bytes) == "ok"


def test_whoever_reads_a_report_has_forbidden_itself_files(kept: Path) -> None:
    def reads(send: Send) -> bool:
        read_report(Source("a", "a.pdf", pdf()), None, "both", None, send)
        return True

    assert _tried(kept.read_bytes) == "PermissionError"
    assert _after(kept.read_bytes, reads) == "PermissionError"
