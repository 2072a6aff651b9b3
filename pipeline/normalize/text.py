"""One way to write each character and text, and a form to compare words in."""

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
DIGITS = frozenset("0123456789")
TEXTS_KEPT = 2048
"""Texts whose reading is kept: headings, units, marks and names come again and again."""
# Other codes that Japanese fonts give the same character in the text of a PDF.
SAME = {"～": "〜∼∾〰", "・": "‧⋅·", "/": "∕⁄", "¥": "￥"}
SQUARED = (*range(0x3300, 0x3358), 0x32FF, *range(0x337B, 0x3380), *range(0x3371, 0x33E0))
SMALL_AND_VERTICAL = (*range(0xFE35, 0xFE49), *range(0xFE50, 0xFE70))


def _pairs() -> Iterator[tuple[str, str]]:
    for block in load("radicals")["block"]:
        for pair in block["pairs"].split():
            yield pair[0], pair[1]


def _compatible(code: int) -> str:
    """The plain letters of a squared word or a small or vertical form: ㌧ → トン, ㎞ → km."""
    return unicodedata.normalize("NFKC", chr(code)).replace("∕", "/")


@cache
def _table() -> dict[int, str]:
    table = {code: _compatible(code) for code in (*SQUARED, *SMALL_AND_VERTICAL)}
    with_an_exponent = {code for code, plain in table.items() if not DIGITS.isdisjoint(plain)}
    table = {code: plain for code, plain in table.items() if code not in with_an_exponent}
    table |= {ord(radical): kanji for radical, kanji in _pairs()}
    table |= {ord(private): plain for private, plain in load("marks")["private_use"].items()}
    return table | {ord(other): plain for plain, others in SAME.items() for other in others}


# Letters of one form, which no `Letters` change, make up most of a text: kana, kanji, ASCII but for ` and ~.
_OTHERS = re.compile(r"[^ -_a-}\n、。・「」～ぁ-ゖァ-ヺー一-鿿]+")


class Letters(dict[int, str]):
    """What `change` makes of each letter, asked for once: for `str.translate`, letter by letter."""

    def __init__(self, change: Callable[[str], str]) -> None:
        """Starts empty; the letters of the reports fill it."""
        super().__init__()
        self.change = change

    def __missing__(self, code: int) -> str:
        """The letters that stand for one seen for the first time."""
        return self.setdefault(code, self.change(chr(code)))

    def written(self, text: str) -> str:
        """The text with each letter changed; those of one form are passed over."""
        return _OTHERS.sub(lambda others: others[0].translate(self), text)


def _one_way(text: str) -> str:
    """The text in legible letters, before marks that follow a letter are put together with it."""
    seen = INVISIBLE.sub("", text)
    narrow = str(jaconv.z2h(seen, ignore="～", kana=False, ascii=True, digit=True))
    wide = str(jaconv.h2z(narrow, kana=True, ascii=False, digit=False))
    return wide.translate(_table())


_LETTERS = Letters(_one_way)


@lru_cache(maxsize=TEXTS_KEPT)
def legible(text: str) -> str:
    """The text with each character in its one form, spaces and line breaks left as they are.

    ASCII half-width, katakana full-width, radicals to their kanji, squared words spelt out (㎡ and
    other exponents stay), invisible characters gone, 〜 to ～, ‧ to ・. Dashes, brackets of other kinds,
    ① and Ⅰ stay as printed.

    >>> legible("ﾃﾞｰﾀ １２㌧")
    'データ 12トン'
    """
    if text.isascii() and text.isprintable():
        return text
    # A half-width sound mark is one letter with the katakana before it.
    has_marks = "ﾞ" in text or "ﾟ" in text
    return unicodedata.normalize("NFC", _one_way(text) if has_marks else _LETTERS.written(text))


SPACE = Pattern(r"(?<=([A-Za-z])?)\s++(?=([A-Za-z])?)")
BROKEN_WIDE_WORD = Pattern(r"(?<=[Ａ-Ｚａ-ｚ])\n(?=[Ａ-Ｚａ-ｚ])")
_ALIKE = dict(
    zip(
        "（〔［【〈《＜）〕］】〉》＞·•∙⋅・‐‑‒–—―−─━~〜",
        "(((((((" + ")))))))" + "・" * 5 + "-" * 9 + "～～",
        strict=True,
    )
)
ALIKE = Letters(lambda letter: _ALIKE.get(letter, letter))
NO_LONG_VOWEL = Pattern(r"(?<![\p{Katakana}\p{Hiragana}ー])ー++")


@lru_cache(maxsize=TEXTS_KEPT)
def plain(text: str) -> str:
    r"""The text in one line, as the tables hold it.

    Characters as in `legible`; lines joined; a space stays only between two Latin letters. Words
    are otherwise as printed. Full-width letters are set like kanji: a line may break within a word.

    >>> plain("デジタル変革（ＤＸ）"), plain("生成Ａ\nＩ"), plain("Smart\nCity")
    ('デジタル変革(DX)', '生成AI', 'Smart City')
    """
    unbroken = BROKEN_WIDE_WORD.sub("", text) if "\n" in text else text
    whole = legible(unbroken).strip()
    if len(whole.split()) < 2:
        return whole
    line = SPACE.sub(lambda space: " " if space[1] and space[2] else "", whole)
    return unicodedata.normalize("NFC", line)


@lru_cache(maxsize=TEXTS_KEPT)
def folded(text: str) -> str:
    """The text with what does not tell words apart taken away, to compare heading words.

    As `plain`, without any space; brackets, middle dots, dashes and wave dashes each in one form.

    >>> folded("目標値〔Ｒ６ 年度〕")
    '目標値(R6年度)'
    """
    line = ALIKE.written("".join(plain(text).split()))
    return NO_LONG_VOWEL.sub(lambda marks: "-" * len(marks[0]), line) if "ー" in line else line
