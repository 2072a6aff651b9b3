"""Letters and signs of the Latin character set that are drawn as digits.

Where the map of a font leaves a code out, readers take what the code is in a standard encoding (ISO
32000-1, annex D): the z or the & of a subset font may be drawn as 0.
"""

import re
from functools import cache

from pipeline.extract.glyph_shapes.digit_shapes import digit_of
from pipeline.extract.glyph_shapes.glyph_shape import Glyph

LATIN = r"!-*/:-}\xa1-\xac\xae-\xb1\xb4-\xb8\xba\xbb\xbf-\xff\u0152-\u0192\u02c6-\u02dd\u2018-\u203a\u20ac\u2122\ufb01\ufb02"
"""The set but its digits, raised ones and fractions, too, its blanks and dashes and the signs of figures."""
SHORT_WORDS = rf"(?<![{LATIN}])[{LATIN}]{{1,3}}(?![{LATIN}])"
"""A figure whose digits read as letters: between its separators are three at most."""
LOOKALIKES = {
    0: "@OQaeop¢§©®ºÐÒÓÔÕÖØðòôø",
    1: "!)/:;IJL]fijl|}¡¶¿ÌÍÎÝìíîïñýŸžƒ†",
    2: "!:=EIXZxzÌÍÎŽž",
    3: ")J]",
    4: "*<Adq{¢ª«ÁÃú‡‹",
    5: "Sjsšƒ",
    6: "&(CEGKbcfik{£ÇÓáçéíóõöùúûŒ‘€ﬁ",
    7: "?FTVY\\frvy¥ÎÏíîïŸ†",
    8: "&BgØæø",
    9: "PgqyºÞßýÿŠšƒ’‚ﬁﬂ",
}
"""What has the shape of each digit in some font: of 8,850 glyphs of 34 files of fonts (mincho and gothic,
Latin, typewriter, signs) those not farther from the digit than 1.4 times what counts as one."""


@cache
def is_latin(letter: str) -> bool:
    """Whether it is of the Latin character set, and no digit and no sign of a figure.

    >>> [is_latin(one) for one in ("z", "&", "-", "7", "件")]
    [True, True, False, False, False]
    """
    return re.fullmatch(f"[{LATIN}]", letter) is not None and not letter.isdecimal()


def is_drawn_as_digit(letter: str, glyph: Glyph) -> bool:
    """Whether a letter is drawn as a digit that it has the shape of in no font."""
    digit = digit_of(glyph)
    return digit is not None and letter not in LOOKALIKES[digit]
