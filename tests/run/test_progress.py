"""The bar a person sees who waits: what it says, and where it is not seen."""

import os
import pty
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.run.progress import REDRAW_SECONDS, ReadingProgress, Waiting, bar_text, progress
from pipeline.run.worker import AT_PAGE, PAGES
from tests.raw_report import REPORT

HOUSE = Path(__file__).parents[2]
TWO = {0: Waiting("a.pdf", 300), 1: Waiting("b.pdf", 100)}


def _at(page: int, of: int) -> dict[bytes, bytes]:
    return {AT_PAGE: b"%d %d" % (page, of)}


def test_a_page_counts_as_its_share_of_the_bytes() -> None:
    now = ReadingProgress(TWO)
    assert (now.pages, now.share) == (0, 0)
    now.on_message(0, _at(page=6, of=10))
    assert (now.pages, now.share) == (5, 150 / 400)
    now.ended(0, 10)
    assert (now.pages, now.share) == (10, 300 / 400)
    now.ended(1, 0)
    assert (now.pages, now.share) == (10, 1)


@pytest.mark.parametrize(
    "said",
    [
        pytest.param({}, id="nothing yet"),
        pytest.param({AT_PAGE: b"1 9"}, id="the first page is not read yet"),
        pytest.param({AT_PAGE: b"x y"}, id="not numbers"),
        pytest.param({AT_PAGE: b"5"}, id="no count"),
        pytest.param({AT_PAGE: b"5 99999999"}, id="more pages than a report can have"),
        pytest.param({AT_PAGE: b"5 9", PAGES: b""}, id="all pages are read"),
    ],
)
def test_nothing_is_drawn_where_nothing_is_new(said: dict[bytes, bytes]) -> None:
    drawn: list[ReadingProgress] = []
    ReadingProgress(TWO, drawn.append).on_message(0, said)
    assert drawn == []


def test_pages_never_go_back_nor_past_their_count() -> None:
    now = ReadingProgress(TWO)
    now.on_message(0, _at(page=8, of=10))
    now.on_message(0, _at(page=3, of=10))
    assert now.pages == 7
    now.on_message(1, _at(page=5, of=2))
    assert now.share <= 1


@pytest.mark.parametrize(
    ("language", "said"),
    [
        ("C.UTF-8", ("reading a.pdf", "1 of 2 reports, 10 pages")),
        ("ja_JP.UTF-8", ("読み取り中 a.pdf", "2件中 1件、10ページ")),
    ],
)
def test_what_is_said(
    monkeypatch: pytest.MonkeyPatch, language: str, said: tuple[str, str]
) -> None:
    monkeypatch.setenv("LC_ALL", language)
    now = ReadingProgress(TWO)
    now.ended(0, 10)
    assert bar_text(now) == said


def test_a_pipe_sees_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    with progress(TWO) as bar:
        bar.ended(0, 10)
    assert capsys.readouterr().err == ""


def test_pages_that_follow_at_once_are_not_each_drawn() -> None:
    drawn: list[int] = []
    now = ReadingProgress(TWO, lambda one: drawn.append(one.pages))
    now.on_message(0, _at(page=2, of=10))
    now.on_message(0, _at(page=3, of=10))
    assert drawn == [1]
    now.drawn_at -= REDRAW_SECONDS
    now.on_message(0, _at(page=4, of=10))
    now.ended(0, 10)
    assert drawn == [1, 3, 10]


@pytest.mark.parametrize(("arguments", "is_seen"), [([], True), (["--quiet"], False)])
def test_a_terminal_shows_reports_pages_and_time_left(
    tmp_path: Path, arguments: list[str], *, is_seen: bool
) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    for name in ("a.pdf", "b.pdf"):
        shutil.copy(REPORT, raw / name)
    shown = _on_a_terminal(["--raw", str(raw), "--out", str(tmp_path / "out"), *arguments])
    assert bool(
        re.search(r"reading [ab]\.pdf .* 2 of 2 reports, 20 pages left 0:00:00", shown)
    ) == (is_seen)
    if not is_seen:
        assert shown == ""


def _on_a_terminal(arguments: list[str]) -> str:
    """What standard error shows where it is a terminal of 120 columns."""
    terminal, end = pty.openpty()
    with subprocess.Popen(
        [sys.executable, "-m", "pipeline", "extract", *arguments],
        cwd=HOUSE,
        env=os.environ | {"LC_ALL": "C.UTF-8", "COLUMNS": "120", "TERM": "xterm"},
        stdout=subprocess.DEVNULL,
        stderr=end,
    ):
        os.close(end)
        shown = b""
        while chunk := _chunk(terminal):
            shown += chunk
    os.close(terminal)
    return re.sub(r"\x1b\[[0-9;?]*[A-Za-z]", "", shown.decode())


def _chunk(terminal: int) -> bytes:
    try:
        return os.read(terminal, 1 << 16)
    except OSError:  # the other end was closed
        return b""
