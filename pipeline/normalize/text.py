"""The one form of each character, a text in one line, and the key by which texts are compared."""

import re
import unicodedata
from collections.abc import Callable, Iterator
from functools import cache, lru_cache

import jaconv
import regex

from pipeline.knowledge import load
from pipeline.normalize.pattern import Pattern

INVISIBLE = Pattern(
    r"[[\p{Cf}\p{Variation_Selector}\p{Cc}]--[\t\n\v\f\r\x1c-\x1f\x85]]", regex.VERSION1
)
"""Format, variation and control characters, but those that are white space."""
DIGITS = frozenset("0123456789")
TEXTS_KEPT = 2048
"""Texts whose reading each cache keeps, since headings, units, marks and names recur."""
OTHER_CODES = {"～": "〜∼∾〰", "・": "‧⋅·", "/": "∕⁄", "¥": "￥"}
"""Other codes that Japanese fonts give the same character in the text of a PDF."""
SQUARED = (*range(0x3300, 0x3358), 0x32FF, *range(0x337B, 0x3380), *range(0x3371, 0x33E0))
"""Words and units set in one square: ㌀ to ㍗, the eras ㋿ and ㍻ to ㍿, ㍱ to ㏟."""
SMALL_AND_VERTICAL = (*range(0xFE35, 0xFE49), *range(0xFE50, 0xFE70))
"""Brackets for vertical text and small forms of punctuation: ︵, ﹐."""


def _radicals_and_kanji() -> Iterator[tuple[str, str]]:
    for block in load("radicals")["block"]:
        for pair in block["pairs"].split():
            yield pair[0], pair[1]


def _letters_of(code: int) -> str:
    """The letters of a squared word, or of a small or vertical form: ㌧ → トン, ㎞ → km."""
    return unicodedata.normalize("NFKC", chr(code)).replace("∕", "/")


@cache
def _replacements() -> dict[int, str]:
    table = {code: _letters_of(code) for code in (*SQUARED, *SMALL_AND_VERTICAL)}
    with_an_exponent = {code for code, plain in table.items() if not DIGITS.isdisjoint(plain)}
    table = {code: plain for code, plain in table.items() if code not in with_an_exponent}
    table |= {ord(radical): kanji for radical, kanji in _radicals_and_kanji()}
    table |= {ord(private): plain for private, plain in load("marks")["private_use"].items()}
    return table | {ord(other): plain for plain, others in OTHER_CODES.items() for other in others}


_NOT_PLAIN = re.compile(r"[^ -_a-}\n、。・「」～ぁ-ゖァ-ヺー一-鿿]+")
"""All but the letters that no `LetterTable` changes: kana, kanji, ASCII without ` and ~.

They make up most of a text, and `re` passes over them faster than `str.translate` does.
"""


class LetterTable(dict[int, str]):
    """A table for `str.translate` that calls `change` once for each letter it meets."""

    def __init__(self, change: Callable[[str], str]) -> None:
        """Starts empty."""
        super().__init__()
        self.change = change

    def __missing__(self, code: int) -> str:
        """What replaces a letter that is met for the first time."""
        return self.setdefault(code, self.change(chr(code)))

    def apply(self, text: str) -> str:
        """The text with each letter changed; plain ones are passed over."""
        return _NOT_PLAIN.sub(lambda letters: letters[0].translate(self), text)


def _unify(text: str) -> str:
    """The text with unified characters, before sound marks are joined to the letter before them."""
    visible = INVISIBLE.sub("", text)
    narrow = str(jaconv.z2h(visible, ignore="～", kana=False, ascii=True, digit=True))
    wide = str(jaconv.h2z(narrow, kana=True, ascii=False, digit=False))
    return wide.translate(_replacements())


_UNIFIED = LetterTable(_unify)


@lru_cache(maxsize=TEXTS_KEPT)
def unify_characters(text: str) -> str:
    """The text with each character in its one form; spaces and line breaks stay as they are.

    ASCII half-width, katakana full-width, radicals to their kanji, squared words spelt out (㎡ and
    other exponents stay), invisible characters gone, 〜 to ～, ‧ to ・. Dashes, brackets of other kinds,
    ① and Ⅰ stay as printed.

    >>> unify_characters("ﾃﾞｰﾀ １２㌧")
    'データ 12トン'
    """
    if text.isascii() and text.isprintable():
        return text
    # A half-width sound mark is one letter with the katakana before it.
    has_marks = "ﾞ" in text or "ﾟ" in text
    return unicodedata.normalize("NFC", _unify(text) if has_marks else _UNIFIED.apply(text))


SPACE = Pattern(r"(?<=([A-Za-z])?)\s++(?=([A-Za-z])?)")
"""A space, with the Latin letter on each side of it where there is one."""
BROKEN_WIDE_WORD = Pattern(r"(?<=[Ａ-Ｚａ-ｚ])\n(?=[Ａ-Ｚａ-ｚ])")
"""A line break between full-width letters, which is no space: a line is full there."""
_ALIKE = dict(
    zip(
        "（〔［【〈《＜）〕］】〉》＞·•∙⋅・‐‑‒–—―−─━~〜",
        "(((((((" + ")))))))" + "・" * 5 + "-" * 9 + "～～",
        strict=True,
    )
)
"""Brackets, middle dots, dashes and wave dashes, each with the form that stands for its kind."""
ALIKE = LetterTable(lambda letter: _ALIKE.get(letter, letter))
NO_LONG_VOWEL = Pattern(r"(?<![\p{Katakana}\p{Hiragana}ー])ー++")
"""ー where no kana is before it: a dash."""


@lru_cache(maxsize=TEXTS_KEPT)
def normalized(text: str) -> str:
    r"""The text in one line, as the tables hold it.

    Characters as in `unify_characters`; lines joined; a space stays only between two Latin letters. Words
    are otherwise as printed. Full-width letters are set like kanji: a line may break within a word.

    >>> normalized("デジタル変革（ＤＸ）"), normalized("生成Ａ\nＩ"), normalized("Smart\nCity")
    ('デジタル変革(DX)', '生成AI', 'Smart City')
    """
    unbroken = BROKEN_WIDE_WORD.sub("", text) if "\n" in text else text
    whole = unify_characters(unbroken).strip()
    if len(whole.split()) < 2:
        return whole
    line = SPACE.sub(lambda space: " " if space[1] and space[2] else "", whole)
    return unicodedata.normalize("NFC", line)


@lru_cache(maxsize=TEXTS_KEPT)
def comparison_key(text: str) -> str:
    """The text without what makes no difference between words, to compare headings and names.

    As `normalized`, without any space; brackets, middle dots, dashes and wave dashes each in one form.

    >>> comparison_key("目標値〔Ｒ６ 年度〕")
    '目標値(R6年度)'
    """
    line = ALIKE.apply("".join(normalized(text).split()))
    return NO_LONG_VOWEL.sub(lambda marks: "-" * len(marks[0]), line) if "ー" in line else line
