"""What a font says of its glyphs and what they look like: a figure in doubt is not read."""

import re
from collections.abc import Iterable
from pathlib import Path

import pytest

from pipeline.extract import Reader, extract
from pipeline.extract.glyph_shapes.digit_shapes import doubt_of
from pipeline.extract.glyph_shapes.drawn_letters import DrawnLetter
from pipeline.extract.glyph_shapes.glyph_claims import GlyphBox, is_drawn_otherwise
from pipeline.extract.glyph_shapes.glyph_shape import Glyph, holes_of, trimmed
from pipeline.extract.pdfplumber.glyph_names import says_its_letter
from pipeline.extract.picture.contradicted import without_contradicted
from pipeline.extract.picture.overdrawn import FITS, MISFITS, fit
from pipeline.model.page import UNSEEN, Box, Page, PageContent, TextRun
from tests.extract.drawn_over import covered

FONTS = Path(__file__).parents[1] / "pages" / "fonts"
READERS = (Reader.PDFIUM, Reader.PDFPLUMBER, Reader.BOTH)

LATIN = ["0123456789", "1,234", "80.5%", "3,800", "25", "-6.9", "70,145", "512", "98.6%"]
JAPANESE = ["△5.0％", "１２３", "▲7.2", "３８", "1,284", "△10"]


def page_of(name: str, *wrong: tuple[str, str], reader: str = Reader.PDFIUM) -> Page:
    """The page of a font, where the table of codes gives each first letter as the second."""
    said = {b"%04X" % ord(letter): b"%04X" % ord(other) for letter, other in wrong}
    content = re.sub(
        rb"(<[0-9A-F]{4}>) <([0-9A-F]{4})>",
        lambda entry: rb"%s <%s>" % (entry[1], said.get(entry[2], entry[2])),
        (FONTS / f"{name}.pdf").read_bytes(),
    )
    (page,) = extract(content, reader=reader).pages
    return page


def texts(page: Page) -> list[str]:
    return [cell.text for table in page.tables for cell in table.cells]


def checks(page: Page) -> set[str]:
    return {doubt.check for doubt in page.doubts}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("name", "cells"),
    [
        pytest.param("gothic", LATIN + JAPANESE, id="gothic, two widths, triangles"),
        pytest.param("mincho", LATIN + JAPANESE, id="mincho"),
        pytest.param("dotted_zero", LATIN, id="a dot in the zero"),
        pytest.param("old_style", LATIN, id="digits of several heights"),
        pytest.param("rounded", LATIN, id="round ends of strokes"),
        pytest.param("open_four", LATIN, id="a handwritten font with an open 4"),
        pytest.param("open_six", LATIN, id="the bowl of 6 and 9 does not close"),
        pytest.param("thin_italic", LATIN, id="strokes thinner than a dot"),
        pytest.param("heavy", LATIN, id="holes smaller than strokes"),
        pytest.param("typewriter", LATIN, id="one width, serifs"),
        pytest.param("synthetic_bold", LATIN + JAPANESE, id="filled and stroked for bold"),
        pytest.param("contours", LATIN + JAPANESE, id="contours only: each stroke has a hole"),
        pytest.param("slanted", LATIN + JAPANESE, id="slanted by the matrix"),
        pytest.param("tiny", LATIN + JAPANESE, id="4 points"),
        pytest.param("turned_page", LATIN + JAPANESE, id="a page that is turned"),
        pytest.param("type3_named", LATIN, id="drawn glyphs with the names of letters"),
    ],
)
def test_a_font_that_says_what_it_draws_is_believed(
    name: str, cells: list[str], reader: str
) -> None:
    page = page_of(name, reader=reader)
    assert texts(page) == cells
    assert checks(page) <= {"rotated"}
    assert page.is_seen


def with_unread(cells: Iterable[str], letter: str) -> list[str]:
    return [text.replace(letter, UNSEEN) for text in cells]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("name", "letter", "said"),
    [
        pytest.param("gothic", "3", "8", id="another digit with holes, beside the real one"),
        pytest.param("gothic", "8", "0", id="two holes as if struck through"),
        pytest.param("gothic", "6", "9", id="turned upside down"),
        pytest.param("gothic", "1", "7", id="both without holes"),
        pytest.param("gothic", "３", "８", id="of full width"),
        pytest.param("mincho", "2", "5", id="mincho"),
        pytest.param("dotted_zero", "7", "1", id="one width"),
        pytest.param("old_style", "9", "4", id="old style"),
        pytest.param("synthetic_bold", "3", "8", id="filled and stroked"),
        pytest.param("slanted", "5", "6", id="slanted"),
        pytest.param("tiny", "5", "3", id="4 points"),
        pytest.param("turned_page", "3", "8", id="on a page that is turned"),
        pytest.param("gothic", "△", " ", id="a triangle as blank: 5.0 for -5.0"),
        pytest.param("gothic", "△", "-", id="a triangle as hyphen: it may be another sign"),
        pytest.param("gothic", "▲", "\u3000", id="a triangle as a wide blank"),
        pytest.param("gothic", ".", " ", id="a decimal point as blank"),
        pytest.param("gothic", ",", ".", id="a comma as point: 1.234 for 1,234"),
        pytest.param("mincho", ".", ",", id="a point as comma"),
        pytest.param("gothic", "2", "-", id="a digit as hyphen"),
        pytest.param("gothic", "7", ",", id="a digit as comma"),
        pytest.param("gothic", "5", "\u00ad", id="a digit as soft hyphen"),
        pytest.param("mincho", "4", "\u200b", id="a digit as zero-width space"),
        pytest.param("gothic", "1", "\t", id="a digit as control character"),
        pytest.param("gothic", "-", "+", id="minus as plus"),
        pytest.param(
            "gothic", "0", "z", id="a digit as a letter, which a font without a map reads"
        ),
        pytest.param("gothic", "3", "&", id="a digit as a sign of an encoding"),
        pytest.param("mincho", "2", "\xb7", id="a digit as a middle dot"),
        pytest.param("mincho", "8", "K", id="a digit as a capital letter: K0.5 is no figure"),
    ],
)
def test_a_glyph_drawn_as_something_else_is_not_read(
    name: str, letter: str, said: str, reader: str
) -> None:
    page = page_of(name, (letter, said), reader=reader)
    clean = texts(page_of(name))
    found = texts(page)
    assert "font_contradicts_picture" in checks(page)
    for right, read in zip(clean, found, strict=True):
        assert (letter in right) == (UNSEEN in read), (right, read)


@pytest.mark.parametrize("reader", READERS)
def test_a_figure_of_which_each_digit_is_said_to_be_a_letter_is_not_read(reader: str) -> None:
    page = page_of("gothic", ("2", "n"), ("5", "w"), reader=reader)
    assert "nw" not in texts(page)
    assert "font_contradicts_picture" in checks(page)


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    "said", [pytest.param("\0", id="nothing"), pytest.param("\ufffe", id="no character")]
)
def test_a_glyph_that_is_said_to_be_nothing_is_no_hyphen(said: str, reader: str) -> None:
    """PDFium gives a hyphen for it: 25 would be read as -5."""
    page = page_of("gothic", ("2", said), reader=reader)
    assert "-5" not in texts(page)
    assert checks(page) & {"unknown_characters", "font_contradicts_picture"}


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("name", "wrong", "cell"),
    [
        pytest.param("mincho", "38", f"{UNSEEN},{UNSEEN}00", id="3 and 8"),
        pytest.param("dotted_zero", "80", f"3,{UNSEEN * 3}", id="a zero with a dot, and an 8"),
    ],
)
def test_digits_that_change_places_are_both_unread(
    name: str, wrong: str, cell: str, reader: str
) -> None:
    page = page_of(name, (wrong[0], wrong[1]), (wrong[1], wrong[0]), reader=reader)
    assert "font_contradicts_picture" in checks(page)
    assert cell in texts(page)
    assert not any(digit in "".join(texts(page)) for digit in wrong)


@pytest.mark.parametrize("reader", READERS)
def test_a_drawn_glyph_with_the_name_of_another_digit_is_not_read(reader: str) -> None:
    """PDFium does not know these names: what the other reader makes of them is compared."""
    content = (FONTS / "type3_named.pdf").read_bytes()
    (three,) = re.findall(rb"/three (\d+) 0 R", content)
    (eight,) = re.findall(rb"/eight (\d+) 0 R", content)
    wrong = content.replace(b"/eight " + eight, b"/eight " + three)
    (page,) = extract(wrong, reader=reader).pages
    assert texts(page) == [text.replace("8", UNSEEN) for text in LATIN]
    assert checks(page) == {"font_contradicts_picture"}


@pytest.mark.parametrize("reader", READERS)
def test_codes_of_glyphs_without_names_are_no_letters(reader: str) -> None:
    page = page_of("type3_unnamed", reader=reader)
    assert texts(page) == []
    assert "text_unreliable" in checks(page)


@pytest.mark.parametrize(
    ("name", "code", "says"),
    [
        pytest.param("three", 98, True, id="the name of a letter"),
        pytest.param("uni4E00", 98, True, id="the number of a letter"),
        pytest.param("comma.alt", 98, True, id="a variant of a letter"),
        pytest.param("a51", 51, True, id="its code, as dvips names bitmaps"),
        pytest.param("G33", 51, True, id="its code in hexadecimal"),
        pytest.param(".notdef", 98, True, id="no glyph: nothing to be read wrongly"),
        pytest.param("g3", 98, False, id="a number that is not its code"),
        pytest.param("glyph", 98, False, id="any word"),
    ],
)
def test_names_of_glyphs(name: str, code: int, says: bool) -> None:
    assert says_its_letter(name, code) is says


def glyph(*rows: str) -> Glyph:
    return Glyph(trimmed([bytes(dot == "#" for dot in row) for row in rows]))


EIGHT = glyph(" ### ", "#   #", "#   #", " ### ", "#   #", "#   #", " ### ")
SLASHED = glyph(" ### ", "#   #", "#  ##", "# # #", "##  #", "#   #", " ### ")


def test_the_holes_of_an_8_and_of_a_zero_with_a_stroke() -> None:
    (_, above), (_, below) = holes_of(EIGHT.rows)
    assert above < 0.5 < below
    (left, _), (right, _) = holes_of(SLASHED.rows)
    assert left < right
    assert doubt_of(8, EIGHT) < 1 <= doubt_of(3, EIGHT)
    assert doubt_of(0, SLASHED) < 1 <= doubt_of(8, SLASHED)


@pytest.mark.parametrize(
    ("letter", "box", "is_other"),
    [
        pytest.param("-", (0.05, 0.2, 0.25, 0.08), False, id="a hyphen"),
        pytest.param("－", (0.1, 0.3, 0.8, 0.05), False, id="a wide dash"),
        pytest.param("－", (0.45, 0.0, 0.06, 0.8), False, id="a dash of vertical writing"),
        pytest.param("-", (0.1, 0.0, 0.8, 0.77), True, id="a triangle"),
        pytest.param(".", (0.1, 0.0, 0.1, 0.1), False, id="a full stop"),
        pytest.param(".", (0.0, -0.16, 0.16, 0.27), True, id="a comma"),
        pytest.param(",", (0.1, 0.0, 0.1, 0.1), True, id="a full stop as comma"),
        pytest.param("△", (0.1, 0.0, 0.8, 0.77), False, id="a triangle as triangle"),
        pytest.param("△", (0.1, 0.3, 0.8, 0.05), True, id="a dash as triangle"),
    ],
)
def test_boxes_of_signs(
    letter: str, box: tuple[float, float, float, float], is_other: bool
) -> None:
    assert is_drawn_otherwise(letter, GlyphBox(*box)) is is_other


@pytest.mark.parametrize(
    ("runs", "read"),
    [
        pytest.param(["1 5"], [f"1{UNSEEN}5"], id="a run with the blank"),
        pytest.param(["1", " ", "5"], ["1", UNSEEN, "5"], id="letter by letter"),
        pytest.param(["15"], [f"1{UNSEEN}5"], id="a run that leaves the blank out"),
        pytest.param(["1", "7", "5"], ["1", "7", "5"], id="a reader that reads a letter there"),
    ],
)
def test_where_an_inked_blank_is_unread(runs: list[str], read: list[str]) -> None:
    width = 30 / len(runs)
    placed = tuple(
        TextRun(text, Box(at * width, 0, (at + 1) * width, 10), 10.0)
        for at, text in enumerate(runs)
    )
    content = PageContent(1, 40, 20, placed, (), (), ())
    found = without_contradicted(content, [DrawnLetter(" ", Box(11, 2, 19, 8))])
    assert [run.text for run in found.text_runs] == read


@pytest.mark.parametrize("reader", READERS)
def test_of_two_values_in_one_place_the_one_that_is_seen_is_read(reader: str) -> None:
    page = page_of("one_over_the_other", reader=reader)
    assert texts(page)[:2] == ["1,234", "500"], "in white; under a white box"
    assert texts(page)[2].rstrip(UNSEEN) == "5", "52 and 54, both seen"
    assert UNSEEN in texts(page)[2]


@pytest.mark.parametrize("reader", READERS)
@pytest.mark.parametrize(
    ("box", "cell", "read"),
    [
        pytest.param(Box(146, 63, 175, 71), 4, UNSEEN * 2, id="all but the foot of 25"),
        pytest.param(Box(146, 65, 175, 75), 4, UNSEEN * 2, id="the lower part of 25"),
        pytest.param(Box(146, 65.5, 175, 70.5), 4, UNSEEN * 2, id="the middle of 25"),
        pytest.param(Box(45, 110, 56.5, 125), 9, f"{UNSEEN}5.0％", id="a triangle: 5.0 for -5.0"),
        pytest.param(Box(245, 62, 249.5, 73), 5, f"{UNSEEN}6.9", id="a hyphen: 6.9 for -6.9"),
        pytest.param(Box(146, 59, 175, 62), 4, "25", id="the paper above 25"),
    ],
)
def test_a_figure_of_which_a_part_is_covered_is_not_read(
    box: Box, cell: int, read: str, reader: str
) -> None:
    (page,) = extract(covered((FONTS / "gothic.pdf").read_bytes(), box), reader=reader).pages
    expected = LATIN + JAPANESE
    expected[cell] = read
    assert texts(page) == expected


INKED, FREE = b"\xff", b"\x00"


def test_how_well_a_glyph_fits_the_ink_of_the_page() -> None:
    stem = [FREE * 2 + INKED * 4 + FREE * 2] * 8
    black, white = b"\x00", b"\xff"
    same = [white * 2 + black * 4 + white * 2] * 8
    half = same[:4] + [white * 8] * 4
    assert fit(stem, same) >= FITS
    assert fit(stem, half) < MISFITS
    assert fit(stem, [white * 8] * 8) == 0
