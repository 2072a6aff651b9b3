"""The number DuckDB draws by lot for every new file, taken out: the same tables, the same bytes.

The first block of a file begins with its own checksum, and holds sixteen bytes that are drawn at
random and read by nothing but encryption and the log of a later writer.
"""

import struct

CHECKSUM_BYTES, BLOCK_BYTES = 8, 4096
IDENTITY = slice(124, 140)
SEED, FACTOR, WORD = 5381, 0xBF58476D1CE4E5B9, (1 << 64) - 1


def without_identity(content: bytes) -> bytes:
    """The file with its random number zero and its checksum right again.

    A file whose checksum is not the one expected is of a layout not known here: it stays as it is.
    """
    stored = content[:CHECKSUM_BYTES]
    block = bytearray(content[CHECKSUM_BYTES:BLOCK_BYTES])
    if stored != _checksum(block):
        return content
    start = IDENTITY.start - CHECKSUM_BYTES
    block[start : IDENTITY.stop - CHECKSUM_BYTES] = bytes(IDENTITY.stop - IDENTITY.start)
    return _checksum(block) + bytes(block) + content[BLOCK_BYTES:]


def _checksum(block: bytes | bytearray) -> bytes:
    """The checksum DuckDB keeps of a block."""
    found = SEED
    for (word,) in struct.iter_unpack("<Q", block):
        found ^= word * FACTOR & WORD
    return struct.pack("<Q", found)
