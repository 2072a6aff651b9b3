"""A long content in parts, each packed by itself, so that it is never in memory unpacked whole."""

import struct
import zlib
from collections.abc import Iterable, Iterator
from io import BytesIO

HEAD = struct.Struct(">BI")
"""Before each part: the number of its kind and its length in bytes."""
MOST_BYTES = 1 << 29
"""Bytes. No part that this program writes unpacks to more: the content is damaged."""


def part(kind: int, content: bytes) -> bytes:
    """One part, of the kind with this number."""
    packed = zlib.compress(content, 1)
    return HEAD.pack(kind, len(packed)) + packed


def join_chunks(parts: Iterable[bytes]) -> bytes:
    """The parts as one content; each is released as soon as it is copied."""
    content = BytesIO()
    for one in parts:
        content.write(one)
    return content.getvalue()


def split_chunks(content: bytes, last: int) -> Iterator[tuple[int, bytes]]:
    """The parts in order, still packed, each with the number of its kind.

    Raises:
        ValueError: the content is cut off: only its end is of the kind `last`, and none of a later.
    """
    at = kind = 0
    while at < len(content):
        if len(content) - at < HEAD.size:
            raise ValueError("a part is cut off")
        kind, length = HEAD.unpack_from(content, at)
        at += HEAD.size + length
        if kind > last or at > len(content):
            raise ValueError("a part is cut off, or of no kind that is known")
        yield kind, content[at - length : at]
    if kind != last:
        raise ValueError("the end is missing, which follows the last part")


def unpacked(packed: bytes, most: int = MOST_BYTES) -> bytes:
    """The content of a part.

    Raises:
        ValueError: it is not a part, or a damaged one, or has more than `most` bytes.
    """
    opener = zlib.decompressobj()
    try:
        content = opener.decompress(packed, max(1, most))
    except zlib.error as error:
        raise ValueError(f"no valid part: {error}") from error
    if not opener.eof:
        raise ValueError(f"a part is cut off, or has more than {most} bytes")
    return content
