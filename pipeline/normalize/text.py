"""The text of one cell, name or narrative in the contract's form, and a form to compare words in."""

import unicodedata
from functools import lru_cache

from pipeline.normalize.characters import TEXTS_KEPT, Letters, legible
from pipeline.normalize.pattern import Pattern

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
