"""What writing all or nothing is made of."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from pipeline.write.atomic import (
    holds,
    is_being_written,
    link_target,
    replace_file,
    replace_link,
    write_folder,
)


def test_files_are_written_below_the_folder(tmp_path: Path) -> None:
    files = {"a": b"1", "csv/b": b"2"}
    write_folder(tmp_path / "new", files)
    assert holds(tmp_path / "new", files)
    assert not holds(tmp_path / "new", {**files, "csv/b": b"3"}), "another content"
    assert not holds(tmp_path / "new", {**files, "c": b""}), "a file that is missing"


def test_a_folder_that_is_there_is_not_written_into(tmp_path: Path) -> None:
    with pytest.raises(FileExistsError):
        write_folder(tmp_path, {"a": b"1"})
    assert list(tmp_path.iterdir()) == []


def test_a_file_is_replaced_as_a_whole(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"the former content")
    replace_file(path, b"new")
    assert {one.name: one.read_bytes() for one in tmp_path.iterdir()} == {"a": b"new"}


def test_a_file_that_cannot_be_replaced_leaves_nothing_behind(tmp_path: Path) -> None:
    (tmp_path / "a" / "not empty").mkdir(parents=True)
    with pytest.raises(OSError, match="a"):
        replace_file(tmp_path / "a", b"new")
    assert [one.name for one in tmp_path.iterdir()] == ["a"]


def test_a_link_takes_the_place_of_a_file(tmp_path: Path) -> None:
    path = tmp_path / "a"
    path.write_bytes(b"")
    assert link_target(path) is None
    replace_link(path, "there")
    replace_link(path, "there")
    assert link_target(path) == "there"
    assert list(tmp_path.iterdir()) == [path]


def _process_that_ended() -> int:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        return process.pid


@pytest.mark.parametrize(
    ("name", "is_written"),
    [
        pytest.param("k.edition", False, id="a finished one"),
        pytest.param(f"k.edition.{os.getpid()}.unfinished", False, id="of this process, left over"),
        pytest.param(f"k.edition.{os.getppid()}.unfinished", True, id="of a living process"),
        pytest.param(f"k.edition.{_process_that_ended()}.unfinished", False, id="of a dead one"),
        pytest.param(
            f"k.edition.{10**30}.unfinished", True, id="more than a process number can be"
        ),
        pytest.param("k.edition.unfinished", False, id="of no process"),
    ],
)
def test_what_another_process_is_writing(name: str, *, is_written: bool) -> None:
    assert is_being_written(name) == is_written
