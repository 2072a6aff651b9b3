"""The published folder: all or nothing, and nobody else's work is touched."""

from collections.abc import Callable
from pathlib import Path

import pytest

from pipeline.publish.output_folder import FORMER, NEW, SUMS, replace_folder
from pipeline.write.failure import CannotWrite

FIRST = {"shihyo.xlsx": b"first", "csv/kpi.csv": b"a,b"}
SECOND = {"shihyo.xlsx": b"second", "csv/kpi.csv": b"a,b"}


def _held(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file() and path.name != SUMS
    }


def test_the_files_are_plain_and_all_there(tmp_path: Path) -> None:
    assert replace_folder(tmp_path / "published", FIRST)
    assert _held(tmp_path / "published") == FIRST
    assert not any(path.is_symlink() for path in (tmp_path / "published").rglob("*"))


def test_the_same_files_again_change_nothing(tmp_path: Path) -> None:
    replace_folder(tmp_path / "published", FIRST)
    before = (tmp_path / "published" / "shihyo.xlsx").stat().st_mtime_ns
    assert not replace_folder(tmp_path / "published", FIRST)
    assert (tmp_path / "published" / "shihyo.xlsx").stat().st_mtime_ns == before


def test_what_is_published_no_more_goes(tmp_path: Path) -> None:
    replace_folder(tmp_path / "published", {**FIRST, "report.html": b"page"})
    assert replace_folder(tmp_path / "published", SECOND)
    assert _held(tmp_path / "published") == SECOND


def test_an_empty_folder_is_taken(tmp_path: Path) -> None:
    (tmp_path / "published").mkdir()
    assert replace_folder(tmp_path / "published", FIRST)


@pytest.mark.parametrize(
    ("change", "named"),
    [
        pytest.param(lambda out: (out / "notes.txt").write_text("mine"), "notes.txt", id="a file"),
        pytest.param(
            lambda out: (out / "shihyo.xlsx").write_bytes(b"mine"), "shihyo.xlsx", id="altered"
        ),
        pytest.param(
            lambda out: (out / SUMS).unlink(), "csv/kpi.csv", id="nothing says what was published"
        ),
        pytest.param(
            lambda out: (out / "all").symlink_to(out.parent), "all", id="a link to elsewhere"
        ),
    ],
)
def test_the_work_of_others_is_not_touched(
    tmp_path: Path, change: Callable[[Path], object], named: str
) -> None:
    out = tmp_path / "published"
    replace_folder(out, FIRST)
    change(out)
    before = _held(out)
    with pytest.raises(CannotWrite, match=f"altered: {named}"):
        replace_folder(out, SECOND)
    assert _held(out) == before


@pytest.mark.parametrize(
    ("left", "opened", "why"),
    [
        (".~lock.shihyo.xlsx#", "shihyo.xlsx", "LibreOffice beside an open workbook"),
        ("~$shihyo.xlsx", "shihyo.xlsx", "Excel beside an open workbook"),
        ("csv/.~lock.kpi.csv#", "csv/kpi.csv", "a table opened in LibreOffice"),
    ],
)
def test_an_open_file_is_to_be_closed_first(
    tmp_path: Path, left: str, opened: str, why: str
) -> None:
    out = tmp_path / "published"
    replace_folder(out, FIRST)
    (out / left).write_bytes(b"somebody")
    with pytest.raises(CannotWrite) as refusal:
        replace_folder(out, SECOND)
    assert f"{opened} is open in another program" in str(refusal.value), why
    assert "Close it first, then run again" in str(refusal.value)
    assert f"{opened} がほかのプログラムで開かれています" in refusal.value.message_ja
    assert "閉じてから" in refusal.value.message_ja
    assert left in str(refusal.value), "it may be all that is left of a program that fell over"
    (out / left).unlink()
    assert replace_folder(out, SECOND)


@pytest.mark.parametrize("left", [".~lock.mine.odt#", "~$mine.xlsx", "~$", ".~lock.#"])
def test_what_others_have_open_is_their_work(tmp_path: Path, left: str) -> None:
    """It tells nothing of a file that was published: it is named as any other file."""
    out = tmp_path / "published"
    replace_folder(out, FIRST)
    (out / left).write_bytes(b"somebody")
    with pytest.raises(CannotWrite, match="altered: ") as refusal:
        replace_folder(out, SECOND)
    assert left in str(refusal.value)


def test_a_refusal_speaks_of_what_the_folder_holds(tmp_path: Path) -> None:
    """There are no tables in a folder that somebody named by mistake."""
    (tmp_path / "notes.txt").write_text("mine", encoding="utf-8")
    with pytest.raises(CannotWrite) as refusal:
        replace_folder(tmp_path, FIRST)
    assert "nothing was written, its content is unchanged" in str(refusal.value)
    assert "何も書かれていません。中身は元のままです" in refusal.value.message_ja


def test_a_refusal_leaves_nothing_beside_the_folder(tmp_path: Path) -> None:
    """Nobody ever published there: nothing of this program is to be found there afterwards."""
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "report.pdf").write_bytes(b"%PDF")
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    for named in ("raw", "file"):
        with pytest.raises(CannotWrite):
            replace_folder(tmp_path / named, FIRST)
    assert sorted(path.name for path in tmp_path.rglob("*")) == ["file", "raw", "report.pdf"]


def test_a_file_in_the_place_of_the_folder_stays(tmp_path: Path) -> None:
    (tmp_path / "published").write_text("mine", encoding="utf-8")
    with pytest.raises(CannotWrite):
        replace_folder(tmp_path / "published", FIRST)
    assert (tmp_path / "published").read_text(encoding="utf-8") == "mine"


def test_a_run_that_was_killed_between_two_renames_is_undone(tmp_path: Path) -> None:
    """What such a run leaves: the former folder beside its place, the new one unfinished."""
    out, work = tmp_path / "published", tmp_path / ".published"
    replace_folder(out, FIRST)
    out.rename(work / FORMER)
    (work / NEW).mkdir()
    (work / NEW / "shihyo.xlsx").write_bytes(b"half")
    assert not replace_folder(out, FIRST)
    assert _held(out) == FIRST
    assert sorted(path.name for path in work.iterdir()) == [".lock"]


def test_a_path_that_cannot_be_written_leaves_the_folder(tmp_path: Path) -> None:
    replace_folder(tmp_path / "published", FIRST)
    with pytest.raises(CannotWrite, match="File name too long"):
        replace_folder(tmp_path / "published", {**SECOND, "x" * 300: b""})
    assert _held(tmp_path / "published") == FIRST
