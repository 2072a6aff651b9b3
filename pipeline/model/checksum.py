"""The checksums of the project: SHA-256, in hexadecimal."""

import hashlib


def sha256(content: bytes) -> str:
    """The checksum of bytes: 64 hexadecimal digits."""
    return hashlib.sha256(content).hexdigest()


def sha256_of_texts(*texts: str) -> str:
    """One checksum of several texts; no two lists of texts share one."""
    joined = "".join(f"{len(text)}:{text}" for text in texts)
    return sha256(joined.encode("utf-8", "surrogateescape"))
