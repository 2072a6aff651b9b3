"""A PDF that names files outside: none is opened, and no pickle is ever loaded (CVE-2025-64512).

The kernel tells of every file that any process opens in the folder the PDF points at.
"""

import ctypes
import gzip
import json
import os
import pickle
import struct
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

import pytest

from pipeline.commands.extract import extract_folder
from pipeline.extract import Unreadable, extract
from pipeline.run.options import READERS, Options
from tests.torture.hostile_pdf import TEXT, packed, pdf, stream

OPENED, READ = 0x20, 0x1
"""What inotify(7) is asked to tell of."""
EVENT = struct.Struct("iIII")
UP = "../" * 30
ENDINGS = ("", ".pickle.gz", ".json.gz")
Told = Callable[[], set[str]]


@contextmanager
def _watched(folder: Path) -> Iterator[Told]:
    """Tells which files of a folder were opened or read."""
    system = ctypes.CDLL(None)
    watch = system.inotify_init1(os.O_NONBLOCK)
    if watch < 0 or system.inotify_add_watch(watch, os.fsencode(folder), OPENED | READ) < 0:
        pytest.skip("this system does not tell of opened files")

    def told() -> set[str]:
        names, place, events = set(), 0, b""
        try:
            events = os.read(watch, 1 << 16)
        except BlockingIOError:
            return set()
        while place < len(events):
            *_, length = EVENT.unpack_from(events, place)
            place += EVENT.size
            names.add(os.fsdecode(events[place : place + length].rstrip(b"\0")))
            place += length
        return names

    try:
        yield told
    finally:
        os.close(watch)


class _Trap:
    """Loaded from a pickle, it makes a folder."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def __reduce__(self) -> tuple[Callable[[str], None], tuple[str]]:
        return os.mkdir, (str(self.folder),)


@pytest.fixture
def outside(tmp_path: Path) -> Path:
    """A folder with all that a name may be taken for; `sprung` appears beside it if one is loaded."""
    folder = tmp_path / "outside"
    folder.mkdir()
    for name in ("evil", "evil-x", "to-unicode-evil-x"):
        for ending in ENDINGS:
            trap = pickle.dumps(_Trap(tmp_path / "sprung"))
            harmless = json.dumps({"IS_VERTICAL": False, "CODE2CID": {}}).encode()
            content = harmless if "json" in ending else trap
            packed_content = gzip.compress(content) if ending else content
            (folder / f"{name}{ending}").write_bytes(packed_content)
    return folder


def _name(text: str) -> bytes:
    """A PDF name with every letter written as a number."""
    return b"/" + "".join(f"#{byte:02x}" for byte in os.fsencode(text)).encode()


def _font(encoding: bytes, ordering: str = "Identity") -> dict[int, bytes]:
    system = b"<< /Registry (%s) /Ordering (x) /Supplement 0 >>" % os.fsencode(ordering)
    return {
        5: b"<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding %s /DescendantFonts [6 0 R] >>"
        % encoding,
        6: b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F /CIDSystemInfo %s >>" % system,
    }


def _absolute(folder: Path) -> dict[int, bytes]:
    return _font(_name(f"{folder}/evil"))


def _relative(folder: Path) -> dict[int, bytes]:
    return _font(_name(f"{UP}{folder}/evil"))


def _ordering(folder: Path) -> dict[int, bytes]:
    return _font(b"/Identity-H", f"/{UP}{folder}/evil")


def _used(folder: Path) -> dict[int, bytes]:
    """A character map inside the PDF that says to use another."""
    names = (_name(f"{folder}/evil"), _name(f"{UP}{folder}/evil"))
    uses = b" ".join(b"%s usecmap" % name for name in names)
    begins = b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap "
    inside = packed(begins + uses + b" endcmap", b"/Type /CMap /UseCMap %s" % names[0])
    changes = _font(b"7 0 R")
    return changes | {
        5: changes[5].replace(b"/DescendantFonts", b"/ToUnicode 7 0 R /DescendantFonts"),
        7: inside,
    }


def _content_elsewhere(folder: Path) -> dict[int, bytes]:
    """A page and a font whose bytes stand in another file (ISO 32000-1, 7.3.8.2)."""
    elsewhere = b"/F (%s/evil) /FFilter /FlateDecode" % os.fsencode(folder)
    font = b"<< /Type /Font /Subtype /TrueType /BaseFont /F /FontDescriptor 6 0 R >>"
    described = b"<< /Type /FontDescriptor /FontName /F /Flags 4 /FontFile2 7 0 R >>"
    page = stream(TEXT, elsewhere)
    return {4: page, 5: font, 6: described, 7: stream(b"", elsewhere)}


WAYS = (_absolute, _relative, _ordering, _used, _content_elsewhere)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize("way", WAYS)
def test_nothing_outside_is_opened(
    tmp_path: Path, outside: Path, way: Callable[[Path], dict[int, bytes]], reader: str
) -> None:
    report = pdf(way(outside))
    (tmp_path / "raw").mkdir()
    (tmp_path / "raw" / "a.pdf").write_bytes(report)
    with _watched(outside) as told:
        with suppress(Unreadable):
            extract(report, reader=reader)
        extract_folder(tmp_path / "raw", tmp_path / "out", Options(reader=reader, workers=1))
        assert told() == set()
    assert not (tmp_path / "sprung").exists()


def test_such_a_name_would_be_looked_for(outside: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Else the tests above could not fail: in a folder of maps the name of a font is found."""
    monkeypatch.setenv("CMAP_PATH", str(outside))
    with _watched(outside) as told:
        extract(pdf(_font(b"/evil")), reader="pdfplumber")
        assert told() == {"evil.json.gz"}


def test_the_trap_springs(tmp_path: Path, outside: Path) -> None:
    with _watched(outside) as told:
        pickle.loads((outside / "evil").read_bytes())  # noqa: S301 -- made above
        assert told() == {"evil"}
    assert (tmp_path / "sprung").exists()
