"""The index of a PDF must lead to its objects: readers pass over those it does not lead to."""

import struct
import zlib
from pathlib import Path

import pytest

from pipeline.extract.integrity.cross_reference import cross_reference_errors
from tests.raw_report import REPORT
from tests.torture.hostile_pdf import pdf

HOUSE = Path(__file__).parents[2]
CLEAN = [REPORT, *sorted((HOUSE / "tests").rglob("*.pdf"))]
SHARED = HOUSE.parent / "shared"


def _packed_index(changes: dict[int, int], *, up: bool) -> bytes:
    """A PDF of two objects and an index, number 3, that is packed; some places are changed."""
    out = bytearray(b"%PDF-1.5\n")
    places = {0: 0}
    for number in (1, 2):
        places[number] = len(out)
        out += b"%d 0 obj\n<< /A %d >>\nendobj\n" % (number, number)
    places[3] = len(out)
    rows = [
        struct.pack(">BHB", number > 0, place, 0) for number, place in (places | changes).items()
    ]
    entries = b""
    if up:
        entries = b"/DecodeParms << /Predictor 12 /Columns 4 >>"
        above = bytes(4)
        changed = []
        for row in rows:
            changed.append(b"\2" + bytes((x - y) & 255 for x, y in zip(row, above, strict=True)))
            above = row
        rows = changed
    packed = zlib.compress(b"".join(rows))
    head = b"<< /Type /XRef /Size 4 /W [1 2 1] /Root 1 0 R /Filter /FlateDecode %s /Length %d >>"
    out += (
        b"3 0 obj\n"
        + head % (entries, len(packed))
        + b"\nstream\n"
        + packed
        + b"\nendstream\nendobj\n"
    )
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % places[3])


def _swapped() -> bytes:
    return (
        pdf()
        .replace(b"4 0 obj", b"x 0 obj")
        .replace(b"5 0 obj", b"4 0 obj")
        .replace(b"x 0", b"5 0")
    )


NOWHERE = "its index is not where the file says"


@pytest.mark.parametrize(
    ("content", "said"),
    [
        pytest.param(pdf(), [], id="sound"),
        pytest.param(b"%junk\n" + pdf(), [], id="a line before the head moves all places"),
        pytest.param(
            _swapped(),
            ["object 4 is not where the index says", "object 5 is not where the index says"],
            id="two objects in each other's place",
        ),
        pytest.param(
            pdf().replace(b"1 0 obj\n", b"1 0 obj\nxyz"),
            [NOWHERE],
            id="bytes too many move the index",
        ),
        pytest.param(
            pdf().replace(b"startxref", b"startxxxx"),
            ["the file does not say where its index is"],
            id="no start",
        ),
        pytest.param(pdf(trailer=b"/Prev 3"), [NOWHERE], id="an older index that is none"),
        pytest.param(_packed_index({}, up=False), [], id="a packed index"),
        pytest.param(_packed_index({}, up=True), [], id="a packed index of changes"),
        pytest.param(
            _packed_index({2: 3}, up=True),
            ["object 2 is not where the index says"],
            id="packed, wrong",
        ),
        pytest.param(
            _packed_index({1: 12}, up=False),
            ["object 1 is not where the index says"],
            id="plain, wrong",
        ),
    ],
)
def test_an_index(content: bytes, said: list[str]) -> None:
    assert list(cross_reference_errors(content)) == said


def test_an_index_that_leads_to_itself_ends() -> None:
    content = pdf()
    start = content.index(b"xref\n0")
    assert list(cross_reference_errors(pdf(trailer=b"/Prev %d" % start))) == []


@pytest.mark.parametrize("path", CLEAN, ids=lambda path: path.name)
def test_no_alarm_on_a_clean_report(path: Path) -> None:
    assert list(cross_reference_errors(path.read_bytes())) == []


def test_no_alarm_on_published_reports() -> None:
    paths = sorted(SHARED.rglob("*.pdf"))
    if not paths:
        pytest.skip("no published reports beside this folder")
    alarms = {path.name: list(cross_reference_errors(path.read_bytes())) for path in paths}
    assert not any(alarms.values()), alarms
