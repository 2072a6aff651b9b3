"""The bytes of a PDF → entries of its cross-reference table that point at something else.

ISO 32000-1, 7.5.4 (tables) and 7.5.8 (streams). Readers that find something else there continue
without a word, and without the page it belonged to: pdfplumber lost half the figures of a test
report so. There was no false alarm on 189 PDFs.
"""

import re
import zlib
from collections.abc import Iterator
from typing import NamedTuple

# How the parts are written: ISO 32000-1, 7.5.5 (startxref), 7.3.10 (objects), 7.5.4 (a subsection's
# head, entries of 20 bytes). White space is taken more freely than the standard has it.
START = re.compile(rb"startxref\s+(\d+)")
OBJECT_AT = re.compile(rb"\s*(\d+)\s+(\d+)\s+obj\b")
PART = re.compile(rb"\s*(\d+)\s+(\d+)[ \t]*[\r\n]+")
ENTRY = re.compile(rb"\s{0,2}(\d{10}) (\d{5}) ([nf])")
STREAM = re.compile(rb"stream\r?\n")
BEFORE = re.compile(rb"/(?:Prev|XRefStm)\s+(\d+)")
"""Where an older section begins (7.5.5), or, in a file for old and new readers, a stream beside the
table (7.5.8.4)."""
NUMBERS = re.compile(rb"\d+")
MOST_OF_INDEX = 8 << 20
"""Bytes of a cross-reference stream, packed or unpacked: at 4 to 8 bytes an entry a million objects.

A file may be small and claim more (PDFs are made so to exhaust memory)."""

Offsets = dict[int, int]
"""Where each object begins, by its number."""


class Section(NamedTuple):
    """One section of the cross-reference table: its objects' offsets, and where older sections begin."""

    offsets: Offsets
    older: tuple[int, ...]


class BrokenIndexError(ValueError):
    """There is no cross-reference section where one should be."""


def cross_reference_errors(content: bytes) -> Iterator[str]:
    """Each object that is not where the cross-reference table says, in a few words: `object 5 …`."""
    # Offsets count from %PDF-, which need not be the first bytes (PDF Reference 1.7, note 13).
    shift = max(0, content.find(b"%PDF-"))
    starts = START.findall(content)
    if not starts:
        yield "the file does not say where its index is"
        return
    try:
        offsets = _offsets(content, int(starts[-1]), shift)
    except (BrokenIndexError, IndexError, zlib.error):
        yield "its index is not where the file says"
        return
    for number, offset in sorted(offsets.items()):
        found = OBJECT_AT.match(content, offset + shift)
        if offset and (found is None or int(found[1]) != number):
            yield f"object {number} is not where the index says"


def _offsets(content: bytes, start: int, shift: int) -> Offsets:
    """All offsets of the file; of an object in two sections the newer one counts (7.5.6)."""
    offsets: Offsets = {}
    waiting, seen = [start], set[int]()
    while waiting:
        begin = waiting.pop(0)
        if begin in seen:
            continue
        seen.add(begin)
        section = _section(content, begin + shift)
        offsets = section.offsets | offsets
        waiting += section.older  # `seen` ends a chain of sections that leads back to itself
    return offsets


def _section(content: bytes, begin: int) -> Section:
    head = content[begin : begin + 20].lstrip()
    if head.startswith(b"xref"):
        return _plain_section(content, content.index(b"xref", begin) + 4)
    if OBJECT_AT.match(content, begin):
        return _stream_section(content, begin)
    raise BrokenIndexError


def _plain_section(content: bytes, offset: int) -> Section:
    offsets: Offsets = {}
    while section := PART.match(content, offset):
        offset = section.end()
        first, count = int(section[1]), int(section[2])
        for number in range(first, first + count):
            entry = ENTRY.match(content, offset)
            if entry is None:
                raise BrokenIndexError
            offset = entry.end()
            offsets[number] = int(entry[1]) if entry[3] == b"n" else 0
    end = content.find(b"startxref", offset)
    return Section(offsets, _older_starts(content[offset : end if end >= 0 else len(content)]))


def _older_starts(dictionary: bytes) -> tuple[int, ...]:
    return tuple(map(int, BEFORE.findall(dictionary)))


def _stream_section(content: bytes, begin: int) -> Section:
    stream = STREAM.search(content, begin)
    if stream is None:
        raise BrokenIndexError
    dictionary = content[begin : stream.start()]
    widths, parts = _numbers_of_key(dictionary, b"W"), _numbers_of_key(dictionary, b"Index")
    if len(widths) != 3 or b"/FlateDecode" not in dictionary:
        raise BrokenIndexError
    rows = _stream_rows(content, stream.end(), dictionary, sum(widths))
    spans = [*zip(parts[::2], parts[1::2], strict=True)] or [(0, len(rows))]
    numbers = (number for first, count in spans for number in range(first, first + count))
    offsets: Offsets = {}
    for number, row in zip(numbers, rows, strict=False):
        kind = int.from_bytes(row[: widths[0]]) if widths[0] else 1
        offset = int.from_bytes(row[widths[0] : widths[0] + widths[1]])
        offsets[number] = offset if kind == 1 else 0
    return Section(offsets, _older_starts(dictionary))


def _numbers_of_key(dictionary: bytes, name: bytes) -> list[int]:
    found = re.search(rb"/" + name + rb"\s*\[([^\]]*)\]", dictionary)
    return [int(number) for number in NUMBERS.findall(found[1])] if found else []


def _stream_rows(content: bytes, begin: int, dictionary: bytes, width: int) -> list[bytes]:
    """The entries of a cross-reference stream, as they are or as PNG predictors give them (7.4.4.4).

    Only the row filters none (0) and up (2) are read; what has another is reported as no section.
    """
    packed = content[begin : begin + MOST_OF_INDEX]
    unpacked = zlib.decompressobj().decompress(packed, MOST_OF_INDEX)
    if not re.search(rb"/Predictor\s+1[0-5]", dictionary):
        return [unpacked[offset : offset + width] for offset in range(0, len(unpacked), width)]
    rows, above = [], bytes(width)
    for offset in range(0, len(unpacked) - width, width + 1):
        kind, row = unpacked[offset], unpacked[offset + 1 : offset + 1 + width]
        if kind not in {0, 2}:
            raise BrokenIndexError
        above = bytes((x + y) & 255 for x, y in zip(row, above, strict=True)) if kind else row
        rows.append(above)
    return rows
