"""Files made to harm a program that reads them: more than sixty kinds, each with what must come of it.

`READ` means that the report is read, `READ_OR_TOLD` that it is read or is one error, and any other
word is the check of the error that must tell of it.
"""

import zlib
from collections.abc import Callable
from pathlib import Path

from tests.torture.hostile_pdf import PAGE, TEXT, content, packed, page, pdf, stream

HOUSE = Path(__file__).parents[2]
GOOD = (HOUSE / "tests" / "pages" / "hanging_marks.pdf").read_bytes()
LOCKED = (HOUSE / "tests" / "pages" / "password.pdf").read_bytes()
READ, READ_OR_TOLD = "read", "read or told"
GIGABYTE = 1 << 30
FONT_OF_WORDS = b"<< /Type /Font /Subtype /TrueType /BaseFont /F /FirstChar (a) /LastChar -9 /Widths [/a (b) null] >>"


def _bomb(size: int, byte: bytes = b" ") -> bytes:
    """Few packed bytes that unpack to `size`."""
    packer, piece = zlib.compressobj(9), byte * (1 << 20)
    pieces = [packer.compress(piece) for _ in range(size >> 20)]
    return b"".join([*pieces, packer.flush()])


def _flate(content: bytes, entries: bytes = b"") -> bytes:
    return stream(content, b"/Filter /FlateDecode " + entries)


def _many_pages(count: int) -> bytes:
    kids = b" ".join(b"%d 0 R" % number for number in range(10, 10 + count))
    pages = dict.fromkeys(range(10, 10 + count), PAGE)
    return pdf({2: b"<< /Type /Pages /Kids [%s] /Count %d >>" % (kids, count), **pages})


def _deep_pages(depth: int) -> bytes:
    nodes = {
        number: b"<< /Type /Pages /Kids [%d 0 R] /Count 1 >>" % (number + 1)
        for number in range(10, 10 + depth)
    }
    nodes[10 + depth] = PAGE
    return pdf({2: b"<< /Type /Pages /Kids [10 0 R] /Count 1 >>", **nodes})


def _calls(levels: int) -> bytes:
    """Ten calls of a form that calls ten times a form that calls …: no cycle, and no end."""
    forms = {
        number: stream(
            b"/X Do " * 10,
            b"/Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X %d 0 R >> >>"
            % (number + 1),
        )
        for number in range(10, 10 + levels)
    }
    forms[10 + levels] = stream(b"0 0 m", b"/Type /XObject /Subtype /Form /BBox [0 0 9 9]")
    resources = b"/Resources << /XObject << /X 10 0 R >> >>"
    forms[3] = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 4 0 R %s >>" % resources
    return pdf({4: stream(b"/X Do"), **forms})


def _with_font(font: bytes, more: dict[int, bytes] | None = None) -> bytes:
    return pdf({5: font, **(more or {})})


def _to_unicode(ranges: bytes) -> bytes:
    head = b"/CIDInit /ProcSet findresource begin 12 dict begin begincmap\n"
    font = b"<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H /ToUnicode 6 0 R /DescendantFonts [7 0 R] >>"
    child = b"<< /Type /Font /Subtype /CIDFontType2 /BaseFont /F /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >>"
    return _with_font(font, {6: packed(head + ranges + b"endcmap end end"), 7: child})


def _form(entries: bytes, operators: bytes = b"/X Do") -> bytes:
    form = stream(operators, b"/Type /XObject /Subtype /Form " + entries)
    used = b"/Contents 4 0 R /Resources << /XObject << /X 6 0 R >> >>"
    drawn = b"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] %s >>" % used
    return pdf({3: drawn, 4: stream(b"/X Do"), 6: form})


def _bad_checksum() -> bytes:
    whole = zlib.compress(TEXT)
    return pdf({4: _flate(whole[:-1] + bytes([whole[-1] ^ 1]))})


def _flipped() -> bytes:
    whole = bytearray(zlib.compress(TEXT))
    whole[len(whole) // 2] ^= 4
    return pdf({4: _flate(bytes(whole))})


def _nested(opening: bytes, closing: bytes, depth: int) -> bytes:
    return pdf(
        {6: opening * depth + closing * depth, 1: b"<< /Type /Catalog /Pages 2 0 R /X 6 0 R >>"}
    )


def _cut(share: float) -> bytes:
    return GOOD[: int(len(GOOD) * share)]


def _without(word: bytes) -> bytes:
    return pdf().replace(word, b"x" * len(word))


Kind = tuple[Callable[[], bytes], str]

NO_PDF: dict[str, Kind] = {
    "empty": (lambda: b"", "empty_file"),
    "png": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(100), "not_a_pdf"),
    "jpeg": (lambda: b"\xff\xd8\xff\xe0" + bytes(100), "not_a_pdf"),
    "html": (lambda: b"<!DOCTYPE html><title>404</title>", "not_a_pdf"),
    "word": (lambda: b"PK\x03\x04[Content_Types].xml", "not_a_pdf"),
    "gzip": (lambda: b"\x1f\x8b\x08" + bytes(50), "not_a_pdf"),
    "words": ("指標の報告書".encode, "not_a_pdf"),
    "zeros": (lambda: bytes(100_000), "not_a_pdf"),
    "header_only": (lambda: b"%PDF-1.7\n", "damaged"),
    "header_late": (lambda: b"x" * 500 + pdf(), READ_OR_TOLD),
    "header_far_too_late": (lambda: b"x" * 5000 + pdf(), "not_a_pdf"),
}
CUT: dict[str, Kind] = {
    "cut_at_a_quarter": (lambda: _cut(0.25), "damaged"),
    "cut_at_half": (lambda: _cut(0.5), READ_OR_TOLD),
    "cut_at_three_quarters": (lambda: _cut(0.75), READ_OR_TOLD),
    "cut_near_its_end": (lambda: _cut(0.98), READ_OR_TOLD),
    "no_startxref": (lambda: _without(b"startxref"), READ_OR_TOLD),
    "no_trailer": (lambda: _without(b"trailer"), READ_OR_TOLD),
    "no_xref": (lambda: _without(b"xref\n0 6"), READ_OR_TOLD),
    "table_beyond_the_end": (
        lambda: pdf().replace(b"startxref\n", b"startxref\n99999"),
        READ_OR_TOLD,
    ),
    "no_catalogue": (lambda: pdf(root=b"99 0 R"), READ_OR_TOLD),
    "catalogue_is_a_number": (lambda: pdf({1: b"7"}), READ_OR_TOLD),
    "tables_in_a_circle": (lambda: pdf(trailer=b"/Prev 15"), READ_OR_TOLD),
    "table_of_two_thousand_million": (
        lambda: pdf().replace(b"xref\n0 6", b"xref\n0 2000000000"),
        READ_OR_TOLD,
    ),
    "bad_checksum": (_bad_checksum, "damaged_stream"),
    "a_flipped_bit": (_flipped, "damaged_stream"),
    "cut_stream": (lambda: pdf({4: _flate(zlib.compress(TEXT)[:-12])}), "damaged_stream"),
    "no_packing_at_all": (lambda: pdf({4: _flate(TEXT)}), "damaged_stream"),
    "length_too_short": (
        lambda: pdf({4: b"<< /Length 3 >>\nstream\n" + TEXT + b"\nendstream"}),
        READ_OR_TOLD,
    ),
    "length_below_zero": (
        lambda: pdf({4: b"<< /Length -9 >>\nstream\n" + TEXT + b"\nendstream"}),
        READ_OR_TOLD,
    ),
    "length_refers_to_itself": (
        lambda: pdf({4: b"<< /Length 4 0 R >>\nstream\n" + TEXT + b"\nendstream"}),
        READ_OR_TOLD,
    ),
    "no_end_of_stream": (
        lambda: pdf({4: b"<< /Length 40 >>\nstream\n" + TEXT}),
        READ_OR_TOLD,
    ),
}
PAGES: dict[str, Kind] = {
    "no_pages": (lambda: pdf({2: b"<< /Type /Pages /Kids [] /Count 0 >>"}), READ_OR_TOLD),
    "pages_in_a_circle": (
        lambda: pdf({2: b"<< /Type /Pages /Kids [2 0 R 3 0 R] /Count 2 >>"}),
        READ_OR_TOLD,
    ),
    "pages_5000_deep": (lambda: _deep_pages(5000), READ_OR_TOLD),
    "count_lies": (
        lambda: pdf({2: b"<< /Type /Pages /Kids [3 0 R] /Count 10000000000 >>"}),
        READ_OR_TOLD,
    ),
    "one_page_100000_times": (
        lambda: pdf({2: b"<< /Type /Pages /Kids [" + b"3 0 R " * 100_000 + b"] /Count 100000 >>"}),
        READ_OR_TOLD,
    ),
    "20000_pages": (lambda: _many_pages(20_000), READ_OR_TOLD),
    "kids_are_numbers": (
        lambda: pdf({2: b"<< /Type /Pages /Kids [1 2 3] /Count 3 >>"}),
        READ_OR_TOLD,
    ),
    "no_box": (lambda: page(b""), READ_OR_TOLD),
    "huge_box": (lambda: page(b"/MediaBox [0 0 1e12 1e12]"), READ_OR_TOLD),
    "box_of_nothing": (lambda: page(b"/MediaBox [0 0 0 0]"), READ_OR_TOLD),
    "box_turned_over": (lambda: page(b"/MediaBox [595 842 0 0]"), READ_OR_TOLD),
    "box_below_zero": (lambda: page(b"/MediaBox [-595 -842 0 0]"), READ_OR_TOLD),
    "box_of_words": (lambda: page(b"/MediaBox [/a (b) null true]"), READ_OR_TOLD),
    "box_in_a_circle": (lambda: page(b"/MediaBox 3 0 R"), READ_OR_TOLD),
    "turned_by_45": (lambda: page(b"/MediaBox [0 0 595 842] /Rotate 45"), READ_OR_TOLD),
    "turned_with_units": (
        lambda: page(b"/MediaBox [0 0 595 842] /Rotate 90 /UserUnit 10"),
        READ_OR_TOLD,
    ),
    "contents_100000_times": (
        lambda: pdf({3: PAGE.replace(b"4 0 R", b"[" + b"4 0 R " * 100_000 + b"]")}),
        READ_OR_TOLD,
    ),
    "contents_missing": (lambda: pdf({3: PAGE.replace(b"4 0 R", b"99 0 R")}), READ_OR_TOLD),
}
BOMBS: dict[str, Kind] = {
    "content_of_2_gb": (lambda: pdf({4: _flate(_bomb(2 * GIGABYTE))}), "too_large_inside"),
    "packed_twice": (
        lambda: pdf(
            {4: stream(zlib.compress(_bomb(2 * GIGABYTE)), b"/Filter [/FlateDecode /FlateDecode]")}
        ),
        READ_OR_TOLD,
    ),
    "objects_of_2_gb": (
        lambda: pdf({6: _flate(_bomb(2 * GIGABYTE), b"/Type /ObjStm /N 1 /First 5")}),
        "too_large_inside",
    ),
    "predictor_of_2_gb": (
        lambda: pdf(
            {4: packed(TEXT, b"/DecodeParms << /Predictor 12 /Columns 2147483647 /Colors 99 >>")}
        ),
        READ_OR_TOLD,
    ),
    "run_lengths": (
        lambda: pdf({4: stream(b"\x81 " * 500_000, b"/Filter /RunLengthDecode")}),
        READ_OR_TOLD,
    ),
    "calls_without_end": (lambda: _calls(12), READ_OR_TOLD),
    "a_form_that_calls_itself": (
        lambda: _form(b"/BBox [0 0 9 9] /Resources << /XObject << /X 6 0 R >> >>"),
        READ_OR_TOLD,
    ),
    "unicode_without_end": (
        lambda: _to_unicode(b"1 beginbfrange\n<0000> <ffff> <0000>\nendbfrange\n" * 20_000),
        READ_OR_TOLD,
    ),
    "a_million_rectangles": (
        lambda: content(b"".join(b"%d %d 3 3 re f\n" % (n % 590, n % 840) for n in range(10**6))),
        READ_OR_TOLD,
    ),
    "300000_characters": (
        lambda: content(b"BT /F 1 Tf " + b"1 0 0 1 9 700 Tm (123456) Tj " * 50_000 + b"ET"),
        READ_OR_TOLD,
    ),
    "50000_dictionaries_deep": (lambda: _nested(b"<< /A ", b">>", 50_000), READ_OR_TOLD),
    "100000_arrays_deep": (lambda: _nested(b"[", b"]", 100_000), READ_OR_TOLD),
    "brackets_without_end": (lambda: content(b"[" * 100_000), READ_OR_TOLD),
    "100000_states_saved": (lambda: content(b"q " * 100_000 + TEXT), READ_OR_TOLD),
    "a_string_without_end": (lambda: content(b"BT /F 12 Tf (" + b"(" * 200_000), READ_OR_TOLD),
}
LIES: dict[str, Kind] = {
    "locked": (lambda: LOCKED, "password_needed"),
    "unknown_lock": (
        lambda: pdf(trailer=b"/Encrypt << /Filter /Nobody /V 9 >> /ID [(a) (a)]"),
        READ_OR_TOLD,
    ),
    "numbers_too_large": (
        lambda: content(b"1e400 0 0 -1e400 99999999999999999999 0 cm " + TEXT),
        READ_OR_TOLD,
    ),
    "a_matrix_of_nothing": (lambda: content(b"0 0 0 0 0 0 cm " + TEXT), READ_OR_TOLD),
    "operators_of_garbage": (lambda: content(bytes(range(256)) * 100), READ_OR_TOLD),
    "operands_missing": (lambda: content(b"Tj TJ re cm Tf Td Do sh BI ID EI"), READ_OR_TOLD),
    "a_picture_inline_without_end": (
        lambda: content(b"BI /W 9999999 /H 9999999 ID " + b"x" * 1000),
        READ_OR_TOLD,
    ),
    "a_font_that_is_none": (lambda: _with_font(b"null"), READ_OR_TOLD),
    "a_font_in_a_circle": (
        lambda: _with_font(
            b"<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /Identity-H /DescendantFonts [5 0 R] >>"
        ),
        READ_OR_TOLD,
    ),
    "a_map_outside_its_folder": (
        lambda: _with_font(
            b"<< /Type /Font /Subtype /Type0 /BaseFont /F /Encoding /..#2F..#2F..#2Ftmp#2Fevil /DescendantFonts [6 0 R] >>",
            {
                6: b"<< /Type /Font /Subtype /CIDFontType0 /BaseFont /F /CIDSystemInfo << /Registry (..) /Ordering (/../tmp/evil) >> >>"
            },
        ),
        READ_OR_TOLD,
    ),
    "widths_of_words": (
        lambda: _with_font(FONT_OF_WORDS),
        READ_OR_TOLD,
    ),
    "a_form_of_no_size": (
        lambda: _form(b"/BBox [1e400 0 -1e400 /x]", b"0 0 9 9 re f"),
        READ_OR_TOLD,
    ),
    "scripts_and_launches": (
        lambda: pdf(
            {
                1: b"<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /Launch /F (/bin/sh) >> "
                b"/AA << /WC << /S /JavaScript /JS (app.alert\\(1\\)) >> >> >>"
            }
        ),
        READ,
    ),
    "an_orders_the_terminal": (
        lambda: pdf(
            {6: b"<< /Producer (\x1b]0;gotcha\x07\x1b[2J) /Title (\x1b[31mred) >>"},
            trailer=b"/Info 6 0 R",
        ),
        READ,
    ),
    "a_formula": (
        lambda: content(b"BT /F 12 Tf 72 720 Td (=cmd|' /C calc'!A0) Tj ET"),
        READ,
    ),
    "only_a_picture": (
        lambda: _form(b"/BBox [0 0 595 842]", b"0 0 595 842 re f"),
        READ_OR_TOLD,
    ),
}

KINDS: dict[str, Kind] = {**NO_PDF, **CUT, **PAGES, **BOMBS, **LIES}
FAST = frozenset(KINDS) - {
    "content_of_2_gb",
    "packed_twice",
    "objects_of_2_gb",
    "20000_pages",
    "one_page_100000_times",
    "unicode_without_end",
    "calls_without_end",
    "a_million_rectangles",
    "300000_characters",
    "contents_100000_times",
    "run_lengths",
}
"""What takes a second at most, and is tried in every run of the tests."""
