"""What a person, or somebody else, may put into `raw/`: each is told, nothing is waited for."""

import os
from collections.abc import Callable
from pathlib import Path

import polars as pl
import pytest

from pipeline.commands.extract import extract_folder
from pipeline.extract import Unreadable, extract
from pipeline.messages import visible
from pipeline.run.options import READERS, Options
from pipeline.run.raw_files import Problem, file_bytes, raw_files
from pipeline.run.sources import sources, sources_of, with_content
from tests.torture.hostile_pdf import content, pdf


def _fifo(path: Path) -> None:
    os.mkfifo(path)


def _loop(path: Path) -> None:
    path.symlink_to(path)


def _nowhere(path: Path) -> None:
    path.symlink_to(path.with_name("nowhere"))


def _device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(3 << 30)


@pytest.mark.parametrize(
    ("made", "check"),
    [
        (_fifo, "cannot_open"),
        (_loop, "cannot_open"),
        (_nowhere, "cannot_open"),
        (_device, "cannot_open"),
        (Path.mkdir, "folder"),
        (_large, "too_large"),
        (Path.touch, "empty_file"),
    ],
)
def test_what_is_no_file_of_a_report_is_one_error(
    tmp_path: Path, made: Callable[[Path], None], check: str
) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    made(raw / "a.pdf")
    assert extract_folder(raw, tmp_path / "out") == 1
    (finding,) = pl.read_parquet(tmp_path / "out" / "findings.parquet").to_dicts()
    assert (finding["check"], finding["severity"]) == (check, "error")


def test_a_file_nobody_may_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf())
    (tmp_path / "a.pdf").chmod(0)
    tmp_path.chmod(0o755)
    root = os.geteuid() == 0
    if root:
        os.seteuid(65534)
    try:
        found = file_bytes(tmp_path / "a.pdf", 1)
    finally:
        if root:
            os.seteuid(0)
    assert found == Problem("cannot_open", os.strerror(13))


@pytest.mark.parametrize("made", [_fifo, _device, Path.mkdir, _loop, _large])
def test_a_passport_that_is_no_file_is_told(tmp_path: Path, made: Callable[[Path], None]) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf())
    made(tmp_path / "a.toml")
    (source,) = sources(tmp_path)
    assert [note.check for note in source.notes] == ["bad_passport"]


def test_a_passport_without_end_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf())
    (tmp_path / "a.toml").write_text("id = " + "[" * 100_000, encoding="utf-8")
    (source,) = sources(tmp_path)
    assert [note.check for note in source.notes] == ["bad_passport"]


def test_a_file_with_other_bytes_than_its_size_says_is_not_believed() -> None:
    """As one that is written just now; the kernel shows files whose size is never true."""
    assert file_bytes(Path("/proc/self/status"), 1) == Problem("changed_while_read")


def test_a_file_that_is_another_when_its_turn_comes_is_told(tmp_path: Path) -> None:
    (tmp_path / "a.pdf").write_bytes(pdf())
    (file,) = raw_files(tmp_path, 1)
    (source,) = sources_of([file])
    assert with_content(file, source, 1).content == pdf()
    (tmp_path / "a.pdf").write_bytes(pdf() + b"\n")
    held = with_content(file, source, 1)
    assert (held.content, [note.check for note in held.notes]) == (None, ["changed_while_read"])


@pytest.mark.parametrize(
    ("name", "shown"),
    [
        pytest.param(b"a\nb", "a\\nb", id="a line break"),
        pytest.param("a\u202efdp".encode(), "a\\u202efdp", id="written from right to left"),
        pytest.param(b"a\xff\xfe", "a\\xff\\xfe", id="no text at all"),
        pytest.param(b"a\x1b[2J", "a\\x1b[2J", id="an order to the terminal"),
        pytest.param("指標　令和６".encode(), "指標　令和６", id="a name like any other"),
    ],
)
def test_a_name_is_shown_and_never_sent(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: bytes, shown: str
) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    Path(os.fsdecode(os.fsencode(raw) + b"/" + name + b".pdf")).write_bytes(pdf())
    extract_folder(raw, tmp_path / "out")
    (document,) = pl.read_parquet(tmp_path / "out" / "documents.parquet").to_dicts()
    assert (document["document_id"], document["source_file"]) == (shown, f"{shown}.pdf")
    printed = capsys.readouterr().out
    assert printed.startswith(f"{shown}.pdf: 1 pages")
    assert visible(printed.replace("\n", "")) == printed.replace("\n", "")


def test_words_of_a_report_give_no_orders(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    raw = tmp_path / "raw"
    raw.mkdir()
    (raw / "a.pdf").write_bytes(content(b"BT /F 12 Tf 72 720 Td (a) Tj ET"))
    (raw / "a.toml").write_text('pub\\u001b = "1"\n"\\u001b[2J" = 1\n', encoding="utf-8")
    extract_folder(raw, tmp_path / "out")
    assert "\x1b" not in capsys.readouterr().out


def test_two_names_for_the_same_bytes_are_told(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.pdf").write_bytes(pdf())
    first, second = sources(tmp_path)
    assert first.notes == ()
    assert [(note.check, note.observed) for note in second.notes] == [("same_bytes", "a.pdf")]


def test_a_password_may_stand_in_the_environment(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    locked = Path(__file__).parents[1] / "pages" / "password.pdf"
    raw, out = tmp_path / "raw", tmp_path / "out"
    raw.mkdir()
    (raw / "a.pdf").write_bytes(locked.read_bytes())
    (raw / "a.toml").write_text('password_env = "REPORT_PASSWORD"\n', encoding="utf-8")

    def checks() -> list[str]:
        extract_folder(raw, out, Options(workers=1))
        return list(pl.read_parquet(out / "findings.parquet")["check"])

    assert checks() == ["no_password"]
    monkeypatch.setenv("REPORT_PASSWORD", "himitsu")
    assert checks() == ["no_known_table"]
    monkeypatch.setenv("REPORT_PASSWORD", "wrong")
    assert checks() == ["password_needed"]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("way", ["aes", "rc4"])
def test_a_password_for_changing_only_asks_nobody(tmp_path: Path, way: str, reader: str) -> None:
    pages, out = Path(__file__).parents[1] / "pages", tmp_path / "out"
    (tmp_path / "raw").mkdir()
    for name, copied in (("free", "hanging_marks"), ("locked", f"owner_password_{way}")):
        content = (pages / f"{copied}.pdf").read_bytes()
        (tmp_path / "raw" / f"{name}.pdf").write_bytes(content)
    assert extract_folder(tmp_path / "raw", out, Options(reader=reader)) == 0
    for table in ("cells", "initiatives", "mentions"):
        rows = pl.read_parquet(out / f"{table}.parquet")
        free, locked = (rows.filter(pl.col("document_id") == name) for name in ("free", "locked"))
        assert free.height, table
        assert free.drop("document_id").equals(locked.drop("document_id")), table


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("file", ["password", "owner_password_rc4"])
@pytest.mark.parametrize(
    "password",
    [
        pytest.param("ひみつ", id="letters that old encryption does not know"),
        pytest.param("a\udc80", id="a byte of the environment that is no text"),
    ],
)
def test_a_password_no_file_can_have_does_not_open_it(
    file: str, password: str, reader: str
) -> None:
    content = (Path(__file__).parents[1] / "pages" / f"{file}.pdf").read_bytes()
    with pytest.raises(Unreadable) as refused:
        extract(content, password, reader)
    assert refused.value.check == "password_needed"
