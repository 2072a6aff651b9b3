"""Passports written to stop whoever reads them: a child reads them, and only they are not read."""

import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest

from pipeline.model.passport import Passport
from pipeline.run.passport_reading import answer_in, read_in_child
from pipeline.run.raw_files import RawFile
from pipeline.run.sources import sources
from pipeline.run.up_to_date import file_parts
from pipeline.validate.findings import findings

BLANK_LINES = b"\n" * 60_000 + b"[[correction"
DOTTED = b"a" + b".a" * 30_000 + b" = 1"
DOTTED_HEADINGS = b"[" + b"a." * 30_000 + b"a]"
DEEP = b"a = " + b"[" * 30_000
GOOD = 'publisher = "福島県"'.encode()
SOON = 1.0
"""Seconds of the parent's own computing: it reads nothing itself."""


@contextmanager
def _soon() -> Iterator[None]:
    begun = time.process_time()
    yield
    assert time.process_time() - begun < SOON


@pytest.mark.parametrize(
    ("passport", "words"),
    [
        pytest.param(
            BLANK_LINES, "array declaration", id="blank lines before what may be a correction"
        ),
        pytest.param(DOTTED, "stopped", id="a key of many parts"),
        pytest.param(DOTTED_HEADINGS, "cannot be read", id="a heading of many parts"),
        pytest.param(DEEP, "nested", id="arrays in arrays"),
        pytest.param(GOOD + b"\n" * (1 << 16), "more than 64 KB", id="too large"),
        pytest.param(b"\n[[ correction ]]\n[[accepted]]\n=", "1 [[correction]]", id="counted"),
    ],
)
def test_a_passport_that_stops_its_reader_is_reported_and_the_others_are_read(
    tmp_path: Path, passport: bytes, words: str
) -> None:
    for number, content in enumerate((GOOD, passport, GOOD, GOOD)):
        (tmp_path / f"{number}.pdf").write_bytes(b"%PDF-1.4\n" + bytes([number]))
        (tmp_path / f"{number}.toml").write_bytes(content)
    with _soon():
        first, bad, *others = sources(tmp_path)
    assert [one.passport.publisher for one in (first, *others)] == ["福島県"] * 3
    (finding,) = findings(bad.document_id, bad.file_name, bad.notes)
    assert finding.check == "bad_passport"
    assert words in finding.message


def test_what_a_run_starts_from_is_known_soon() -> None:
    """Before any child: a run with nothing to do starts none."""
    for content in (BLANK_LINES, DOTTED, b'"' * 60_000, b"'a" * 30_000, b"password_env" * 5_000):
        with _soon():
            file_parts(RawFile(Path("a.pdf"), "0" * 64, 1, b"password_env = 'A'" + content))


def test_a_password_is_seen_to_change_however_its_name_is_written(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    for passport in (
        b"password_env = 'P_A'",
        b'password_env = "P_\\u0041"',
        b'"password\\u005Fenv" = "P_A"',
    ):
        monkeypatch.setenv("P_A", "one")
        before = file_parts(RawFile(Path("a.pdf"), "0" * 64, 1, passport))
        monkeypatch.setenv("P_A", "two")
        assert file_parts(RawFile(Path("a.pdf"), "0" * 64, 1, passport)) != before


@pytest.mark.parametrize(
    "message",
    [
        pytest.param(b"", id="nothing"),
        pytest.param(b"[]", id="none"),
        pytest.param(b'[[{"publisher": 7}, []]]', id="a number for a name"),
        pytest.param(b'[[{"unknown": "a"}, []]]', id="an entry that does not exist"),
        pytest.param(b"[[{}, []], [{}, []]]", id="one too many"),
        pytest.param(b"[" * 100_000, id="nested"),
        pytest.param(b'[[{"note": "%b"}, []]]' % (b"a" * (1 << 20)), id="too long"),
        pytest.param(b"\xff\xfe", id="no text"),
    ],
)
def test_a_child_is_not_believed(message: bytes) -> None:
    assert answer_in(message, 1) is None


def test_what_a_passport_says_comes_back_whole() -> None:
    (read,) = read_in_child([GOOD])
    assert read == (Passport(publisher="福島県"), ())
