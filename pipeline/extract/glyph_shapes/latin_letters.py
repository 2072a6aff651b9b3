"""Latin letters that are drawn as digits.

Where the map of a font leaves a code out, readers take the letter that the code has in a standard
encoding: the z of a subset font may be drawn as 0.
"""

from pipeline.extract.glyph_shapes.digit_shapes import digit_of
from pipeline.extract.glyph_shapes.glyph_shape import Glyph

SHORT_WORDS = r"(?<![A-Za-z])[A-Za-z]{1,3}(?![A-Za-z])"
"""A figure whose digits read as letters: between its separators are three at most."""
LOOKALIKES = {
    letter: digits
    for digits, letters in {
        "0": "Oaeo",
        "04": "d",
        "06": "b",
        "0689": "g",
        "08": "Q",
        "09": "DRpq",
        "1": "jl",
        "12": "I",
        "13": "J",
        "16": "fi",
        "2": "XZz",
        "3569": "s",
        "4": "A",
        "569": "S",
        "6": "GH",
        "7": "FTYr",
        "79": "y",
        "8": "B",
    }.items()
    for letter in letters
}
"""The digits that a letter has the shape of in some font: of 2,964 letters of 35 files of fonts (mincho and
gothic, Latin, typewriter) those not farther from the digit than 1.5 times what counts as one; and A is like
4, b like 6, d like 0, q like 9."""


def is_latin(letter: str) -> bool:
    """Whether it is one of the letters of the Latin alphabet without marks."""
    return letter.isascii() and letter.isalpha()


def is_drawn_as_digit(letter: str, glyph: Glyph) -> bool:
    """Whether a letter is drawn as a digit that it has the shape of in no font."""
    digit = digit_of(glyph)
    return digit is not None and str(digit) not in LOOKALIKES.get(letter, "")
