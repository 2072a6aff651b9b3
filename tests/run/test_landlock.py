"""What a process that opens a PDF may open, from the moment before its work begins."""

import os
import signal
from collections.abc import Callable
from contextlib import closing
from importlib import import_module
from pathlib import Path

import pytest

from pipeline.run.confinement.landlock import landlock_version
from pipeline.run.process_pool import Send, outcomes
from tests.raw_report import REPORT

HOUSE = Path(__file__).parents[2]
FONTS = Path("/usr/share/fonts")


def _tried(attempt: Callable[[], object]) -> str:
    """What becomes of an attempt in a child, whatever its work is: the error, or ok."""

    def work(send: Send) -> None:
        try:
            attempt()
        except OSError as error:
            send(b"r", type(error).__name__.encode())
        else:
            send(b"r", b"ok")

    with closing(outcomes([(1, work)], 1)) as found:
        (outcome,) = found
    return outcome.messages[b"r"].decode()


@pytest.fixture(scope="module", autouse=True)
def _known_to_the_kernel() -> None:
    if landlock_version() < 1:
        pytest.skip("this kernel does not know landlock")


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
