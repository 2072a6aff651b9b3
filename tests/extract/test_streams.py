"""What is packed in a PDF must unpack to its end: damage that no reader tells of."""

import base64
import random
import zlib
from pathlib import Path

import pytest

from pipeline.extract.integrity.streams import corrupt_streams
from tests.raw_report import REPORT
from tests.torture.hostile_pdf import TEXT, packed, pdf, stream

HOUSE = Path(__file__).parents[2]
CLEAN = [REPORT, *sorted((HOUSE / "tests").rglob("*.pdf"))]
SHARED = HOUSE.parent / "shared"

PACKED = zlib.compress(TEXT)
FLATE = b"/Filter /FlateDecode"


def _ascii85(content: bytes) -> bytes:
    return stream(base64.a85encode(content) + b"~>", b"/Filter [ /ASCII85Decode /FlateDecode ]")


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.name)
def test_no_alarm_on_a_clean_report(path: Path) -> None:
    assert list(corrupt_streams(path.read_bytes())) == []


def test_no_alarm_on_published_reports() -> None:
    paths = sorted(SHARED.rglob("*.pdf"))
    if not paths:
        pytest.skip("no published reports beside this folder")
    alarms = {path.name: list(corrupt_streams(path.read_bytes())) for path in paths}
    assert not any(alarms.values()), alarms


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(packed(TEXT), [], id="sound"),
        pytest.param(
            stream(PACKED[:-1] + b"\0", FLATE), ["object 4: its checksum is another"], id="sum"
        ),
        pytest.param(stream(PACKED[:-4], FLATE), [], id="left out by some programs, and no harm"),
        pytest.param(stream(PACKED[:10], FLATE), ["object 4: it cannot be unpacked"], id="cut"),
        pytest.param(stream(TEXT, FLATE), ["object 4: it does not begin"], id="not packed"),
        pytest.param(stream(TEXT), [], id="says nothing of packing"),
        pytest.param(_ascii85(PACKED), [], id="packed and in letters"),
        pytest.param(
            _ascii85(PACKED[:-1] + b"\0"), ["object 4: its checksum"], id="the same, damaged"
        ),
        pytest.param(
            _ascii85(PACKED).replace(b"~>", b"\xff~>"), ["object 4: it cannot"], id="no letter"
        ),
        pytest.param(stream(b"stream\n" + bytes(9)), [], id="the word inside a stream"),
        pytest.param(
            stream(PACKED[:10], b"/Subtype /Image " + FLATE), [], id="nothing is read of a picture"
        ),
    ],
)
def test_a_stream(content: bytes, said: list[str]) -> None:
    found = list(corrupt_streams(pdf({4: content})))
    assert [one.startswith(words) for one, words in zip(found, said, strict=True)] == [True] * len(
        said
    )


def test_what_is_locked_is_passed_over() -> None:
    content = pdf({4: stream(TEXT, FLATE)}, trailer=b"/Encrypt << /Filter /Standard >>")
    assert list(corrupt_streams(content)) == []


def test_a_changed_byte_in_a_packed_part_is_always_told() -> None:
    """A hundred changed bytes, each in a packed part of a real report."""
    content = REPORT.read_bytes()
    chance = random.Random(20261125)  # noqa: S311 -- not a secret, and the same in every run
    begin = content.index(b"/FlateDecode")
    begin = content.index(b"stream", begin) + 8
    end = content.index(b"endstream", begin) - 2
    for _ in range(100):
        harmed = bytearray(content)
        harmed[chance.randrange(begin, end)] ^= 1 << chance.randrange(8)
        assert list(corrupt_streams(bytes(harmed)))
