"""A text page of PDFium → the glyphs of its figures and blanks, each with the box its font gives it."""

import ctypes
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from itertools import chain, repeat
from typing import NamedTuple

from pipeline.extract.glyph_shapes.glyph_claims import JUDGED, GlyphBox, may_be_digit
from pipeline.extract.glyph_shapes.latin_letters import is_latin
from pipeline.extract.page.visibility import INVISIBLE_MODES
from pipeline.extract.pdfium import library as pdfium
from pipeline.extract.pdfium.calls import Matrix, Sides
from pipeline.extract.pdfium.glyphs import HYPHENS, Letters
from pipeline.extract.pdfium.page_objects import with_actual_text
from pipeline.extract.pdfium.page_state import product
from pipeline.model.page import Box

STROKED = 1
"""The text rendering mode that only draws the contour (ISO 32000-1, table 106)."""
DIGITS = "0123456789"
NEAR = 2.0
"""Font sizes. A box farther from the origin of its letter is not that of its glyph."""

LEAST_OF_SEVERAL = 0.4
"""Of the font size: one glyph that reads 12, as vertical writing has it, has so much room for each
digit. A narrower one that is said to read 12 is looked at like any other."""
LARGEST = 300.0
"""Points. No figure of a table is set so large; a damaged file may say anything."""
SMALLEST = 0.01
"""The size of letters in the coordinates of their object: of smaller ones no picture can be drawn."""

Font = tuple[bytes, int]
"""The name of a font, and the length of its file: the same font on every page of a report."""


class Setting(NamedTuple):
    """How a text object is set: its font, and the matrix, size and width it has in its own coordinates.

    `into_text` takes a point of the page to the text, in font sizes; `into_object` takes it to the
    coordinates of the object, None where they are those of the page: within a form they differ.
    `is_in_file` says that the file brings the font; else the glyphs are those of another one.
    """

    font: Font
    matrix: Matrix
    size: float
    width: float
    into_text: Matrix
    into_object: Matrix | None
    is_in_file: bool = True


class PlacedGlyph(NamedTuple):
    """A letter as it reads, its box in font sizes and in the PDF's own coordinates, and its text object."""

    letter: str
    box: GlyphBox
    sides: Sides
    text: int
    setting: Setting

    def sides_in_object(self) -> Sides:
        """The box in the coordinates of the text object."""
        matrix = self.setting.into_object
        return self.sides if matrix is None else _moved(self.sides, matrix)


def placed_glyphs(text_page: int) -> Iterator[PlacedGlyph]:
    """The letters of figures, the blanks and the short words of a page.

    Words are those of fonts that are in the file: no other font says what a code is drawn as.
    """
    letters = Letters(text_page)
    found = [span.span() for span in JUDGED.finditer(letters.text)]
    unmapped = letters.unmapped()
    judged = set(chain.from_iterable(range(*span) for span in found)) - unmapped
    found_glyphs = list(glyphs_of(text_page, letters.text, sorted(judged)))
    shared = Counter((one.text, one.sides) for one in found_glyphs)
    for one in found_glyphs:
        if is_latin(one.letter) and not one.setting.is_in_file:
            continue
        count = shared[one.text, one.sides]
        if count == 1 or one.box.width < LEAST_OF_SEVERAL * count:
            yield one
    for one in glyphs_of(text_page, letters.text, sorted(unmapped)):
        if one.setting.is_in_file and may_be_digit(one.box):
            # Another reader may know its text: it may be said to be any digit.
            yield from (one._replace(letter=digit) for digit in DIGITS)
            if is_latin(one.letter):
                yield one


def glyphs_of(text_page: int, text: str, numbers: Sequence[int]) -> Iterator[PlacedGlyph]:
    """The letters of these numbers, as far as their font draws them."""
    owners = list(map(pdfium.text_object, repeat(text_page), numbers))
    settings: dict[int, Setting | None] = dict.fromkeys(with_actual_text({*owners} - {None}))
    fonts: dict[int, tuple[Font, bool]] = {}
    for number, owner in zip(numbers, owners, strict=True):
        if owner is None:
            continue
        if owner not in settings:
            settings[owner] = _setting(text_page, number, owner, fonts)
        setting = settings[owner]
        if setting is None:
            continue
        sides, box = _sides_and_box(text_page, number, setting.into_text)
        x0, y0, x1, y1 = sides
        if max(map(abs, box)) < NEAR and x1 - x0 < LARGEST and y1 - y0 < LARGEST:
            letter = "-" if text[number] in HYPHENS else text[number]
            yield PlacedGlyph(letter, box, sides, owner, setting)


def _sides_and_box(text_page: int, number: int, into_text: Matrix) -> tuple[Sides, GlyphBox]:
    """The box of a letter's ink in the PDF's coordinates, and in font sizes from its origin."""
    at = pdfium.doubles.at
    # PDFium writes the left, the right, the bottom and the top, then the origin.
    pdfium.glyph_box(text_page, number, at, at + 8, at + 16, at + 24)
    pdfium.origin_of(text_page, number, at + 32, at + 40)
    left, right, bottom, top, x, y = pdfium.doubles.first(6)
    a, b, c, d, _, _ = into_text
    if b == c == 0 < a and d > 0:
        x0, y0, x1, y1 = a * (left - x), d * (bottom - y), a * (right - x), d * (top - y)
    else:
        from_origin = (left - x, bottom - y, right - x, top - y)
        x0, y0, x1, y1 = _moved(from_origin, (a, b, c, d, 0, 0))
    box = GlyphBox(round(x0, 3), round(y0, 3), round(x1 - x0, 3), round(y1 - y0, 3))
    return (left, bottom, right, top), box


def _setting(
    text_page: int, number: int, text: int, fonts: dict[int, tuple[Font, bool]]
) -> Setting | None:
    """How the object of a letter is set; None where its glyphs are not to be judged.

    Contours alone have other holes. `fonts` are those of the page that are known.
    """
    mode = pdfium.render_mode(text)
    if mode == STROKED or mode in INVISIBLE_MODES:
        return None
    at = pdfium.floats.at
    pdfium.matrix_of(text, at)
    pdfium.matrix_of_character(text_page, number, at + 24)
    pdfium.font_size(text, at + 48)
    pdfium.bounds_of(text, at + 52, at + 56, at + 60, at + 64)
    values = pdfium.floats.first(17)
    own, on_page, font_size = tuple(values[:6]), tuple(values[6:12]), values[12]
    inverse = _inverse(on_page)
    size = font_size * (own[2] ** 2 + own[3] ** 2) ** 0.5
    if inverse is None or not size > SMALLEST:
        return None
    into_object = None if own == on_page else product(inverse, own)
    a, b, c, d, _, _ = (number / font_size for number in inverse)
    handle = pdfium.font_of(text)
    if handle not in fonts:
        fonts[handle] = _font(handle), pdfium.is_embedded(handle) == 1
    font, is_in_file = fonts[handle]
    width, into_text = values[15] - values[13], (a, b, c, d, 0, 0)
    return Setting(font, own, size, width, into_text, into_object, is_in_file)


def _font(font: int) -> Font:
    length = ctypes.c_size_t()
    pdfium.font_data(font, None, 0, ctypes.addressof(length))
    name = ctypes.create_string_buffer(max(1, pdfium.font_name(font, None, 0)))
    pdfium.font_name(font, ctypes.addressof(name), len(name))
    return name.value, length.value


def _inverse(matrix: Iterable[float]) -> Matrix | None:
    a, b, c, d, e, f = matrix
    area = a * d - b * c
    if not area:
        return None
    return d / area, -b / area, -c / area, a / area, (c * f - d * e) / area, (b * e - a * f) / area


def _moved(sides: Sides, matrix: Matrix) -> Sides:
    """The sides of the smallest box around the corners that the matrix moves."""
    a, b, c, d, e, f = matrix
    x0, y0, x1, y1 = sides
    if b == c == 0:
        xs, ys = (a * x0 + e, a * x1 + e), (d * y0 + f, d * y1 + f)
    else:
        xs, ys = zip(
            *((a * x + c * y + e, b * x + d * y + f) for x in (x0, x1) for y in (y0, y1)),
            strict=True,
        )
    return min(xs), min(ys), max(xs), max(ys)


def placing(page: int) -> Callable[[Sides], Box]:
    """Gives the box on the page, as a person sees it, of sides in the PDF's own coordinates."""
    pdfium.page_box(page, pdfium.floats.at)
    left, head, right, foot = pdfium.floats.first(4)
    turns = pdfium.rotation(page)

    def placed(sides: Sides) -> Box:
        x0, y0, x1, y1 = sides
        if turns == 1:
            return Box(y0 - foot, x0 - left, y1 - foot, x1 - left)
        if turns == 2:
            return Box(right - x1, y0 - foot, right - x0, y1 - foot)
        if turns == 3:
            return Box(head - y1, right - x1, head - y0, right - x0)
        return Box(x0 - left, head - y1, x1 - left, head - y0)

    return placed
