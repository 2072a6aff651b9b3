"""The text of one cell, name or narrative in the contract's form, and a form to compare words in."""

import unicodedata

import regex

from pipeline.normalize.characters import legible

SPACE = regex.compile(r"(?<=([A-Za-z])?)\s++(?=([A-Za-z])?)")
ALIKE = str.maketrans(
    "（〔［【〈《＜）〕］】〉》＞·•∙⋅・‐‑‒–—―−─━~〜",
    "(((((((" + ")))))))" + "・" * 5 + "-" * 9 + "～～",
)
LONG_VOWEL_OUT_OF_PLACE = regex.compile(r"(?<![\p{Katakana}\p{Hiragana}ー])ー")


def plain(text: str) -> str:
    """The text in one line, as the tables hold it.

    Characters as in `legible`; lines joined; a space stays only between two Latin letters. Words
    are otherwise as printed.

    >>> plain("デジタル変革（ＤＸ）")
    'デジタル変革(DX)'
    """
    line = SPACE.sub(lambda space: " " if space[1] and space[2] else "", legible(text).strip())
    return unicodedata.normalize("NFC", line)


def folded(text: str) -> str:
    """The text with what does not tell words apart taken away, to compare heading words.

    As `plain`, without any space; brackets, middle dots, dashes and wave dashes each in one form.

    >>> folded("目標値〔Ｒ６ 年度〕")
    '目標値(R6年度)'
    """
    line = "".join(plain(text).split())
    return LONG_VOWEL_OUT_OF_PLACE.sub("-", line.translate(ALIKE))
