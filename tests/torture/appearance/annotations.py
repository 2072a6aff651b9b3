"""Annotations and form fields, each with the look that it is drawn with."""

from tests.torture.appearance.glyphs import Box
from tests.torture.appearance.operators import Operator, name, written
from tests.torture.appearance.page_file import PageFile, dictionary, packed

HELVETICA = b"<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>"
DIGIT_OF_HELVETICA = 0.556
"""The width of each digit of Helvetica, in em: its published metrics."""


def form_entries(place: Box, fonts: dict[str, bytes]) -> bytes:
    """The entries of a form that draws in this box, in the coordinates of the page."""
    edges = b" ".join(b"%.3f" % edge for edge in place)
    resources = dictionary({"Font": dictionary(fonts)} if fonts else {})
    return b"/Type /XObject /Subtype /Form /BBox [%s] /Resources %s" % (edges, resources)


def with_drawn_annotation(
    page: PageFile,
    subtype: bytes,
    place: Box,
    drawn: list[Operator],
    more: dict[str, bytes],
) -> PageFile:
    """The page with an annotation that looks as it is drawn; Helvetica is its font F."""
    page, typeface = page.holding(HELVETICA)
    page, look = page.holding(packed(written(drawn), form_entries(place, {"F": typeface})))
    entries = {
        "Type": b"/Annot",
        "Subtype": subtype,
        "Rect": b"[%s]" % b" ".join(b"%.3f" % edge for edge in place),
        "F": b"4",
        "AP": b"<< /N %s >>" % look,
        **more,
    }
    return page.with_annotation(dictionary(entries))


def number_drawn(place: Box, number: str) -> list[Operator]:
    """A number in Helvetica that fills a box, its sign as a minus."""
    left, low, right, high = place
    text = number.translate(dict.fromkeys(map(ord, "△▲−－"), "-")).encode("ascii")
    size = min(0.8 * (high - low), (right - left) / (DIGIT_OF_HELVETICA * len(text)))
    base = low + (high - low - 0.72 * size) / 2
    return [
        Operator("BT"),
        Operator("g", (0,)),
        Operator("Tf", (name("F"), size)),
        Operator("Td", (left, base)),
        Operator("Tj", (text,)),
        Operator("ET"),
    ]


def with_field(page: PageFile, place: Box, drawn: list[Operator], number: str) -> PageFile:
    """The page with a form field that holds a number, drawn like this."""
    said = number.translate(dict.fromkeys(map(ord, "△▲−－"), "-")).encode("ascii")
    field = {"FT": b"/Tx", "T": b"(field)", "V": b"(%s)" % said, "DA": b"(/F 9 Tf 0 g)"}
    drawn = [Operator("BMC", (name("Tx"),)), *drawn, Operator("EMC")]
    page = with_drawn_annotation(page, b"/Widget", place, drawn, field)
    page, typeface = page.holding(HELVETICA)
    known = b"<< /Font << /F %s >> >>" % typeface
    return page.with_catalog(
        "AcroForm", b"<< /Fields [%s] /DR %s >>" % (page.annotations[-1], known)
    )
