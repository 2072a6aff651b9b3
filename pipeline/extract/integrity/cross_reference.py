"""The index of a PDF against what stands where it points (ISO 32000-1, 7.5.4 and 7.5.8).

Readers that find something else there go on in silence, without the page it belonged to.
"""

import re
import zlib
from collections.abc import Iterator
from typing import NamedTuple

START = re.compile(rb"startxref\s+(\d+)")
OBJECT_AT = re.compile(rb"\s*(\d+)\s+(\d+)\s+obj\b")
PART = re.compile(rb"\s*(\d+)\s+(\d+)[ \t]*[\r\n]+")
ENTRY = re.compile(rb"\s{0,2}(\d{10}) (\d{5}) ([nf])")
STREAM = re.compile(rb"stream\r?\n")
BEFORE = re.compile(rb"/(?:Prev|XRefStm)\s+(\d+)")
NUMBERS = re.compile(rb"\d+")
MOST_OF_INDEX = 8 << 20
"""Bytes of an index: more than a million objects."""

Places = dict[int, int]
"""Where each object begins, by its number."""


class Part(NamedTuple):
    """One index of a file: where its objects stand, and where older indexes begin."""

    places: Places
    older: tuple[int, ...]


class BrokenIndexError(ValueError):
    """What stands where an index should be is none."""


def misplaced_objects(content: bytes) -> Iterator[str]:
    """What does not stand where the index of the file says, in a few words: `object 5 …`."""
    shift = max(0, content.find(b"%PDF-"))
    starts = START.findall(content)
    if not starts:
        yield "the file does not say where its index is"
        return
    try:
        places = _places(content, int(starts[-1]), shift)
    except (BrokenIndexError, IndexError, zlib.error):
        yield "its index is not where the file says"
        return
    for number, place in sorted(places.items()):
        found = OBJECT_AT.match(content, place + shift)
        if place and (found is None or int(found[1]) != number):
            yield f"object {number} is not where the index says"


def _places(content: bytes, start: int, shift: int) -> Places:
    """All places of the file; where two indexes speak of one object the newer one counts."""
    places: Places = {}
    waiting, seen = [start], set[int]()
    while waiting:
        begin = waiting.pop(0)
        if begin in seen:
            continue
        seen.add(begin)
        part = _part(content, begin + shift)
        places = part.places | places
        waiting += part.older
    return places


def _part(content: bytes, begin: int) -> Part:
    head = content[begin : begin + 20].lstrip()
    if head.startswith(b"xref"):
        return _table(content, content.index(b"xref", begin) + 4)
    if OBJECT_AT.match(content, begin):
        return _packed_table(content, begin)
    raise BrokenIndexError


def _table(content: bytes, place: int) -> Part:
    places: Places = {}
    while part := PART.match(content, place):
        place = part.end()
        first, count = int(part[1]), int(part[2])
        for number in range(first, first + count):
            entry = ENTRY.match(content, place)
            if entry is None:
                raise BrokenIndexError
            place = entry.end()
            places[number] = int(entry[1]) if entry[3] == b"n" else 0
    end = content.find(b"startxref", place)
    return Part(places, _older(content[place : end if end >= 0 else len(content)]))


def _older(dictionary: bytes) -> tuple[int, ...]:
    return tuple(map(int, BEFORE.findall(dictionary)))


def _packed_table(content: bytes, begin: int) -> Part:
    stream = STREAM.search(content, begin)
    if stream is None:
        raise BrokenIndexError
    dictionary = content[begin : stream.start()]
    widths, parts = _list(dictionary, b"W"), _list(dictionary, b"Index")
    if len(widths) != 3 or b"/FlateDecode" not in dictionary:
        raise BrokenIndexError
    rows = _rows(content, stream.end(), dictionary, sum(widths))
    spans = [*zip(parts[::2], parts[1::2], strict=True)] or [(0, len(rows))]
    numbers = (number for first, count in spans for number in range(first, first + count))
    places: Places = {}
    for number, row in zip(numbers, rows, strict=False):
        kind = int.from_bytes(row[: widths[0]]) if widths[0] else 1
        place = int.from_bytes(row[widths[0] : widths[0] + widths[1]])
        places[number] = place if kind == 1 else 0
    return Part(places, _older(dictionary))


def _list(dictionary: bytes, name: bytes) -> list[int]:
    found = re.search(rb"/" + name + rb"\s*\[([^\]]*)\]", dictionary)
    return [int(number) for number in NUMBERS.findall(found[1])] if found else []


def _rows(content: bytes, begin: int, dictionary: bytes, width: int) -> list[bytes]:
    """The rows of a packed index, as they are or as changes from the row above (PNG's `up`).

    Other ways to write them are in no use.
    """
    packed = content[begin : begin + MOST_OF_INDEX]
    unpacked = zlib.decompressobj().decompress(packed, MOST_OF_INDEX)
    if not re.search(rb"/Predictor\s+1[0-5]", dictionary):
        return [unpacked[place : place + width] for place in range(0, len(unpacked), width)]
    rows, above = [], bytes(width)
    for place in range(0, len(unpacked) - width, width + 1):
        kind, row = unpacked[place], unpacked[place + 1 : place + 1 + width]
        if kind not in {0, 2}:
            raise BrokenIndexError
        above = bytes((x + y) & 255 for x, y in zip(row, above, strict=True)) if kind else row
        rows.append(above)
    return rows
