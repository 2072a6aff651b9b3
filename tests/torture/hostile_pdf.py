"""Small PDFs written by hand, for files that no program would write."""

import zlib
from collections.abc import Mapping, Sequence

PAGE = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources << /Font << /F 5 0 R >> >> >>"
FONT = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica >>"
TEXT = b"BT /F 12 Tf 72 720 Td (No figures here.) Tj ET"


def stream(content: bytes, entries: bytes = b"") -> bytes:
    """A stream object as it stands in the file."""
    return b"<< /Length %d %s >>\nstream\n%s\nendstream" % (len(content), entries, content)


def packed(content: bytes, entries: bytes = b"") -> bytes:
    """A packed stream object."""
    return stream(zlib.compress(content), b"/Filter /FlateDecode " + entries)


def pdf(
    changes: Mapping[int, bytes] | None = None, trailer: bytes = b"", root: bytes = b"1 0 R"
) -> bytes:
    """A report of one page with one line, some of its objects changed or added.

    1 is the catalogue, 2 the pages, 3 the page, 4 its content, 5 its font.
    """
    objects = {
        1: b"<< /Type /Catalog /Pages 2 0 R >>",
        2: b"<< /Type /Pages /Kids [3 0 R] /Count 1 >>",
        3: PAGE,
        4: packed(TEXT),
        5: FONT,
    } | dict(changes or {})
    return written(sorted(objects.items()), trailer, root)


def written(objects: Sequence[tuple[int, bytes]], trailer: bytes, root: bytes) -> bytes:
    """The file of these numbered objects, with a table of where each stands."""
    out = bytearray(b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
    places = {}
    for number, content in objects:
        places[number] = len(out)
        out += b"%d 0 obj\n%s\nendobj\n" % (number, content)
    begins, size = len(out), max(places) + 1
    out += b"xref\n0 %d\n0000000000 65535 f \n" % size
    for number in range(1, size):
        place = places.get(number)
        out += b"%010d 00000 n \n" % place if place else b"0000000000 65535 f \n"
    out += b"trailer\n<< /Size %d /Root %s %s >>\n" % (size, root, trailer)
    return bytes(out + b"startxref\n%d\n%%%%EOF\n" % begins)


def content(operators: bytes) -> bytes:
    """A report whose page draws this."""
    return pdf({4: packed(operators)})


def page(entries: bytes) -> bytes:
    """A report whose page has these entries besides its content and font."""
    rest = b"/Contents 4 0 R /Resources << /Font << /F 5 0 R >> >>"
    return pdf({3: b"<< /Type /Page /Parent 2 0 R %s %s >>" % (entries, rest)})


def without_end(start: bytes, megabytes: int) -> bytes:
    """Packed data: `start`, then megabytes of spaces, packed once and repeated; its end is missing.

    For readers that run out of memory before the end. To pack a gigabyte takes seconds.
    """
    packer = zlib.compressobj()
    packed = packer.compress(start) + packer.flush(zlib.Z_FULL_FLUSH)
    spaces = packer.compress(b" " * (1 << 20)) + packer.flush(zlib.Z_FULL_FLUSH)
    return packed + spaces * megabytes
