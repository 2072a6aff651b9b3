"""The content of a page → why its text cannot be relied on."""

import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from functools import cache

from pipeline.extract.page.geometry import area
from pipeline.model.page import Doubt, PageContent, TextRun

NAMED = 10
"""So many words are named; a whole page of them is known by its first ones."""
UNKNOWN = "(cid:"
"""How pdfminer writes a glyph without a known text: (cid:123), the glyph's number in its font."""
MANY = 0.1
"""Of the characters: with so many without a known text, the others are not to be believed either.

From 0.02 to 0.5 the PDFs at hand are judged alike: a font has a table of codes (ToUnicode) or has
none, and a lone glyph without a text (a bullet, a logo) is far below."""
MOST_OF_PAGE = 0.5
"""Of the page: with pictures over so much of it the page is a scan, and its text an OCR result.

At 0.37 a page with pictures over a third of it and 313 characters beside them is taken for one; at
0.75 a slide that is a picture with 46 characters over it no longer is."""
STRANGE = 0.2
"""Of the letters: so many from no script of a Japanese report are a wrong table of codes.

Latin accents come from names (Citroën), at most a few on a page: from 0.04 to 1 the PDFs at hand are
judged alike. Where the table of one font is wrong its share may be a third (a test); at 0.5 that page
would pass."""
OTHER = re.compile("[^ -~、。「」・ぁ-ゖァ-ヺー一-鿋！-～]")
"""What is not plain ASCII, kana, kanji or their punctuation. Only these few letters of a page are
looked up in the Unicode database, which costs more than the search."""


def doubts_of(content: PageContent) -> tuple[Doubt, ...]:
    """Each reason to doubt the text of the page, the most serious first."""
    return tuple(
        _doubts_in_order(content, [one for one in content.text_runs if not one.text.isspace()])
    )


def _doubts_in_order(content: PageContent, seen: Sequence[TextRun]) -> Iterator[Doubt]:
    pictured = sum(map(area, content.pictures)) >= MOST_OF_PAGE * content.width * content.height
    text, glyphs = _text_and_unmapped_count(seen)
    count = len(text) + glyphs
    if not seen:
        yield _no_text_doubt(content)
    else:
        yield from _unmapped_text_doubts(text, glyphs)
        if pictured:
            yield Doubt(
                "text_over_picture",
                f"pictures cover the page; {count} characters stand over or beside them",
            )
    if content.hidden:
        yield Doubt("hidden_text", f"{content.hidden} characters no person can see were left out")
    if content.contradicted:
        yield Doubt("font_contradicts_picture", ", ".join(content.contradicted[:NAMED]))
    sideways = sum(map(_letter_count, [one for one in seen if not one.upright]))
    if 2 * sideways > count:
        yield Doubt("rotated", f"{sideways} of {count} characters are turned")


def _text_and_unmapped_count(seen: Sequence[TextRun]) -> tuple[str, int]:
    """All the letters with a text, and the number of glyphs without one."""
    text = "".join([one.text for one in seen])
    if UNKNOWN not in text:
        return text, 0
    known = [one.text for one in seen if not one.text.startswith(UNKNOWN)]
    return "".join(known), len(seen) - len(known)


def _letter_count(one: TextRun) -> int:
    """How many letters or glyphs this is."""
    return 1 if one.text.startswith(UNKNOWN) else len(one.text)


def _no_text_doubt(content: PageContent) -> Doubt:
    drawn = len(content.pictures) + len(content.fills) + len(content.rulings)
    seen = f"{len(content.pictures)} pictures and {drawn} marks in all" if drawn else "nothing"
    return Doubt("no_text", f"no visible text; {seen} on the page")


def _unmapped_text_doubts(text: str, glyphs: int) -> Iterator[Doubt]:
    total = len(text) + glyphs
    odd = Counter(filter(is_suspicious, OTHER.findall(text)))

    def count(is_such: Callable[[str], bool]) -> int:
        return sum(number for letter, number in odd.items() if is_such(letter))

    unknown, private, strange = (
        glyphs + count(_is_unknown),
        count(_is_private),
        count(_is_foreign_script),
    )
    if unknown + private >= MANY * total:
        yield Doubt(
            "text_unreliable", f"{unknown + private} of {total} characters have no known text"
        )
    elif strange >= STRANGE * total:
        yield Doubt(
            "text_unreliable", f"{strange} of {total} characters are of no script used here"
        )
    elif unknown:
        yield Doubt("unknown_characters", f"{unknown} of {total} have no known text")


@cache
def is_suspicious(letter: str) -> bool:
    """Whether the letter is one of those that make a text doubtful where they are many."""
    return _is_unknown(letter) or _is_private(letter) or _is_foreign_script(letter)


def _is_private(letter: str) -> bool:
    return unicodedata.category(letter) == "Co"


def _is_unknown(letter: str) -> bool:
    r"""Whether the PDF does not say how the glyph reads.

    Private characters are asked for apart: a few are bullets of a symbol font.

    >>> _is_unknown("\ufffd"), _is_unknown("県")
    (True, False)
    """
    return letter == "\ufffd" or unicodedata.category(letter) in {"Cc", "Cn", "Cs"}


def _is_foreign_script(letter: str) -> bool:
    """Whether a letter is neither Latin without accents, Greek, Cyrillic, kana nor kanji.

    >>> _is_foreign_script("‚"), _is_foreign_script("ñ"), _is_foreign_script("A"), _is_foreign_script("県")
    (False, True, False, False)
    """
    if letter.isascii() or not letter.isalpha():
        return False
    name = unicodedata.name(letter, "")
    known = ("CJK", "HIRAGANA", "KATAKANA", "KANGXI", "FULLWIDTH", "HALFWIDTH", "GREEK", "CYRILLIC")
    return not name.startswith(known)
