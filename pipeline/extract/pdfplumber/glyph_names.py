"""Fonts whose glyphs have names that say nothing: their codes are no text.

A font without a table of codes (ToUnicode) says by the names of its glyphs how they read (ISO 32000-1,
9.10.2): three, comma, uni4E00. A name like g12 says nothing. pdfminer then takes the code for a
letter, as if the font had the standard encoding.
"""

import re
from collections.abc import Iterator, Mapping

from pdfminer.encodingdb import name2unicode
from pdfminer.pdffont import PDFFont, PDFSimpleFont
from pdfminer.pdftypes import resolve1
from pdfminer.psparser import PSLiteral

NUMBERED = re.compile(r"[A-Za-z]{1,4}[-_]?([0-9A-Fa-f]+)")
"""Programs that name glyphs by their codes in a standard encoding: a49 (dvips), G31, cid_49."""
NO_GLYPH = frozenset({".notdef", ".null", "nonmarkingreturn"})


def forget_unnamed_codes(font: PDFFont, resources: Mapping[str, object]) -> None:
    """Take from the font the letters of the codes whose glyphs have a name that says nothing."""
    if not isinstance(font, PDFSimpleFont) or font.unicode_map is not None:
        return
    encoding = resolve1(resources.get("Encoding"))
    differences = resolve1(encoding.get("Differences")) if isinstance(encoding, dict) else None
    if isinstance(differences, list):
        for code in _unnamed_codes(differences):
            font.cid2unicode.pop(code, None)


def _unnamed_codes(differences: list[object]) -> Iterator[int]:
    """The codes whose glyphs have a name that is no letter's (ISO 32000-1, 9.6.6.1, table 114)."""
    code = 0
    for one in map(resolve1, differences):
        if isinstance(one, int):
            code = one
        elif isinstance(one, PSLiteral):
            if not says_its_letter(str(one.name), code):
                yield code
            code += 1


def says_its_letter(name: str, code: int) -> bool:
    """Whether the name of a glyph says how it reads, or is its code.

    >>> says_its_letter("three", 98), says_its_letter("g3", 98), says_its_letter("a98", 98)
    (True, False, True)
    """
    numbered = NUMBERED.fullmatch(name)
    if name in NO_GLYPH or (numbered and code in _numbers(numbered[1])):
        return True
    try:
        return bool(name2unicode(name))
    except (KeyError, ValueError):
        return False


def _numbers(digits: str) -> set[int]:
    """What the digits may stand for: a decimal or a hexadecimal number."""
    return {int(digits, 16)} | ({int(digits)} if digits.isdecimal() else set())
