"""What a glyph is said to be, its box and its picture → whether it is drawn as something else.

All measures are in font sizes, from the origin of the glyph: to the right and up.
"""

import re
import unicodedata
from typing import NamedTuple

from pipeline.extract.glyph_shapes.latin_letters import SHORT_WORDS, is_latin

HYPHENS = "\ufffe\x02"
"""How PDFium writes a hyphen at the end of a line, and a glyph that is said to read nothing."""
DASHES = f"-−－‐‑‒–—―~～〜{HYPHENS}"
TRIANGLES = "△▲"
POINTS, COMMAS = ".．", ",，"
SIGNS = DASHES + TRIANGLES + POINTS + COMMAS + "+＋"
INVISIBLE = (
    r"\s\x00-\x1f\x7f-\xa0\xad\u115f\u200b-\u200f\u2028-\u202f\u205f-\u206f\u3000\u3164\ufeff"
)
JUDGED = re.compile(
    rf"[{re.escape(SIGNS)}]{{0,2}}\d[\d{re.escape(SIGNS)}]*|[{INVISIBLE}]+|{SHORT_WORDS}"
)
"""The letters looked at: figures with their signs and separators, what has no ink, and short Latin words."""

NO_INK = 0.03
"""A blank has no height. Of 292 blanks of the fonts at hand none has 0.01."""
FLAT = 0.35
"""No dash is so high (0.2 of the boldest), no wave dash, no full stop (0.26)."""
UPRIGHT_BAR = 0.14
"""A dash of vertical writing is no wider: it is as high as the font, and right."""
LOW_COMMA = 0.55
"""No comma is so high: 0.46 of the boldest. No digit is lower, not even of old style."""
BELOW = -0.06
"""Every comma reaches below this (-0.08 to -0.23), no full stop does (-0.04): how the two are told
apart, where the comma is also higher than wide, and the point is not."""
ROUND = 1.15
"""Height over width: of a full stop, but for those of the thinnest fonts, which end on the baseline."""
LEAST_DIGIT, WIDEST_DIGIT = 0.35, 0.85
"""Digits of old style are 0.42 high at least, those of the widest font 0.78 wide."""
TRIANGLE_HEIGHT = 0.35
"""△ and ▲ are 0.75 to 0.81 high."""


class GlyphBox(NamedTuple):
    """The box of the ink of a glyph, as its font says."""

    left: float
    bottom: float
    width: float
    height: float


def is_invisible(letter: str) -> bool:
    r"""Whether a letter has no ink: a blank, a control or format character.

    >>> [is_invisible(one) for one in ("　", "\xad", "-")]
    [True, True, False]
    """
    return letter.isspace() or unicodedata.category(letter) in {"Cc", "Cf", "Zs"}


def may_be_digit(box: GlyphBox) -> bool:
    """Whether the box is as high and as narrow as a digit's; kanji are wider.

    >>> may_be_digit(GlyphBox(0.1, 0, 0.5, 0.72)), may_be_digit(GlyphBox(0, 0, 0.9, 0.9))
    (True, False)
    """
    return LEAST_DIGIT < box.height < 1 and box.width < WIDEST_DIGIT


def needs_picture(letter: str, box: GlyphBox) -> bool:
    """Whether the box alone does not say if the glyph is the letter."""
    if is_latin(letter):
        return may_be_digit(box)
    return letter.isdecimal() or (is_invisible(letter) and box.height > NO_INK)


def is_drawn_otherwise(letter: str, box: GlyphBox) -> bool:
    """Whether the box cannot be that of this sign."""
    _, bottom, width, height = box
    if letter in DASHES:
        return height > FLAT and width > UPRIGHT_BAR
    if letter in POINTS:
        return height > FLAT or (bottom < BELOW and height > ROUND * width)
    if letter in COMMAS:
        return height > LOW_COMMA or (BELOW < bottom < -BELOW and height < ROUND * width)
    if letter in TRIANGLES:
        return height < TRIANGLE_HEIGHT or not width / 2 < height < 2 * width
    return letter in "+＋" and not width / 2 < height < 2 * width
